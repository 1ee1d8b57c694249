#include "scheduler/explain/humane.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace plenary::scheduler {

namespace {

using std::chrono::minutes;

class Nights {
 public:
  Nights(const Problem& problem, const Availability& availability) : problem_(problem), availability_(availability) {
    for (const ClockBand& band : problem.table.bands) {
      if (night_ == nullptr || band.rate > night_->rate) night_ = &band;
    }
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      if (problem.participants[p].counts_fairly()) compared_.push_back(p);
    }
  }

  bool is_humane(Slot slot) {
    if (night_ == nullptr) return true;
    const auto found = std::ranges::find_if(compared_, [&](std::size_t p) { return is_up(p, slot); });
    if (found == compared_.end()) return true;
    // Who was up at one start is up at the next one, most often: they are asked first.
    std::rotate(compared_.begin(), found, found + 1);
    return false;
  }

 private:
  bool is_up(std::size_t participant, Slot slot) const {
    const Participant& who = problem_.participants[participant];
    if (!who.delegates.empty()) {
      const Participant there = who.attending(availability_.grid().start(slot));
      return std::ranges::any_of(
          who.delegates, [&](const Delegate& one) { return minutes_in_night(there.place_of(one), slot).count() > 0; });
    }
    const minutes up = minutes_in_night(who.place_at(availability_.grid().start(slot)), slot);
    // Whoever keeps office hours then pays less than the night.
    return up.count() > 0 && availability_.cost(participant)[index(slot)] * availability_.granule().count() >=
                                 night_->rate.points * up.count();
  }

  minutes minutes_in_night(const Seat& seat, Slot slot) const {
    constexpr minutes day{std::chrono::hours{24}};
    const auto from =
        std::chrono::floor<minutes>(calendar::time_of_day(seat.zone.to_local(availability_.grid().start(slot))));
    const auto night_from = std::chrono::floor<minutes>(night_->from);
    const minutes length = (std::chrono::floor<minutes>(night_->to) - night_from + day) % day;
    minutes up{0};
    for (const minutes begins : {night_from - day, night_from, night_from + day}) {
      const minutes first = std::max<minutes>(from, begins);
      const minutes last = std::min<minutes>(from + problem_.duration, begins + length);
      up += std::max(last - first, minutes{0});
    }
    return up;
  }

  const Problem& problem_;
  const Availability& availability_;
  const ClockBand* night_ = nullptr;
  std::vector<std::size_t> compared_;
};

}  // namespace

bool has_humane_start(const Problem& problem, const Solution& solution) {
  Nights nights(problem, solution.availability);
  return std::ranges::any_of(solution.ranking, [&](Slot slot) { return nights.is_humane(slot); });
}

}  // namespace plenary::scheduler
