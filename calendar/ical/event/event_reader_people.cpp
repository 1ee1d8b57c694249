#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/event_reader.hpp"
#include "calendar/ical/event/value_names.hpp"

namespace plenary::calendar::ical {

namespace {

/// "start/end" or "start/duration", both in UTC. RFC 5545 §3.3.9.
std::optional<Interval<Instant>> parse_period(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto start = parse_date_time(text.substr(0, slash));
  if (!start || !start->is_utc) return std::nullopt;
  const Instant from{start->time.time_since_epoch()};
  const auto end = parse_date_time(text.substr(slash + 1));
  if (end && end->is_utc) return Interval<Instant>{from, Instant{end->time.time_since_epoch()}};
  const auto length = parse_nominal_duration(text.substr(slash + 1));
  return length ? std::optional{Interval<Instant>{from, from + *length}} : std::nullopt;
}

/// Without overlap, the greater type where two met. Periods that only touch stay apart.
std::vector<BusyPeriod> without_overlap(std::vector<BusyPeriod> periods) {
  std::ranges::sort(periods, {}, [](const BusyPeriod& one) { return std::pair{one.span.start, one.span.end}; });
  const auto overlap = std::ranges::adjacent_find(
      periods, [](const BusyPeriod& one, const BusyPeriod& next) { return next.span.start < one.span.end; });
  if (overlap == periods.end()) return periods;

  std::vector<BusyPeriod> result;
  const auto add = [&](Interval<Instant> span, BusyType type) {
    if (!result.empty() && result.back().span.end == span.start && result.back().type == type) {
      result.back().span.end = span.end;
    } else {
      result.push_back({span, type});
    }
  };
  // From one start or end to the next; how many periods of each type are open there.
  std::set<Instant> bounds;
  for (const BusyPeriod& period : periods) bounds.insert({period.span.start, period.span.end});
  std::multiset<std::pair<Instant, BusyType>> open;  // by end
  std::array<std::size_t, busy_types.size()> count{};
  auto next = periods.begin();
  for (auto from = bounds.begin(); std::next(from) != bounds.end(); ++from) {
    for (; !open.empty() && open.begin()->first <= *from; open.erase(open.begin())) {
      --count.at(static_cast<std::size_t>(open.begin()->second));
    }
    for (; next != periods.end() && next->span.start == *from; ++next) {
      open.emplace(next->span.end, next->type);
      ++count.at(static_cast<std::size_t>(next->type));
    }
    const auto greatest = std::find_if(count.rbegin(), count.rend(), [](std::size_t n) { return n > 0; });
    if (greatest == count.rend()) continue;
    add({*from, *std::next(from)}, static_cast<BusyType>(std::distance(greatest, count.rend()) - 1));
  }
  return result;
}

void read_periods(ValueReader& values, const ContentLine& line, std::vector<BusyPeriod>& periods) {
  // RFC 5545 §3.2.9: an unknown type means BUSY.
  const BusyType type = value_in(busy_types, line.parameter("FBTYPE")).value_or(BusyType::busy);
  for (const std::string_view part : split_text_list(line.value)) {
    const auto span = parse_period(part);
    if (span && !span->empty()) {
      periods.push_back({*span, type});
    } else {
      values.problem(line.line, part, "this is no period in UTC", "20200916T120000Z/PT1H");
    }
  }
}

}  // namespace

CalendarUser read_user(const ContentLine& line) { return {line.value, std::string{line.parameter("CN")}}; }

Attendee read_attendee(const ContentLine& line) {
  // What is unknown reads as the default, RFC 5545 §3.2.3, §3.2.12, §3.2.16.
  const std::string_view type = line.parameter("CUTYPE");
  return {read_user(line), value_in(attendee_roles, line.parameter("ROLE")).value_or(AttendeeRole::required),
          value_in(participation_statuses, line.parameter("PARTSTAT")).value_or(ParticipationStatus::needs_action),
          type.empty() ? CalendarUserType::individual
                       : value_in(calendar_user_types, type).value_or(CalendarUserType::unknown),
          ascii::equal_ignoring_case(line.parameter("RSVP"), "TRUE")};
}

std::optional<FreeBusy> read_free_busy(ValueReader& values, const Component& component) {
  FreeBusy result;
  std::optional<Instant> start;
  std::optional<Instant> end;
  for (const ContentLine& line : component.properties) {
    if (line.name == "UID") {
      result.uid = unescape_text(line.value);
    } else if (line.name == "DTSTAMP") {
      result.stamp = values.instant(line).value_or(result.stamp);
    } else if (line.name == "DTSTART") {
      start = values.instant(line);
    } else if (line.name == "DTEND") {
      end = values.instant(line);
    } else if (line.name == "ORGANIZER") {
      result.organizer = read_user(line);
    } else if (line.name == "URL") {
      result.url = line.value;
    } else if (line.name == "FREEBUSY") {
      read_periods(values, line, result.periods);
    }
  }
  if (result.uid.empty()) values.problem(component.line, "", "the busy times have no UID", "UID (RFC 5545 §3.6.4)");
  result.periods = without_overlap(std::move(result.periods));
  if (!result.periods.empty()) {
    start = start.value_or(result.periods.front().span.start);
    end = end.value_or(result.periods.back().span.end);
  }
  if (!start || !end || *end <= *start) {
    values.problem(component.line, "", "the busy times tell about no span of time", "DTSTART and DTEND in UTC");
    return std::nullopt;
  }
  result.span = {*start, *end};
  return result;
}

}  // namespace plenary::calendar::ical
