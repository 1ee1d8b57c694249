#include "calendar/civil/holiday_expansion.hpp"

#include <algorithm>
#include <map>

#include "calendar/civil/easter.hpp"

namespace plenary::calendar {

namespace {

/// The dates of one rule before its years and exceptions are looked at.
class PatternDates {
 public:
  PatternDates(const HijriCalendar& hijri, YearSpan span) : hijri_(hijri), span_(span) {}

  std::vector<sys_days> operator()(const FixedDate& pattern) const {
    return each_year([&](year in) -> std::optional<sys_days> {
      const Date date{in, pattern.day.month(), pattern.day.day()};
      return date.ok() ? std::optional{sys_days{date}} : std::nullopt;
    });
  }
  std::vector<sys_days> operator()(const EasterDate& pattern) const {
    return each_year([&](year in) -> std::optional<sys_days> {
      const Date easter = pattern.rite == EasterRite::western ? easter_sunday(in) : orthodox_easter_sunday(in);
      return sys_days{easter} + pattern.shift;
    });
  }
  std::vector<sys_days> operator()(const NthWeekday& pattern) const {
    return each_year([&](year in) -> std::optional<sys_days> {
      if (pattern.ordinal < 0) return sys_days{in / pattern.month / pattern.day[std::chrono::last]};
      const auto date = in / pattern.month / pattern.day[static_cast<unsigned>(pattern.ordinal)];
      return date.ok() ? std::optional{sys_days{date}} : std::nullopt;
    });
  }
  std::vector<sys_days> operator()(const WeekdayFrom& pattern) const {
    return each_year([&](year in) -> std::optional<sys_days> {
      // 29 February of a common year reads as 1 March.
      const sys_days first = sys_days{in / pattern.first.month() / pattern.first.day()};
      return first + (pattern.day - weekday{first});
    });
  }
  std::vector<sys_days> operator()(const HijriDate& pattern) const {
    std::vector<sys_days> found = hijri_.each(pattern.month, pattern.day);
    for (sys_days& day : found) day += pattern.shift;
    return found;
  }

 private:
  /// A shift may carry a date over New Year, so the years beside the span are asked too.
  template <class DateIn>
  std::vector<sys_days> each_year(DateIn date_in) const {
    std::vector<sys_days> found;
    for (year in = span_.first - std::chrono::years{1}; in <= span_.last + std::chrono::years{1}; ++in) {
      if (const auto day = date_in(in)) found.push_back(*day);
    }
    return found;
  }

  const HijriCalendar& hijri_;
  YearSpan span_;
};

bool contains(const std::vector<Date>& dates, Date date) {
  return std::find(dates.begin(), dates.end(), date) != dates.end();
}

/// A date that a rule yields; the holiday itself is made when all are in order.
struct Found {
  std::size_t rule = 0;
  sys_days day;
  bool tentative = false;
  bool disputed = false;
  const StatedDate* stated = nullptr;  ///< null unless the rule states its dates
};

Holiday to_holiday(const HolidayRule& rule, const Found& found) {
  Holiday holiday;
  holiday.date = Date{found.day};
  holiday.country = rule.country;
  holiday.concept_id = rule.concept_id;
  holiday.name = rule.name;
  holiday.local_name = rule.local_name;
  holiday.kind = rule.kind;
  if (rule.kind == HolidayKind::half_day) holiday.free_from = rule.half_day_from;
  holiday.scope = rule.scope;
  holiday.tentative = found.tentative;
  holiday.source = rule.source;
  holiday.disputed = found.disputed;
  if (found.stated != nullptr) {
    holiday.worked_instead = found.stated->worked_instead;
    if (!found.stated->reference.empty()) holiday.source += ' ' + found.stated->reference;
  }
  return holiday;
}

class Expansion {
 public:
  Expansion(std::span<const HolidayRule> rules, const HijriCalendar& hijri, YearSpan span)
      : rules_(rules), dates_of_(hijri, span), span_(span) {}

  std::vector<Holiday> run() {
    // In-lieu days follow from the others, so these come first.
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (!std::holds_alternative<InLieu>(rules_[i].pattern)) expand_original(i);
    }
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (const auto* pattern = std::get_if<InLieu>(&rules_[i].pattern)) expand_in_lieu(i, *pattern);
    }
    // The years beside the span were there for days in lieu that cross New Year.
    std::erase_if(found_, [this](const Found& found) { return !span_.contains(Date{found.day}.year()); });
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::pair{a.day, a.rule} < std::pair{b.day, b.rule};
    });
    std::vector<Holiday> holidays;
    holidays.reserve(found_.size());
    for (const Found& found : found_) holidays.push_back(to_holiday(rules_[found.rule], found));
    return holidays;
  }

 private:
  void expand_original(std::size_t index) {
    const HolidayRule& rule = rules_[index];
    const std::size_t before = found_.size();
    if (const auto* stated = std::get_if<std::vector<StatedDate>>(&rule.pattern)) {
      for (const StatedDate& date : *stated) {
        if (in_years(rule, date.date.year()))
          found_.push_back({index, sys_days{date.date}, date.tentative, date.disputed, &date});
      }
    } else {
      const bool tentative = std::holds_alternative<HijriDate>(rule.pattern);
      for (const sys_days day : std::visit(Dates{dates_of_}, rule.pattern)) add(index, day, tentative);
    }
    if (rule.kind != HolidayKind::public_holiday) return;
    auto& originals = originals_[{rule.concept_id, rule.name.en}];
    for (std::size_t i = before; i < found_.size(); ++i) originals.push_back(found_[i].day);
  }

  void expand_in_lieu(std::size_t index, const InLieu& pattern) {
    const HolidayRule& rule = rules_[index];
    const auto originals = originals_.find({rule.concept_id, rule.name.en});
    if (originals == originals_.end()) return;
    std::vector<sys_days> moved;
    for (const sys_days day : originals->second) {
      if (weekday{day} == pattern.instead_of) moved.push_back(day + pattern.shift);
    }
    std::sort(moved.begin(), moved.end());
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    for (const sys_days day : moved) add(index, day, rule.until_confirmed);
  }

  void add(std::size_t index, sys_days day, bool until_confirmed) {
    const HolidayRule& rule = rules_[index];
    const Date date{day};
    if (!in_years(rule, date.year()) || contains(rule.except, date)) return;
    const bool disputed = rule.disputed_from && date >= *rule.disputed_from;
    found_.push_back({index, day, until_confirmed && !contains(rule.confirmed, date), disputed, nullptr});
  }

  static bool in_years(const HolidayRule& rule, year in) {
    return in >= rule.first_year.value_or(year::min()) && in <= rule.last_year.value_or(year::max());
  }

  /// The patterns that yield dates by themselves; the two others are expanded by their own functions.
  struct Dates {
    const PatternDates& dates_of;
    template <class Pattern>
    std::vector<sys_days> operator()(const Pattern& pattern) const {
      return dates_of(pattern);
    }
    std::vector<sys_days> operator()(const InLieu&) const { return {}; }
    std::vector<sys_days> operator()(const std::vector<StatedDate>&) const { return {}; }
  };

  std::span<const HolidayRule> rules_;
  PatternDates dates_of_;
  YearSpan span_;
  std::vector<Found> found_;
  std::map<std::pair<std::string, std::string>, std::vector<sys_days>> originals_;  ///< by id and English name
};

}  // namespace

std::vector<Holiday> expand_holidays(std::span<const HolidayRule> rules, const HijriCalendar& hijri, YearSpan span) {
  return Expansion{rules, hijri, span}.run();
}

}  // namespace plenary::calendar
