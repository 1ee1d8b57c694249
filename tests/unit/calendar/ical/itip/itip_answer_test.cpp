#include "calendar/ical/itip/itip_answer.hpp"

#include <catch2/catch.hpp>

#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/text/document_writer.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

/// A request for `lines` to the delegation in Dakar.
std::string request(const std::string& lines, const std::string& zones = {}) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nMETHOD:REQUEST\r\n" + zones +
         "BEGIN:VEVENT\r\nUID:som@other.example\r\nDTSTAMP:20200801T000000Z\r\nSEQUENCE:2\r\n" + lines +
         "ORGANIZER:mailto:office@other.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

constexpr const char* dakar = "ATTENDEE;CN=Dakar;LANGUAGE=fr;RSVP=TRUE:mailto:dakar@example.org\r\n";

/// The answer's lines from UID on, or the refusal.
std::string answered(const std::string& text, const std::string& address = "mailto:dakar@example.org") {
  const auto document = ical::parse_document(text).value();
  const Instant now = sys_days{year{2020} / 9 / 1} + hours{8};
  const auto answer =
      ical::answer(document.components.at(0), address, ParticipationStatus::accepted, "", {now, Language::en});
  if (!answer) return to_text(answer.error());
  CHECK(ical::check_message(answer->components.at(0)).empty());
  const std::string printed = ical::to_text(*answer);
  return printed.substr(printed.find("METHOD:REPLY\r\n") + 14);
}

std::string event(const std::string& lines, const std::string& attendee) {
  return "BEGIN:VEVENT\r\nUID:som@other.example\r\nSEQUENCE:2\r\nDTSTAMP:20200901T080000Z\r\n" + lines +
         "ORGANIZER:mailto:office@other.example\r\n" + attendee + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

constexpr const char* dakar_accepts = "ATTENDEE;CN=Dakar;LANGUAGE=fr;PARTSTAT=ACCEPTED:mailto:dakar@example.org\r\n";

}  // namespace

// RFC 5546 §3.2.3: DTSTART, DTEND and DURATION are optional in a REPLY; what the request says is repeated.
TEST_CASE("answer: a time without end, a duration, whole days and floating times are answered as they stand") {
  for (const std::string when :
       {"DTSTART:20201020T070000Z\r\n", "DTSTART:20201020T070000Z\r\nDURATION:PT90M\r\n",
        "DTSTART;VALUE=DATE:20201020\r\n", "DTSTART:20201020T090000\r\nDTEND:20201020T100000\r\n", ""}) {
    INFO(when);
    CHECK(answered(request(when + dakar)) == event(when, dakar_accepts));
  }
}

TEST_CASE("answer: a zone that only the file defines goes with the answer") {
  const std::string office =
      "BEGIN:VTIMEZONE\r\nTZID:Desk\\, upstairs\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
      "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  const std::string when = "DTSTART;TZID=\"Desk, upstairs\":20201020T090000\r\n";
  CHECK(answered(request(when + dakar, office)) == office + event(when, dakar_accepts));
}

// RFC 7986 §6.2: EMAIL says whom an address means that is none of mail.
TEST_CASE("answer: the invited address is found in EMAIL, with MAILTO in capitals, and keeps its parameters") {
  const std::string when = "DTSTART:20201020T070000Z\r\n";
  CHECK(answered(request(when + "ATTENDEE;EMAIL=dakar@example.org;CN=Dakar:/aBc/principal/\r\n")) ==
        event(when, "ATTENDEE;EMAIL=dakar@example.org;CN=Dakar;PARTSTAT=ACCEPTED:/aBc/principal/\r\n"));
  CHECK(answered(request(when + "ATTENDEE:MAILTO:Dakar@example.org\r\n")) ==
        event(when, "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Dakar@example.org\r\n"));
}

TEST_CASE("answer: the title keeps its language, the organizer's other words stay out") {
  const std::string when = "DTSTART:20201020T070000Z\r\n";
  CHECK(answered(request(when + "SUMMARY;LANGUAGE=fr:Réunion\r\nDESCRIPTION:Ordre du jour\r\nLOCATION:Paris\r\n" +
                         dakar)) == event(when + "SUMMARY;LANGUAGE=fr:Réunion\r\n", dakar_accepts));
}

TEST_CASE("answer: who is not invited is told who is; a cancelled event has no answer") {
  CHECK(answered(request(std::string{"DTSTART:20201020T070000Z\r\n"} + dakar), "mailto:tunis@example.org") ==
        "ATTENDEE: \"mailto:tunis@example.org\" is not invited. Allowed: mailto:dakar@example.org");
  CHECK(answered(request("DTSTART:20201020T070000Z\r\n")) ==
        "ATTENDEE: \"mailto:dakar@example.org\" is not invited. Allowed: nobody is: the message names no attendees");
  CHECK_THAT(answered(request(std::string{"DTSTART:20201020T070000Z\r\nSTATUS:CANCELLED\r\n"} + dakar)),
             Catch::StartsWith("STATUS: \"CANCELLED\" the event was cancelled"));
}
