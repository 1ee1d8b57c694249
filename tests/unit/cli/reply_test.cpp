#include <catch2/catch.hpp>

#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::Outcome;

/// As another organizer's program would write it: UTC times, MAILTO, no SEQUENCE.
std::string invitation(const std::string& method = "REQUEST", const std::string& more = {}) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nMETHOD:" + method +
         "\r\nBEGIN:VEVENT\r\nUID:som@other.example\r\nDTSTAMP:20200801T000000Z\r\nDTSTART:20201020T070000Z\r\n"
         "DTEND:20201020T083000Z\r\nSUMMARY:Senior officials\r\nORGANIZER:MAILTO:office@other.example\r\n"
         "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:dakar@example.org\r\n"
         "ATTENDEE:mailto:paris@example.org\r\n" +
         more + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

Outcome reply(const std::string& input, std::vector<std::string> more) {
  std::vector<std::string> arguments{"reply", "-", "--stamp", "2020-09-01T08:00:00Z"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return cli::test::run(cli::add_reply, std::move(arguments), input);
}

const std::vector<std::string> accept{"--as", "mailto:dakar@example.org", "--status", "accepted"};

}  // namespace

TEST_CASE("reply: Dakar accepts a stranger's invitation") {
  auto arguments = accept;
  arguments.insert(arguments.end(), {"--comment", "With pleasure"});
  const auto outcome = reply(invitation(), arguments);
  CHECK(outcome.err.empty());
  CHECK(outcome.exit == Exit::done);
  CHECK_THAT(outcome.out, Catch::Contains("METHOD:REPLY\r\n") && Catch::Contains("UID:som@other.example\r\n") &&
                              Catch::Contains("PARTSTAT=ACCEPTED") && Catch::Contains("COMMENT:With pleasure\r\n") &&
                              Catch::Contains("DTSTAMP:20200901T080000Z\r\n") && !Catch::Contains("paris@"));
  const auto event_of = [](const std::string& text) {
    return calendar::ical::parse_document(text).value().components.at(0).components.back();
  };
  const auto answer = calendar::ical::match_reply(event_of(invitation()), event_of(outcome.out));
  REQUIRE(answer);
  CHECK(answer->status == calendar::ParticipationStatus::accepted);
}

TEST_CASE("reply: an invitation that comes as jCal is answered as well, and the answer may be jCal") {
  const auto jcal = calendar::ical::to_jcal(calendar::ical::parse_document(invitation()).value()).value();
  CHECK(reply(jcal, accept).out == reply(invitation(), accept).out);
  auto arguments = accept;
  arguments.insert(arguments.end(), {"--format", "jcal"});
  const auto outcome = reply(invitation(), arguments);
  CHECK(calendar::ical::to_jcal(calendar::ical::parse_document(reply(invitation(), accept).out).value()).value() ==
        outcome.out);
}

TEST_CASE("reply: another time is proposed with the length of the event, on the proposer's clock") {
  const auto outcome = reply(invitation(), {"--as", "mailto:paris@example.org", "--propose",
                                            "2020-10-24 23:30 Europe/Paris", "--comment", "Tuesday is full"});
  CHECK(outcome.exit == Exit::done);
  CHECK_THAT(outcome.out, Catch::Contains("METHOD:COUNTER\r\n") &&
                              Catch::Contains("DTSTART;TZID=Europe/Paris:20201024T233000\r\n") &&
                              Catch::Contains("DTEND;TZID=Europe/Paris:20201025T010000\r\n") &&
                              Catch::Contains("PARTSTAT=TENTATIVE"));
}

TEST_CASE("reply: a series and its exception are answered together") {
  std::string text = invitation("REQUEST", "RRULE:FREQ=WEEKLY;COUNT=3\r\n");
  text.insert(text.find("END:VCALENDAR"),
              "BEGIN:VEVENT\r\nUID:som@other.example\r\nRECURRENCE-ID:20201027T070000Z\r\nDTSTAMP:20200801T000000Z\r\n"
              "DTSTART:20201027T090000Z\r\nDTEND:20201027T100000Z\r\nSUMMARY:Later\r\n"
              "ORGANIZER:MAILTO:office@other.example\r\nATTENDEE:mailto:dakar@example.org\r\nEND:VEVENT\r\n");
  const auto outcome = reply(text, accept);
  CHECK(outcome.exit == Exit::done);
  const auto document = calendar::ical::parse_document(outcome.out).value();
  CHECK(calendar::ical::check_message(document.components.at(0)).empty());
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') > 20);
  CHECK_THAT(outcome.out, Catch::Contains("RECURRENCE-ID") && !Catch::Contains("RRULE"));
  CHECK_THAT(reply(text, {"--as", "mailto:dakar@example.org", "--propose", "2020-10-24 23:30 Europe/Paris"}).err,
             Catch::Contains("--propose: another time can be proposed for one event only, and the message has 2"));
}

TEST_CASE("reply: what cannot be answered is told, and nothing is printed") {
  const auto refused = [](const std::string& input, const std::vector<std::string>& arguments) {
    const auto outcome = reply(input, arguments);
    CHECK(outcome.exit == Exit::bad_input);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK(refused(invitation(), {"--as", "mailto:tunis@example.org", "--status", "accepted"}) ==
        "standard input: --as: \"mailto:tunis@example.org\" is not invited. Allowed: MAILTO:dakar@example.org, "
        "mailto:paris@example.org\n");
  CHECK(refused(invitation("CANCEL"), accept) ==
        "standard input: METHOD: \"CANCEL\" the event was cancelled: there is nothing to answer. Allowed: an "
        "invitation\n");
  CHECK_THAT(refused(invitation("REQUEST", "STATUS:CANCELLED\r\n"), accept),
             Catch::Contains("the event was cancelled"));
  CHECK(refused(invitation("PUBLISH"), accept) ==
        "standard input: METHOD: \"PUBLISH\" this is no invitation. Allowed: METHOD:REQUEST (RFC 5546 §3.2.2)\n");
  CHECK_THAT(refused("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", accept),
             Catch::Contains("this is a calendar, not an invitation: it has no METHOD"));
  CHECK_THAT(refused("hello", accept), Catch::Contains("there is no calendar in the file"));
  CHECK_THAT(refused("[\"vcalendar\"", accept), Catch::Contains("this is not JSON"));
  CHECK_THAT(refused(invitation(), {"--as", "mailto:dakar@example.org"}),
             Catch::Contains("an answer is either a status or a proposal"));
  CHECK_THAT(refused(invitation(), {"--as", "mailto:dakar@example.org", "--propose", "2020-10-24 23:30 CEST"}),
             Catch::Contains("--propose: \"CEST\""));
  // Clocks in Paris went from 02:00 to 03:00 on 29 March 2020.
  CHECK_THAT(refused(invitation(), {"--as", "mailto:dakar@example.org", "--propose", "2020-03-29 02:30 Europe/Paris"}),
             Catch::StartsWith("standard input: --propose: "));
  CHECK_THAT(refused(invitation(), {"--as", "mailto:dakar@example.org", "--propose", "2020-10-20 07:00 Etc/UTC"}),
             Catch::Contains("--propose: the proposed time is that of the invitation"));
  CHECK(reply(invitation(), {"--as", "mailto:dakar@example.org", "--status", "maybe"}).exit == Exit::bad_input);
}
