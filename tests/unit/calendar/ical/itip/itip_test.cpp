#include "calendar/ical/itip/itip.hpp"

#include <catch2/catch.hpp>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/text/document_writer.hpp"

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::ical;

namespace {

constexpr LocalTime at(int y, unsigned m, unsigned d, int hour, int minute = 0) {
  return std::chrono::local_days{year{y} / std::chrono::month{m} / std::chrono::day{d}} + hours{hour} + minutes{minute};
}
constexpr Instant utc(int y, unsigned m, unsigned d, int hour) {
  return sys_days{year{y} / std::chrono::month{m} / std::chrono::day{d}} + hours{hour};
}

Zone zone(std::string_view id) { return Zone::find(id).value(); }

const MessageContext now{utc(2020, 9, 1, 8), Language::fr};

/// A senior officials' meeting in Paris to which Dakar (chair) and Rabat are invited.
Event paris() {
  Event event;
  event.uid = "2020-10-20-paris-som@rabat.plenary";
  event.sequence = 2;
  event.stamp = utc(2020, 8, 1, 0);
  event.last_modified = utc(2020, 8, 2, 0);
  event.when = TimedSpan{at(2020, 10, 20, 9), at(2020, 10, 20, 10, 30), zone("Europe/Paris")};
  event.summary = "Réunion des hauts fonctionnaires";
  event.organizer = CalendarUser{"mailto:office@example.org", "Secrétariat"};
  event.attendees = {{{"mailto:dakar@example.org", "Sénégal"}, AttendeeRole::chair},
                     {{"mailto:rabat@example.org", ""}}};
  for (Attendee& attendee : event.attendees) attendee.rsvp = true;
  return event;
}

Event weekly() {
  Event event = paris();
  RecurrenceRule rule;
  rule.frequency = Frequency::weekly;
  rule.count = 6;
  event.recurrence = Recurrence{rule, {}, {}};
  return event;
}

/// The VEVENT of the printed message, without what VTIMEZONE and VCALENDAR say; unfolded, one line each.
std::string printed_event(const Result<Calendar>& message) {
  if (!message) return to_text(message.error());
  const auto text = print_message(*message);
  if (!text) return to_text(text.error());
  const Document document = parse_document(*text).value();
  CHECK(check_message(document.components[0]).empty());
  std::string lines = document.components[0].property("METHOD")->value + "\n";
  for (const Component& component : document.components[0].components) {
    if (component.name == "VTIMEZONE") lines += "[" + component.property("TZID")->value + "]\n";
    if (component.name != "VEVENT") continue;
    for (const ContentLine& line : component.properties) {
      const std::string whole = to_text(Component{0, "X", {line}, {}});
      lines += unfold(whole.substr(9, whole.size() - 9 - 9)) + "\n";
    }
  }
  return lines;
}

std::string error_of(const Result<Calendar>& message) { return message ? "no error" : to_text(message.error()); }

}  // namespace

TEST_CASE("REQUEST: the invitation to a meeting in Paris") {
  CHECK(printed_event(invite(paris(), now)) ==
        "REQUEST\n"
        "[Europe/Paris]\n"
        "UID:2020-10-20-paris-som@rabat.plenary\n"
        "SEQUENCE:2\n"
        "DTSTAMP:20200901T080000Z\n"
        "LAST-MODIFIED:20200802T000000Z\n"
        "DTSTART;TZID=Europe/Paris:20201020T090000\n"
        "DTEND;TZID=Europe/Paris:20201020T103000\n"
        "ORGANIZER;CN=Secrétariat:mailto:office@example.org\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Sénégal:mailto:dakar@example.org\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:rabat@example.org\n"
        "SUMMARY;LANGUAGE=fr:Réunion des hauts fonctionnaires\n"
        "STATUS:CONFIRMED\n"
        "TRANSP:OPAQUE\n");
}

TEST_CASE("REPLY: Dakar accepts, and says nothing but that") {
  CHECK(printed_event(
            reply(paris(), "MAILTO:Dakar@example.org", ParticipationStatus::accepted, "Avec plaisir, merci", now)) ==
        "REPLY\n"
        "[Europe/Paris]\n"
        "UID:2020-10-20-paris-som@rabat.plenary\n"
        "SEQUENCE:2\n"
        "DTSTAMP:20200901T080000Z\n"
        "DTSTART;TZID=Europe/Paris:20201020T090000\n"
        "DTEND;TZID=Europe/Paris:20201020T103000\n"
        "ORGANIZER;CN=Secrétariat:mailto:office@example.org\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN=Sénégal:mailto:dakar@example.org\n"
        "SUMMARY;LANGUAGE=fr:Réunion des hauts fonctionnaires\n"
        "COMMENT:Avec plaisir\\, merci\n");
}

TEST_CASE("COUNTER: Rabat proposes the afternoon, on its own clock") {
  // 27 October 2020: Paris is at UTC+1, Rabat too.
  const TimedSpan proposed{at(2020, 10, 27, 14), at(2020, 10, 27, 15, 30), zone("Africa/Casablanca")};
  Event event = paris();
  event.description = "Quand : mardi";
  CHECK(printed_event(counter(event, "mailto:rabat@example.org", proposed, "", now)) ==
        "COUNTER\n"
        "[Africa/Casablanca]\n"
        "UID:2020-10-20-paris-som@rabat.plenary\n"
        "SEQUENCE:2\n"
        "DTSTAMP:20200901T080000Z\n"
        "DTSTART;TZID=Africa/Casablanca:20201027T140000\n"
        "DTEND;TZID=Africa/Casablanca:20201027T153000\n"
        "ORGANIZER;CN=Secrétariat:mailto:office@example.org\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE:mailto:rabat@example.org\n"
        "SUMMARY;LANGUAGE=fr:Réunion des hauts fonctionnaires\n"
        "STATUS:CONFIRMED\n"
        "TRANSP:OPAQUE\n");
}

TEST_CASE("DECLINECOUNTER: the organizer keeps to the time, at the same SEQUENCE") {
  const TimedSpan proposed{at(2020, 10, 27, 14), at(2020, 10, 27, 15, 30), zone("Africa/Casablanca")};
  const auto proposal = counter(paris(), "mailto:rabat@example.org", proposed, "", now);
  REQUIRE(proposal);
  const std::string text = printed_event(decline_counter(proposal->events[0], "La salle est réservée", now));
  CHECK_THAT(text, Catch::StartsWith("DECLINECOUNTER\n"));
  CHECK_THAT(text, Catch::Contains("SEQUENCE:2\n") && Catch::Contains("mailto:rabat@example.org\n") &&
                       Catch::Contains("COMMENT;LANGUAGE=fr:La salle est réservée\n"));
  CHECK_THAT(text, !Catch::Contains("STATUS"));
}

TEST_CASE("REFRESH: only who asks about what; no time, no zone") {
  CHECK(printed_event(refresh(paris(), "mailto:dakar@example.org", now)) ==
        "REFRESH\n"
        "UID:2020-10-20-paris-som@rabat.plenary\n"
        "DTSTAMP:20200901T080000Z\n"
        "ORGANIZER;CN=Secrétariat:mailto:office@example.org\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;CN=Sénégal:mailto:dakar@example.org\n");
}

TEST_CASE("PUBLISH names no attendees") {
  const std::string text = printed_event(publish(paris(), now));
  CHECK_THAT(text, Catch::StartsWith("PUBLISH\n") && Catch::Contains("ORGANIZER") && !Catch::Contains("ATTENDEE"));
}

TEST_CASE("CANCEL: the whole event, one SEQUENCE on; a cancelled one keeps its own") {
  const std::string text = printed_event(cancel(paris(), "Reportée au printemps", now));
  CHECK_THAT(text, Catch::StartsWith("CANCEL\n") && Catch::Contains("SEQUENCE:3\n") &&
                       Catch::Contains("STATUS:CANCELLED\n") && Catch::Contains("TRANSP:TRANSPARENT\n") &&
                       Catch::Contains("COMMENT;LANGUAGE=fr:Reportée au printemps\n") &&
                       Catch::Contains("mailto:dakar@example.org") && !Catch::Contains("RECURRENCE-ID"));
  Event cancelled = paris();
  cancelled.status = EventStatus::cancelled;
  CHECK_THAT(printed_event(cancel(cancelled, "", now)), Catch::Contains("SEQUENCE:2\n"));
}

TEST_CASE("CANCEL: one occurrence of a weekly meeting, and all from one on") {
  const std::string one = printed_event(cancel_occurrence(weekly(), at(2020, 10, 27, 9), false, "", now));
  CHECK_THAT(one, Catch::Contains("RECURRENCE-ID;TZID=Europe/Paris:20201027T090000\n") &&
                      Catch::Contains("DTSTART;TZID=Europe/Paris:20201027T090000\n") &&
                      Catch::Contains("DTEND;TZID=Europe/Paris:20201027T103000\n") && Catch::Contains("SEQUENCE:3\n") &&
                      Catch::Contains("STATUS:CANCELLED\n") && !Catch::Contains("RRULE"));
  CHECK_THAT(printed_event(cancel_occurrence(weekly(), at(2020, 10, 27, 9), true, "", now)),
             Catch::Contains("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20201027T090000\n"));
  CHECK_THAT(error_of(cancel_occurrence(paris(), at(2020, 10, 27, 9), false, "", now)),
             Catch::Contains("the event happens once"));

  Event days_long = weekly();
  days_long.when = DateSpan{year{2020} / 10 / 20, year{2020} / 10 / 21};
  CHECK_THAT(printed_event(cancel_occurrence(days_long, at(2020, 10, 27, 0), false, "", now)),
             Catch::Contains("RECURRENCE-ID;VALUE=DATE:20201027\n") && Catch::Contains("DTEND;VALUE=DATE:20201029\n"));
}

TEST_CASE("ADD: one more occurrence, one SEQUENCE on") {
  const TimedSpan extra{at(2020, 12, 24, 9), at(2020, 12, 24, 10), zone("Europe/Paris")};
  CHECK_THAT(printed_event(add(weekly(), extra, now)),
             Catch::StartsWith("ADD\n") && Catch::Contains("SEQUENCE:3\n") && Catch::Contains("20201224T090000") &&
                 !Catch::Contains("RRULE") && !Catch::Contains("RECURRENCE-ID"));
  CHECK_THAT(error_of(add(weekly(), DateSpan{year{2020} / 12 / 24, year{2020} / 12 / 24}, now)),
             Catch::Contains("not both days or both times"));
}

TEST_CASE("a reply about exceptions in several zones names them by RECURRENCE-ID alone") {
  const auto message = reply(weekly(), "mailto:dakar@example.org", ParticipationStatus::declined, "", now);
  REQUIRE(message);
  Calendar several = *message;
  Event moved = several.events[0];
  moved.recurrence_id = RecurrenceId{at(2020, 10, 27, 9), zone("Europe/Paris")};
  moved.when = TimedSpan{at(2020, 10, 27, 14), at(2020, 10, 27, 15), zone("Africa/Dakar")};
  several.events.push_back(moved);
  const std::string text = printed_event(several);
  CHECK_THAT(text, Catch::Contains("RECURRENCE-ID;TZID=Europe/Paris:20201027T090000\n") &&
                       !Catch::Contains("DTSTART") && !Catch::Contains("Dakar]"));
}

TEST_CASE("what cannot be sent is refused with what would be right") {
  Event nobody = paris();
  nobody.organizer.reset();
  CHECK(error_of(invite(nobody, now)) ==
        "ORGANIZER: the event has no organizer. Allowed: one address such as mailto:secretariat@example.org");
  Event alone = paris();
  alone.attendees.clear();
  CHECK(error_of(invite(alone, now)) == "ATTENDEE: nobody is invited. Allowed: at least one (RFC 5546 §3.2.2)");
  Event twice = paris();
  twice.attendees.push_back({{"mailto:DAKAR@example.org", ""}});
  CHECK(error_of(invite(twice, now)) ==
        "ATTENDEE: \"mailto:DAKAR@example.org\" is invited twice. Allowed: each address once");
  Event untitled = paris();
  untitled.summary.clear();
  CHECK(error_of(publish(untitled, now)) == "SUMMARY: the event has no title. Allowed: a text");
  Event cancelled = paris();
  cancelled.status = EventStatus::cancelled;
  CHECK_THAT(error_of(invite(cancelled, now)), Catch::Contains("the event does not take place"));
  CHECK_THAT(error_of(reply(cancelled, "mailto:dakar@example.org", ParticipationStatus::accepted, "", now)),
             Catch::Contains("the event was cancelled"));
  CHECK(error_of(reply(paris(), "mailto:tunis@example.org", ParticipationStatus::accepted, "", now)) ==
        "ATTENDEE: \"mailto:tunis@example.org\" is not invited. Allowed: mailto:dakar@example.org, "
        "mailto:rabat@example.org");
  CHECK_THAT(error_of(reply(paris(), "mailto:dakar@example.org", ParticipationStatus::delegated, "", now)),
             Catch::Contains("no answer that can be given here"));
  const TimedSpan same = std::get<TimedSpan>(paris().when);
  CHECK_THAT(error_of(counter(paris(), "mailto:dakar@example.org", same, "", now)),
             Catch::Contains("the proposed time is that of the invitation"));
  CHECK_THAT(
      error_of(counter(paris(), "mailto:dakar@example.org", TimedSpan{same.end, same.start, same.zone}, "", now)),
      Catch::Contains("the end is not after the start"));
  CHECK_THAT(error_of(counter(weekly(), "mailto:dakar@example.org", same, "", now)),
             Catch::Contains("cannot be proposed for a whole series"));
}

TEST_CASE("an invitation is read back, and the answer to it belongs to it") {
  const auto sent = print_message(invite(paris(), now).value());
  REQUIRE(sent);
  const auto read_back = read(*sent);
  REQUIRE(read_back);
  CHECK(read_back->problems.empty());
  const auto answered = print_message(
      reply(read_back->calendar.events[0], "mailto:rabat@example.org", ParticipationStatus::tentative, "Peut-être", now)
          .value());
  REQUIRE(answered);
  const auto event_of = [](const std::string& text) {
    const Document document = parse_document(text).value();
    return document.components[0].components.back();
  };
  const auto answer = match_reply(event_of(*sent), event_of(*answered));
  REQUIRE(answer);
  CHECK(*answer ==
        Answer{"mailto:rabat@example.org", ParticipationStatus::tentative, 2, now.stamp, {"Peut-être"}, true});
}
