#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// What an hour, or a day, is to a delegation and costs it.
struct Charge {
  Circumstance what = Circumstance::core;
  Rate rate;
  bool hard = false;                      ///< no meeting with this delegation
  bool risk = false;                      ///< rests on a date that is not announced yet
  bool waived = false;                    ///< would be refused but for a waiver
  const LocalizedText* detail = nullptr;  ///< "Martyrs' Day", "night"; lives as long as the dialogue and the table
  const Delegation* whose = nullptr;      ///< of a day: the country that rests or may rest
  friend bool operator==(const Charge&, const Charge&) = default;
};

/// A stretch of one local day during which everything stays the same for a delegation. It costs what the hour costs
/// and what the day costs, refused or not: so of two hours of one day the better one is cheaper.
struct DaySegment {
  ClockSpan span;
  Charge hour;
  std::optional<Charge> day;  ///< none on an ordinary working day

  int points() const noexcept { return hour.rate.points + (day ? day->rate.points : 0); }
  bool hard() const noexcept { return hour.hard || (day && day->hard); }
  friend bool operator==(const DaySegment&, const DaySegment&) = default;
};

/// Whose days are meant, and where they are spent.
struct Whereabouts {
  const Delegation* delegation = nullptr;
  const Seat* seat = nullptr;                     ///< whose clock and sun they live by
  const Venue* venue = nullptr;                   ///< where they have travelled; null: at home
  std::optional<ClockSpan> hours = std::nullopt;  ///< local hours outside of which they cannot take part
};

inline Whereabouts whereabouts(const Participant& who) {
  return {who.delegation, &who.place(), who.venue.get(), who.hours};
}
inline Whereabouts whereabouts(const Participant& who, const Delegate& delegate) {
  return {who.delegation, &who.place_of(delegate), who.venue.get(), who.hours};
}

/// A whole local day, 00:00–24:00, in order and without holes.
using DayPlan = std::vector<DaySegment>;

/// Says what each local day is for a delegation. Days of equal kind share one plan, so a year costs
/// as much as its few dozen kinds of day.
///
/// At home the country's week, rest days and holidays are the delegation's own. Who has travelled lives by the hours of
/// the place, Ramadan's included; the rest days and holidays of the country there hold, and so do those of home. Prayer
/// and fast are the traveller's own.
class DayPlanner {
 public:
  /// Which kind of day: all that its plan depends on.
  struct Kind {
    std::uint8_t weekday = 0;  ///< `weekday::c_encoding()`
    std::uint8_t period = 0;   ///< index into the periods of the week of the place
    bool ramadan = false;      ///< offices keep Ramadan's hours
    bool summer = false;
    bool rest_waived = false;  ///< at the place
    bool holiday_waived = false;
    bool home_rests = false;  ///< of a traveller: a rest day at home
    bool home_rest_waived = false;
    bool home_holiday_waived = false;
    bool prayer_waived = false;
    std::int16_t iftar_from = -1;  ///< minute of the day, -1 for none
    std::int16_t iftar_to = -1;
    std::int32_t holiday = -1;       ///< index into the known holidays, -1 for none: at the place
    std::int32_t home_holiday = -1;  ///< of a traveller
    std::int32_t tentative = -1;     ///< anywhere of both
    std::int32_t near_tentative = -1;
    std::int32_t disputed = -1;
    friend auto operator<=>(const Kind&, const Kind&) = default;
  };

  /// Prepares the days of `span`. What is referred to outlives the planner.
  DayPlanner(const Dialogue& dialogue, const Whereabouts& who, const BurdenTable& table,
             std::span<const Waiver> waivers, calendar::Interval<calendar::sys_days> span);

  const Kind& kind(calendar::sys_days day) const;
  DayPlan plan(const Kind& kind) const;
  DayPlan plan(calendar::sys_days day) const { return plan(kind(day)); }

 private:
  using Hours = std::vector<ClockSpan>;  ///< working spans of a day, in order
  /// A holiday of a country.
  struct Known {
    const calendar::Holiday* holiday;
    const Delegation* whose;
  };

  bool travels() const noexcept { return who_.venue != nullptr && place_ != who_.delegation; }
  bool rests(const Kind& kind) const;
  bool is_free_day(const Kind& kind) const;
  Hours hours_on(const Kind& kind) const;
  std::optional<Charge> day_charge(const Kind& kind, calendar::TimeOfDay at) const;
  Charge hour_charge(const Kind& kind, const Hours& hours, calendar::TimeOfDay at) const;
  Charge by_the_clock(const Hours& hours, calendar::TimeOfDay at) const;
  void note_weeks();
  void note_holidays(const Delegation& whose, std::int32_t Kind::*certain);
  void note_iftar();
  void note_waivers(std::span<const Waiver> waivers);

  const Dialogue& dialogue_;
  Whereabouts who_;
  const Delegation* place_;            ///< the country whose offices they live by; null: not known
  const calendar::WorkingWeek& week_;  ///< of the place
  const BurdenTable& table_;
  std::vector<Known> holidays_;
  calendar::Interval<calendar::sys_days> days_;
  std::vector<Kind> kinds_;
};

}  // namespace plenary::scheduler
