#include "calendar/ical/recurrence/recurrence_days.hpp"

#include <algorithm>
#include <bit>

namespace plenary::calendar::ical {

namespace {

constexpr std::uint32_t every_month = 0x1FFE;

/// The 7-day rhythm of one weekday, from day 0 on.
constexpr std::uint64_t every_week = 0x8102'0408'1020'4081;

/// The values without repetition, so that each is looked at once.
template <class T, class Less>
std::vector<T> distinct(std::vector<T> values, Less less) {
  std::ranges::sort(values, less);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

unsigned weekday_of_day(DayNumber day) noexcept {
  return static_cast<unsigned>(((day + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
}

/// First day from `from` (a weekday) on that is a `wanted` one, counted from 0.
unsigned days_until(unsigned from, unsigned wanted) noexcept { return (wanted + 7 - from) % 7; }

constexpr std::uint32_t ones(int count) noexcept { return static_cast<std::uint32_t>((std::uint64_t{1} << count) - 1); }

DayNumber january_first(int y) noexcept { return sys_days{year{y} / 1 / 1}.time_since_epoch().count(); }

}  // namespace

int DaySet::size() const noexcept {
  int size = 0;
  for (std::size_t i = word_; i < words; ++i) size += std::popcount(words_[i]);
  return size;
}

void DaySet::drop_front(int count) noexcept {
  for (;; ++word_) {
    const int here = std::popcount(words_[word_]);
    if (count < here) break;
    count -= here;
    words_[word_] = 0;
  }
  for (; count > 0; --count) words_[word_] &= words_[word_] - 1;
}

void DaySet::drop_before(std::int64_t day) noexcept {
  for (std::size_t i = word_; i < words; ++i) {
    const std::int64_t first = static_cast<std::int64_t>(i) * 64;
    if (day <= first) return;
    words_[i] = day - first >= 64 ? 0 : words_[i] >> (day - first) << (day - first);
  }
}

void DaySet::add_bits(std::int64_t offset, std::uint64_t bits) noexcept {
  if (offset < 0) {
    bits = offset > -64 ? bits >> -offset : 0;
    offset = 0;
  }
  if (offset >= capacity) return;
  const auto word = static_cast<std::size_t>(offset / 64);
  const auto shift = static_cast<unsigned>(offset % 64);
  words_[word] |= bits << shift;
  if (shift != 0 && word + 1 < words) words_[word + 1] |= bits >> (64 - shift);
}

DaySet& DaySet::operator&=(const DaySet& other) noexcept {
  for (std::size_t i = 0; i < words; ++i) words_[i] &= other.words_[i];
  return *this;
}

DayPattern::DayPattern(const RecurrenceRule& rule, Date start) : week_start_(rule.week_start.c_encoding()) {
  const auto less = [](int a, int b) { return a < b; };
  year_days_ = distinct(rule.by_year_day, less);
  week_numbers_ = rule.frequency == Frequency::yearly ? distinct(rule.by_week_number, less) : std::vector<int>{};
  for (const int m : rule.by_month) months_ |= m >= 1 && m <= 12 ? 1u << m : 0;
  for (const int day : rule.by_month_day) {
    if (day >= 1 && day <= 31) days_from_front_ |= 1u << (day - 1);
    if (day <= -1 && day >= -31) days_from_back_ |= 1u << (-day - 1);
  }
  for (const auto& [day, nth] : rule.by_day) {
    if (nth == 0) weekdays_ |= 1u << day.c_encoding();
    if (nth != 0) numbered_.push_back({day, nth});
  }
  numbered_ = distinct(std::move(numbered_), [](const WeekdayNumber& a, const WeekdayNumber& b) {
    return a.nth != b.nth ? a.nth < b.nth : a.day.c_encoding() < b.day.c_encoding();
  });
  by_month_day_ = !rule.by_month_day.empty();
  by_day_ = !rule.by_day.empty();
  numbered_in_year_ = rule.frequency == Frequency::yearly && rule.by_month.empty() && !numbered_.empty();

  // §3.3.10: what the rule does not say is taken from DTSTART.
  const bool names_no_day =
      !by_month_day_ && !by_day_ && (rule.by_year_day.empty() || rule.frequency != Frequency::yearly);
  const bool by_weeks = rule.frequency == Frequency::weekly || by_week_year();
  if (rule.frequency >= Frequency::weekly && names_no_day && by_weeks) {
    weekdays_ = 1u << weekday_of(start).c_encoding();
    by_day_ = true;
  } else if (rule.frequency >= Frequency::monthly && names_no_day) {
    days_from_front_ = 1u << (static_cast<unsigned>(start.day()) - 1);
    by_month_day_ = true;
    if (rule.frequency == Frequency::yearly && rule.by_month.empty())
      months_ = 1u << static_cast<unsigned>(start.month());
  }
  if (rule.by_month.empty() && months_ == 0) months_ = every_month;

  constant_ = months_ == every_month && !by_month_day_ && year_days_.empty() && numbered_.empty() &&
              (rule.frequency == Frequency::weekly || !by_day_);
  for (int length = 28; length <= 31; ++length) {
    for (unsigned first = 0; first < 7; ++first) {
      patterns_[static_cast<std::size_t>(length - 28)][first] = pattern(first, length);
    }
  }
}

std::uint32_t DayPattern::pattern(unsigned first_weekday, int length) const noexcept {
  std::uint32_t named = ones(length);
  if (by_month_day_) {
    std::uint32_t days = days_from_front_;
    for (int back = 0; back < length; ++back) days |= (days_from_back_ >> back & 1u) << (length - 1 - back);
    named &= days;
  }
  if (by_day_ && !numbered_in_year_) {
    std::uint32_t days = 0;
    for (unsigned day = 0; day < 7; ++day) {
      if ((weekdays_ >> day & 1u) != 0)
        days |= static_cast<std::uint32_t>(every_week << days_until(first_weekday, day));
    }
    for (const auto& [day, nth] : numbered_) {
      const int front = static_cast<int>(days_until(first_weekday, day.c_encoding()));
      const int count = (length - 1 - front) / 7 + 1;
      const int index = nth > 0 ? nth - 1 : count + nth;
      if (index >= 0 && index < count) days |= 1u << (front + 7 * index);
    }
    named &= days;
  }
  return named;
}

DayPattern::Month DayPattern::month_around(DayNumber day) noexcept {
  const Date date{sys_days{days{static_cast<int>(day)}}};
  const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
  return {static_cast<unsigned>(date.month()), day - static_cast<unsigned>(date.day()) + 1, static_cast<int>(last)};
}

std::uint32_t DayPattern::bits_of(const Month& month) const noexcept {
  if ((months_ >> month.number & 1u) == 0) return 0;
  return patterns_[static_cast<std::size_t>(month.length - 28)][weekday_of_day(month.first)];
}

DayNumber DayPattern::year_start(int y) const noexcept {
  // §3.3.10: week 1 is the first one with at least four days in the year, the one with 4 January.
  return by_week_year() ? week_start(january_first(y) + 3) : january_first(y);
}

int DayPattern::year_of(DayNumber day) const noexcept {
  const int y = static_cast<int>(Date{sys_days{days{static_cast<int>(day)}}}.year());
  if (!by_week_year()) return y;
  return day >= year_start(y + 1) ? y + 1 : day < year_start(y) ? y - 1 : y;
}

DayNumber DayPattern::week_start(DayNumber day) const noexcept {
  return day - days_until(week_start_, weekday_of_day(day));
}

DaySet DayPattern::year(int y) const noexcept {
  const DayNumber first = year_start(y);
  const auto length = static_cast<int>(year_start(y + 1) - first);
  DaySet named;
  for (Month month = month_around(first); month.first < first + length;
       month = month_around(month.first + month.length)) {
    named.add_bits(month.first - first, bits_of(month));
  }
  if (!year_days_.empty()) named &= year_days(y, first);
  if (by_week_year()) named &= weeks(length / 7);
  if (numbered_in_year_) named &= numbered_weekdays(first, length);
  return named;
}

DaySet DayPattern::year_days(int y, DayNumber frame) const noexcept {
  DaySet named;
  // A year of weeks has days of the years before and after.
  const int margin = by_week_year() ? 1 : 0;
  for (int each = y - margin; each <= y + margin; ++each) {
    const DayNumber first = january_first(each);
    const auto length = january_first(each + 1) - first;
    for (const int number : year_days_) {
      const DayNumber index = number > 0 ? number - 1 : length + number;
      const DayNumber day = first - frame + index;
      if (index >= 0 && index < length && day >= 0) named.add_bits(day, 1);
    }
  }
  return named;
}

DaySet DayPattern::weeks(int count) const noexcept {
  DaySet named;
  for (const int number : week_numbers_) {
    const int index = number > 0 ? number - 1 : count + number;
    if (index >= 0 && index < count) named.add_bits(7 * index, 0x7F);
  }
  return named;
}

DaySet DayPattern::numbered_weekdays(DayNumber first, int length) const noexcept {
  DaySet named;
  const unsigned first_weekday = weekday_of_day(first);
  for (unsigned day = 0; day < 7; ++day) {
    if ((weekdays_ >> day & 1u) == 0) continue;
    for (int at = static_cast<int>(days_until(first_weekday, day)); at < length; at += 7) named.add_bits(at, 1);
  }
  for (const auto& [day, nth] : numbered_) {
    const int front = static_cast<int>(days_until(first_weekday, day.c_encoding()));
    const int count = (length - 1 - front) / 7 + 1;
    const int index = nth > 0 ? nth - 1 : count + nth;
    if (index >= 0 && index < count) named.add_bits(front + 7 * index, 1);
  }
  return named;
}

MonthDays DayPattern::month(DayNumber day) const noexcept {
  const Month month = month_around(day);
  MonthDays found{month.first, month.length, bits_of(month)};
  if (!year_days_.empty() && found.bits != 0) {
    const int y = static_cast<int>(Date{sys_days{days{static_cast<int>(day)}}}.year());
    const DayNumber first = january_first(y);
    const DayNumber length = january_first(y + 1) - first;
    std::uint32_t named = 0;
    for (const int number : year_days_) {
      const DayNumber at = first + (number > 0 ? number - 1 : length + number) - month.first;
      if (at >= 0 && at < month.length) named |= 1u << at;
    }
    found.bits &= named;
  }
  return found;
}

DaySet DayPattern::week(DayNumber first) const noexcept {
  constexpr std::uint32_t seven = 0x7F;
  if (constant_) return DaySet::of_bits((weekdays_ | weekdays_ << 7) >> week_start_ & seven);
  const MonthDays month_of_first = month(first);
  const auto offset = first - month_of_first.first;
  std::uint64_t bits = month_of_first.bits >> offset;
  const auto left = month_of_first.length - offset;
  if (left < 7) bits |= std::uint64_t{month(first + left).bits} << left;
  return DaySet::of_bits(bits & seven);
}

}  // namespace plenary::calendar::ical
