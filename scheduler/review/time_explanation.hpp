#pragma once

#include <string>
#include <vector>

#include "scheduler/explain/other_time.hpp"
#include "scheduler/review/review.hpp"

namespace plenary::scheduler {

/// "Why not then?": what would break and who would pay if a session were at another time.
struct TimeExplanation {
  Problem problem;              ///< the session alone, with whom it invites
  OtherTime times;              ///< held against what is decided, or else the best that it could have by itself
  bool is_decided = false;      ///< the session has a time
  std::vector<Finding> breaks;  ///< rules of any session that would be broken then and are not now
  std::vector<Finding> mends;   ///< the other way round
};

/// What would become of session `id`, of a series one of its windows, at `start` on the clock of the programme's zone.
/// Fails where nothing is asked of the session, or with what a decision for that time fails with. Errors name the
/// options of `plenary explain`.
Checked<TimeExplanation> explain_time(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                                      const std::string& id, calendar::LocalTime start);

}  // namespace plenary::scheduler
