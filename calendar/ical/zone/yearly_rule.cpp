#include "calendar/ical/zone/yearly_rule.hpp"

#include <algorithm>
#include <vector>

namespace plenary::calendar::ical {

namespace {

/// Every rule that names the day of `onset`, in the order in which they are preferred.
std::vector<YearlyRule> rules_naming(LocalTime onset) {
  const Date date = date_of(onset);
  const auto day = static_cast<unsigned>(date.day());
  const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());

  std::vector<YearlyRule> rules;
  if (day + 7 > last) rules.push_back({date.month(), NthWeekday{weekday_of(date), -1}});
  if (day <= 28) {
    rules.push_back({date.month(), NthWeekday{weekday_of(date), static_cast<int>((day + 6) / 7)}});
    rules.push_back({date.month(), DayOfMonth{day}});
  }
  return rules;
}

}  // namespace

Date occurrence(const YearlyRule& rule, year y) noexcept {
  if (const auto* fixed = std::get_if<DayOfMonth>(&rule.day)) return y / rule.month / static_cast<int>(fixed->day);
  const auto& [day, nth] = std::get<NthWeekday>(rule.day);
  if (nth < 0) return Date{sys_days{y / rule.month / day[std::chrono::last]}};
  return Date{sys_days{y / rule.month / day[static_cast<unsigned>(nth)]}};
}

std::optional<YearlyRule> find_yearly_rule(std::span<const LocalTime> onsets, std::span<const LocalTime> neighbours) {
  if (onsets.empty()) return std::nullopt;
  const auto time = time_of_day(onsets.front());
  const auto named_by = [&](const YearlyRule& rule) {
    return [&](LocalTime onset) {
      return time_of_day(onset) == time && occurrence(rule, date_of(onset).year()) == date_of(onset);
    };
  };

  std::optional<YearlyRule> best;
  std::ptrdiff_t most = -1;
  for (const YearlyRule& rule : rules_naming(onsets.front())) {
    if (!std::ranges::all_of(onsets, named_by(rule))) continue;
    const std::ptrdiff_t named = std::ranges::count_if(neighbours, named_by(rule));
    if (named > most) {
      most = named;
      best = rule;
    }
  }
  return best;
}

}  // namespace plenary::calendar::ical
