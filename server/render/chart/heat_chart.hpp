#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::server {

/// The mark of a start, readable without colour: a level of burden, or the rules that forbid it.
struct HeatMark {
  int level = 0;        ///< 0–6, see `HeatChart::bounds`; -1 where the start is forbidden
  std::string letters;  ///< one a kind of rule that forbids it, in the order "HAQF"; empty where it is possible
  friend bool operator==(const HeatMark&, const HeatMark&) = default;
};

/// Neighbouring starts of one day with the same mark for the same reason.
struct HeatRun {
  scheduler::ClockSpan span;  ///< from the first start to a step after the last, on the reference zone's clock
  std::size_t starts = 0;
  HeatMark mark;
  std::string reason;  ///< "8 points: Cabo Verde, Guinea-Bissau", "not possible: attendance of Libya (required)"
  friend bool operator==(const HeatRun&, const HeatRun&) = default;
};

struct HeatRow {
  calendar::Date date;
  std::vector<HeatRun> runs;  ///< in order, without overlaps; a skipped hour leaves a hole
};

/// What the heat map shows, before it is drawn.
///
/// A start stands at what the reference zone's clock shows then. Where clocks are put back, the repeated
/// hour is shown once, as its first occurrence; where they are put forward, the skipped hour stays empty.
struct HeatChart {
  scheduler::ClockSpan shown;  ///< the columns, whole hours: the allowed hours and one more each side, or the day
  std::chrono::minutes step{};
  /// Greatest burden in points of the levels 1 to 5; level 0 is none at all, level 6 all above. Doubling from
  /// two points an hour of session, so that the levels tell the same of a short and of a long session.
  std::array<int, 5> bounds{};
  std::vector<HeatRow> rows;  ///< the days of the window
};

HeatChart heat_chart(const scheduler::Problem& problem, const scheduler::Solution& solution, Language language);

}  // namespace plenary::server
