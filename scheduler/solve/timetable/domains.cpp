#include "scheduler/solve/timetable/domains.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>

#include "scheduler/solve/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

Grain grain_at(std::size_t index) { return {static_cast<int>(index)}; }

/// Each meeting with as many others as are all at odds with each other, taken greedily.
std::vector<std::vector<std::size_t>> cliques_of(const std::vector<std::vector<bool>>& exclusive) {
  std::vector<std::vector<std::size_t>> cliques;
  for (std::size_t i = 0; i < exclusive.size(); ++i) {
    std::vector<std::size_t> clique{i};
    for (std::size_t j = 0; j < exclusive.size(); ++j) {
      if (std::ranges::all_of(clique, [&](std::size_t member) { return exclusive[member][j]; })) clique.push_back(j);
    }
    std::ranges::sort(clique);
    if (clique.size() > 1 && std::ranges::find(cliques, clique) == cliques.end()) cliques.push_back(std::move(clique));
  }
  return cliques;
}

}  // namespace

HardPairs::HardPairs(const Timetable& timetable, const CostModel& model)
    : timetable_(&timetable), model_(&model), pairs_(timetable.meetings.size()) {
  const std::size_t meetings = timetable.meetings.size();
  const RoomUse rooms{timetable, model};
  std::vector<std::vector<bool>> exclusive(meetings, std::vector<bool>(meetings));
  for (std::size_t i = 0; i < meetings; ++i) {
    for (std::size_t j = 0; j < meetings; ++j) {
      if (i == j) continue;
      const RoomSet suitable = rooms.suitable(i);
      const bool one_room = std::has_single_bit(suitable) && suitable == rooms.suitable(j) &&
                            !model.shared(static_cast<RoomIndex>(std::countr_zero(suitable)));
      Pair pair{j, one_room || model.of_overlap(i, j).hard > 0, model.of_touching(i, j).hard > 0, false};
      for (const CostModel::Tie& tie : model.ties(i)) pair.tied = pair.tied || tie.other == j;
      exclusive[i][j] = pair.exclusive;
      if (pair.exclusive || pair.touching || pair.tied) pairs_[i].push_back(pair);
    }
  }
  cliques_ = cliques_of(exclusive);
}

bool HardPairs::allowed(std::size_t meeting, Grain start, const Pair& pair, Grain others_start) const {
  const Grain end = start + timetable_->meetings[meeting].duration;
  const Grain others_end = others_start + timetable_->meetings[pair.other].duration;
  if (pair.exclusive && start < others_end && others_start < end) return false;
  if (pair.touching && (end == others_start || others_end == start)) return false;
  if (!pair.tied) return true;
  return std::ranges::none_of(model_->ties(meeting), [&](const CostModel::Tie& tie) {
    return tie.other == pair.other && tie.of(start, others_start).hard > 0;
  });
}

Domains::Domains(const Timetable& timetable, const CostModel& model, const HardPairs& pairs)
    : timetable_(&timetable), pairs_(&pairs), is_changed_(timetable.meetings.size()) {
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    GrainSet domain{timetable.grains()};
    for (std::size_t g = 0; g < timetable.grains(); ++g) {
      if (model.of_start(i, grain_at(g)).hard == 0) domain.insert(grain_at(g));
    }
    domains_.push_back(std::move(domain));
    touch(i);
  }
}

void Domains::back_to(std::size_t mark) {
  while (trail_.size() > mark) {
    domains_[trail_.back().first] = std::move(trail_.back().second);
    trail_.pop_back();
  }
  for (const std::size_t meeting : changed_) is_changed_[meeting] = false;
  changed_.clear();
}

void Domains::save(std::size_t meeting) { trail_.emplace_back(meeting, domains_[meeting]); }

void Domains::touch(std::size_t meeting) {
  if (is_changed_[meeting]) return;
  is_changed_[meeting] = true;
  changed_.push_back(meeting);
}

void Domains::fix(std::size_t meeting, Grain start) {
  save(meeting);
  GrainSet only{timetable_->grains()};
  only.insert(start);
  domains_[meeting] = std::move(only);
  touch(meeting);
}

void Domains::remove(std::size_t meeting, const std::vector<Grain>& starts) {
  if (starts.empty()) return;
  save(meeting);
  for (const Grain start : starts) domains_[meeting].erase(start);
  touch(meeting);
}

bool Domains::has_partner(std::size_t meeting, Grain start, const HardPairs::Pair& pair) const {
  const GrainSet& others = domains_[pair.other];
  // Most often one of these will do: the far ends for an order, the same grain for what is parallel.
  for (const Grain likely : {others.last(), others.first(), start}) {
    if (others.contains(likely) && pairs_->allowed(meeting, start, pair, likely)) return true;
  }
  // Of meetings that only must not overlap, no other start is farther away than the ends.
  if (!pair.tied && !pair.touching) return false;
  return others.any([&](Grain other) { return pairs_->allowed(meeting, start, pair, other); });
}

bool Domains::revise(std::size_t meeting, const HardPairs::Pair& pair) {
  GrainSet kept = domains_[meeting];
  bool changed = false;
  domains_[meeting].for_each([&](Grain start) {
    if (has_partner(meeting, start, pair)) return;
    kept.erase(start);
    changed = true;
  });
  if (!changed) return true;
  save(meeting);
  domains_[meeting] = std::move(kept);
  touch(meeting);
  return !domains_[meeting].empty();
}

bool Domains::propagate() {
  if (std::ranges::any_of(domains_, &GrainSet::empty)) return false;
  while (!changed_.empty()) {
    const std::size_t meeting = changed_.back();
    changed_.pop_back();
    is_changed_[meeting] = false;
    for (const HardPairs::Pair& pair : pairs_->of(meeting)) {
      if (!revise(pair.other, {meeting, pair.exclusive, pair.touching, pair.tied})) return false;
    }
  }
  return std::ranges::none_of(pairs_->cliques(), [&](const auto& clique) { return overloaded(clique); });
}

bool Domains::overloaded(const std::vector<std::size_t>& clique) const {
  // Where each can be at all, and which grains any of them can use.
  std::vector<Span> reach;
  std::vector<int> usable(timetable_->grains() + 1);
  for (const std::size_t meeting : clique) {
    const Grains duration = timetable_->meetings[meeting].duration;
    std::optional<Grain> first;
    Grain last{};
    domains_[meeting].for_each([&](Grain start) {
      if (!first) first = start;
      last = start;
      for (int g = start.index; g < start.index + duration.count && g < static_cast<int>(usable.size()) - 1; ++g) {
        usable[static_cast<std::size_t>(g) + 1] = 1;
      }
    });
    reach.push_back({first.value_or(Grain{}), last + duration});
  }
  std::partial_sum(usable.begin(), usable.end(), usable.begin());
  const auto usable_before = [&](Grain end) {
    return usable[std::min(static_cast<std::size_t>(end.index), usable.size() - 1)];
  };
  for (const Span& from : reach) {
    for (const Span& to : reach) {
      int needed = 0;
      for (std::size_t i = 0; i < clique.size(); ++i) {
        const bool within = reach[i].start >= from.start && reach[i].end <= to.end;
        if (within) needed += timetable_->meetings[clique[i]].duration.count;
      }
      if (needed > 0 && needed > usable_before(to.end) - usable_before(from.start)) return true;
    }
  }
  return false;
}

}  // namespace plenary::scheduler
