#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/content_line.hpp"
#include "calendar/ical/libical/timezone_evaluator.hpp"
#include "calendar/ical/lint.hpp"
#include "calendar/ical/reader.hpp"
#include "calendar/ical/vtimezone.hpp"
#include "calendar/ical/writer.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

using Random = std::mt19937_64;

int number(Random& random, int least, int most) { return std::uniform_int_distribution{least, most}(random); }

bool chance(Random& random) { return number(random, 0, 1) == 1; }

template <class T>
const T& pick(Random& random, const std::vector<T>& choices) {
  return choices[static_cast<std::size_t>(number(random, 0, static_cast<int>(choices.size()) - 1))];
}

/// Characters of one to four octets and all that iCalendar gives a meaning.
std::string text(Random& random, int most, bool line_breaks) {
  static const std::vector<std::string> characters{"a", "Z", " ", "\t", ",", ";", ":", "\\", "\"", "^",       "n",
                                                   "'", "=", "é", "ß",  "ع", "ا", "€", "한", "🌍",  "\xC2\xA0"};
  std::string result;
  for (int length = number(random, 0, most); length > 0; --length) {
    result += line_breaks && number(random, 0, 20) == 0 ? std::string{"\n"} : pick(random, characters);
  }
  return result;
}

std::string uri(Random& random) {
  return "https://example.org/" + std::to_string(number(random, 0, 9999)) + "?a=b,c;d";
}

std::variant<DateSpan, TimedSpan> span(Random& random) {
  const sys_days first = sys_days{year{1975} / 1 / 1} + days{number(random, 0, 60'000)};
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

LocalTime start_of(const Event& event) {
  if (const auto* timed = std::get_if<TimedSpan>(&event.when)) return timed->start;
  return midnight(std::get<DateSpan>(event.when).first);
}

/// A start some weeks from the event's own; from an instant, so that the local time exists.
LocalTime other_start(Random& random, const Event& event) {
  const LocalTime other = start_of(event) + days{7 * number(random, -50, 50)};
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  if (timed == nullptr) return other;
  return timed->zone.to_local(to_instant(timed->zone, other, ResolvePolicy::compatible).value());
}

ical::RecurrenceRule rule(Random& random, const Event& event) {
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

Recurrence recurrence(Random& random, const Event& event) {
  Recurrence result;
  if (chance(random)) result.rule = rule(random, event);
  for (int i = number(random, 0, 3); i > 0; --i) result.added.push_back(other_start(random, event));
  for (int i = number(random, 0, 3); i > 0; --i) result.excluded.push_back(other_start(random, event));
  if (result == Recurrence{}) result.rule = rule(random, event);
  return result;
}

/// A moved occurrence of `series`.
Event moved(Random& random, const Event& series) {
  Event result = series;
  result.recurrence.reset();
  const auto* timed = std::get_if<TimedSpan>(&series.when);
  result.recurrence_id = RecurrenceId{other_start(random, series),
                                      timed == nullptr ? std::nullopt : std::optional{timed->zone}, chance(random)};
  return result;
}

CalendarUser user(Random& random) {
  return {"mailto:" + std::to_string(number(random, 0, 9999)) + "@example.org", text(random, 30, false)};
}

Attendee attendee(Random& random) {
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

FreeBusy free_busy(Random& random, int index, bool message) {
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

Event event(Random& random, int index) {
  Event result;
  result.uid = std::to_string(index) + text(random, 90, false);
  result.sequence = number(random, 0, 1000);
  result.stamp = Instant{seconds{number(random, 0, 2'000'000'000)}};
  result.last_modified = Instant{seconds{number(random, 0, 2'000'000'000)}};
  result.when = span(random);
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

Calendar random_calendar(Random& random) {
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
    result.events.push_back(event(random, i));
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

/// Events and busy times in the order in which they were printed.
void order_like(Calendar& calendar, const Calendar& printed) {
  std::ranges::sort(calendar.events, {}, [&](const Event& one) {
    return std::ranges::find_if(
               printed.events,
               [&](const Event& other) { return other.uid == one.uid && other.recurrence_id == one.recurrence_id; }) -
           printed.events.begin();
  });
  std::ranges::sort(calendar.free_busy, {}, [&](const FreeBusy& one) {
    return std::ranges::find(printed.free_busy, one.uid, &FreeBusy::uid) - printed.free_busy.begin();
  });
}

}  // namespace

TEST_CASE("unfolding undoes folding, and no physical line is too long or cuts a character", "[property][ical]") {
  Random random{75};
  for (int round = 0; round < 5'000; ++round) {
    const std::string line = "X:" + text(random, 400, false);
    std::string folded;
    ical::append_folded(folded, line);
    INFO(line);
    REQUIRE(folded.ends_with("\r\n"));
    REQUIRE(ical::unfold(folded) == line);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = folded.find("\r\n", at);
      const std::string_view physical = std::string_view{folded}.substr(at, end - at);
      REQUIRE(physical.size() <= 75);
      REQUIRE(ical::valid_utf8_prefix(physical) == physical.size());
      at = end + 2;
    }
  }
}

TEST_CASE("escaping is undone by unescaping, for text and for parameters", "[property][ical]") {
  Random random{6868};
  for (int round = 0; round < 5'000; ++round) {
    const std::string value = text(random, 60, true);
    INFO(value);
    REQUIRE(ical::unescape_text(ical::escape_text(value)) == value);
    ical::ContentLine line;
    REQUIRE(ical::parse_content_line("X;P=" + ical::encode_parameter(value) + ":v", line));
    REQUIRE(line.parameter("P") == value);
    REQUIRE(line.value == "v");
  }
}

TEST_CASE("what is written is read back equal, without problems and without an error in lint", "[property][ical]") {
  Random random{5545};
  for (int round = 0; round < 300; ++round) {
    Calendar original = random_calendar(random);
    const auto written = ical::write(original);
    INFO((written ? *written : to_text(written.error())));
    REQUIRE(written);
    const auto read = ical::read(*written);
    REQUIRE(read);
    REQUIRE(read->problems.empty());
    order_like(original, read->calendar);
    REQUIRE(read->calendar == original);
    REQUIRE(ical::write(read->calendar).value() == *written);
    for (const auto& finding : ical::lint(*written)) {
      INFO(ical::to_text(finding));
      REQUIRE(finding.severity != ical::Severity::error);
    }
  }
}

TEST_CASE("a definition says what the tz database says, in every zone and for any window of 1970 to 2100",
          "[property][ical]") {
  Random random{1970};
  for (const std::string_view id : zone_ids()) {
    const Zone zone = Zone::find(id).value();
    for (int round = 0; round < 3; ++round) {
      const int first = number(random, 1970, 2096);
      const auto window = ical::local_years(zone, year{first}, year{first + number(random, 0, 4)});
      std::string printed;
      ical::append_timezone(printed, ical::define_timezone(zone, window));
      const auto document = ical::parse_document(printed).value();
      const auto evaluator = ical::TimezoneEvaluator::make(document.components.at(0));
      INFO(printed);
      REQUIRE(evaluator);

      std::vector<Instant> instants{window.start, window.end - seconds{1}};
      for (const Transition& change : zone.transitions(window)) {
        instants.push_back(change.at - seconds{1});
        instants.push_back(change.at);
        instants.push_back(change.at + seconds{1});
      }
      std::uniform_int_distribution<std::int64_t> within{window.start.time_since_epoch().count(),
                                                         window.end.time_since_epoch().count() - 1};
      for (int i = 0; i < 5; ++i) instants.emplace_back(seconds{within(random)});
      for (const Instant instant : instants) {
        if (!window.contains(instant)) continue;
        INFO(id << " " << to_iso(instant));
        REQUIRE(to_offset(evaluator->offset_at(instant)) == to_offset(zone.offset_at(instant)));
      }
    }
  }
}
