#include "calendar/ical/recurrence/recurrence.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace plenary::calendar::ical {

namespace {

constexpr std::int64_t day_seconds = 86'400;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

std::int64_t count_of(LocalTime time) noexcept { return time.time_since_epoch().count(); }

constexpr LocalTime first_time{std::chrono::local_days{year{0} / 1 / 1}};
constexpr LocalTime last_time{std::chrono::local_days{year{9999} / 12 / 31} + seconds{day_seconds - 1}};

/// No zone has ever been a day away from UTC, so that a local time differs from its instant by less.
constexpr seconds widest_offset{day_seconds};

/// A rule with COUNT that goes on for longer is counted as if no clock were changed after it.
constexpr days longest_look_for_gaps{250 * 366};

/// Length of a period finer than a day, in seconds.
constexpr std::int64_t unit(Frequency frequency) noexcept {
  return frequency == Frequency::hourly ? 3600 : frequency == Frequency::minutely ? 60 : 1;
}

/// What the rule may take from a start; one outside of the calendar stands alone and lends nothing.
LocalTime within_calendar(LocalTime start) noexcept {
  return start < first_time || start > last_time ? LocalTime{} : start;
}

Date date_of_start(LocalTime start) noexcept { return date_of(within_calendar(start)); }

seconds clock_of_start(LocalTime start) noexcept {
  return within_calendar(start) - std::chrono::floor<days>(within_calendar(start));
}

}  // namespace

LocalTime local_time(const RecurrenceStart& start) noexcept {
  if (const auto* date = std::get_if<Date>(&start)) return midnight(*date);
  if (const auto* floating = std::get_if<LocalTime>(&start)) return *floating;
  return std::get_if<ZonedTime>(&start)->local;
}

std::string_view to_text(RecurrenceEnd end) noexcept {
  switch (end) {
    case RecurrenceEnd::none:
      return "may go on";
    case RecurrenceEnd::count:
      return "has as many occurrences as its COUNT";
    case RecurrenceEnd::until:
      return "ends at its UNTIL";
    case RecurrenceEnd::window:
      return "was only asked for occurrences until here";
    case RecurrenceEnd::year_9999:
      return "has no occurrence up to the year 9999";
    case RecurrenceEnd::finer_than_day:
      return "repeats within a day, but its start is a whole day";
    case RecurrenceEnd::occurrence_limit:
      return "has more occurrences than are read";
    case RecurrenceEnd::period_limit:
      return "takes too long to find the next occurrence of";
  }
  return {};
}

RecurrenceExpander::RecurrenceExpander(const RecurrenceRule& rule, const RecurrenceStart& start,
                                       const RecurrenceLimits& limits)
    : frequency_(rule.frequency),
      interval_(std::max<Ordinal>(rule.interval, 1)),
      start_(local_time(start)),
      days_(rule, date_of_start(start_)),
      clock_(rule, clock_of_start(start_), std::holds_alternative<Date>(start)),
      positions_(rule.by_set_position),
      horizon_(last_time),
      limits_(limits),
      remaining_(rule.count) {
  std::ranges::sort(positions_);
  positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
  picked_.reserve(positions_.size());
  if (days_.constant() && !clock_.limits() && positions_.empty() && frequency_ <= Frequency::weekly) {
    const int days = frequency_ == Frequency::weekly ? days_.week(days_.week_start(0)).size() : 1;
    every_period_ = static_cast<std::uint64_t>(days) * clock_.size();
  }
  if (start_ < first_time || start_ > last_time) lower_horizon(start_, RecurrenceEnd::year_9999);
  if (std::holds_alternative<Date>(start) && frequency_ < Frequency::daily) {
    lower_horizon(start_, RecurrenceEnd::finer_than_day);
  }
  if (const auto* zoned = std::get_if<ZonedTime>(&start)) {
    if (zoned->zone != Zone::utc()) {
      leave_out([zone = zoned->zone](LocalTime time) { return std::holds_alternative<Gap>(zone.resolve(time)); });
      walks_ = remaining_.has_value() && may_fall_in_gap(zoned->zone, rule);
    }
  }
  if (rule.until) bound(*rule.until, start);
  if (horizon_ > start_) {
    first_period_ = ordinal_of(start_);
    last_period_ = ordinal_of(horizon_);
  }
}

void RecurrenceExpander::leave_out(std::function<bool(LocalTime)> does_not_exist) {
  does_not_exist_ = std::move(does_not_exist);
  walks_ = remaining_.has_value();
}

bool RecurrenceExpander::exists(LocalTime time) {
  if (!does_not_exist_ || !does_not_exist_(time)) return true;
  ++left_out_;
  return false;
}

bool RecurrenceExpander::may_fall_in_gap(const Zone& zone, const RecurrenceRule& rule) const {
  if (rule.frequency < Frequency::daily) return true;
  const Instant from{within_calendar(start_).time_since_epoch() - widest_offset};
  for (const Transition& change : zone.transitions({from, from + longest_look_for_gaps})) {
    if (change.after <= change.before) continue;
    const std::int64_t begins = count_of(LocalTime{change.at.time_since_epoch() + change.before});
    const std::int64_t second = begins - floor_div(begins, day_seconds) * day_seconds;
    const std::int64_t length = (change.after - change.before).count();
    if (second + length > day_seconds || clock_.before(second) != clock_.before(second + length)) return true;
  }
  return false;
}

void RecurrenceExpander::bound(const DateTimeValue& until, const RecurrenceStart& start) {
  const auto* zoned = std::get_if<ZonedTime>(&start);
  if (until.is_utc && zoned != nullptr) {
    zone_ = zoned->zone;
    until_ = Instant{until.time.time_since_epoch()};
    lower_horizon(until.time + widest_offset, RecurrenceEnd::until);
  } else {
    lower_horizon(until.is_date ? until.time + seconds{day_seconds - 1} : until.time, RecurrenceEnd::until);
  }
}

void RecurrenceExpander::lower_horizon(LocalTime last, RecurrenceEnd reason) {
  if (last >= horizon_) return;
  horizon_ = last;
  horizon_reason_ = reason;
  if (horizon_ > start_) last_period_ = ordinal_of(horizon_);
}

bool RecurrenceExpander::after_until(LocalTime time) const {
  if (!until_ || time <= LocalTime{until_->time_since_epoch()} - widest_offset) return false;
  return to_instant(*zone_, time, ResolvePolicy::compatible).value() > *until_;
}

/// Years and days count from 0, months from the year 0, weeks, hours, minutes and seconds from 1970.
RecurrenceExpander::Ordinal RecurrenceExpander::ordinal_of(LocalTime time) const noexcept {
  const std::int64_t day = floor_div(count_of(time), day_seconds);
  switch (frequency_) {
    case Frequency::yearly:
      return days_.year_of(day);
    case Frequency::monthly: {
      const Date date = date_of(time);
      return static_cast<int>(date.year()) * Ordinal{12} + static_cast<unsigned>(date.month()) - 1;
    }
    case Frequency::weekly:
      return (days_.week_start(day) - days_.week_start(0)) / 7;
    case Frequency::daily:
      return day;
    case Frequency::hourly:
    case Frequency::minutely:
    case Frequency::secondly:
      break;
  }
  return floor_div(count_of(time), unit(frequency_));
}

RecurrenceExpander::Ordinal RecurrenceExpander::align(Ordinal at_least) const noexcept {
  if (interval_ == 1) return at_least;
  const Ordinal beyond = (at_least - first_period_) % interval_;
  return beyond == 0 ? at_least : at_least + interval_ - beyond;
}

/// The next period from `from` on that holds an occurrence; `from` is one that the rule's interval meets.
bool RecurrenceExpander::find_period(Ordinal from) {
  for (Ordinal period = from; period <= last_period_;) {
    if (periods_ == limits_.periods) {
      end_ = RecurrenceEnd::period_limit;
      return false;
    }
    ++periods_;
    const Ordinal next = fill(period);
    if (next == period) {
      period_ = period;
      return true;
    }
    period = align(next);
  }
  end_ = horizon_reason_;
  return false;
}

/// Makes the occurrences of `period` ready. If there are none, the next period that may have some.
RecurrenceExpander::Ordinal RecurrenceExpander::fill(Ordinal period) {
  const Ordinal next = frequency_ >= Frequency::weekly  ? fill_days(period)
                       : frequency_ == Frequency::daily ? fill_day(period)
                                                        : fill_part_of_day(period);
  if (next != period) return next;
  next_time_ = 0;
  return period_days_.empty() || (!positions_.empty() && !pick_positions()) ? period + 1 : period;
}

RecurrenceExpander::Ordinal RecurrenceExpander::fill_days(Ordinal period) {
  DayNumber first = 0;
  if (frequency_ == Frequency::yearly) {
    const int y = static_cast<int>(period);
    first = days_.year_start(y);
    period_days_ = days_.year(y);
  } else if (frequency_ == Frequency::monthly) {
    const year y{static_cast<int>(floor_div(period, 12))};
    const auto m = static_cast<unsigned>(period - floor_div(period, 12) * 12 + 1);
    const MonthDays month = days_.month(sys_days{y / std::chrono::month{m} / 1}.time_since_epoch().count());
    first = month.first;
    period_days_ = DaySet::of_bits(month.bits);
  } else {
    first = days_.week_start(0) + 7 * period;
    period_days_ = days_.week(first);
  }
  base_ = LocalTime{seconds{first * day_seconds}};
  return period;
}

RecurrenceExpander::Ordinal RecurrenceExpander::fill_day(Ordinal day) {
  const Ordinal named = first_named_day(day);
  if (named != day) return named;
  base_ = LocalTime{seconds{day * day_seconds}};
  period_days_ = DaySet::of_bits(1);
  return day;
}

RecurrenceExpander::Ordinal RecurrenceExpander::fill_part_of_day(Ordinal period) {
  const std::int64_t length = unit(frequency_);
  const std::int64_t begin = period * length;
  const std::int64_t day = floor_div(begin, day_seconds);
  const std::int64_t named = first_named_day(day);
  if (named != day) return named * (day_seconds / length);
  const std::int64_t allowed = day * day_seconds + clock_.first_allowed(begin - day * day_seconds);
  if (allowed != begin) return allowed / length;
  base_ = LocalTime{seconds{begin}};
  period_days_ = DaySet::of_bits(1);
  return period;
}

/// `day` if the rule names it; else a later day before which it names none.
DayNumber RecurrenceExpander::first_named_day(DayNumber day) {
  if (days_.constant()) return day;
  if (!month_.contains(day)) month_ = days_.month(day);
  const std::uint32_t left = month_.bits >> (day - month_.first);
  return left == 0 ? month_.first + month_.length : day + std::countr_zero(left);
}

/// BYSETPOS: the chosen times of the period; whether there are any.
bool RecurrenceExpander::pick_positions() {
  const auto times = static_cast<std::int64_t>(clock_.size());
  const std::int64_t size = period_days_.size() * times;
  picked_.clear();
  next_picked_ = 0;
  for (const int position : positions_) {
    const std::int64_t index = position > 0 ? position - 1 : size + position;
    if (position != 0 && index >= 0 && index < size) picked_.push_back(index);
  }
  std::ranges::sort(picked_);
  picked_.erase(std::unique(picked_.begin(), picked_.end()), picked_.end());

  std::int64_t dropped = 0;
  for (std::int64_t& pick : picked_) {
    period_days_.drop_front(static_cast<int>(pick / times - dropped));
    dropped = pick / times;
    pick = period_days_.front() * day_seconds + clock_[static_cast<std::size_t>(pick % times)];
  }
  return !picked_.empty();
}

/// The next time that the rule's parts name, UNTIL and COUNT aside.
std::optional<LocalTime> RecurrenceExpander::candidate() {
  if (pending_) return std::exchange(pending_, std::nullopt);
  for (;;) {
    if (!positions_.empty()) {
      if (next_picked_ < picked_.size()) return base_ + seconds{picked_[next_picked_++]};
    } else if (!period_days_.empty()) {
      const LocalTime time = base_ + seconds{period_days_.front() * day_seconds + clock_[next_time_]};
      if (++next_time_ == clock_.size()) {
        period_days_.pop_front();
        next_time_ = 0;
      }
      return time;
    }
    if (!find_period(period_ + interval_)) return std::nullopt;
  }
}

std::uint64_t RecurrenceExpander::left_in_period() const noexcept {
  if (!positions_.empty()) return picked_.size() - next_picked_;
  return static_cast<std::uint64_t>(period_days_.size()) * clock_.size() - next_time_;
}

/// Drops the candidates of the period that are before `first`.
void RecurrenceExpander::drop_before(LocalTime first) {
  if (!positions_.empty()) {
    while (next_picked_ < picked_.size() && base_ + seconds{picked_[next_picked_]} < first) ++next_picked_;
    return;
  }
  if (period_days_.empty() || first <= base_) return;
  const std::int64_t offset = (first - base_).count();
  const int front = period_days_.front();
  period_days_.drop_before(offset / day_seconds);
  if (period_days_.empty() || period_days_.front() != front) next_time_ = 0;
  if (period_days_.empty() || period_days_.front() != offset / day_seconds) return;
  next_time_ = std::max(next_time_, clock_.before(offset % day_seconds));
  if (next_time_ == clock_.size()) {
    period_days_.pop_front();
    next_time_ = 0;
  }
}

/// Puts the expansion before the first candidate from `first` on, which is after the start.
void RecurrenceExpander::seek(LocalTime first) {
  if (horizon_ < first) {
    end_ = horizon_reason_;
    return;
  }
  const Ordinal target = align(ordinal_of(first));
  if (!running_) {
    running_ = true;
    if (!find_period(remaining_ ? first_period_ : target)) return;
    drop_before(start_ + seconds{1});
  }
  if (walks_) {
    skip_walking(first);
  } else if (remaining_) {
    skip_counting(target, first);
  } else if (period_ >= target || find_period(target)) {
    drop_before(first);
  }
}

/// The same with COUNT: what is dropped counts.
void RecurrenceExpander::skip_counting(Ordinal target, LocalTime first) {
  const auto dropped = [&](std::uint64_t count) {
    if (count > *remaining_) end_ = RecurrenceEnd::count;
    *remaining_ -= std::min(count, *remaining_);
    return end_ == RecurrenceEnd::none;
  };
  while (period_ < target) {
    if (!dropped(left_in_period())) return;
    Ordinal next = period_ + interval_;
    if (every_period_ && next < target) {
      const Ordinal whole = (target - next) / interval_;
      if (!dropped(static_cast<std::uint64_t>(whole) * *every_period_)) return;
      next += whole * interval_;
    }
    if (*remaining_ == 0 || !find_period(next)) return;
  }
  const std::uint64_t before = left_in_period();
  drop_before(first);
  dropped(before - left_in_period());
}

/// The same where some of what is dropped may not exist, and so does not count: one by one.
void RecurrenceExpander::skip_walking(LocalTime first) {
  while (end_ == RecurrenceEnd::none && *remaining_ > 0) {
    const auto time = candidate();
    if (!time) return;
    if (*time >= first) {
      pending_ = time;
      return;
    }
    if (exists(*time)) --*remaining_;
  }
}

std::optional<LocalTime> RecurrenceExpander::hand_out(LocalTime time) {
  if (handed_out_ == limits_.occurrences) {
    end_ = RecurrenceEnd::occurrence_limit;
    return std::nullopt;
  }
  ++handed_out_;
  if (remaining_) --*remaining_;
  return time;
}

std::optional<LocalTime> RecurrenceExpander::next() {
  if (end_ == RecurrenceEnd::none && remaining_ && *remaining_ == 0) end_ = RecurrenceEnd::count;
  if (end_ != RecurrenceEnd::none) return std::nullopt;
  if (at_start_) {
    at_start_ = false;
    return hand_out(start_);
  }
  if (!running_ && horizon_ <= start_) end_ = horizon_reason_;
  if (!running_ && end_ == RecurrenceEnd::none) seek(start_ + seconds{1});
  while (end_ == RecurrenceEnd::none) {
    const auto time = candidate();
    if (!time) break;
    if (*time > horizon_) {
      end_ = horizon_reason_;
    } else if (!after_until(*time) && exists(*time)) {
      return hand_out(*time);
    }
  }
  return std::nullopt;
}

void RecurrenceExpander::skip_to(LocalTime first) {
  if (end_ != RecurrenceEnd::none || first <= start_) return;
  if (at_start_) {
    at_start_ = false;
    if (remaining_) --*remaining_;
  }
  if (!remaining_ || *remaining_ > 0) seek(first);
}

void RecurrenceExpander::stop_before(LocalTime end) {
  if (end > start_) {
    lower_horizon(end - seconds{1}, RecurrenceEnd::window);
  } else if (end_ == RecurrenceEnd::none) {
    end_ = RecurrenceEnd::window;
  }
}

}  // namespace plenary::calendar::ical
