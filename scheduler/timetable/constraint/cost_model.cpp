#include "scheduler/timetable/constraint/cost_model.hpp"

#include <algorithm>
#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"

namespace plenary::scheduler {

CostModel::CostModel(const Timetable& timetable, std::vector<Span> starts)
    : timetable_(&timetable),
      meetings_(timetable.meetings.size()),
      rooms_(timetable.rooms.size()),
      overlap_(meetings_ * meetings_),
      starts_(std::move(starts)),
      in_room_(meetings_ * rooms_),
      room_times_(meetings_),
      ties_(meetings_),
      room_ties_(meetings_),
      joint_of_(meetings_) {
  for (const Meeting& meeting : timetable.meetings) durations_.push_back(meeting.duration);
  if (starts_.empty()) starts_.assign(meetings_, {{0}, {static_cast<int>(timetable.grains())}});
  std::size_t prices = 0;
  for (const Span& span : starts_) {
    first_price_.push_back(prices);
    prices += static_cast<std::size_t>((span.end - span.start).count);
  }
  start_prices_.resize(prices);
  for (const Room& room : timetable.rooms) shared_.push_back(room.shared);
}

void CostModel::price_touching_of(std::size_t i, std::size_t j, const Score& price) {
  touching_of_.resize(meetings_ * meetings_);
  touching_of_[i * meetings_ + j] += Small{price};
  touching_of_[j * meetings_ + i] += Small{price};
}

void CostModel::price_room_gap(RoomIndex room, std::chrono::minutes gap, const Score& price) {
  gaps_.push_back({room, gap, price});
  gap_reach_ = std::max(gap_reach_, Grains{static_cast<int>(grains_filled(*timetable_, gap))});
}

bool CostModel::is_particular(RoomIndex room) const noexcept {
  const bool has_gap = std::ranges::any_of(gaps_, [room](const Gap& gap) { return gap.room == room; });
  return has_gap || std::ranges::any_of(room_times_, [room](const std::vector<RoomTimes>& times) {
           return std::ranges::any_of(times, [room](const RoomTimes& one) { return one.room == room; });
         });
}

void CostModel::price_starts_of_pair(std::size_t i, std::size_t j, PairOfStartsPrice price) {
  const auto shared = std::make_shared<const PairOfStartsPrice>(std::move(price));
  ties_[i].push_back({j, true, shared});
  ties_[j].push_back({i, false, shared});
}

void CostModel::price_jointly(const std::vector<MeetingIndex>& meetings, std::unique_ptr<const JointPrice> price) {
  for (const MeetingIndex meeting : meetings) joint_of_[position(meeting)].push_back(joint_.size());
  joint_.push_back(std::move(price));
}

Score CostModel::of_pair(std::size_t i, const Placement& at_i, std::size_t j, const Placement& at_j) const noexcept {
  const Span a{at_i.start, at_i.start + durations_[i]};
  const Span b{at_j.start, at_j.start + durations_[j]};
  const int apart = std::max(a.start.index, b.start.index) - std::min(a.end.index, b.end.index);
  if (apart > felt_within().count) return {};

  Score cost;
  if (apart < 0) {
    cost += -apart * of_overlap(i, j);
    if (at_i.room == at_j.room && !shared_[position(at_i.room)]) cost += -apart * shared_room_;
  }
  for (const Gap& gap : gaps_) {
    if (at_i.room == gap.room && at_j.room == gap.room)
      cost += missing_between(*timetable_, i, at_i.start, j, at_j.start, gap.time) * gap.price;
  }
  if (a.end == b.start || b.end == a.start) cost += of_touching(i, j);
  // Of two meetings the one that begins earlier may end later, so the distance is not always `apart`.
  if (at_i.room != at_j.room && a.start != b.start) {
    const int gap = a.start < b.start ? b.start.index - a.end.index : a.start.index - b.end.index;
    if (gap <= room_change_within_.count) cost += of_room_change(i, j);
  }
  return cost;
}

Score CostModel::of(const Plan& plan) const noexcept {
  Score total;
  for (std::size_t j = 0; j < meetings_; ++j) {
    total += alone(j, plan[j]);
    for (std::size_t i = 0; i < j; ++i) total += of_pair(i, plan[i], j, plan[j]);
    for (const Tie& tie : ties_[j]) {
      if (tie.first) total += tie.of(plan[j].start, plan[tie.other].start);
    }
    for (const RoomTie& tie : room_ties_[j]) {
      if (tie.other < j) total += tie.of(plan[j].room, plan[tie.other].room);
    }
  }
  std::vector<std::unique_ptr<JointPrice>> joint;
  for (const auto& price : joint_) joint.push_back(price->clone());
  for (std::size_t i = 0; i < meetings_; ++i) {
    for (const std::size_t part : joint_of_[i]) {
      total += joint[part]->added(i, plan[i].start);
      joint[part]->put(i, plan[i].start);
    }
  }
  return total;
}

}  // namespace plenary::scheduler
