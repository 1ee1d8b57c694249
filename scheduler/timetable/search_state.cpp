#include "scheduler/timetable/search_state.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

namespace plenary::scheduler {

namespace {

/// Those for whom least is left are planned first: few rooms, long, at odds with many others.
std::vector<std::size_t> by_difficulty(const Timetable& timetable, const CostModel& model, const RoomUse& rooms) {
  const std::size_t count = timetable.meetings.size();
  std::vector<double> difficulty(count);
  for (std::size_t i = 0; i < count; ++i) {
    double opponents = 1;
    for (std::size_t j = 0; j < count; ++j) {
      if (i != j && model.of_overlap(i, j).hard > 0) opponents += 1;
    }
    const auto choice = std::max(1, std::popcount(rooms.suitable(i)));
    difficulty[i] = opponents * timetable.meetings[i].duration.count / choice;
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return difficulty[i]; });
  return order;
}

/// Where a lifted meeting is: felt by nobody.
constexpr Span nowhere{{1 << 29}, {1 << 29}};

/// The cheapest start with a free room; without one, the cheapest start at all.
Grain best_start(const StartCosts& starts, const RoomUse& rooms, std::size_t meeting, Span within) {
  const auto cheapest = [&](bool with_room) {
    Grain best{-1};
    for (Grain start = within.start; start < within.end; ++start.index) {
      if (!starts.allowed(meeting, start)) continue;
      if (best.index >= 0 && starts.at(meeting, start) >= starts.at(meeting, best)) continue;
      if (!with_room || rooms.free(meeting, start) != 0) best = start;
    }
    return best;
  };
  const Grain best = cheapest(true);
  return best.index >= 0 ? best : cheapest(false);
}

}  // namespace

SearchState::SearchState(const Timetable& timetable, const CostModel& model, EnergyWeights energy)
    : timetable_(&timetable), model_(&model), starts_(timetable, model, energy), rooms_(timetable, model) {
  plan_.resize(timetable.meetings.size());
  spans_.resize(plan_.size());
  for (const std::size_t meeting : by_difficulty(timetable, model, rooms_)) {
    const Grain start = best_start(starts_, rooms_, meeting, model.starts(meeting));
    const RoomSet free = rooms_.free(meeting, start);
    put(meeting, {start, rooms_.best(meeting, free != 0 ? free : rooms_.suitable(meeting))});
  }
  begin_joint_prices();
  score_ = model.of(plan_);
  weights.resize(starts_.longest_row());
  block_sums.resize(weights.size() / start_block);
}

SearchState::SearchState(const Timetable& timetable, const CostModel& model, EnergyWeights energy, Plan plan)
    : timetable_(&timetable), model_(&model), starts_(timetable, model, energy), rooms_(timetable, model) {
  plan_.resize(plan.size());
  spans_.resize(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) put(i, plan[i]);
  begin_joint_prices();
  score_ = model.of(plan_);
  weights.resize(starts_.longest_row());
  block_sums.resize(weights.size() / start_block);
}

void SearchState::begin_joint_prices() {
  lifted_.resize(plan_.size());
  for (const auto& price : model_->joint_prices()) joint_.push_back(price->clone());
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    for (const std::size_t part : model_->joint_prices_of(i)) joint_[part]->put(i, plan_[i].start);
  }
}

void SearchState::put(std::size_t meeting, const Placement& at) noexcept {
  plan_[meeting] = at;
  spans_[meeting] = {at.start, at.start + duration(meeting)};
  starts_.put(meeting, at.start);
  rooms_.put(meeting, at);
}

RoomSet SearchState::free_rooms(std::size_t meeting, Grain start) noexcept {
  rooms_.take(meeting, plan_[meeting]);
  const RoomSet free = rooms_.free(meeting, start);
  rooms_.put(meeting, plan_[meeting]);
  return free;
}

RoomIndex SearchState::room_for(std::size_t meeting, RoomSet free) const noexcept {
  for (const CostModel::RoomTie& tie : model_->room_ties(meeting)) {
    const RoomSet others = RoomSet{1} << position(plan_[tie.other].room);
    if (!lifted_[tie.other] && (free & others) != 0) return plan_[tie.other].room;
  }
  return rooms_.best(meeting, free);
}

std::optional<std::pair<RoomIndex, RoomIndex>> SearchState::rooms_for_swap(std::size_t a, std::size_t b) noexcept {
  std::optional<std::pair<RoomIndex, RoomIndex>> found;
  rooms_.take(a, plan_[a]);
  rooms_.take(b, plan_[b]);
  if (const RoomSet free = rooms_.free(a, plan_[b].start); free != 0) {
    const RoomIndex room = rooms_.best(a, free);
    rooms_.put(a, {plan_[b].start, room});
    if (const RoomSet left = rooms_.free(b, plan_[a].start); left != 0) found = {room, rooms_.best(b, left)};
    rooms_.take(a, {plan_[b].start, room});
  }
  rooms_.put(a, plan_[a]);
  rooms_.put(b, plan_[b]);
  return found;
}

Score SearchState::cost_of(std::size_t meeting, const Placement& at) const noexcept {
  Score cost = model_->alone(meeting, at);
  const int felt_from = at.start.index - felt_within_;
  const int felt_to = at.start.index + duration(meeting).count + felt_within_;
  for (std::size_t other = 0; other < plan_.size(); ++other) {
    if (spans_[other].start.index > felt_to || spans_[other].end.index < felt_from || other == meeting) continue;
    cost += model_->of_pair(meeting, at, other, plan_[other]);
  }
  for (const CostModel::Tie& tie : model_->ties(meeting)) {
    if (!lifted_[tie.other]) cost += tie.of(at.start, plan_[tie.other].start);
  }
  for (const CostModel::RoomTie& tie : model_->room_ties(meeting)) {
    if (!lifted_[tie.other]) cost += tie.of(at.room, plan_[tie.other].room);
  }
  return cost;
}

Score SearchState::joint_added(std::size_t meeting, Grain start) const {
  Score price;
  for (const std::size_t part : model_->joint_prices_of(meeting)) price += joint_[part]->added(meeting, start);
  return price;
}

std::int64_t SearchState::energy(const Score& score) const noexcept {
  const EnergyWeights rates = starts_.weights();
  return score.hard * rates.hard + score.medium * rates.medium + score.soft * rates.soft;
}

std::int64_t SearchState::joint_energy(std::span<const Shift> shifts) {
  if (joint_.empty()) return 0;
  Score added;
  const auto each_part = [this](std::size_t meeting, auto change) {
    for (const std::size_t part : model_->joint_prices_of(meeting)) change(*joint_[part]);
  };
  for (const auto& [meeting, to] : shifts) {
    each_part(meeting, [&, i = meeting](JointPrice& price) { price.take(i, plan_[i].start); });
    added -= joint_added(meeting, plan_[meeting].start);
  }
  for (const auto& [meeting, to] : shifts) {
    added += joint_added(meeting, to);
    each_part(meeting, [i = meeting, start = to](JointPrice& price) { price.put(i, start); });
  }
  for (const auto& [meeting, to] : shifts) {
    each_part(meeting, [i = meeting, start = to](JointPrice& price) { price.take(i, start); });
  }
  for (const auto& [meeting, to] : shifts) {
    each_part(meeting, [&, i = meeting](JointPrice& price) { price.put(i, plan_[i].start); });
  }
  return energy(added);
}

void SearchState::lift(std::size_t meeting) noexcept {
  const Placement at = plan_[meeting];
  score_ -= cost_of(meeting, at);
  for (const std::size_t part : model_->joint_prices_of(meeting)) joint_[part]->take(meeting, at.start);
  score_ -= joint_added(meeting, at.start);
  rooms_.take(meeting, at);
  starts_.take(meeting, at.start);
  spans_[meeting] = nowhere;
  lifted_[meeting] = true;
}

void SearchState::drop(std::size_t meeting, const Placement& at) noexcept {
  lifted_[meeting] = false;
  put(meeting, at);
  score_ += cost_of(meeting, at) + joint_added(meeting, at.start);
  for (const std::size_t part : model_->joint_prices_of(meeting)) joint_[part]->put(meeting, at.start);
}

std::int64_t SearchState::energy_of(std::size_t meeting, Grain start) const {
  return starts_.at(meeting, start) + energy(joint_added(meeting, start));
}

void SearchState::move(std::size_t meeting, const Placement& to) noexcept {
  score_ += cost_of(meeting, to) - cost_of(meeting, plan_[meeting]);
  rooms_.take(meeting, plan_[meeting]);
  if (to.start != plan_[meeting].start) {
    for (const std::size_t part : model_->joint_prices_of(meeting)) {
      JointPrice& price = *joint_[part];
      price.take(meeting, plan_[meeting].start);
      score_ += price.added(meeting, to.start) - price.added(meeting, plan_[meeting].start);
      price.put(meeting, to.start);
    }
    starts_.take(meeting, plan_[meeting].start);
    starts_.put(meeting, to.start);
  }
  plan_[meeting] = to;
  spans_[meeting] = {to.start, to.start + duration(meeting)};
  rooms_.put(meeting, to);
}

}  // namespace plenary::scheduler
