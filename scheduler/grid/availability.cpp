#include "scheduler/grid/availability.hpp"

#include <algorithm>
#include <numeric>

#include "scheduler/burden/wishes.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

namespace {

/// `who` as it attends where it is at home, and on each of its stays.
std::vector<Participant> at_each_place(const Participant& who) {
  std::vector<Participant> places{who};
  places.front().stays.clear();
  for (const Stay& stay : who.stays) {
    places.push_back(places.front());
    places.back().venue = stay.venue;
  }
  return places;
}

}  // namespace

Availability::Availability(const Problem& problem) : problem_(problem), grid_(problem) {
  attendances_.resize(problem.participants.size());
  for (std::size_t p = 0; p < attendances_.size(); ++p) {
    const Participant& participant = problem.participants[p];
    if (participant.stays.empty()) {
      attendances_[p].push_back(attendance_of(participant));
    } else {
      for (const Participant& there : at_each_place(participant)) attendances_[p].push_back(attendance_of(there));
    }
  }
  minutes atom{std::gcd(grid_.step().count(), grid_.duration().count())};
  for (const CalendarClass& one : classes_) atom = minutes{std::gcd(atom.count(), one.finest().count())};
  const bool by_minutes =
      std::any_of(problem.participants.begin(), problem.participants.end(),
                  [](const Participant& one) { return !one.delegates.empty() || one.has_wishes(); });
  granule_ = by_minutes ? minutes{1} : atom;
  for (CalendarClass& one : classes_) one.sweep(grid_, atom, granule_);
  for (std::size_t p = 0; p < attendances_.size(); ++p) {
    rows_.push_back(row_of(problem.participants[p], attendances_[p].front()));
    if (!problem.participants[p].stays.empty()) add_stays(rows_.back(), p);
  }
}

Availability::Attendance Availability::attendance_of(const Participant& at_one_place) {
  Attendance attendance{class_of(whereabouts(at_one_place)), {}};
  for (const Delegate& delegate : at_one_place.delegates)
    attendance.delegate_class.push_back(class_of(whereabouts(at_one_place, delegate)));
  return attendance;
}

Availability::Row Availability::row_of(const Participant& at_one_place, const Attendance& attendance) const {
  Row row;
  row.weight = problem_.table.weight_of(at_one_place.role);
  row.calendar_class = attendance.calendar_class;
  row.free = classes_[row.calendar_class].free();
  if (!at_one_place.delegates.empty()) add_delegates(row, at_one_place, attendance);
  if (!at_one_place.busy.empty()) add_busy(row, at_one_place.busy);
  if (at_one_place.has_wishes()) add_wishes(row, at_one_place);
  return row;
}

/// Slots that begin on days elsewhere are those of the place.
void Availability::add_stays(Row& row, std::size_t participant) const {
  const Participant& who = problem_.participants[participant];
  const auto places = at_each_place(who);
  if (row.own_cost.empty()) row.own_cost = classes_[row.calendar_class].cost();
  for (std::size_t k = who.stays.size(); k-- > 0;) {  // of stays that share a moment by their clocks the first counts
    const Row there = row_of(places[k + 1], attendances_[participant][k + 1]);
    const CostRow& cost = there.own_cost.empty() ? classes_[there.calendar_class].cost() : there.own_cost;
    for (std::size_t i = 0; i < grid_.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      if (!who.stays[k].contains(grid_.start(slot))) continue;
      row.own_cost[i] = cost[i];
      if (!row.recorded.empty()) row.recorded[i] = there.recorded[i];
      row.free.set(slot, there.free.contains(slot));
    }
  }
}

std::size_t Availability::class_of(CalendarClass::Key key) {
  const auto known = std::find_if(classes_.begin(), classes_.end(),
                                  [&](const CalendarClass& one) { return one.alike(problem_, key); });
  if (known != classes_.end()) return static_cast<std::size_t>(known - classes_.begin());
  classes_.emplace_back(problem_, grid_, std::move(key));
  return classes_.size() - 1;
}

void Availability::add_busy(Row& row, const BusyTimes& busy) const {
  if (row.own_cost.empty()) row.own_cost = classes_[row.calendar_class].cost();
  const auto dear = static_cast<std::uint16_t>(problem_.table.busy.points * (grid_.duration() / granule_));
  for (const auto& span : busy.parts()) {
    const auto slots = grid_.slots_overlapping(span);
    row.free.erase(slots.start, slots.end);
    for (std::size_t i = slots.start; i < slots.end; ++i) row.own_cost[i] = std::max(row.own_cost[i], dear);
  }
}

void Availability::add_delegates(Row& row, const Participant& participant, const Attendance& attendance) const {
  const auto& delegates = participant.delegates;
  const auto& class_of_delegate = attendance.delegate_class;
  const auto dear = static_cast<std::uint16_t>(problem_.table.busy.points * (grid_.duration() / granule_));
  const std::size_t size = grid_.size();

  std::vector<std::uint64_t> sum(size, 0);
  SlotSet anyone(size);
  std::vector<std::size_t> used = class_of_delegate;
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  for (const std::size_t one : used) {
    // How many delegates of this class are busy at each slot, from where their busy spans begin and end.
    std::vector<std::int32_t> change(size + 1, 0);
    std::uint64_t members = 0;
    std::vector<calendar::Interval<std::size_t>> blocked;
    for (std::size_t d = 0; d < delegates.size(); ++d) {
      if (class_of_delegate[d] != one) continue;
      ++members;
      blocked.clear();
      for (const auto& span : delegates[d].busy.parts()) {
        const auto slots = grid_.slots_overlapping(span);
        // Neighbouring spans may block the same slot: count the delegate once.
        if (!blocked.empty() && slots.start <= blocked.back().end) {
          blocked.back().end = std::max(blocked.back().end, slots.end);
        } else if (!slots.empty()) {
          blocked.push_back(slots);
        }
      }
      for (const auto& slots : blocked) {
        ++change[slots.start];
        --change[slots.end];
      }
    }
    const auto& cost = classes_[one].cost();
    const SlotSet& free = classes_[one].free();
    std::uint64_t busy = 0;
    for (std::size_t i = 0; i < size; ++i) {
      busy = static_cast<std::uint64_t>(static_cast<std::int64_t>(busy) + change[i]);
      sum[i] += (members - busy) * cost[i] + busy * std::max(cost[i], dear);
      const std::uint64_t someone = busy < members ? 1 : 0;
      anyone.word(i / 64) |= (someone & free.word(i / 64) >> (i % 64)) << (i % 64);
    }
  }
  row.own_cost.resize(size);
  for (std::size_t i = 0; i < size; ++i) row.own_cost[i] = static_cast<std::uint16_t>(sum[i] / delegates.size());
  row.free = std::move(anyone);
}

void Availability::add_wishes(Row& row, const Participant& participant) const {
  row.recorded = row.own_cost.empty() ? classes_[row.calendar_class].cost() : row.own_cost;
  row.own_cost = row.recorded;
  if (grid_.size() == 0) return;
  const auto last = grid_.span(static_cast<Slot>(grid_.size() - 1));
  const auto rates = wish_rates(participant, problem_.table, {grid_.start(Slot{0}), last.end});
  std::vector<std::int32_t> before{0};  // of each minute, the rates of all before it
  for (const std::uint8_t rate : rates) before.push_back(before.back() + rate);
  const std::int32_t dear = problem_.table.busy.points * static_cast<std::int32_t>(grid_.duration() / granule_);
  const auto length = static_cast<std::size_t>(grid_.duration() / minutes{1});
  for (std::size_t i = 0; i < grid_.size(); ++i) {
    const auto first =
        static_cast<std::size_t>((grid_.start(static_cast<Slot>(i)) - grid_.start(Slot{0})) / minutes{1});
    const std::int32_t cost = row.recorded[i];
    const std::int32_t wished = std::min(dear, cost + before[first + length] - before[first]);
    row.own_cost[i] = static_cast<std::uint16_t>(std::max(cost, wished));
  }
}

const CostRow& Availability::cost(std::size_t participant) const noexcept {
  const Row& row = rows_[participant];
  return row.own_cost.empty() ? classes_[row.calendar_class].cost() : row.own_cost;
}

Burden Availability::burden(std::size_t participant, Slot slot) const noexcept {
  return Burden::of_units(static_cast<std::int64_t>(cost(participant)[index(slot)]) * granule_.count() *
                          rows_[participant].weight);
}

Burden Availability::unweighted(std::size_t participant, Slot slot) const noexcept {
  return Burden::of_units(static_cast<std::int64_t>(cost(participant)[index(slot)]) * granule_.count() * 100);
}

Burden Availability::recorded(std::size_t participant, Slot slot) const noexcept {
  const Row& row = rows_[participant];
  if (row.recorded.empty()) return burden(participant, slot);
  return Burden::of_units(static_cast<std::int64_t>(row.recorded[index(slot)]) * granule_.count() * row.weight);
}

Burden Availability::recorded_unweighted(std::size_t participant, Slot slot) const noexcept {
  const Row& row = rows_[participant];
  if (row.recorded.empty()) return unweighted(participant, slot);
  return Burden::of_units(static_cast<std::int64_t>(row.recorded[index(slot)]) * granule_.count() * 100);
}

std::size_t Availability::free_delegates(std::size_t participant, Slot slot) const {
  const auto& delegates = problem_.participants[participant].delegates;
  const auto& stays = problem_.participants[participant].stays;
  const auto span = grid_.span(slot);
  const auto stay = std::ranges::find_if(stays, [&](const Stay& one) { return one.contains(span.start); });
  const auto place = stay == stays.end() ? 0 : static_cast<std::size_t>(stay - stays.begin()) + 1;
  const auto& class_of_delegate = attendances_[participant][place].delegate_class;
  std::size_t count = 0;
  for (std::size_t d = 0; d < delegates.size(); ++d) {
    if (classes_[class_of_delegate[d]].free().contains(slot) && !delegates[d].busy.overlaps(span)) ++count;
  }
  return count;
}

}  // namespace plenary::scheduler
