#include "scheduler/explain/humane.hpp"

#include <algorithm>
#include <vector>

#include "scheduler/explain/reasons.hpp"

namespace plenary::scheduler {

namespace {

class Nights {
 public:
  Nights(const Problem& problem, const Availability& availability) : problem_(problem), availability_(availability) {
    for (const ClockBand& band : problem.table.bands) night_ = std::max(night_, band.rate);
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      if (problem.participants[p].counts_fairly()) compared_.push_back(p);
    }
  }

  bool is_humane(Slot slot) {
    const auto found = std::ranges::find_if(compared_, [&](std::size_t p) { return is_up(p, slot); });
    if (found == compared_.end()) return true;
    // Who was up at one start is up at the next one, most often: they are asked first.
    std::rotate(compared_.begin(), found, found + 1);
    return false;
  }

 private:
  bool is_up(std::size_t participant, Slot slot) const {
    // A mean of several delegates may be less than one of them carries.
    const bool is_one = problem_.participants[participant].delegates.empty();
    if (is_one && availability_.cost(participant)[index(slot)] < night_.points) return false;
    return std::ranges::any_of(experience(problem_, availability_, participant, slot).reasons, [&](const Reason& one) {
      return one.what == Circumstance::clock_band && one.rate == night_;
    });
  }

  const Problem& problem_;
  const Availability& availability_;
  Rate night_;
  std::vector<std::size_t> compared_;
};

}  // namespace

bool has_humane_start(const Problem& problem, const Solution& solution) {
  Nights nights(problem, solution.availability);
  return std::ranges::any_of(solution.ranking, [&](Slot slot) { return nights.is_humane(slot); });
}

}  // namespace plenary::scheduler
