#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/ical/recurrence/recurrence_clock.hpp"
#include "calendar/ical/recurrence/recurrence_days.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"

/// What a recurrence rule means: the local times at which it occurs. RFC 5545 §3.3.10, §3.8.5.3.
namespace plenary::calendar::ical {

/// DTSTART: a whole day, a floating time or a time in a zone (Etc/UTC for one that ends in Z).
using RecurrenceStart = std::variant<Date, LocalTime, ZonedTime>;

/// The clock time that `start` stands for; midnight for a whole day.
LocalTime local_time(const RecurrenceStart& start) noexcept;

/// What one expansion may cost, in units that do not depend on the machine.
struct RecurrenceLimits {
  std::uint64_t occurrences = 100'000;  ///< handed out: 270 years of days
  std::uint64_t periods = 1'000'000;    ///< years, months, …, minutes looked at: 10 ms of work
};

/// Why there are no further occurrences.
enum class RecurrenceEnd {
  none,              ///< there may be more
  count,             ///< COUNT is reached
  until,             ///< UNTIL is passed
  window,            ///< `stop_before` is reached
  year_9999,         ///< the last year that RFC 5545 can write is over
  finer_than_day,    ///< FREQ=HOURLY or finer on a whole day, which means nothing: its start stands alone
  occurrence_limit,  ///< RecurrenceLimits::occurrences: there are more
  period_limit       ///< RecurrenceLimits::periods: there may be more
};

/// A limit ended it: what was handed out is right but not all.
constexpr bool is_limit(RecurrenceEnd end) noexcept {
  return end == RecurrenceEnd::occurrence_limit || end == RecurrenceEnd::period_limit;
}

/// "has more occurrences than are read": reads on from the rule, as an error's message does.
std::string_view to_text(RecurrenceEnd end) noexcept;

/// Hands out the occurrences of one rule in order. A regular value; copies go on independently.
///
/// The start is the first occurrence and counts, whether or not it matches the rule, also after UNTIL:
/// §3.8.5.3 leaves a start that does not match undefined; §3.3.10 and §3.6.1 say that it is the first.
/// Days that do not exist (30 February) are skipped, and so are local times that the zone's clocks skip: "such
/// recurrence instances MUST be ignored and MUST NOT be counted" (§3.3.10). The start is given, not made by the rule,
/// and stays: the caller resolves it with the offset before the gap (§3.3.5). BYSETPOS counts in
/// the whole period, including what lies before the start. With BYWEEKNO a period is a year of weeks,
/// which may begin in December (ISO 8601). BYxxx parts of the clock are ignored on whole days.
///
/// UNTIL is inclusive. In UTC it bounds instants, where the start has a zone, and else the clock; as a
/// date it includes that whole day; as a local time it is on the start's clock.
///
/// Laws: strictly increasing; begins with the start; `skip_to(t)` equals dropping what is before t;
/// bounded by the limits; no memory is taken after construction.
class RecurrenceExpander {
 public:
  RecurrenceExpander(const RecurrenceRule& rule, const RecurrenceStart& start, const RecurrenceLimits& limits = {});

  /// The next occurrence, or nothing: `end` says why.
  std::optional<LocalTime> next();

  /// Drops the occurrences before `first` that were not handed out yet, at almost no cost where the
  /// rule has no COUNT or gives the same number in each period.
  void skip_to(LocalTime first);

  /// Says which local times do not exist, for a start whose zone only its file knows. A start in a zone has it set.
  void leave_out(std::function<bool(LocalTime)> does_not_exist);

  /// How many occurrences were left out because their local time does not exist, as far as they were looked at.
  std::uint64_t left_out() const noexcept { return left_out_; }

  /// Hands out and looks for nothing at `end` or later. Bounds the cost of a rule that never occurs.
  void stop_before(LocalTime end);

  RecurrenceEnd end() const noexcept { return end_; }

  /// Work done so far, for a budget over several rules; comparable to RecurrenceLimits::periods.
  std::uint64_t periods_examined() const noexcept { return periods_; }

 private:
  using Ordinal = std::int64_t;  ///< number of a period of the rule's frequency; see `ordinal_of`

  void bound(const DateTimeValue& until, const RecurrenceStart& start);
  void lower_horizon(LocalTime last, RecurrenceEnd reason);
  bool after_until(LocalTime time) const;
  bool may_fall_in_gap(const Zone& zone, const RecurrenceRule& rule) const;
  Ordinal ordinal_of(LocalTime time) const noexcept;
  Ordinal align(Ordinal at_least) const noexcept;

  bool find_period(Ordinal from);
  Ordinal fill(Ordinal period);
  Ordinal fill_days(Ordinal period);
  Ordinal fill_day(Ordinal day);
  Ordinal fill_part_of_day(Ordinal period);
  DayNumber first_named_day(DayNumber day);
  bool pick_positions();

  std::optional<LocalTime> candidate();
  std::optional<LocalTime> hand_out(LocalTime time);
  std::uint64_t left_in_period() const noexcept;
  void drop_before(LocalTime first);
  void seek(LocalTime first);
  void skip_counting(Ordinal target, LocalTime first);
  void skip_walking(LocalTime first);
  bool exists(LocalTime time);

  // What the rule says, made ready.
  Frequency frequency_;
  Ordinal interval_;
  LocalTime start_;
  DayPattern days_;
  ClockPattern clock_;
  std::vector<int> positions_;                     ///< BYSETPOS
  std::optional<std::uint64_t> every_period_;      ///< occurrences of each period, where that is constant
  std::optional<Instant> until_;                   ///< UNTIL in UTC of a start in a zone
  std::optional<Zone> zone_;                       ///< set with it
  std::function<bool(LocalTime)> does_not_exist_;  ///< empty on whole days and floating times
  bool walks_ = false;                             ///< with COUNT: what does not exist must be told from what counts
  LocalTime horizon_;                              ///< no occurrence is later
  RecurrenceEnd horizon_reason_ = RecurrenceEnd::year_9999;
  Ordinal first_period_ = 0;
  Ordinal last_period_ = 0;
  RecurrenceLimits limits_;

  // Where the expansion is.
  RecurrenceEnd end_ = RecurrenceEnd::none;
  bool at_start_ = true;                    ///< the start was neither handed out nor dropped
  bool running_ = false;                    ///< a period was looked at
  std::optional<std::uint64_t> remaining_;  ///< of COUNT
  std::uint64_t handed_out_ = 0;
  std::uint64_t periods_ = 0;
  std::uint64_t left_out_ = 0;
  std::optional<LocalTime> pending_;  ///< a candidate that was looked at and not used
  Ordinal period_ = 0;
  LocalTime base_;                    ///< what the days and times of the period are counted from
  DaySet period_days_;                ///< of the period, without those that are used up
  std::size_t next_time_ = 0;         ///< of the first of them
  std::vector<std::int64_t> picked_;  ///< by BYSETPOS: seconds from `base_`
  std::size_t next_picked_ = 0;
  MonthDays month_;  ///< around the last day looked at, for DAILY and finer
};

}  // namespace plenary::calendar::ical
