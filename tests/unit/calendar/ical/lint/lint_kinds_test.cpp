#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "calendar/ical/lint/lint.hpp"

// Every kind of fault that the RFCs name, in every component, and valid forms that look unusual.

using namespace plenary;
using namespace plenary::calendar;

namespace {

std::string crlf(std::string text) {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  return text;
}

/// A calendar of `components`, whose first line is 6.
std::string calendar_of(const std::string& components, const std::string& head = {}) {
  return crlf(
      "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//Test//EN\nNAME:Test\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\n" +
      head + components + "END:VCALENDAR\n");
}

std::string component(const std::string& name, const std::string& lines) {
  return "BEGIN:" + name + "\nUID:a\nDTSTAMP:20260101T000000Z\n" + lines + "END:" + name + "\n";
}

std::string event(const std::string& lines) {
  return component("VEVENT", "SEQUENCE:0\nDTSTART:20261117T080000Z\n" + lines);
}

/// The errors and warnings, by rule; notes aside.
std::vector<std::string> rules(const std::string& text, const ical::LintOptions& options = {}) {
  std::vector<std::string> found;
  for (const auto& finding : ical::lint(text, options)) {
    if (finding.severity != ical::Severity::info) found.emplace_back(finding.rule);
  }
  return found;
}

using Kinds = std::vector<std::pair<std::string, std::string>>;  // lines, rule

void check_each(const Kinds& kinds, const std::string& name, const std::string& before) {
  for (const auto& [lines, rule] : kinds) {
    INFO(name << ": " << lines);
    const auto found = rules(calendar_of(component(name, before + lines)));
    CHECK(std::ranges::find(found, rule) != found.end());
  }
}

}  // namespace

TEST_CASE("lint kinds: values of events", "[ical][lint]") {
  check_each({{"TRANSP:BUSY\n", "bad-status"},
              {"STATUS:COMPLETED\n", "bad-status"},
              {"PRIORITY:12\n", "bad-number"},
              {"PRIORITY:high\n", "bad-number"},
              {"SEQUENCE:1.5\n", "bad-number"},
              {"METHOD:REQUEST\n", "misplaced-property"},
              {"DUE:20261118T080000Z\n", "misplaced-property"},
              {"PERCENT-COMPLETE:10\n", "misplaced-property"},
              {"TZOFFSETTO:+0100\n", "misplaced-property"},
              {"DURATION:-PT1H\n", "bad-duration"},
              {"DURATION:PT0S\n", "bad-duration"},
              {"DURATION:P1W2D\n", "bad-duration"},
              {"DURATION:PT1H30S\n", "bad-duration"},
              {"EXDATE:20261118\n", "bad-time"},
              {"DTEND;VALUE=TEXT:20261118T080000Z\n", "wrong-value-type"},
              {"SUMMARY;VALUE=URI:x:y\n", "wrong-value-type"},
              {"RRULE;TZID=Europe/Paris:FREQ=DAILY\n", "needless-tzid"},
              {"EXDATE;TZID=Europe/Paris;VALUE=DATE:20261118\n", "needless-tzid"},
              {"SUMMARY:one, two\n", "bad-text"},
              {"SUMMARY:one; two\n", "bad-text"},
              {"DESCRIPTION:a \\x b\n", "bad-text"},
              {"LOCATION:ends\\\n", "bad-text"},
              {"CATEGORIES:a;b\n", "bad-text"},
              {"DTEND:20261117T080000\n", "date-type-mismatch"},
              {"DTEND;TZID=Europe/Paris:20261117T090000\n", "end-before-start"},
              {"ATTACH;ENCODING=BASE64:AAAA\n", "bad-attachment"},
              {"ATTACH;VALUE=BINARY;ENCODING=BASE64:A*AA\n", "bad-attachment"},
              {"ATTACH:no link\n", "bad-uri"},
              {"COLOR:#4682b4\n", "bad-color"},
              {"COLOR:bluish\n", "bad-color"},
              {"CONFERENCE:https://meet.example/\n", "missing-value-type"},
              {"RDATE;VALUE=PERIOD:20261119T090000Z/20261119T080000Z\n", "bad-period"},
              {"SUMMARY:a\nSUMMARY:b\n", "repeated-property"},
              {"BEGIN:VEVENT\nEND:VEVENT\n", "missing-end"},
              {"BEGIN:STANDARD\nEND:STANDARD\n", "missing-end"}},
             "VEVENT", "SEQUENCE:0\nDTSTART:20261117T080000Z\n");
}

TEST_CASE("lint kinds: parameters", "[ical][lint]") {
  check_each({{"ATTENDEE;RSVP=YES:mailto:a@example.org\n", "bad-participation"},
              {"ATTENDEE;ROLE=BOSS:mailto:a@example.org\n", "bad-participation"},
              {"ATTENDEE;CUTYPE=PERSON:mailto:a@example.org\n", "bad-participation"},
              {"ATTENDEE;PARTSTAT=COMPLETED:mailto:a@example.org\n", "bad-participation"},
              {"RECURRENCE-ID;RANGE=THISANDPRIOR:20261117T080000Z\n", "bad-participation"},
              {"SUMMARY;LANGUAGE=french_FR:x\n", "bad-language"},
              {"SUMMARY;LANGUAGE=fr;LANGUAGE=en:x\n", "repeated-parameter"},
              {"DESCRIPTION;ALTREP=CID:x\n", "unquoted-uri-parameter"},
              {"ATTENDEE;SENT-BY=mailto:b@example.org:mailto:a@example.org\n", "unquoted-uri-parameter"},
              {"ATTENDEE;CN=\"a\"b\":mailto:a@example.org\n", "malformed-line"},
              {"COMMENT;VALUE=NUMBER:1\n", "wrong-value-type"}},
             "VEVENT", "SEQUENCE:0\nDTSTART:20261117T080000Z\n");
}

TEST_CASE("lint kinds: to-dos, journal entries, busy times, availability and alarms", "[ical][lint]") {
  check_each({{"STATUS:TENTATIVE\n", "bad-status"},
              {"TRANSP:OPAQUE\n", "misplaced-property"},
              {"DTEND:20261118T080000Z\n", "misplaced-property"},
              {"PERCENT-COMPLETE:101\n", "bad-number"},
              {"DTSTART:20261118T080000Z\nDUE:20261117T080000Z\n", "end-before-start"},
              {"DTSTART:20261118T080000Z\nDUE;VALUE=DATE:20261119\n", "date-type-mismatch"},
              {"DUE:20261117T080000Z\nDURATION:PT1H\n", "due-and-duration"},
              {"RRULE:FREQ=DAILY\n", "recurrence-without-start"},
              {"EXDATE:20261117T080000Z\n", "recurrence-without-start"},
              {"COMPLETED:20261117T080000\n", "bad-time"},
              {"DTSTART:20261117T080000Z\nRRULE:FREQ=NEVER\n", "bad-rule"},
              {"BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nREPEAT:2\nEND:VALARM\n", "repeat-and-duration"},
              {"BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\n", "incomplete-alarm"}},
             "VTODO", "");
  check_each({{"STATUS:CONFIRMED\n", "bad-status"}, {"LOCATION:Paris\n", "misplaced-property"}}, "VJOURNAL", "");
  check_each({{"FREEBUSY:20261117T090000Z/20261117T080000Z\n", "bad-period"},
              {"SUMMARY:x\n", "misplaced-property"},
              {"DTSTART:20261117T080000\n", "bad-free-busy-time"}},
             "VFREEBUSY", "");
  check_each({{"BUSYTYPE:FREE\n", "bad-status"},
              {"BEGIN:AVAILABLE\nUID:b\nDTSTAMP:20260101T000000Z\nEND:AVAILABLE\n", "incomplete-component"}},
             "VAVAILABILITY", "");
  CHECK(rules(calendar_of("BEGIN:VTODO\nUID:a\nEND:VTODO\n")) == std::vector<std::string>{"incomplete-component"});
  CHECK(rules(calendar_of("BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM\n" + event(""))).front() ==
        "misplaced-component");
  CHECK(rules(calendar_of(event("") + component("VTODO", ""))) == std::vector<std::string>{"uid-of-two-kinds"});
}

TEST_CASE("lint kinds: the calendar itself, its lines, and every calendar of a file", "[ical][lint]") {
  const auto found = [](const std::string& text, const std::string& rule) {
    const auto all = rules(text);
    return std::ranges::find(all, rule) != all.end();
  };
  CHECK(found(calendar_of(event(""), "VERSION:2.0\n"), "repeated-property"));
  CHECK(found(calendar_of(event(""), "CALSCALE:JULIAN\n"), "bad-status"));
  CHECK(found(calendar_of(event(""), "NAME:Other\n"), "repeated-name"));
  CHECK(found(calendar_of(event(""), "SOURCE:https://example.org/\n"), "missing-value-type"));
  CHECK(found(calendar_of(event(""), "DTSTART:20261117T080000Z\n"), "misplaced-property"));
  CHECK(found(calendar_of(""), "empty-calendar"));
  CHECK(found(calendar_of(event("")) + calendar_of(event("STATUS:MAYBE\n")), "bad-status"));
  std::string cut = calendar_of(event(""));
  cut.resize(cut.size() - 2);
  CHECK(found(cut, "missing-line-end"));
  CHECK(found("\xEF\xBB\xBF" + calendar_of(event("")), "byte-order-mark"));
  const auto severity = [](const std::string& text, bool strict) {
    return ical::lint(text, {strict, {}}).front().severity;
  };
  CHECK(severity("\xEF\xBB\xBF" + calendar_of(event("")), false) == ical::Severity::warning);
  CHECK(severity("\xEF\xBB\xBF" + calendar_of(event("")), true) == ical::Severity::error);
  CHECK(found(calendar_of(event("TRANSP: OPAQUE\n")), "space-around"));
  CHECK(found(calendar_of(event("\n\n")), "blank-lines"));
}

TEST_CASE("lint kinds: definitions of zones", "[ical][lint]") {
  const auto found = [](const std::string& observance, const std::string& rule) {
    const auto all = rules(calendar_of("BEGIN:VTIMEZONE\nTZID:Etc/UTC\nBEGIN:STANDARD\n" + observance +
                                       "END:STANDARD\nEND:VTIMEZONE\n" +
                                       component("VEVENT", "SEQUENCE:0\nDTSTART;TZID=Etc/UTC:20261117T080000\n")));
    return std::ranges::find(all, rule) != all.end();
  };
  const std::string offsets = "TZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n";
  CHECK(found("DTSTART:19700101T000000Z\n" + offsets, "incomplete-observance"));
  CHECK(found("DTSTART;VALUE=DATE:19700101\n" + offsets, "incomplete-observance"));
  CHECK(found("DTSTART:19700101T000000\nTZOFFSETTO:+0000\n" + offsets, "repeated-property"));
  CHECK(found("DTSTART:19700101T000000\nRRULE:FREQ=YEARLY;UNTIL=20300101T000000\n" + offsets, "timezone-until-local"));
  CHECK_FALSE(found("DTSTART:19700101T000000\n" + offsets, "incomplete-observance"));
}

TEST_CASE("lint kinds: messages by method", "[ical][lint]") {
  const auto found = [](const std::string& method, const std::string& lines) {
    const auto all = rules(calendar_of(component("VEVENT", lines), "METHOD:" + method + "\n"));
    return std::ranges::find(all, std::string{"message"}) != all.end();
  };
  const std::string organizer = "ORGANIZER:mailto:o@example.org\n";
  const std::string attendee = "ATTENDEE:mailto:a@example.org\n";
  CHECK(found("REQUEST", "DTSTART:20261117T080000Z\nSUMMARY:x\nSEQUENCE:0\n" + organizer));
  CHECK_FALSE(found("REQUEST", "DTSTART:20261117T080000Z\nSUMMARY:x\nSEQUENCE:0\n" + organizer + attendee));
  CHECK(found("CANCEL", organizer + attendee));
  CHECK(found("CANCEL", "SEQUENCE:1\nSTATUS:CONFIRMED\n" + organizer + attendee));
  CHECK_FALSE(found("CANCEL", "SEQUENCE:1\nSTATUS:CANCELLED\n" + organizer + attendee));
  // RFC 5546 §3.2.3, §3.2.6: DTSTART is optional, or must not be there.
  CHECK(rules(calendar_of(
                  component("VEVENT", "SEQUENCE:1\n" + organizer + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\n"),
                  "METHOD:REPLY\n"))
            .empty());
  CHECK(rules(calendar_of(component("VEVENT", organizer + attendee), "METHOD:REFRESH\n")).empty());
}

TEST_CASE("lint kinds: forms that are valid and unusual have no finding", "[ical][lint]") {
  for (const std::string& lines :
       {std::string{"SEQUENCE:+1\n"},
        std::string{"STATUS:Confirmed\n"},
        std::string{"TRANSP:Transparent\n"},
        std::string{"DESCRIPTION:\nLOCATION:\n"},
        std::string{"COLOR:SteelBlue\n"},
        std::string{"LINK;VALUE=UID;LINKREL=related:other-event\n"},
        std::string{"LINK;VALUE=uri;LINKREL=\"https://example.org/rel\":https://example.org/\n"},
        std::string{"RELATED-TO;VALUE=URI;RELTYPE=DEPENDS-ON:https://example.org/\n"},
        std::string{"IMAGE;VALUE=uri;DISPLAY=BADGE:https://example.org/a.png\n"},
        std::string{"EXDATE:20261118T080000Z,20261119T080000Z\nRRULE:FREQ=DAILY\n"},
        std::string{"RDATE;VALUE=PERIOD:20261119T080000Z/PT1H\n"},
        std::string{"DURATION:P15DT5H0M20S\n"},
        std::string{"DURATION:P7W\n"},
        std::string{"SUMMARY;LANGUAGE=zh-Hant-TW:x\n"},
        std::string{"SUMMARY:a\\, b\\; c\\\\ d\\n e\\N f\n"},
        std::string{"CATEGORIES:a,b\\,c\nRESOURCES:d,e\n"},
        std::string{"GEO:+48.8;-2.3\n"},
        std::string{"ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:AAAA\n"},
        std::string{"REQUEST-STATUS:2.0;Success;x\n"},
        std::string{"X-ANYTHING;X-P=1:a, b; c \\q\n"},
        std::string{"IANA-TOKEN;VALUE=X-OWN:1,2;3\n"},
        std::string{"CLASS:X-OWN\n"},
        std::string{"BEGIN:VLOCATION\nUID:v\nNAME:Hall\nEND:VLOCATION\n"},
        std::string{"BEGIN:PARTICIPANT\nUID:p\nPARTICIPANT-TYPE:SPEAKER\nEND:PARTICIPANT\n"}}) {
    INFO(lines);
    std::string text = event(lines);
    if (lines.starts_with("SEQUENCE")) text.erase(text.find("SEQUENCE:0\n"), 11);
    CHECK(rules(calendar_of(text)).empty());
  }
  CHECK(rules(calendar_of(component("VEVENT", "SEQUENCE:0\nDTSTART;VALUE=date:20261117\nDTEND;VALUE=Date:20261118\n")))
            .empty());
  CHECK(rules(calendar_of(component("VTODO", "STATUS:needs-action\nDUE;VALUE=DATE:20261118\nPERCENT-COMPLETE:0\n")))
            .empty());
  CHECK(rules(calendar_of(component("VJOURNAL", "DESCRIPTION:one\nDESCRIPTION:two\nSTATUS:FINAL\n"))).empty());
  CHECK(rules(calendar_of(event(""), "NAME;LANGUAGE=fr:Essai\nCALSCALE:gregorian\n")).empty());
}
