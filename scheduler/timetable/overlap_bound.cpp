#include "scheduler/timetable/overlap_bound.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <vector>

#include "scheduler/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

/// Prizes and prices are whole numbers of this part of a point.
constexpr std::int64_t scale = 1 << 20;

/// Meetings that can be held in one grain, and what they cost each other there.
class SetSearch {
 public:
  SetSearch(const Timetable& timetable, const CostModel& model, std::uint64_t most_work)
      : model_(&model), rooms_(timetable, model), most_work_(most_work) {
    for (std::size_t room = 0; room < timetable.rooms.size(); ++room) {
      if (model.shared(static_cast<RoomIndex>(room))) shared_ |= RoomSet{1} << room;
    }
    largest_ = shared_ != 0 ? timetable.meetings.size() : timetable.rooms.size();
  }

  /// The most that a set's prizes exceed its price; nothing if that took too much work.
  std::optional<std::int64_t> best(const std::vector<std::int64_t>& prizes) {
    constexpr std::uint64_t every_time = 16;
    work_ += every_time + prizes.size();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < prizes.size(); ++i) {
      if (prizes[i] > 0) candidates.push_back({prizes[i], i});
    }
    sort(candidates);
    most_ = 0;
    chosen_.clear();
    set_.clear();
    extend(0, candidates);
    return work_ < most_work_ ? std::optional{most_} : std::nullopt;
  }

  const std::vector<std::size_t>& best_set() const noexcept { return chosen_; }
  std::uint64_t work() const noexcept { return work_; }

 private:
  /// What a meeting adds to the set: its prize less what it costs with those that are in it.
  struct Candidate {
    std::int64_t gain;
    std::size_t meeting;
  };

  static void sort(std::vector<Candidate>& candidates) {
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::gain);
  }

  void extend(std::int64_t value, const std::vector<Candidate>& candidates) {
    if (value > most_) {
      most_ = value;
      chosen_ = set_;
    }
    const std::size_t left = largest_ - std::min(largest_, set_.size());
    for (std::size_t k = 0; k < candidates.size() && work_ < most_work_; ++k) {
      std::int64_t at_most = value;
      for (std::size_t more = k; more < std::min(candidates.size(), k + left); ++more) at_most += candidates[more].gain;
      if (at_most <= most_) return;
      if (!has_room(candidates[k].meeting)) continue;
      std::vector<Candidate> compatible;
      for (std::size_t other = k + 1; other < candidates.size(); ++other) {
        const Score price = model_->of_overlap(candidates[k].meeting, candidates[other].meeting);
        const std::int64_t gain = candidates[other].gain - price.medium * scale;
        if (price.hard == 0 && gain > 0) compatible.push_back({gain, candidates[other].meeting});
      }
      work_ += candidates.size() - k;
      sort(compatible);
      set_.push_back(candidates[k].meeting);
      extend(value + candidates[k].gain, compatible);
      set_.pop_back();
    }
  }

  /// Those that can only have rooms that this one can have are no more than the rooms (Hall 1935).
  bool has_room(std::size_t meeting) const {
    const RoomSet own = rooms_.suitable(meeting);
    if ((own & shared_) != 0) return true;
    const auto rivals =
        std::ranges::count_if(set_, [&](std::size_t other) { return (rooms_.suitable(other) & ~own) == 0; });
    return rivals < std::popcount(own);
  }

  const CostModel* model_;
  RoomUse rooms_;
  RoomSet shared_ = 0;
  std::size_t largest_ = 0;
  std::uint64_t most_work_;
  std::uint64_t work_ = 0;
  std::int64_t most_ = 0;
  std::vector<std::size_t> set_;
  std::vector<std::size_t> chosen_;
};

/// From the first start without hard price to the last end after one, over all meetings; nothing if one has none.
std::optional<Span> used_axis(const Timetable& timetable, const CostModel& model) {
  Span axis{{static_cast<int>(timetable.grains())}, {0}};
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    bool any = false;
    const Span starts = model.starts(i);
    for (Grain start = starts.start; start < starts.end; ++start.index) {
      if (model.of_start(i, start).hard > 0) continue;
      any = true;
      axis = {std::min(axis.start, start), std::max(axis.end, start + timetable.meetings[i].duration)};
    }
    if (!any) return std::nullopt;
  }
  return axis;
}

/// The mean of those prices of pairs that there are, 0 if there are none.
std::int64_t usual_price(const Timetable& timetable, const CostModel& model) {
  std::int64_t sum = 0;
  std::int64_t pairs = 0;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Score price = model.of_overlap(i, j);
      if (price.hard > 0 || price.medium == 0) continue;
      sum += price.medium;
      ++pairs;
    }
  }
  return pairs == 0 ? 0 : std::max<std::int64_t>(1, sum / pairs);
}

}  // namespace

std::int64_t least_cost_of_overlaps(const Timetable& timetable, const CostModel& model, std::uint64_t most_work) {
  const auto axis = used_axis(timetable, model);
  if (!axis) return 0;
  const std::int64_t grains = (axis->end - axis->start).count;
  std::int64_t needed = 0;
  for (const Meeting& meeting : timetable.meetings) needed += meeting.duration.count;
  const std::int64_t price = usual_price(timetable, model);
  if (needed <= grains || price == 0) return 0;  // one after the other there may be none

  // A step takes about a usual price from those that are in the best set, in the end a five hundredth of it.
  const std::int64_t first_step = std::max<std::int64_t>(512, price * scale / grains);
  constexpr std::int64_t parts = 1 << 10;
  std::vector<std::int64_t> prizes(timetable.meetings.size(), price * scale / 2);
  SetSearch sets{timetable, model, most_work};
  std::int64_t bound = 0;
  while (const auto best = sets.best(prizes)) {
    std::int64_t value = -grains * *best;
    for (std::size_t i = 0; i < prizes.size(); ++i) value += timetable.meetings[i].duration.count * prizes[i];
    bound = std::max(bound, value);
    const auto left = parts - static_cast<std::int64_t>(sets.work() * parts / most_work);
    const std::int64_t step = first_step * left / parts * left / parts * left / parts + first_step / 512;
    for (std::size_t i = 0; i < prizes.size(); ++i) prizes[i] += step * timetable.meetings[i].duration.count;
    for (const std::size_t i : sets.best_set()) prizes[i] = std::max<std::int64_t>(0, prizes[i] - step * grains);
  }
  return (bound + scale - 1) / scale;
}

}  // namespace plenary::scheduler
