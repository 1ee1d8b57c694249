#include "calendar/ical/itip/itip_check.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_tables.hpp"

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::ical;

namespace {

/// A message of `method` whose components are `lines` inside VCALENDAR, one a line.
std::string message(const std::string& method, const std::string& lines) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:" + method + "\n" + lines + "END:VCALENDAR\n";
}

std::vector<std::string> errors_of(const std::string& text) {
  const Document document = parse_document(text).value();
  std::vector<std::string> texts;
  for (const Error& error : check_message(document.components.at(0))) texts.push_back(to_text(error));
  return texts;
}

/// A line that is a lawful value of the property, told apart by `number`.
std::string line_of(std::string_view name, int number = 0) {
  static const std::map<std::string_view, std::string> values{{"DTSTAMP", "20200801T000000Z"},
                                                              {"DTSTART", "20201020T090000Z"},
                                                              {"DTEND", "20201020T100000Z"},
                                                              {"DURATION", "PT1H"},
                                                              {"SEQUENCE", "1"},
                                                              {"STATUS", "CANCELLED"},
                                                              {"RECURRENCE-ID", "20201020T090000Z"}};
  const auto found = values.find(name);
  return std::string{name} + ":" + (found != values.end() ? found->second : "v" + std::to_string(number)) + "\n";
}

/// `count` of the property or component.
std::string some(std::string_view name, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += name == "VALARM" ? "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM\n" : line_of(name);
  }
  return text;
}

/// A component of the table with as little as the method needs, but `count` of `subject`.
std::string component(const PresenceTable& table, Method method, std::string_view subject, std::size_t count) {
  std::string text;
  for (const PresenceRow& row : table.within) {
    const bool needed = satisfies(0, presence_of(row, method)) == false;
    text += some(row.name, row.name == subject ? count : needed ? 1 : 0);
  }
  return "BEGIN:" + std::string{table.component} + "\n" + text + "END:" + std::string{table.component} + "\n";
}

bool names(const std::vector<std::string>& errors, std::string_view subject) {
  return std::ranges::any_of(errors, [&](const std::string& text) {
    return text.find("\"" + std::string{subject} + "\"") != std::string::npos;
  });
}

const std::string request_event =
    "BEGIN:VEVENT\nUID:a\nDTSTAMP:20200801T000000Z\nDTSTART:20201020T090000Z\nSUMMARY:b\nORGANIZER:mailto:o@e.org\n"
    "ATTENDEE:mailto:d@e.org\nEND:VEVENT\n";

}  // namespace

TEST_CASE("the tables are those of RFC 5546") {
  // Read off the printed tables, some of each method; the order is PUBLISH … DECLINECOUNTER.
  const std::map<std::string_view, std::string_view> events{
      {"ATTENDEE", "0, 1+, 1, 0+, 0+, 1, 0+, 1+"},
      {"DTSTART", "1, 1, 0 or 1, 1, 0 or 1, 0, 1, 0 or 1"},
      {"SUMMARY", "1, 1, 0 or 1, 1, 0 or 1, 0, 1, 0 or 1"},
      {"SEQUENCE", "0 or 1, 0 or 1, 0 or 1, 1, 1, 0, 1, 1"},
      {"REQUEST-STATUS", "0, 0, 0+, 0, 0, 0, 0+, 0+"},
      {"RRULE", "0 or 1, 0 or 1, 0 or 1, 0, 0 or 1, 0, 0 or 1, 0 or 1"},
      {"EXDATE", "0+, 0+, 0+, 0, 0+, 0, 0+, 0+"},
      {"RDATE", "0+, 0+, 0+, 0, 0+, 0, 0+, 0+"},
      {"CONTACT", "0 or 1, 0+, 0+, 0+, 0+, 0, 0+, 0+"},
      {"COMMENT", "0+, 0+, 0+, 0+, 0+, 0+, 0+, 0+"},
      {"RECURRENCE-ID", "0 or 1, 0 or 1, 0 or 1, 0, 0 or 1, 0 or 1, 0 or 1, 0 or 1"},
      {"VALARM", "0+, 0+, 0, 0+, 0, 0, 0+, 0"},
      {"UID", "1, 1, 1, 1, 1, 1, 1, 1"}};
  const PresenceTable& table = presence_tables()[0];
  CHECK(table.within.size() == 31);
  for (const auto& [name, expected] : events) {
    const auto row = std::ranges::find(table.within, name, &PresenceRow::name);
    REQUIRE(row != table.within.end());
    std::string stated;
    for (const auto& method : methods) {
      stated += (stated.empty() ? "" : ", ") + std::string{name_of(presence_of(*row, method.value))};
    }
    CHECK(std::string{name} + " " + stated == std::string{name} + " " + std::string{expected});
  }
  for (const PresenceTable& each : presence_tables()) {
    for (const auto rows : {each.within, each.beside}) {
      for (const PresenceRow& row : rows) CHECK(row.presence.size() == 8);
    }
  }
}

TEST_CASE("every property of every method is counted: what is one too many or missing is told by name") {
  std::size_t refused = 0;
  for (const PresenceTable& table : presence_tables()) {
    for (const auto& method : methods) {
      if (table.numbers[static_cast<std::size_t>(method.value)] == '.') continue;
      for (const PresenceRow& row : table.within) {
        for (std::size_t count = 0; count <= 2; ++count) {
          const Presence presence = presence_of(row, method.value);
          const auto errors =
              errors_of(message(std::string{method.name}, component(table, method.value, row.name, count)));
          CAPTURE(table.component, method.name, row.name, count);
          CHECK(names(errors, row.name) == !satisfies(count, presence));
          refused += satisfies(count, presence) ? 0 : 1;
        }
      }
    }
  }
  // 1 refuses 0 and 2; 0 refuses 1 and 2; "0 or 1" refuses 2; 1+ refuses 0.
  CHECK(refused > 250);
}

TEST_CASE("a message as it should be has no errors") {
  CHECK(errors_of(message("REQUEST", request_event)).empty());
  CHECK(errors_of(message("request", request_event)).empty());
  CHECK(errors_of(message("PUBLISH",
                          "BEGIN:VFREEBUSY\nUID:a\nDTSTAMP:20200801T000000Z\nDTSTART:20201001T000000Z\n"
                          "DTEND:20201101T000000Z\nORGANIZER:mailto:o@e.org\n"
                          "FREEBUSY:20201019T070000Z/PT1H\nEND:VFREEBUSY\n"))
            .empty());
}

TEST_CASE("a violation is told with its line, what it is, and what the table allows") {
  CHECK(errors_of(message("REQUEST",
                          "BEGIN:VEVENT\nUID:a\nUID:b\nDTSTAMP:20200801T000000Z\nDTSTART:20201020T090000Z\n"
                          "ORGANIZER:mailto:o@e.org\nATTENDEE:mailto:d@e.org\nREQUEST-STATUS:2.0;ok\nEND:VEVENT\n")) ==
        std::vector<std::string>{
            "line 5: \"SUMMARY\" is missing from a VEVENT of METHOD:REQUEST. Allowed: 1 (RFC 5546 §3.2.2)",
            "line 7: \"UID\" stands more than once in a VEVENT of METHOD:REQUEST. Allowed: 1 (RFC 5546 §3.2.2)",
            "line 12: \"REQUEST-STATUS\" must not stand in a VEVENT of METHOD:REQUEST. Allowed: 0 (RFC 5546 §3.2.2)"});
}

TEST_CASE("what the remarks beside the tables forbid is found") {
  const auto with = [](const std::string& method, const std::string& extra) {
    std::string event = request_event;
    event.insert(event.find("SUMMARY"), extra);
    return errors_of(message(method, event));
  };
  const auto only = [](const std::vector<std::string>& errors) { return errors.empty() ? "none" : errors.front(); };
  CHECK(only(with("REQUEST", "DTEND:20201020T100000Z\nDURATION:PT1H\n")) ==
        "line 10: \"DURATION\" stands beside DTEND. Allowed: one of them (RFC 5546 §3.2.2)");
  CHECK(only(with("REQUEST", "STATUS:CANCELLED\n")) ==
        "line 9: \"STATUS:CANCELLED\" is no status for this method. Allowed: TENTATIVE, CONFIRMED (RFC 5546 §3.2.2)");
  CHECK(only(with("CANCEL", "SEQUENCE:1\nSTATUS:CONFIRMED\n")) ==
        "line 10: \"STATUS:CONFIRMED\" is no status for this method. Allowed: CANCELLED (RFC 5546 §3.2.5)");
  CHECK(only(with("ADD", "SEQUENCE:0\n")) ==
        "line 9: \"SEQUENCE:0\" is not greater than 0. Allowed: 1 or more (RFC 5546 §3.2.4)");
  CHECK(only(with("REQUEST", "SEQUENCE:-1\n")) ==
        "line 9: \"SEQUENCE:-1\" is no number from 0 on. Allowed: RFC 5545 §3.8.7.4");
  CHECK(only(with("REQUEST", "RDATE;TZID=Europe/Paris:20201021T090000\nEXDATE;TZID=Europe/Paris:20201021T090000\n")) ==
        "line 9: \"TZID=Europe/Paris\" has no VTIMEZONE in the message. Allowed: one (RFC 5546 §3.2.2)");
  CHECK(only(errors_of(message(
            "REQUEST", request_event +
                           [] {
                             std::string other = request_event;
                             return other.replace(other.find("UID:a"), 5, "UID:b");
                           }()))) ==
        "line 14: \"UID:b\" is another than that of the message's first component. Allowed: one UID (RFC 5546 §3.2.2)");
  CHECK(names(errors_of(message("ADD", request_event + request_event)), "VEVENT"));
  CHECK(only(errors_of(message("REQUEST", request_event + "BEGIN:VTODO\nEND:VTODO\n"))) ==
        "line 13: \"VTODO\" must not stand in METHOD:REQUEST. Allowed: 0 (RFC 5546 §3.2.2)");
}

TEST_CASE("busy times of a message are in UTC and busy") {
  const std::string busy =
      "BEGIN:VFREEBUSY\nUID:a\nDTSTAMP:20200801T000000Z\nDTSTART:20201001T000000\nDTEND:20201101T000000Z\n"
      "ORGANIZER:mailto:o@e.org\nFREEBUSY;FBTYPE=FREE:20201019T070000Z/PT1H\nEND:VFREEBUSY\n";
  CHECK(errors_of(message("PUBLISH", busy)) ==
        std::vector<std::string>{
            "line 8: \"DTSTART:20201001T000000\" is not in UTC. Allowed: 20200916T120000Z (RFC 5546 §3.3.1)",
            "line 11: \"FBTYPE=FREE\" is no busy time. Allowed: BUSY and what begins with it (RFC 5546 §3.3.1)"});
  CHECK(errors_of(message("COUNTER", busy)) ==
        std::vector<std::string>{
            "line 4: \"METHOD:COUNTER\" is no method for VFREEBUSY. Allowed: PUBLISH, REQUEST, REPLY "
            "(RFC 5546 §3.3)"});
}

TEST_CASE("what is no message is told so") {
  const auto first = [](const std::string& text) { return errors_of(text).at(0); };
  CHECK(first("BEGIN:VEVENT\nEND:VEVENT\n") == "line 1: \"VEVENT\" is no message. Allowed: VCALENDAR");
  CHECK(first("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n") ==
        "line 1: \"METHOD\" is missing from the message. Allowed: 1 (RFC 5546 §3.2–3.3)");
  CHECK(
      first(message("INVITE", request_event)).starts_with("line 4: \"METHOD:INVITE\" is no method. Allowed: PUBLISH"));
  CHECK(first(message("REQUEST", "BEGIN:VTODO\nEND:VTODO\n")) ==
        "line 5: \"VTODO\" messages about it are not supported. Allowed: VEVENT, VFREEBUSY");
  CHECK(first(message("REQUEST", "")) ==
        "line 1: \"VCALENDAR\" has no component that a message could be about. Allowed: VEVENT, VFREEBUSY");
  CHECK(first("BEGIN:VCALENDAR\nVERSION:1.0\nPRODID:x\nMETHOD:REQUEST\n" + request_event + "END:VCALENDAR\n") ==
        "line 2: \"VERSION:1.0\" is not the version of iCalendar. Allowed: 2.0 (RFC 5546 §3.1.1)");
}

TEST_CASE("zones and alarms inside a message are counted too") {
  const auto errors = errors_of(
      message("REQUEST",
              "BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nEND:STANDARD\n"
              "END:VTIMEZONE\nBEGIN:VTIMEZONE\nEND:VTIMEZONE\n" +
                  request_event.substr(0, request_event.size() - 11) +
                  "BEGIN:VALARM\nACTION:DISPLAY\nREPEAT:2\nEND:VALARM\nEND:VEVENT\n"));
  CHECK(errors == std::vector<std::string>{
                      "line 7: \"TZOFFSETTO\" is missing from STANDARD. Allowed: 1 (RFC 5546 §3.1.2)",
                      "line 12: \"TZID\" is missing from VTIMEZONE. Allowed: 1 (RFC 5546 §3.1.2)",
                      "line 12: \"VTIMEZONE\" has neither STANDARD nor DAYLIGHT. Allowed: 1+ (RFC 5546 §3.1.2)",
                      "line 21: \"TRIGGER\" is missing from VALARM. Allowed: 1 (RFC 5546 §3.1.3)",
                      "line 21: \"VALARM\" has one of DURATION and REPEAT without the other. Allowed: both (RFC 5546 "
                      "§3.1.3)"});
}

namespace {

Component event_of(const std::string& lines) {
  return parse_document("BEGIN:VEVENT\n" + lines + "END:VEVENT\n").value().components.at(0);
}

const std::string held = "UID:a\nSEQUENCE:2\nDTSTAMP:20200801T000000Z\nATTENDEE:mailto:d@e.org\n";

std::string match(const std::string& sent, const std::string& answer, const std::optional<Answer>& earlier = {}) {
  const auto result = match_reply(event_of(sent), event_of(answer), earlier);
  return result ? "accepted" : to_text(result.error());
}

}  // namespace

TEST_CASE("an answer belongs to the invitation with its UID, occurrence and SEQUENCE") {
  const auto answer =
      match_reply(event_of(held), event_of("UID:a\nSEQUENCE:2\nDTSTAMP:20200901T080000Z\n"
                                           "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:d@e.org\nCOMMENT:yes\\, we "
                                           "come\n"));
  REQUIRE(answer);
  CHECK(*answer == Answer{"MAILTO:d@e.org",
                          ParticipationStatus::accepted,
                          2,
                          Instant{sys_days{year{2020} / 9 / 1} + hours{8}},
                          {"yes, we come"},
                          true});

  const std::string stamp = "DTSTAMP:20200901T080000Z\nATTENDEE:mailto:d@e.org\n";
  CHECK(match(held, "UID:b\nSEQUENCE:2\n" + stamp) == "line 2: \"b\" this answers another event. Allowed: a");
  CHECK(match(held, "UID:a\nSEQUENCE:1\n" + stamp) ==
        "line 3: \"1\" this answers an invitation that was changed since. Allowed: SEQUENCE 2 (RFC 5546 §2.1.5)");
  CHECK(match(held, "UID:a\n" + stamp) ==
        "line 1: \"0\" this answers an invitation that was changed since. Allowed: SEQUENCE 2 (RFC 5546 §2.1.5)");
  CHECK(match(held, "UID:a\nSEQUENCE:3\n" + stamp) ==
        "line 3: \"3\" this answers a revision that was not sent. Allowed: SEQUENCE 2 (RFC 5546 §2.1.5)");
  CHECK(match(held, "UID:a\nSEQUENCE:2\nRECURRENCE-ID:20201020T070000Z\n" + stamp) ==
        "line 4: \"20201020T070000Z\" this answers another occurrence of the event. Allowed: the whole event, without "
        "RECURRENCE-ID");
  CHECK(match(held, "UID:a\nSEQUENCE:2\nATTENDEE:mailto:d@e.org\n") ==
        "line 1: the answer does not say in UTC when it was given. Allowed: DTSTAMP (RFC 5545 §3.8.7.2)");
  CHECK(match(held, "UID:a\nSEQUENCE:2\nDTSTAMP:20200901T080000Z\n") ==
        "line 1: nobody answers. Allowed: one ATTENDEE (RFC 5546 §3.2.3)");
  CHECK(match(held, "UID:a\nSEQUENCE:2\nDTSTAMP:20200901T080000Z\nATTENDEE;PARTSTAT=MAYBE:mailto:d@e.org\n")
            .starts_with("line 5: \"MAYBE\" PARTSTAT is unknown"));
}

TEST_CASE("an occurrence is the same in whatever zone it is told") {
  // 09:00 in Paris on 20 October 2020 is 07:00 UTC; a week later it is 08:00 UTC.
  const std::string stamp = "DTSTAMP:20200901T080000Z\nATTENDEE:mailto:d@e.org\n";
  const std::string in_paris = held + "RECURRENCE-ID;TZID=Europe/Paris:20201020T090000\n";
  CHECK(match(in_paris, "UID:a\nSEQUENCE:2\nRECURRENCE-ID:20201020T070000Z\n" + stamp) == "accepted");
  CHECK(match(in_paris, "UID:a\nSEQUENCE:2\nRECURRENCE-ID:20201027T080000Z\n" + stamp).find("another occurrence") !=
        std::string::npos);
}

TEST_CASE("of several answers the latest holds; one that arrives late is refused") {
  const Answer earlier{
      "mailto:D@e.org", ParticipationStatus::accepted, 2, Instant{sys_days{year{2020} / 9 / 1} + hours{8}}, {}, true};
  const std::string who = "\nATTENDEE;PARTSTAT=DECLINED:mailto:d@e.org\n";
  CHECK(match(held, "UID:a\nSEQUENCE:2\nDTSTAMP:20200901T090000Z" + who, earlier) == "accepted");
  CHECK(match(held, "UID:a\nSEQUENCE:2\nDTSTAMP:20200901T070000Z" + who, earlier) ==
        "line 4: \"20200901T070000Z\" this is not newer than the last answer of the same person. Allowed: after "
        "20200901T080000Z (RFC 5546 §2.1.5)");
  const std::string somebody = "\nATTENDEE;PARTSTAT=DECLINED:mailto:x@e.org\n";
  const auto crasher =
      match_reply(event_of(held), event_of("UID:a\nSEQUENCE:2\nDTSTAMP:20200901T070000Z" + somebody), earlier);
  REQUIRE(crasher);
  CHECK_FALSE(crasher->invited);
}
