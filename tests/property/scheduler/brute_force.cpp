#include "brute_force.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "calendar/civil/sunset.hpp"
#include "scheduler/model/burden.hpp"

namespace plenary::scheduler::testing {

namespace {

using namespace std::chrono_literals;
using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::sys_days;
using calendar::TimeOfDay;

/// One minute of a delegation's life: points per quarter, and whether it refuses to meet.
struct Minute {
  int rate = 0;
  bool refused = false;
};

/// The clock part of the table: DESIGN.md, "What is burden?".
int clock_rate(const BurdenTable& table, const std::vector<calendar::Interval<TimeOfDay>>& hours, TimeOfDay at) {
  if (!hours.empty() && at >= hours.front().start && at < hours.back().end) {
    bool working = false;
    for (const auto& span : hours) working = working || (at >= span.start && at < span.end);
    if (!working) return table.lunch.points;
    const bool assumed =
        hours.size() == 1 && hours[0].start <= table.default_lunch.start && table.default_lunch.end <= hours[0].end;
    if (assumed && at >= table.default_lunch.start && at < table.default_lunch.end) return table.lunch.points;
    return table.core.points;
  }
  if (!hours.empty() && at >= hours.front().start - table.shoulder_length &&
      at < hours.back().end + table.shoulder_length) {
    return table.shoulder.points;
  }
  for (const ClockBand& band : table.bands) {
    const bool over_midnight = band.to <= band.from;
    if (over_midnight ? at >= band.from || at < band.to : at >= band.from && at < band.to) return band.rate.points;
  }
  return table.off_hours.points;
}

bool waived(const Problem& problem, const Delegation& who, Waiver::What what, Date date) {
  return std::any_of(problem.waivers.begin(), problem.waivers.end(), [&](const Waiver& waiver) {
    return waiver.delegation == who.id && waiver.what == what && (!waiver.on || *waiver.on == date);
  });
}

/// What most working days keep under the week in force on `date`: no other weekday's hours are kept by more days, nor
/// by as many and an earlier one.
std::vector<calendar::Interval<TimeOfDay>> usual_hours(const Delegation& country, Date date, bool ramadan) {
  const auto& periods = country.week.periods();
  const auto last = std::find_if(periods.rbegin(), periods.rend(),
                                 [&](const auto& period) { return period.valid.start <= sys_days{date}; });
  const auto& period = last == periods.rend() ? periods.front() : *last;
  const calendar::WeeklyHours* week = &period.base;
  const auto of_year = date.month() / date.day();
  if (period.summer) {
    const auto& [first, end, hours] = *period.summer;
    if (first <= end ? first <= of_year && of_year <= end : of_year >= first || of_year <= end) week = &hours;
  }
  if (ramadan && period.ramadan) week = &*period.ramadan;
  std::map<std::vector<std::pair<long, long>>, std::pair<int, int>> count;  // by hours: days, minus the first one
  for (int day = 0; day < 7; ++day) {
    const auto weekday = static_cast<std::size_t>((day + 1) % 7);
    if (period.rest_days[weekday] || week->by_weekday[weekday].empty()) continue;
    std::vector<std::pair<long, long>> spans;
    for (const auto& span : week->by_weekday[weekday]) spans.emplace_back(span.start.count(), span.end.count());
    auto& [days_kept, first_day] = count.try_emplace(spans, 0, -day).first->second;
    ++days_kept;
  }
  if (count.empty()) return {{9h, 17h}};
  const auto best =
      std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<calendar::Interval<TimeOfDay>> hours;
  for (const auto& [start, end] : best->first)
    hours.push_back({std::chrono::minutes{start}, std::chrono::minutes{end}});
  return hours;
}

Minute minute_of(const Problem& problem, const Participant& who, const Seat& seat, Instant instant) {
  const Delegation& delegation = *who.delegation;
  const BurdenTable& table = problem.table;
  const auto local = seat.zone.to_local(instant);
  const Date date = calendar::date_of(local);
  const TimeOfDay at = calendar::time_of_day(local);
  const bool fasting = problem.dialogue->ramadan.on(date).has_value();
  const bool ramadan = delegation.observes_ramadan && fasting;

  // At home, or where it has travelled to: there the country's days hold, and its own as well.
  const Delegation* place = who.venue ? who.venue->country : &delegation;
  std::vector<const Delegation*> countries;
  if (place != nullptr) countries.push_back(place);
  if (place != &delegation) countries.push_back(&delegation);
  Minute minute;
  int day_rate = 0;
  const auto day_at_least = [&](bool applies, Rate rate) {
    if (applies) day_rate = std::max<int>(day_rate, rate.points);
  };
  bool as_usual = false;
  for (const Delegation* country : countries) {
    const bool rests = country->week.on(date, false).rest_day;
    day_at_least(rests, table.rest_day);
    minute.refused = minute.refused || (rests && !waived(problem, *country, Waiver::What::rest_day, date));
    as_usual = as_usual || (rests && country == place);
    for (const auto& holiday : problem.dialogue->holidays_of(*country).all()) {
      const auto distance = (sys_days{holiday.date} - sys_days{date}).count();
      if (holiday.disputed) continue;
      if (holiday.tentative) {
        day_at_least(distance == 0, table.tentative);
        day_at_least(distance == 1 || distance == -1, table.near_tentative);
        as_usual = as_usual || (distance == 0 && country == place);
        continue;
      }
      const bool off = distance == 0 && at >= holiday.free_from;
      day_at_least(off, table.holiday);
      minute.refused = minute.refused || (off && !waived(problem, *country, Waiver::What::holiday, date));
      as_usual = as_usual || (distance == 0 && holiday.free_from == 0h && country == place);
    }
  }
  std::vector<calendar::Interval<TimeOfDay>> hours{{9h, 17h}};
  if (place != nullptr) {
    const bool short_hours = fasting && place->observes_ramadan;
    hours = as_usual ? usual_hours(*place, date, short_hours) : place->week.on(date, short_hours).hours;
  }
  minute.rate = clock_rate(table, hours, at);
  const auto at_least = [&](Rate rate) { minute.rate = std::max<int>(minute.rate, rate.points); };
  if (ramadan && seat.coordinates) {
    if (const auto sunset = calendar::sunset(date, seat.coordinates->latitude, seat.coordinates->longitude)) {
      const auto dusk = calendar::time_of_day(seat.zone.to_local(*sunset));
      const auto from = std::max(0min, (dusk - table.iftar_margin) / 15min * 15min);
      const auto to = std::min<TimeOfDay>(24h, (dusk + table.iftar_margin + 14min) / 15min * 15min);
      if (at >= from && at < to) at_least(table.iftar);
    }
  }
  const auto& prayer = delegation.friday_prayer;
  if (calendar::weekday_of(date) == std::chrono::Friday && at >= prayer.span.start && at < prayer.span.end) {
    if (prayer.level == calendar::PrayerLevel::avoid || prayer.level == calendar::PrayerLevel::hard)
      at_least(table.friday_prayer);
    if (prayer.level == calendar::PrayerLevel::hard && !waived(problem, delegation, Waiver::What::friday_prayer, date))
      minute.refused = true;
  }
  const auto of_the_day_before = at + 24h;
  if (who.hours && !(at >= who.hours->start && at < who.hours->end) && of_the_day_before >= who.hours->end)
    minute.refused = true;
  minute.rate += day_rate;
  return minute;
}

bool overlaps(const BusyTimes& busy, Instant start, Instant end) {
  return std::any_of(busy.parts().begin(), busy.parts().end(),
                     [&](const auto& span) { return span.start < end && start < span.end; });
}

/// Rate × minutes over [start, end) and whether any of it is refused, from a minute table of the window.
struct Line {
  std::vector<Minute> minutes;
  Instant origin;

  std::pair<std::int64_t, bool> sum(Instant start, Instant end) const {
    std::int64_t cost = 0;
    bool refused = false;
    for (auto at = (start - origin) / 1min; at < (end - origin) / 1min; ++at) {
      cost += minutes[static_cast<std::size_t>(at)].rate;
      refused = refused || minutes[static_cast<std::size_t>(at)].refused;
    }
    return {cost, refused};
  }
};

Line line_of(const Problem& problem, const Participant& who, const Seat& seat, Instant from, Instant to) {
  Line line{{}, from};
  for (Instant at = from; at < to; at += 1min) line.minutes.push_back(minute_of(problem, who, seat, at));
  return line;
}

/// Every minute of it is on a day of the week that is allowed and on no date that is left out.
bool on_allowed_days(const Problem& problem, Instant start, Instant end) {
  for (Instant at = start; at < end; at += std::chrono::minutes{1}) {
    const sys_days day{calendar::date_of(problem.zone.to_local(at))};
    const auto& weekdays = problem.days.weekdays;
    if (weekdays && !weekdays->test(calendar::weekday{day}.c_encoding())) return false;
    for (const Date& date : problem.days.left_out) {
      if (sys_days{date} == day) return false;
    }
  }
  return true;
}

bool within_hours(const Problem& problem, Instant start, Instant end) {
  if (!problem.hours) return true;
  const auto of_the_day = [&](calendar::LocalTime midnight) {
    return problem.zone.to_local(start) - midnight >= problem.hours->start &&
           problem.zone.to_local(end) - midnight <= problem.hours->end;
  };
  const auto midnight = calendar::midnight(calendar::date_of(problem.zone.to_local(start)));
  return of_the_day(midnight) || (problem.hours->end > 24h && of_the_day(midnight - 24h));
}

/// What the countries' last invitations forbid a slot that costs `burden`.
bool ledger_forbids(const Problem& problem, const Participant& who, std::int64_t burden) {
  if (!who.counts_fairly()) return false;
  std::vector<std::int64_t> past;  // latest first
  for (const PastSession& session : problem.ledger.sessions) {
    for (const LedgerEntry& entry : session.entries) {
      if (entry.delegation == who.delegation->id) past.insert(past.begin(), entry.burden.units());
    }
  }
  if (const auto& most = problem.ledger_floors.most_twice) {
    const std::int64_t limit = *most * Burden::units_per_point;
    if (!past.empty() && past.front() > limit && burden > limit) return true;
  }
  if (const auto& floor = problem.ledger_floors.free) {
    past.resize(static_cast<std::size_t>(floor->of - 1), 0);
    const auto free_before = std::count(past.begin(), past.end(), 0);
    if (free_before < floor->least && burden > 0) return true;
  }
  return false;
}

bool prefers(const PreferredTimes& times, calendar::LocalTime local) {
  const auto date = calendar::date_of(local);
  const auto clock = local - calendar::midnight(date);
  if (!times.weekdays.empty() && !times.weekdays.contains(calendar::weekday{sys_days{date}}.c_encoding())) return false;
  return !times.hours || (times.hours->start <= clock && clock < times.hours->end) || clock + 24h < times.hours->end;
}

/// What the wishes of a participant cost from `start` to `end`, minute by minute.
std::int64_t wishes(const Problem& problem, const Participant& who, Instant start, Instant end) {
  std::int64_t sum = 0;
  if (!who.has_wishes()) return sum;
  for (Instant at = start; at < end; at += 1min) {
    int points = overlaps(who.if_need_be, at, at + 1min) ? problem.table.if_need_be.points : 0;
    if (!prefers(who.prefers, who.place().zone.to_local(at)))
      points = std::max(points, int{problem.table.not_preferred.points});
    sum += points;
  }
  return sum;
}

/// A participant where it is on some days, and what each minute asks of it there.
struct AtPlace {
  AtPlace(const Problem& problem, Participant participant, Instant from, Instant to)
      : who(std::move(participant)), own(line_of(problem, who, who.place(), from, to)) {
    for (const Delegate& delegate : who.delegates)
      lines.push_back(line_of(problem, who, who.place_of(delegate), from, to));
  }

  Participant who;
  Line own;
  std::vector<Line> lines;  ///< of its delegates
};

/// 0: at home; else the number of the stay on one of whose days the session begins, by the clock there.
std::size_t place_number(const Participant& who, Instant start) {
  for (std::size_t k = 0; k < who.stays.size(); ++k) {
    const Date day = calendar::date_of(who.stays[k].venue->seat.zone.to_local(start));
    if (who.stays[k].days.first <= day && day <= who.stays[k].days.last) return k + 1;
  }
  return 0;
}

std::int64_t steps_outside(const Problem& problem, Instant start) {
  std::int64_t steps = 0;
  for (Instant at = start; at < start + problem.duration; at += problem.grid)
    steps += prefers(problem.prefers, problem.zone.to_local(at)) ? 0 : 1;
  return steps;
}

}  // namespace

std::vector<BruteSlot> score_all(const Problem& problem) {
  const auto begin = *calendar::to_instant(problem.zone, calendar::midnight(problem.window.first),
                                           calendar::ResolvePolicy::compatible);
  const auto end =
      *calendar::to_instant(problem.zone, calendar::midnight(Date{sys_days{problem.window.last} + days{1}}),
                            calendar::ResolvePolicy::compatible);
  std::vector<BruteSlot> slots;
  for (Instant start = begin; start < end; start += problem.grid) slots.push_back({start, true, {}, {}});
  const Instant line_end = slots.back().start + problem.duration;

  for (const Participant& who : problem.participants) {
    const auto weight = problem.table.weight_of(who.role);
    std::vector<AtPlace> places{AtPlace(problem, who, begin, line_end)};
    for (const Stay& stay : who.stays) {
      Participant there = who;
      there.venue = stay.venue;
      places.emplace_back(problem, std::move(there), begin, line_end);
    }
    for (BruteSlot& slot : slots) {
      const auto& [there, own, lines] = places[place_number(who, slot.start)];
      const Instant slot_end = slot.start + problem.duration;
      const std::int64_t dear = problem.table.busy.points * problem.duration.count();
      auto [cost, refused] = own.sum(slot.start, slot_end);
      bool free = !refused;
      if (!who.delegates.empty()) {
        cost = 0;
        free = false;
        for (std::size_t d = 0; d < lines.size(); ++d) {
          auto [one, one_refused] = lines[d].sum(slot.start, slot_end);
          const bool busy = overlaps(who.delegates[d].busy, slot.start, slot_end);
          cost += busy ? std::max(one, dear) : one;
          free = free || (!busy && !one_refused);
        }
        cost /= static_cast<std::int64_t>(lines.size());
      }
      if (overlaps(who.busy, slot.start, slot_end)) {
        free = false;
        cost = std::max(cost, dear);
      }
      const std::int64_t wished = std::min(dear, cost + wishes(problem, there, slot.start, slot_end));
      slot.free.push_back(free);
      slot.burden.push_back(std::max(cost, wished) * weight);
      if (!free && must_attend(who.role)) slot.feasible = false;
      const bool attends_above = problem.most_points && free && who.counts_fairly() &&
                                 cost * 100 > *problem.most_points * Burden::units_per_point;
      if (attends_above || ledger_forbids(problem, who, cost * weight)) slot.feasible = false;
    }
  }
  for (BruteSlot& slot : slots) {
    if (!within_hours(problem, slot.start, slot.start + problem.duration)) slot.feasible = false;
    if (!on_allowed_days(problem, slot.start, slot.start + problem.duration)) slot.feasible = false;
    int present = 0;
    std::map<std::string, int> by_region;
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      present += slot.free[p];
      std::set<std::string> called;  // "North" stands for that of each dialogue, too
      for (const Region& in : problem.participants[p].delegation->regions)
        called.insert({in.id, in.id.substr(in.id.find(':') + 1)});
      for (const std::string& region : called) by_region[region] += slot.free[p];
    }
    if (present < problem.quorum.overall) slot.feasible = false;
    for (const auto& [region, least] : problem.quorum.regions) {
      if (by_region[region] < least) slot.feasible = false;
    }
    for (const QuorumGroup& group : problem.quorum.groups) {
      int of_group = 0;
      for (std::size_t p = 0; p < problem.participants.size(); ++p) {
        const DelegationId& id = problem.participants[p].delegation->id;
        if (std::find(group.members.begin(), group.members.end(), id) != group.members.end()) of_group += slot.free[p];
      }
      if (of_group < group.least) slot.feasible = false;
    }
  }
  return slots;
}

std::vector<Instant> rank_all(const Problem& problem, const std::vector<BruteSlot>& slots) {
  struct Key {
    std::vector<std::int64_t> countries;
    std::vector<std::pair<std::int64_t, std::int64_t>> regions;  // sum, countries
    std::int64_t total = 0;
    std::int64_t outside = 0;  // the times that the session prefers
    Instant start;
  };
  std::vector<Key> keys;
  for (const BruteSlot& slot : slots) {
    if (!slot.feasible) continue;
    Key key;
    key.start = slot.start;
    key.outside = steps_outside(problem, slot.start);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> regions;
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      key.total += slot.burden[p];
      const Delegation& who = *problem.participants[p].delegation;
      const bool in_total_alone = who.counts ? *who.counts == Counts::total : who.kind == DelegationKind::organisation;
      if (in_total_alone) continue;
      const std::int64_t projected = slot.burden[p] + (problem.past.empty() ? 0 : problem.past[p].units());
      key.countries.push_back(projected);
      for (const Region& in : who.regions) {
        auto& [sum, count] = regions[in.id];
        sum += projected;
        ++count;
      }
    }
    std::sort(key.countries.rbegin(), key.countries.rend());
    for (const auto& [name, region] : regions) key.regions.push_back(region);
    std::sort(key.regions.begin(), key.regions.end(),
              [](const auto& a, const auto& b) { return a.first * b.second > b.first * a.second; });
    keys.push_back(std::move(key));
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    if (a.countries != b.countries) return a.countries < b.countries;
    for (std::size_t i = 0; i < a.regions.size(); ++i) {
      const auto left = a.regions[i].first * b.regions[i].second;
      const auto right = b.regions[i].first * a.regions[i].second;
      if (left != right) return left < right;
    }
    if (a.total != b.total) return a.total < b.total;
    if (a.outside != b.outside) return a.outside < b.outside;
    return a.start < b.start;
  });
  std::vector<Instant> order;
  for (const Key& key : keys) order.push_back(key.start);
  return order;
}

}  // namespace plenary::scheduler::testing
