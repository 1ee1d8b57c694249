#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "calendar/ical/event/event.hpp"

/// Calendars of all that an event may hold, for tests of laws: the same ones for the same seed.
namespace plenary::calendar::random_calendar {

using Random = std::mt19937_64;

/// In which events take place; both belong to it.
struct Years {
  year first{1975};
  year last{2139};
};

inline int number(Random& random, int least, int most) { return std::uniform_int_distribution{least, most}(random); }

inline bool chance(Random& random) { return number(random, 0, 1) == 1; }

template <class T>
T pick(Random& random, const std::vector<T>& choices) {
  return choices[static_cast<std::size_t>(number(random, 0, static_cast<int>(choices.size()) - 1))];
}

/// Characters of one to four octets and all that iCalendar gives a meaning.
inline std::string text(Random& random, int most, bool line_breaks) {
  static const std::vector<std::string> characters{"a", "Z", " ", "\t", ",", ";", ":", "\\", "\"", "^",       "n",
                                                   "'", "=", "é", "ß",  "ع", "ا", "€", "한", "🌍",  "\xC2\xA0"};
  std::string result;
  for (int length = number(random, 0, most); length > 0; --length) {
    result += line_breaks && number(random, 0, 20) == 0 ? std::string{"\n"} : pick(random, characters);
  }
  return result;
}

inline std::string uri(Random& random) {
  return "https://example.org/" + std::to_string(number(random, 0, 9999)) + "?a=b,c;d";
}

inline std::variant<DateSpan, TimedSpan> span(Random& random, Years years) {
  const int length = static_cast<int>((sys_days{years.last / 12 / 31} - sys_days{years.first / 1 / 1}).count());
  const sys_days first = sys_days{years.first / 1 / 1} + days{number(random, 0, length)};
  if (chance(random)) return DateSpan{first, first + days{number(random, 0, 10)}};
  const auto ids = zone_ids();
  const Zone zone =
      Zone::find(ids[static_cast<std::size_t>(number(random, 0, static_cast<int>(ids.size()) - 1))]).value();
  // From an instant, so that the local time exists; the end far enough away to be later on the clock too.
  const Instant start = Instant{first} + minutes{number(random, 0, 1439)};
  LocalTime end = zone.to_local(start) + minutes{number(random, 1500, 4000)};
  while (std::holds_alternative<Gap>(zone.resolve(end))) end += hours{1};
  return TimedSpan{zone.to_local(start), end, zone};
}

inline LocalTime start_of(const Event& event) {
  if (const auto* timed = std::get_if<TimedSpan>(&event.when)) return timed->start;
  return midnight(std::get<DateSpan>(event.when).first);
}

/// A start some weeks from the event's own; from an instant, so that the local time exists.
inline LocalTime other_start(Random& random, const Event& event) {
  const LocalTime other = start_of(event) + days{7 * number(random, -50, 50)};
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  if (timed == nullptr) return other;
  return timed->zone.to_local(to_instant(timed->zone, other, ResolvePolicy::compatible).value());
}

inline ical::RecurrenceRule rule(Random& random, const Event& event) {
  ical::RecurrenceRule result;
  result.frequency = pick(random, std::vector{ical::Frequency::daily, ical::Frequency::weekly, ical::Frequency::monthly,
                                              ical::Frequency::yearly});
  result.interval = static_cast<std::uint32_t>(number(random, 1, 9));
  const bool whole_days = std::holds_alternative<DateSpan>(event.when);
  const LocalTime until = start_of(event) + days{number(random, 1, 2000)};
  switch (number(random, 0, 2)) {
    case 0:
      result.count = static_cast<std::uint32_t>(number(random, 1, 400));
      break;
    case 1:
      result.until = ical::DateTimeValue{whole_days ? until : until + hours{3}, whole_days, !whole_days};
      break;
    default:
      break;
  }
  if (chance(random)) result.by_month = {number(random, 1, 6), number(random, 7, 12)};
  if (chance(random)) result.by_day = {{std::chrono::Monday, 0}, {std::chrono::Friday, 0}};
  if (!result.by_day.empty() && result.frequency == ical::Frequency::monthly) result.by_set_position = {1, -1};
  if (chance(random)) result.week_start = std::chrono::Sunday;
  return result;
}

inline Recurrence recurrence(Random& random, const Event& event) {
  Recurrence result;
  if (chance(random)) result.rule = rule(random, event);
  for (int i = number(random, 0, 3); i > 0; --i) result.added.push_back(other_start(random, event));
  for (int i = number(random, 0, 3); i > 0; --i) result.excluded.push_back(other_start(random, event));
  if (result == Recurrence{}) result.rule = rule(random, event);
  return result;
}

/// A moved occurrence of `series`.
inline Event moved(Random& random, const Event& series) {
  Event result = series;
  result.recurrence.reset();
  const auto* timed = std::get_if<TimedSpan>(&series.when);
  result.recurrence_id = RecurrenceId{other_start(random, series),
                                      timed == nullptr ? std::nullopt : std::optional{timed->zone}, chance(random)};
  return result;
}

inline CalendarUser user(Random& random) {
  return {"mailto:" + std::to_string(number(random, 0, 9999)) + "@example.org", text(random, 30, false)};
}

inline Attendee attendee(Random& random) {
  return {user(random),
          pick(random, std::vector{AttendeeRole::chair, AttendeeRole::required, AttendeeRole::optional,
                                   AttendeeRole::non_participant}),
          pick(random, std::vector{ParticipationStatus::needs_action, ParticipationStatus::accepted,
                                   ParticipationStatus::declined, ParticipationStatus::tentative,
                                   ParticipationStatus::delegated}),
          pick(random, std::vector{CalendarUserType::individual, CalendarUserType::group, CalendarUserType::resource,
                                   CalendarUserType::room, CalendarUserType::unknown}),
          chance(random)};
}

inline FreeBusy free_busy(Random& random, int index, bool message) {
  FreeBusy result;
  result.uid = "busy" + std::to_string(index) + text(random, 30, false);
  result.stamp = Instant{seconds{number(random, 0, 2'000'000'000)}};
  Instant at{seconds{number(random, 0, 2'000'000'000)}};
  result.span.start = at;
  for (int i = number(random, 0, 5); i > 0; --i) {
    const Instant start = at + minutes{number(random, 0, 90)};
    at = start + minutes{number(random, 1, 500)};
    result.periods.push_back(
        {{start, at},
         pick(random, std::vector{BusyType::free, BusyType::tentative, BusyType::busy, BusyType::unavailable})});
  }
  result.span.end = at + minutes{number(random, 1, 90)};
  if (message) result.organizer = user(random);
  if (chance(random)) result.url = uri(random);
  return result;
}

inline Event event(Random& random, int index, Years years) {
  Event result;
  result.uid = std::to_string(index) + text(random, 90, false);
  result.sequence = number(random, 0, 1000);
  result.stamp = Instant{seconds{number(random, 0, 2'000'000'000)}};
  result.last_modified = Instant{seconds{number(random, 0, 2'000'000'000)}};
  result.when = span(random, years);
  result.status = pick(random, std::vector{EventStatus::tentative, EventStatus::confirmed, EventStatus::cancelled});
  result.summary = text(random, 200, false);
  result.description = text(random, 500, true);
  result.location = text(random, 40, true);
  if (chance(random)) result.geo = GeoPosition{number(random, -90, 90) + 0.25, number(random, -179, 179) - 0.5};
  if (result.geo && result.geo->latitude > 90) result.geo->latitude = 90;
  if (chance(random)) result.url = uri(random);
  for (int i = number(random, 0, 3); i > 0; --i) {
    result.conferences.push_back({uri(random), {"AUDIO", "VIDEO"}, text(random, 30, false), Language::pt});
    result.categories.push_back("c" + text(random, 20, false));
    result.relations.push_back({"u" + text(random, 20, false), RelationType::child});
    result.links.push_back({uri(random), "describedby", text(random, 30, false)});
  }
  result.transparent = chance(random);
  if (chance(random)) result.color = "steelblue";
  if (chance(random)) result.images = {{uri(random), "image/svg+xml", text(random, 30, false)}};
  if (chance(random)) result.alarms = {{minutes{number(random, 1, 3000)}, "!" + text(random, 30, true)}};
  if (chance(random)) result.comments = {"c" + text(random, 90, true), "d" + text(random, 20, true)};
  if (chance(random)) result.recurrence = recurrence(random, result);
  return result;
}

/// A feed or a message.
inline Calendar make(Random& random, Years years = {}) {
  Calendar result{text(random, 100, false),
                  text(random, 100, true),
                  uri(random),
                  uri(random),
                  "teal",
                  Language::en,
                  minutes{number(random, 1, 10'000)},
                  {}};
  // The language is carried by NAME, so a calendar without one speaks English when it is read.
  if (!result.name.empty()) result.language = pick(random, std::vector<Language>{Language::en, Language::ar});
  for (int i = number(random, 0, 6); i > 0; --i) {
    result.events.push_back(event(random, i, years));
    if (result.events.back().recurrence && chance(random)) {
      result.events.push_back(moved(random, result.events.back()));
    }
  }
  if (chance(random)) result.method = pick(random, std::vector{Method::publish, Method::request, Method::counter});
  for (int i = number(random, 0, 2); i > 0; --i) {
    result.free_busy.push_back(free_busy(random, i, result.method.has_value()));
  }
  for (Event& one : result.events) {
    if (result.method) one.organizer = user(random);
    if (!result.method || result.method == Method::publish) continue;
    for (int i = number(random, 0, 3); i > 0; --i) one.attendees.push_back(attendee(random));
  }
  return result;
}

}  // namespace plenary::calendar::random_calendar
