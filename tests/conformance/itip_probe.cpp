// Writes one message of each kind that we make into FOLDER (NAME.ics), and what it says as rows of messages.tsv, which
// other libraries' readings are compared with. Usage: itip_probe FOLDER
//
// name, method, UID, organizer, "address=PARTSTAT" sorted, start, end, original start, SEQUENCE, STATUS; times are UTC
// instants or dates; "-" is what the message does not say.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip.hpp"
#include "calendar/ical/text/values.hpp"

namespace {

using namespace plenary;
using namespace plenary::calendar;

constexpr LocalTime at(int y, unsigned m, unsigned d, int hour, int minute = 0) {
  return std::chrono::local_days{year{y} / std::chrono::month{m} / std::chrono::day{d}} + hours{hour} + minutes{minute};
}

const ical::MessageContext context{sys_days{year{2026} / 9 / 1} + hours{8}, Language::fr};

Event meeting(std::string_view uid, const ical::EventTime& when) {
  Event event;
  event.uid = std::string{uid} + "@rabat.plenary";
  event.sequence = 2;
  event.stamp = event.last_modified = context.stamp - days{10};
  event.when = when;
  event.summary = "Réunion des hauts fonctionnaires; ordre du jour, version 2";
  event.description = "Première ligne\nseconde ligne, plus longue que soixante-quinze octets pour qu'elle soit pliée";
  event.organizer = CalendarUser{"mailto:office@example.org", "Secrétariat, Processus de Rabat"};
  event.attendees = {{{"mailto:dakar@example.org", "Sénégal"}, AttendeeRole::chair},
                     {{"mailto:rabat@example.org", "Maroc: MAE"}},
                     {{"mailto:brussels@example.org", ""}, AttendeeRole::optional}};
  for (Attendee& attendee : event.attendees) attendee.rsvp = true;
  event.alarms = {{minutes{15}, "Bientôt"}};
  event.conferences = {{"https://meet.example.org/1", {"AUDIO", "VIDEO"}, "Français", Language::fr}};
  return event;
}

std::string utc(LocalTime local, const Zone& zone) {
  return ical::basic(to_instant(zone, local, ResolvePolicy::compatible).value());
}

std::pair<std::string, std::string> span_of(const Event& event) {
  if (const auto* timed = std::get_if<TimedSpan>(&event.when)) {
    return {utc(timed->start, timed->zone), utc(timed->end, timed->zone)};
  }
  const auto& dates = std::get<DateSpan>(event.when);
  return {ical::basic(dates.first), ical::basic(Date{sys_days{dates.last} + days{1}})};
}

std::string row(const std::string& name, const Calendar& message, const Event& event) {
  const Method method = *message.method;
  std::vector<std::string> people;
  for (const Attendee& attendee : event.attendees) {
    people.push_back(attendee.user.address + '=' +
                     std::string{ical::name_in(ical::participation_statuses, attendee.status)});
  }
  std::ranges::sort(people);
  std::string attendees;
  for (const std::string& person : people) attendees += (attendees.empty() ? "" : " ") + person;
  // A REPLY has room for one zone only (RFC 5546 §3.2.3): that of the original start goes before the new time's.
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  const bool two_zones = timed != nullptr && event.recurrence_id && event.recurrence_id->zone != timed->zone;
  const bool timeless = method == Method::refresh || (method == Method::reply && two_zones);
  const auto [start, end] = timeless ? std::pair<std::string, std::string>{"-", "-"} : span_of(event);
  std::string original = "-";
  if (const auto& id = event.recurrence_id)
    original = id->zone ? utc(id->start, *id->zone) : ical::basic(date_of(id->start));
  const bool answer = method == Method::reply || method == Method::decline_counter || method == Method::refresh;
  std::string text = name;
  for (const std::string& field : {std::string{ical::name_in(ical::methods, method)}, event.uid,
                                   event.organizer->address, attendees.empty() ? "-" : attendees, start, end, original,
                                   method == Method::refresh ? "-" : std::to_string(event.sequence),
                                   answer ? "-" : std::string{ical::name_in(ical::event_statuses, event.status)}}) {
    text += '\t' + field;
  }
  return text + '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder{argv[1]};
  const Zone paris = Zone::find("Europe/Paris").value();
  const Zone casablanca = Zone::find("Africa/Casablanca").value();

  // 6 October 2026: Paris at UTC+2, Casablanca at UTC+0 since 20 September.
  const Event som = meeting("2026-10-06-som", TimedSpan{at(2026, 10, 6, 9), at(2026, 10, 6, 10, 30), paris});
  const Event workshop = meeting("2026-10-07-workshop", DateSpan{year{2026} / 10 / 7, year{2026} / 10 / 8});
  // A weekly call over the end of summer time on 25 October 2026.
  Event weekly = meeting("2026-weekly", TimedSpan{at(2026, 10, 5, 14), at(2026, 10, 5, 15), paris});
  ical::RecurrenceRule rule;
  rule.frequency = ical::Frequency::weekly;
  rule.count = 8;
  weekly.recurrence = Recurrence{rule, {}, {at(2026, 10, 19, 14)}};
  Event moved = meeting("2026-weekly", TimedSpan{at(2026, 10, 27, 16), at(2026, 10, 27, 17), casablanca});
  moved.recurrence_id = RecurrenceId{at(2026, 10, 26, 14), paris};
  const ical::EventTime proposal = TimedSpan{at(2026, 10, 6, 14), at(2026, 10, 6, 15, 30), casablanca};
  const auto countered = ical::counter(som, "mailto:rabat@example.org", proposal, "Plutôt l'après-midi ?", context);

  std::vector<std::pair<std::string, Result<Calendar>>> messages{
      {"publish", ical::publish(som, context)},
      {"request", ical::invite(som, context)},
      {"request_days", ical::invite(workshop, context)},
      {"request_series", ical::invite(weekly, context)},
      {"request_moved", ical::invite(moved, context)},
      {"reply_accepted",
       ical::reply(som, "mailto:dakar@example.org", ParticipationStatus::accepted, "Avec plaisir; merci", context)},
      {"reply_declined", ical::reply(som, "mailto:rabat@example.org", ParticipationStatus::declined, "", context)},
      {"reply_tentative",
       ical::reply(workshop, "mailto:brussels@example.org", ParticipationStatus::tentative, "", context)},
      {"reply_moved", ical::reply(moved, "mailto:dakar@example.org", ParticipationStatus::accepted, "", context)},
      {"add", ical::add(weekly, TimedSpan{at(2026, 12, 24, 9), at(2026, 12, 24, 10), paris}, context)},
      {"cancel", ical::cancel(som, "Reportée", context)},
      {"cancel_occurrence", ical::cancel_occurrence(weekly, at(2026, 11, 2, 14), false, "", context)},
      {"cancel_rest", ical::cancel_occurrence(weekly, at(2026, 11, 9, 14), true, "", context)},
      {"refresh", ical::refresh(som, "mailto:dakar@example.org", context)},
      {"refresh_occurrence", ical::refresh(moved, "mailto:dakar@example.org", context)},
      {"counter", countered},
      {"decline_counter", ical::decline_counter(countered.value().events.front(), "La salle est réservée", context)},
  };

  std::ofstream rows{folder / "messages.tsv", std::ios::binary};
  int failures = 0;
  for (const auto& [name, message] : messages) {
    const auto text = message ? ical::print_message(*message) : Result<std::string>{unexpected(message.error())};
    if (!text) {
      std::cerr << name << ": " << to_text(text.error()) << '\n';
      ++failures;
      continue;
    }
    std::ofstream{folder / (name + ".ics"), std::ios::binary} << *text;
    for (const Event& event : message->events) rows << row(name, *message, event);
  }
  return failures == 0 && rows.flush() ? 0 : 1;
}
