#include "calendar/ical/lint/lint.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "calendar/ical/event/writer.hpp"
#include "tests/unit/calendar/ical/sample.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

/// A feed without findings; every fault below is one change to it.
const std::string sound =
    "BEGIN:VCALENDAR\r\n"                               // 1
    "VERSION:2.0\r\n"                                   // 2
    "PRODID:-//Test//Test//EN\r\n"                      // 3
    "NAME:Dialogue\r\n"                                 // 4
    "X-WR-CALNAME:Dialogue\r\n"                         // 5
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"          // 6
    "X-PUBLISHED-TTL:PT6H\r\n"                          // 7
    "BEGIN:VTIMEZONE\r\n"                               // 8
    "TZID:Europe/Brussels\r\n"                          // 9
    "BEGIN:STANDARD\r\n"                                // 10
    "DTSTART:20191027T030000\r\n"                       // 11
    "TZOFFSETFROM:+0200\r\n"                            // 12
    "TZOFFSETTO:+0100\r\n"                              // 13
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"       // 14
    "END:STANDARD\r\n"                                  // 15
    "BEGIN:DAYLIGHT\r\n"                                // 16
    "DTSTART:20200329T020000\r\n"                       // 17
    "TZOFFSETFROM:+0100\r\n"                            // 18
    "TZOFFSETTO:+0200\r\n"                              // 19
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"        // 20
    "END:DAYLIGHT\r\n"                                  // 21
    "END:VTIMEZONE\r\n"                                 // 22
    "BEGIN:VEVENT\r\n"                                  // 23
    "UID:report\r\n"                                    // 24
    "SEQUENCE:0\r\n"                                    // 25
    "DTSTAMP:20200901T080000Z\r\n"                      // 26
    "DTSTART;TZID=Europe/Brussels:20200916T140000\r\n"  // 27
    "DTEND;TZID=Europe/Brussels:20200916T150000\r\n"    // 28
    "STATUS:CONFIRMED\r\n"                              // 29
    "DESCRIPTION:Join https://meet.example/\r\n"        // 30
    "CONFERENCE;VALUE=URI:https://meet.example/\r\n"    // 31
    "END:VEVENT\r\n"                                    // 32
    "END:VCALENDAR\r\n";                                // 33

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<std::string> rules_of(const std::vector<ical::Finding>& findings) {
  std::vector<std::string> rules;
  for (const auto& finding : findings) rules.push_back(std::to_string(finding.line) + " " + std::string{finding.rule});
  return rules;
}

struct Seeded {
  std::string from;
  std::string to;
  std::vector<std::string> findings;  ///< "line rule", all of them
};

const std::string second_event =
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:report\r\nSEQUENCE:0\r\nDTSTAMP:20200901T080000Z\r\n"
    "DTSTART;VALUE=DATE:20200917\r\nEND:VEVENT\r\n";

/// An event that replaces one occurrence of the sound feed's, by `lines` from line 36 on.
std::string override_of(const std::string& lines) {
  return "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:report\r\nSEQUENCE:0\r\n" + lines +
         "DTSTAMP:20200901T080000Z\r\nDTSTART;TZID=Europe/Brussels:20200917T140000\r\nEND:VEVENT\r\n";
}

std::string alarm(const std::string& lines) { return "BEGIN:VALARM\r\n" + lines + "END:VALARM\r\nEND:VEVENT"; }

std::string busy(const std::string& lines) { return "BEGIN:VFREEBUSY\r\n" + lines + "END:VFREEBUSY\r\nEND:VCALENDAR"; }

}  // namespace

TEST_CASE("a sound feed has no findings", "[ical][lint]") { CHECK(rules_of(ical::lint(sound)).empty()); }

TEST_CASE("what we write has no findings but what the texts leave out", "[ical][lint]") {
  CHECK(rules_of(ical::lint(ical::write(ical::sample::calendar()).value())).empty());
}

TEST_CASE("series, requests and busy times as we write them have no findings but those of files that are no feeds",
          "[ical][lint]") {
  Calendar series = ical::sample::calendar();
  series.events = {ical::sample::help_desk(), ical::sample::help_desk_in_october()};
  CHECK(rules_of(ical::lint(ical::write(series).value())).empty());
  CHECK(rules_of(ical::lint(ical::write(ical::sample::request()).value())).empty());
  Calendar busy;
  busy.free_busy = {ical::sample::busy_week()};
  CHECK(rules_of(ical::lint(ical::write(busy).value())) ==
        std::vector<std::string>{"1 missing-name", "1 missing-refresh-interval"});
}

TEST_CASE("a message that is published has no attendees", "[ical][lint]") {
  std::string text = ical::write(ical::sample::request()).value();
  text = replaced(text, "METHOD:REQUEST", "METHOD:PUBLISH");
  const auto rules = rules_of(ical::lint(text));
  CHECK(std::ranges::count_if(rules, [](const std::string& rule) { return rule.ends_with(" message"); }) == 1);
}

TEST_CASE("an empty calendar is worth knowing", "[ical][lint]") {
  CHECK(rules_of(ical::lint("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nNAME:x\r\n"
                            "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nEND:VCALENDAR\r\n")) ==
        std::vector<std::string>{"1 empty-calendar"});
}

TEST_CASE("each seeded fault is found at its line", "[ical][lint]") {
  const std::vector<Seeded> faults{
      // Lines
      {"VERSION:2.0\r\n", "VERSION:2.0\n", {"2 bare-line-feed"}},
      {"STATUS:", "COMMENT:" + std::string(70, 'x') + "\r\nSTATUS:", {"29 long-line"}},
      {"STATUS:", "COMMENT:R\xC3\r\n \xA9union\r\nSTATUS:", {"30 split-character"}},
      {"BEGIN:VCALENDAR",
       "\xEF\xBB\xBF"
       "BEGIN:VCALENDAR",
       {"1 byte-order-mark"}},
      {"STATUS:", "COMMENT:a\x01\r\nSTATUS:", {"29 control-character"}},
      {"STATUS:", "COMMENT:R\xE9union\r\nSTATUS:", {"29 invalid-utf8"}},
      {"STATUS:", "a sentence that was not folded\r\nSTATUS:", {"29 malformed-line"}},
      {"STATUS:", "END:VALARM\r\nSTATUS:", {"29 unexpected-end"}},
      {"END:VCALENDAR\r\n", "", {"1 missing-end"}},
      {"BEGIN:VCALENDAR", "COMMENT:x\r\nBEGIN:VCALENDAR", {"1 outside-component"}},
      // The calendar
      {"VERSION:2.0\r\n", "", {"1 missing-version"}},
      {"VERSION:2.0", "VERSION:1.0", {"2 wrong-version"}},
      {"PRODID:-//Test//Test//EN\r\n", "", {"1 missing-prodid"}},
      {"\r\nNAME:Dialogue", "", {"1 missing-name"}},
      {"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H", "", {"1 missing-refresh-interval"}},
      {"X-WR-CALNAME:Dialogue", "X-WR-CALNAME:Other", {"5 name-mismatch"}},
      {"X-PUBLISHED-TTL:PT6H", "X-PUBLISHED-TTL:PT1H", {"7 refresh-mismatch"}},
      {"NAME:Dialogue", "METHOD:PUBLISH\r\nNAME:Dialogue", {"24 message", "24 message"}},
      {"STATUS:", "URL:\r\nSTATUS:", {"29 bad-uri", "29 empty-property"}},
      // Events
      {"UID:report\r\n", "", {"23 missing-uid"}},
      {"END:VEVENT\r\n", second_event, {"34 duplicate-uid"}},
      {"DTSTAMP:20200901T080000Z\r\n", "", {"23 missing-dtstamp"}},
      {"DTSTART;TZID=Europe/Brussels:20200916T140000\r\n", "", {"23 missing-dtstart"}},
      {"SEQUENCE:0\r\n", "", {"23 missing-sequence"}},
      {"STATUS:", "STATUS:CONFIRMED\r\nSTATUS:", {"30 repeated-property"}},
      {"DTSTAMP:20200901T080000Z", "DTSTAMP:20200931T080000Z", {"26 bad-time"}},
      {"DTSTAMP:20200901T080000Z", "DTSTAMP:20200901T080000", {"26 bad-time"}},
      {"20200916T150000", "20200916T140000", {"28 end-before-start"}},
      {"DTEND;TZID=Europe/Brussels:20200916T150000", "DTEND;VALUE=DATE:20200917", {"28 date-type-mismatch"}},
      {"STATUS:", "DURATION:PT1H\r\nSTATUS:", {"29 end-and-duration"}},
      {"DTEND;TZID=Europe/Brussels:", "DTEND:", {"28 date-type-mismatch", "28 floating-time"}},
      {"DTSTART;TZID=Europe/Brussels:20200916T140000", "DTSTART:20200916T120000Z", {"27 utc-time"}},
      {"DTEND;TZID=Europe/Brussels:20200916T150000",
       "DTEND;TZID=Europe/Brussels:20200916T130000Z",
       {"28 needless-tzid"}},
      {"STATUS:CONFIRMED", "STATUS:POSTPONED", {"29 unknown-value"}},
      {"SEQUENCE:0", "SEQUENCE:-1", {"25 bad-number"}},
      {"STATUS:", "URL:rabat example\r\nSTATUS:", {"29 bad-uri"}},
      {"STATUS:CONFIRMED", "STATUS:CANCELLED", {"29 cancelled-but-opaque"}},
      {"Join https://meet.example/", "Join us", {"31 hidden-conference"}},
      {"STATUS:", "GEO:48.8566\r\nSTATUS:", {"29 bad-geo"}},
      {"STATUS:", "GEO:2.35;148.85;\r\nSTATUS:", {"29 bad-geo"}},
      {"DTEND;TZID=Europe/Brussels:20200916T150000", "DURATION:1H", {"28 bad-duration"}},
      {"STATUS:", "COLOR:#4682b4\r\nSTATUS:", {"29 bad-color"}},
      {"STATUS:", "IMAGE:https://rabat.example/a.png\r\nSTATUS:", {"29 missing-value-type"}},
      {"STATUS:", "IMAGE;VALUE=BINARY:AAAA\r\nSTATUS:", {"29 bad-attachment"}},
      {"STATUS:", "ATTENDEE:mailto:a@b.example\r\nSTATUS:", {"29 attendee-in-feed"}},
      {"STATUS:", "RRULE:FREQ=SECONDLY\r\nSTATUS:", {"29 secondly-rule"}},
      // Recurrence
      {"STATUS:", "RRULE:FREQ=WEEKLY;COUNT=3;UNTIL=20201231T120000Z\r\nSTATUS:", {"29 bad-rule"}},
      {"STATUS:", "RRULE:FREQ=FORTNIGHTLY\r\nSTATUS:", {"29 bad-rule"}},
      {"STATUS:", "RRULE:FREQ=DAILY;COUNT=2\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSTATUS:", {"30 repeated-rule"}},
      {"STATUS:", "EXRULE:FREQ=WEEKLY\r\nSTATUS:", {"29 obsolete-rule"}},
      {"STATUS:", "RRULE:FREQ=DAILY;UNTIL=20201001T140000\r\nSTATUS:", {"29 until-type"}},
      {"STATUS:", "RRULE:FREQ=DAILY;UNTIL=20201001\r\nSTATUS:", {"29 until-type"}},
      {"STATUS:", "RDATE;TZID=Europe/Brussels:20200931T140000\r\nSTATUS:", {"29 bad-recurrence-time"}},
      {"STATUS:", "RRULE:FREQ=DAILY;COUNT=9\r\nEXDATE;VALUE=DATE:20200917\r\nSTATUS:", {"30 recurrence-type-mismatch"}},
      {"STATUS:", "RRULE:FREQ=DAILY;COUNT=9\r\nEXDATE:20200917T120000Z\r\nSTATUS:", {"30 recurrence-zone-mismatch"}},
      {"STATUS:",
       "RRULE:FREQ=DAILY;COUNT=9\r\nEXDATE;TZID=Europe/Brussels:20200925T140000\r\nSTATUS:",
       {"30 names-no-occurrence"}},
      {"STATUS:", "RECURRENCE-ID;TZID=Europe/Brussels:20200909T140000\r\nSTATUS:", {"29 orphan-override"}},
      {"END:VEVENT\r\n", override_of("RECURRENCE-ID;VALUE=DATE:20200916\r\n"), {"36 recurrence-type-mismatch"}},
      {"END:VEVENT\r\n",
       override_of("RECURRENCE-ID;TZID=Europe/Brussels:20200916T143000\r\n"),
       {"36 names-no-occurrence"}},
      {"END:VEVENT\r\n",
       override_of("RECURRENCE-ID;TZID=Europe/Brussels:20200916T140000\r\nRRULE:FREQ=DAILY;COUNT=2\r\n"),
       {"37 override-recurs"}},
      {"STATUS:",
       "RDATE;TZID=Africa/Lagos:20200917T130000\r\nSTATUS:",
       {"29 recurrence-zone-mismatch", "29 undefined-tzid"}},
      {"STATUS:", "RDATE;TZID=Europe/Brussels:20210328T023000\r\nSTATUS:", {"29 skipped-time"}},
      // People
      {"NAME:Dialogue", "METHOD:INVITE\r\nNAME:Dialogue", {"4 unknown-method"}},
      {"STATUS:", "ORGANIZER:mailto:a@b.example\r\nSTATUS:", {"29 organizer-in-feed"}},
      {"STATUS:", "ATTENDEE:a@b.example\r\nSTATUS:", {"29 bad-address", "29 attendee-in-feed"}},
      {"STATUS:",
       "ATTENDEE;ROLE=HELPER:mailto:a@b.example\r\nSTATUS:",
       {"29 unknown-parameter-value", "29 attendee-in-feed"}},
      // Alarms
      {"END:VEVENT", alarm("ACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT15M\r\n"), {"32 alarm-in-feed"}},
      {"END:VEVENT", alarm("ACTION:DISPLAY\r\nDESCRIPTION:x\r\n"), {"32 alarm-in-feed", "32 incomplete-alarm"}},
      {"END:VEVENT", alarm("ACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n"), {"32 alarm-in-feed", "32 incomplete-alarm"}},
      {"END:VEVENT", alarm("ACTION:AUDIO\r\nTRIGGER:15 minutes\r\n"), {"32 alarm-in-feed", "34 bad-trigger"}},
      // Busy times
      {"END:VCALENDAR", busy("UID:b\r\nFREEBUSY:20200916T120000Z/PT1H\r\n"), {"33 incomplete-free-busy"}},
      {"END:VCALENDAR",
       busy("UID:b\r\nDTSTAMP:20200916T120000Z\r\nDTSTART:20200916T120000\r\n"),
       {"36 bad-free-busy-time"}},
      {"END:VCALENDAR", busy("UID:b\r\nDTSTAMP:20200916T120000Z\r\nFREEBUSY:20200916T120000Z\r\n"), {"36 bad-period"}},
      // Time zones
      {"DTEND;TZID=Europe/Brussels:", "DTEND;TZID=Europe/Paris:", {"28 undefined-tzid"}},
      {"END:VTIMEZONE\r\n",
       "END:VTIMEZONE\r\nBEGIN:VTIMEZONE\r\nTZID:Africa/Lagos\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
       "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
       {"23 unused-timezone"}},
      {"END:VTIMEZONE\r\n",
       "END:VTIMEZONE\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
       "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
       {"23 repeated-timezone"}},
      {"END:VTIMEZONE\r\n",
       "END:VTIMEZONE\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
       "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
       {"23 timezone-without-id"}},
      {"TZOFFSETFROM:+0200\r\n", "", {"10 incomplete-observance"}},
      {"TZOFFSETTO:+0100", "TZOFFSETTO:CET", {"13 incomplete-observance"}},
      {"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "RDATE:20201025T030000,20211031T030000", {"14 timezone-rdate"}},
      {"BYMONTH=10;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU;UNTIL=20301031T010000Z", {"14 timezone-until"}},
      {"TZID:Europe/Brussels\r\n",
       "TZID:Europe/Brussels\r\nX-LIC-LOCATION:Europe/Brussels\r\n",
       {"10 timezone-extension"}},
      {"BYMONTH=10;BYDAY=-1SU", "BYMONTH=10;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31", {"14 timezone-unportable-rule"}},
      {"20200916T140000", "20200329T023000", {"27 skipped-time"}},
      {"TZOFFSETTO:+0200", "TZOFFSETTO:+0300", {"8 timezone-contradiction"}},
  };
  for (const auto& [from, to, findings] : faults) {
    INFO(findings.at(0) << ": " << from << " -> " << to);
    CHECK(rules_of(ical::lint(replaced(sound, from, to))) == findings);
  }
}

TEST_CASE("faults that show in more than one place", "[ical][lint]") {
  const auto everywhere = [](std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
    return text;
  };
  CHECK(rules_of(ical::lint(everywhere(sound, "Europe/Brussels", "/example.org/Europe/Brussels"))) ==
        std::vector<std::string>{"9 prefixed-tzid"});
  CHECK(rules_of(ical::lint(everywhere(sound, "Europe/Brussels", "Romance Standard Time"))) ==
        std::vector<std::string>{"9 unknown-tzid"});
  CHECK(rules_of(ical::lint(everywhere(sound, "20200916", "20190916"))) ==
        std::vector<std::string>{"27 event-before-onset", "28 event-before-onset"});

  const auto start = sound.find("BEGIN:STANDARD");
  const auto end = sound.find("END:VTIMEZONE");
  CHECK(rules_of(ical::lint(sound.substr(0, start) + sound.substr(end))) ==
        std::vector<std::string>{"8 timezone-without-observance"});
  CHECK(rules_of(ical::lint("BEGIN:VCARD\r\nEND:VCARD\r\n")) == std::vector<std::string>{"1 no-calendar"});
}

TEST_CASE("a file over a limit is one finding", "[ical][lint]") {
  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += "BEGIN:X-NEST\r\n";
  CHECK(rules_of(ical::lint(nested)) == std::vector<std::string>{"9 limit"});
}

TEST_CASE("a contradiction says which offset differs, when, and by how much", "[ical][lint]") {
  const auto findings = ical::lint(replaced(sound, "TZOFFSETTO:+0200", "TZOFFSETTO:+0300"));
  REQUIRE(findings.size() == 1);
  CHECK(ical::to_text(findings[0]) ==
        "error: Europe/Brussels at 2020-09-16T12:00:00Z is +03:00 here and +02:00 in the tz database "
        "(RFC 5545 §3.6.5) [timezone-contradiction]. Fix: replace the definition: plenary vtimezone prints it");
}

TEST_CASE("a definition that cannot be evaluated with bounded work is not evaluated", "[ical][lint]") {
  const std::string rule = "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU";
  for (const char* hostile : {"RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=YEARLY;BYSECOND=1,2,3",
                              "RRULE:FREQ=YEARLY;BYMONTH=10\\nX:1"}) {
    INFO(hostile);
    for (const auto& finding : ical::lint(replaced(sound, rule, hostile))) {
      CHECK(finding.rule != "timezone-contradiction");
    }
  }
}

TEST_CASE("a large and hostile event is looked at in time that grows with its size", "[ical][lint]") {
  // A million lines of which each rule could look for the first one of its name.
  std::string event = "BEGIN:VEVENT\r\n";
  for (int i = 0; i < 300'000; ++i) event += "X:\r\n";
  for (const char* line : {"URL:a\r\n", "RRULE:FREQ=DAILY;COUNT=99999999\r\n", "CONFERENCE:a:\r\n",
                           "EXDATE:20990101T000000Z\r\n", "RECURRENCE-ID:20200101T000000Z\r\n"}) {
    for (int i = 0; i < 50'000; ++i) event += line;
  }
  event += "UID:a\r\nDTSTART:20200101T000000Z\r\nEND:VEVENT\r\n";
  const auto findings = ical::lint("BEGIN:VCALENDAR\r\n" + event + "END:VCALENDAR\r\n");
  CHECK(std::ranges::count(findings, "repeated-rule", &ical::Finding::rule) == 50);
}
