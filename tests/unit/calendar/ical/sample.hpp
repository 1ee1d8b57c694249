#pragma once

#include "calendar/ical/event/event.hpp"

/// The events that the tests of this folder print and read.
namespace plenary::calendar::ical::sample {

inline LocalTime at(int y, unsigned m, unsigned d, int hour = 0, int minute = 0) {
  return midnight(year{y} / std::chrono::month{m} / std::chrono::day{d}) + hours{hour} + minutes{minute};
}

inline Instant utc(int y, unsigned m, unsigned d, int hour = 0) {
  return Instant{at(y, m, d, hour).time_since_epoch()};
}

inline Zone zone(const char* id) { return Zone::find(id).value(); }

/// The report presentation of 16 September 2020, 14:00–15:00 in Brussels, held on line.
inline Event presentation() {
  Event event;
  event.uid = "report-2020@rabat.example";
  event.sequence = 2;
  event.stamp = utc(2020, 9, 1, 8);
  event.last_modified = utc(2020, 9, 2, 9);
  event.when = TimedSpan{at(2020, 9, 16, 14), at(2020, 9, 16, 15), zone("Europe/Brussels")};
  event.summary = "Présentation du rapport; questions, réponses";
  event.description = "Ouverture\nLien : https://meet.example/report";
  event.url = "https://rabat.example/report";
  event.conferences = {{"https://meet.example/report", {"AUDIO", "VIDEO"}, "Salle \"A\": français", Language::fr}};
  event.categories = {"virtual", "report, 2020"};
  event.links = {{"https://rabat.example/report.pdf", "describedby", "Rapport"}};
  return event;
}

/// Abuja, 5–6 November 2019, in person, two whole days.
inline Event abuja() {
  Event event;
  event.uid = "abuja-2019@rabat.example";
  event.stamp = event.last_modified = utc(2019, 7, 1, 8);
  event.when = DateSpan{year{2019} / 11 / 5, year{2019} / 11 / 6};
  event.status = EventStatus::cancelled;
  event.summary = "Thematic meeting";
  event.location = "Abuja";
  event.geo = GeoPosition{9.0765, 7.3986};
  event.relations = {{"report-2020@rabat.example", RelationType::sibling}};
  event.transparent = true;
  return event;
}

/// A help desk each first Tuesday of a month from September 2020 to February 2021, 10:00–11:00 in Tunis: not in
/// December, but on Friday the 18th.
inline Event help_desk() {
  Event event;
  event.uid = "help-desk@rabat.example";
  event.stamp = event.last_modified = utc(2020, 8, 1, 8);
  event.when = TimedSpan{at(2020, 9, 1, 10), at(2020, 9, 1, 11), zone("Africa/Tunis")};
  event.summary = "Help desk";
  event.color = "seagreen";
  event.images = {{"https://rabat.example/desk.png", "image/png", "A desk"}};
  RecurrenceRule rule;
  rule.frequency = Frequency::monthly;
  rule.count = 6;
  rule.by_day = {{std::chrono::Tuesday, 1}};
  event.recurrence = Recurrence{rule, {at(2020, 12, 18, 10)}, {at(2020, 12, 1, 10)}};
  return event;
}

/// The help desk of October 2020, an hour later.
inline Event help_desk_in_october() {
  Event event = help_desk();
  event.recurrence.reset();
  event.recurrence_id = RecurrenceId{at(2020, 10, 6, 10), zone("Africa/Tunis"), false};
  event.sequence = 1;
  event.when = TimedSpan{at(2020, 10, 6, 11), at(2020, 10, 6, 12), zone("Africa/Tunis")};
  return event;
}

/// Senegal is asked to the presentation, with a reminder a quarter of an hour before.
inline Calendar request() {
  Calendar message;
  message.method = Method::request;
  Event event = presentation();
  event.organizer = CalendarUser{"mailto:secretariat@rabat.example", "Secretariat"};
  event.attendees = {{{"mailto:delegation@dakar.example", "Sénégal: délégation"},
                      AttendeeRole::chair,
                      ParticipationStatus::accepted,
                      CalendarUserType::group,
                      false},
                     {{"mailto:room@rabat.example", ""},
                      AttendeeRole::non_participant,
                      ParticipationStatus::needs_action,
                      CalendarUserType::room,
                      true}};
  event.comments = {"Please answer\nby Friday."};
  event.alarms = {{minutes{15}, "Begins soon"}};
  message.events = {event};
  return message;
}

/// When Senegal has no time in the week of 14 September 2020.
inline FreeBusy busy_week() {
  return {"busy-sn@rabat.example",
          utc(2020, 9, 1, 8),
          {utc(2020, 9, 14), utc(2020, 9, 21)},
          std::nullopt,
          "https://rabat.example/busy/SN",
          {{{utc(2020, 9, 15, 9), utc(2020, 9, 15, 11)}, BusyType::tentative},
           {{utc(2020, 9, 16, 12), utc(2020, 9, 16, 13)}, BusyType::busy},
           {{utc(2020, 9, 16, 13), utc(2020, 9, 16, 14)}, BusyType::unavailable}}};
}

inline Calendar calendar() {
  return {"Processus de Rabat",
          "Réunions",
          "https://rabat.example/feeds/rabat.ics",
          "https://rabat.example/",
          "teal",
          Language::fr,
          minutes{360},
          {presentation(), abuja()}};
}

}  // namespace plenary::calendar::ical::sample
