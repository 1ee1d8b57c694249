#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"

/// Which days a recurrence rule names. Private to the expansion of recurrence rules. RFC 5545 §3.3.10.
namespace plenary::calendar::ical {

/// Days since 1970-01-01.
using DayNumber = std::int64_t;

/// A set of days of one period, counted from its first; at most 384, which holds a year of 53 weeks.
class DaySet {
 public:
  static constexpr int capacity = 384;

  DaySet() = default;
  /// Days 0 to 63 as bits.
  static DaySet of_bits(std::uint64_t bits) noexcept {
    DaySet set;
    set.words_[0] = bits;
    return set;
  }

  bool empty() const noexcept {
    for (std::size_t i = word_; i < words; ++i) {
      if (words_[i] != 0) return false;
    }
    return true;
  }
  int size() const noexcept;
  /// The first day; must not be empty.
  int front() noexcept {
    while (words_[word_] == 0) ++word_;
    return static_cast<int>(word_) * 64 + std::countr_zero(words_[word_]);
  }
  void pop_front() noexcept {
    while (words_[word_] == 0) ++word_;
    words_[word_] &= words_[word_] - 1;
  }
  /// Takes out the first `count` days; there must be more.
  void drop_front(int count) noexcept;
  /// Takes out the days before `day`.
  void drop_before(std::int64_t day) noexcept;

  /// Adds the days of `bits` moved by `offset`, which may be negative; those outside the capacity are left out.
  void add_bits(std::int64_t offset, std::uint64_t bits) noexcept;
  DaySet& operator&=(const DaySet& other) noexcept;

 private:
  static constexpr std::size_t words = capacity / 64;
  std::array<std::uint64_t, words> words_{};
  std::size_t word_ = 0;  ///< the words before it are empty
};

/// The named days of one calendar month.
struct MonthDays {
  DayNumber first = 0;
  int length = 0;          ///< 0 before any month was looked at
  std::uint32_t bits = 0;  ///< bit 0 is the first day
  bool contains(DayNumber day) const noexcept { return first <= day && day < first + length; }
};

/// BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY of one rule, with what it takes from its start.
/// A day is named if every part that is given names it; BYDAY with a number counts in the month
/// (MONTHLY, or YEARLY with BYMONTH) or in the year.
class DayPattern {
 public:
  DayPattern(const RecurrenceRule& rule, Date start);

  /// Every day is named; for WEEKLY: the same days of every week are.
  bool constant() const noexcept { return constant_; }
  /// Periods are years of weeks, as BYWEEKNO wants.
  bool by_week_year() const noexcept { return !week_numbers_.empty(); }

  /// First day of the year, or of the year of weeks.
  DayNumber year_start(int y) const noexcept;
  /// The year, or the year of weeks, that `day` lies in.
  int year_of(DayNumber day) const noexcept;
  /// First day of the week that `day` lies in.
  DayNumber week_start(DayNumber day) const noexcept;

  /// The named days of the period that begins at `year_start(y)`.
  DaySet year(int y) const noexcept;
  /// The named days of the month that `day` lies in.
  MonthDays month(DayNumber day) const noexcept;
  /// The named days of the week that begins at `first`.
  DaySet week(DayNumber first) const noexcept;

 private:
  struct Month {
    unsigned number = 1;
    DayNumber first = 0;
    int length = 0;
  };
  static Month month_around(DayNumber day) noexcept;

  std::uint32_t pattern(unsigned first_weekday, int length) const noexcept;
  std::uint32_t bits_of(const Month& month) const noexcept;
  DaySet year_days(int y, DayNumber frame) const noexcept;
  DaySet weeks(int count) const noexcept;
  DaySet numbered_weekdays(DayNumber first, int length) const noexcept;

  std::uint32_t months_ = 0;           ///< BYMONTH: bit m for month m; all where it is absent
  std::uint32_t days_from_front_ = 0;  ///< BYMONTHDAY: bit 0 for the first day
  std::uint32_t days_from_back_ = 0;   ///< bit 0 for the last day
  bool by_month_day_ = false;
  bool by_day_ = false;
  bool numbered_in_year_ = false;        ///< BYDAY has numbers that count in the year
  std::uint32_t weekdays_ = 0;           ///< BYDAY without a number: bit 0 for Sunday
  std::vector<WeekdayNumber> numbered_;  ///< BYDAY with one
  std::vector<int> year_days_;
  std::vector<int> week_numbers_;
  unsigned week_start_ = 1;
  bool constant_ = false;
  /// By length from 28 and weekday of the first: what BYMONTHDAY and BYDAY name in such a month.
  std::array<std::array<std::uint32_t, 7>, 4> patterns_{};
};

}  // namespace plenary::calendar::ical
