#include "calendar/ical/zone/vtimezone.hpp"

#include <algorithm>
#include <iterator>

namespace plenary::calendar::ical {

namespace {

using std::chrono::years;

/// A season lasts less than this; a larger offset that stays longer is a new standard time.
constexpr days longest_season{366};

/// How far around the window a rule is sought confirmed.
constexpr days neighbourhood{366 * 8};

LocalTime onset_of(const Transition& change) { return LocalTime{(change.at + change.before).time_since_epoch()}; }

/// The changes that a clock or its abbreviation shows; the database also lists changes of "is DST" alone.
std::vector<Transition> visible_changes(const Zone& zone, Interval<Instant> span) {
  std::vector<Transition> changes;
  std::string_view name = zone.abbreviation_at(span.start - seconds{1});
  for (const Transition& change : zone.transitions(span)) {
    if (change.before != change.after || change.abbreviation != name) changes.push_back(change);
    name = change.abbreviation;
  }
  return changes;
}

/// DAYLIGHT is the larger offset of a season, as clients expect, not what the database calls DST:
/// Dublin and Casablanca have it the other way round. A lasting change of offset is STANDARD.
ObservanceKind kind_at(const Zone& zone, Instant instant) {
  const UtcOffset offset = zone.offset_at(instant);
  const auto is_change = [](const Transition& change) { return change.before != change.after; };
  const auto past = zone.transitions({instant - longest_season, instant + seconds{1}});
  const auto began = std::find_if(past.rbegin(), past.rend(), is_change);
  if (began == past.rend() || began->before > offset) return ObservanceKind::standard;
  const auto future = zone.transitions({instant + seconds{1}, began->at + longest_season});
  const auto ends = std::find_if(future.begin(), future.end(), is_change);
  return ends != future.end() && ends->after < offset ? ObservanceKind::daylight : ObservanceKind::standard;
}

/// What holds from the start of the window, as an observance that begins there.
TimezoneObservance initial_observance(const Zone& zone, Instant start) {
  const UtcOffset offset = zone.offset_at(start);
  return {kind_at(zone, start), zone.to_local(start), offset, offset, std::string{zone.abbreviation_at(start)}, {}};
}

std::vector<TimezoneObservance> explicit_observances(const Zone& zone, Interval<Instant> window,
                                                     const std::vector<Transition>& changes) {
  std::vector<TimezoneObservance> observances;
  if (changes.empty() || changes.front().at != window.start) {
    observances.push_back(initial_observance(zone, window.start));
  }
  for (const Transition& change : changes) {
    observances.push_back({kind_at(zone, change.at),
                           onset_of(change),
                           change.before,
                           change.after,
                           std::string{change.abbreviation},
                           {}});
  }
  return observances;
}

/// Whether `a` and `b` are the same season in different years.
bool same_change(const Transition& a, const Transition& b) {
  return a.before == b.before && a.after == b.after && a.abbreviation == b.abbreviation;
}

std::vector<LocalTime> onsets_like(const Transition& model, std::span<const Transition> changes) {
  std::vector<LocalTime> onsets;
  for (const Transition& change : changes) {
    if (same_change(model, change)) onsets.push_back(onset_of(change));
  }
  return onsets;
}

/// The onset that `season` has in `y`, at the time of day of its first.
LocalTime onset_in(const TimezoneObservance& season, year y) {
  const auto time = season.onset - std::chrono::floor<days>(season.onset);
  return midnight(occurrence(*season.rule, y)) + time;
}

Instant instant_of(const TimezoneObservance& season, year y) {
  return Instant{onset_in(season, y).time_since_epoch() - season.offset_from};
}

/// The changes that the rule of `season` makes in the window; they refer to the season's name.
std::vector<Transition> changes_given(const TimezoneObservance& season, Interval<Instant> window) {
  // An onset and the window's ends may lie in different years locally and in UTC.
  const year first = Date{std::chrono::floor<days>(window.start)}.year() - years{1};
  const year last = Date{std::chrono::floor<days>(window.end)}.year() + years{1};
  std::vector<Transition> changes;
  for (year y = first; y <= last; ++y) {
    const Transition change{instant_of(season, y), season.offset_from, season.offset_to, season.name};
    if (window.contains(change.at)) changes.push_back(change);
  }
  return changes;
}

/// The season that `model` begins, with the rule that all its changes in the window follow.
std::optional<TimezoneObservance> recurring(const Transition& model, const std::vector<Transition>& changes,
                                            std::span<const Transition> neighbours) {
  const auto rule = find_yearly_rule(onsets_like(model, changes), onsets_like(model, neighbours));
  if (!rule) return std::nullopt;
  const auto kind = model.after > model.before ? ObservanceKind::daylight : ObservanceKind::standard;
  return TimezoneObservance{kind, onset_of(model), model.before, model.after, std::string{model.abbreviation}, rule};
}

/// A STANDARD and a DAYLIGHT with yearly rules, if these give the changes of the window and no others.
std::vector<TimezoneObservance> recurring_observances(const Zone& zone, Interval<Instant> window,
                                                      const std::vector<Transition>& changes) {
  if (changes.size() < 2 || changes[0].before == changes[0].after) return {};
  const auto neighbours = visible_changes(zone, {window.start - neighbourhood, window.end + neighbourhood});
  const auto one = recurring(changes[0], changes, neighbours);
  auto other = recurring(changes[1], changes, neighbours);
  if (!one || !other || one->kind == other->kind) return {};
  if (zone.abbreviation_at(window.start) != other->name) return {};

  // Whole changes are compared: in 2026 Vancouver keeps its offset at the very instant of the rule.
  auto given = changes_given(*one, window);
  std::ranges::copy(changes_given(*other, window), std::back_inserter(given));
  std::ranges::sort(given, {}, &Transition::at);
  if (given != changes) return {};

  // The season that the window begins in starts before it, as the rule has it.
  year y = date_of(zone.to_local(window.start)).year();
  if (instant_of(*other, y) >= window.start) --y;
  other->onset = onset_in(*other, y);
  return {*other, *one};
}

}  // namespace

Interval<Instant> local_years(const Zone& zone, year first, year last) {
  const auto new_year = [&](year y) {
    // Kiribati went without a New Year's Day in 1995: the policy must not reject one.
    return to_instant(zone, midnight(y / 1 / 1), ResolvePolicy::compatible).value();
  };
  return {new_year(first), new_year(last + years{1})};
}

Interval<Instant> timezone_window(const Zone& zone, Interval<Instant> events) {
  return local_years(zone, date_of(zone.to_local(events.start)).year() - years{1},
                     date_of(zone.to_local(events.end)).year() + years{1});
}

TimezoneDefinition define_timezone(const Zone& zone, Interval<Instant> window) {
  const auto changes = visible_changes(zone, window);
  auto observances = recurring_observances(zone, window, changes);
  if (observances.empty()) observances = explicit_observances(zone, window, changes);
  return {std::string{zone.id()}, std::move(observances)};
}

}  // namespace plenary::calendar::ical
