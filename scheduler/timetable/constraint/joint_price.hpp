#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "scheduler/timetable/score.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// What many meetings cost together, kept as they are put on the axis and taken off it again.
///
/// Laws: the sum of `added` over a sequence of puts is the price of what is put, whatever the order; one more meeting
/// never makes it cheaper, level by level, so that a partial plan's price bounds that of its completions.
class JointPrice {
 public:
  JointPrice() = default;
  JointPrice(const JointPrice&) = default;
  JointPrice& operator=(const JointPrice&) = delete;
  virtual ~JointPrice() = default;

  /// A copy of its own, with the same meetings put.
  virtual std::unique_ptr<JointPrice> clone() const = 0;

  /// By how much the price rises if the meeting, which is not put, is put at `start`.
  virtual Score added(std::size_t meeting, Grain start) const = 0;
  virtual void put(std::size_t meeting, Grain start) = 0;
  /// Undoes `put`.
  virtual void take(std::size_t meeting, Grain start) = 0;

  /// No price of all its meetings is less, if each begins within its span of `starts`; by meeting of the timetable.
  virtual Score least(std::span<const Span> starts) const {
    static_cast<void>(starts);
    return {};
  }
};

}  // namespace plenary::scheduler
