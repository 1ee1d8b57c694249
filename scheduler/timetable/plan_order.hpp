#pragma once

#include <cstddef>
#include <cstdint>

#include "scheduler/timetable/score.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// An order of plans that is no sum of prices, for a search that puts one meeting after another and asks whether going
/// on is of any use. It keeps the best plan met; a score's lighter levels may decide where it holds two plans equal.
class PlanOrder {
 public:
  PlanOrder() = default;
  PlanOrder(const PlanOrder&) = delete;
  PlanOrder& operator=(const PlanOrder&) = delete;
  virtual ~PlanOrder() = default;

  virtual void put(std::size_t meeting, const Placement& at) = 0;
  virtual void take(std::size_t meeting, const Placement& at) = 0;

  /// Whether a plan that goes on from what is put, with a score of at least `least`, may be better than the best met.
  virtual bool could_be_better(const Score& least) = 0;
  /// The same if one more meeting is put at `start`.
  virtual bool could_be_better_with(std::size_t meeting, Grain start, const Score& least) = 0;
  /// How much the order minds the start, beside what is put: less is tried first.
  virtual std::int64_t price(std::size_t meeting, Grain start) const = 0;
  /// Whether it matters to some meeting which of the two rooms it is in.
  virtual bool tells_apart(RoomIndex one, RoomIndex other) const = 0;
  /// All meetings are put, with this score. True if that is better than the best met; then it is the best met.
  virtual bool keeps(const Score& score) = 0;
};

}  // namespace plenary::scheduler
