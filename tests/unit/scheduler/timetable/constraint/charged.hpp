#pragma once

#include <catch2/catch.hpp>
#include <cstdint>

#include "scheduler/timetable/constraint/timetable_constraint.hpp"

namespace plenary::scheduler::testing {

/// What the constraint's definition charges, and what the engine's sums do: they must be the same.
inline std::int64_t charged(const TimetableConstraint& constraint, const Timetable& timetable, const Plan& plan) {
  CostModel model{timetable};
  constraint.compile(timetable, model);
  const Score score = constraint.score(timetable, plan);
  CHECK(model.of(plan) == score);
  return score.at(constraint.level());
}

}  // namespace plenary::scheduler::testing
