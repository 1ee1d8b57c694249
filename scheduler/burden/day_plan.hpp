#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// A stretch of one local day during which everything stays the same for a delegation.
struct DaySegment {
  ClockSpan span;
  Circumstance what = Circumstance::core;
  Rate rate;
  bool hard = false;                      ///< no meeting with this delegation
  bool risk = false;                      ///< rests on a date that is not announced yet
  bool waived = false;                    ///< would be refused but for a waiver
  const LocalizedText* detail = nullptr;  ///< "Martyrs' Day", "night"; lives as long as the dialogue and the table
  friend bool operator==(const DaySegment&, const DaySegment&) = default;
};

/// A whole local day, 00:00–24:00, in order and without holes.
using DayPlan = std::vector<DaySegment>;

/// Says what each local day of a delegation is. Days of equal kind share one plan, so a year costs
/// as much as its few dozen kinds of day.
class DayPlanner {
 public:
  /// Which kind of day: all that its plan depends on.
  struct Kind {
    std::uint8_t weekday = 0;  ///< `weekday::c_encoding()`
    std::uint8_t period = 0;   ///< index into the working week's periods
    bool ramadan = false;
    bool summer = false;
    bool rest_waived = false;
    bool holiday_waived = false;
    bool prayer_waived = false;
    std::int16_t iftar_from = -1;  ///< minute of the day, -1 for none
    std::int16_t iftar_to = -1;
    std::int32_t holiday = -1;  ///< index into the country's holidays, -1 for none
    std::int32_t tentative = -1;
    std::int32_t near_tentative = -1;
    friend auto operator<=>(const Kind&, const Kind&) = default;
  };

  /// Prepares the days of `span`. The arguments outlive the planner.
  DayPlanner(const Dialogue& dialogue, const Delegation& delegation, const Seat& seat,
             const std::optional<ClockSpan>& hours, const BurdenTable& table, std::span<const Waiver> waivers,
             calendar::Interval<calendar::sys_days> span);

  const Kind& kind(calendar::sys_days day) const;
  DayPlan plan(const Kind& kind) const;
  DayPlan plan(calendar::sys_days day) const { return plan(kind(day)); }

 private:
  DaySegment classify(const Kind& kind, const calendar::WorkingDay& day, calendar::TimeOfDay at) const;
  DaySegment by_the_clock(const calendar::WorkingDay& day, calendar::TimeOfDay at) const;
  void note_holidays();
  void note_iftar();
  void note_waivers(std::span<const Waiver> waivers);

  const Dialogue& dialogue_;
  const Delegation& delegation_;
  const Seat& seat_;
  std::optional<ClockSpan> hours_;
  const BurdenTable& table_;
  std::span<const calendar::Holiday> holidays_;
  calendar::Interval<calendar::sys_days> days_;
  std::vector<Kind> kinds_;
};

}  // namespace plenary::scheduler
