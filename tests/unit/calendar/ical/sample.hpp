#pragma once

#include "calendar/ical/event.hpp"

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
