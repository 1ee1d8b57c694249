#include "scheduler/solve/timetable/domains.hpp"

#include <algorithm>
#include <numeric>

#include "scheduler/solve/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

Grain grain_at(std::size_t index) { return {static_cast<int>(index)}; }

/// What a pair of meetings has to say about each other.
class HardPair {
 public:
  HardPair(const Timetable& timetable, const CostModel& model, const RoomUse& rooms, std::size_t i, std::size_t j)
      : timetable_(timetable), model_(model), i_(i), j_(j) {
    const RoomSet common = rooms.suitable(i) & rooms.suitable(j);
    const bool one_room = std::has_single_bit(common) && common == rooms.suitable(i) && common == rooms.suitable(j) &&
                          !model.shared(static_cast<RoomIndex>(std::countr_zero(common)));
    exclusive_ = one_room || model.of_overlap(i, j).hard > 0;
    touching_ = model.of_touching(i, j).hard > 0;
    for (const CostModel::Tie& tie : model.ties(i)) tied_ = tied_ || tie.other == j;
  }
  bool exists() const noexcept { return exclusive_ || touching_ || tied_; }
  bool exclusive() const noexcept { return exclusive_; }

  bool allowed(Grain at_i, Grain at_j) const {
    const Grain end_i = at_i + timetable_.meetings[i_].duration;
    const Grain end_j = at_j + timetable_.meetings[j_].duration;
    if (exclusive_ && at_i < end_j && at_j < end_i) return false;
    if (touching_ && (end_i == at_j || end_j == at_i)) return false;
    if (!tied_) return true;
    for (const CostModel::Tie& tie : model_.ties(i_)) {
      if (tie.other == j_ && tie.of(at_i, at_j).hard > 0) return false;
    }
    return true;
  }

 private:
  const Timetable& timetable_;
  const CostModel& model_;
  std::size_t i_;
  std::size_t j_;
  bool exclusive_ = false;
  bool touching_ = false;
  bool tied_ = false;
};

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

std::optional<Compatibility> Compatibility::make(const Timetable& timetable, const CostModel& model,
                                                 std::size_t most_bytes) {
  const std::size_t meetings = timetable.meetings.size();
  const std::size_t grains = timetable.grains();
  const RoomUse rooms{timetable, model};
  Compatibility result;
  result.grains_ = grains;
  result.neighbours_.resize(meetings);
  std::vector<std::vector<bool>> exclusive(meetings, std::vector<bool>(meetings));
  std::size_t sets = 0;
  for (std::size_t i = 0; i < meetings; ++i) {
    result.first_.push_back(sets);
    for (std::size_t j = 0; j < meetings; ++j) {
      if (i == j) continue;
      const HardPair pair{timetable, model, rooms, i, j};
      exclusive[i][j] = pair.exclusive();
      if (!pair.exists()) continue;
      result.neighbours_[i].push_back(j);
      sets += grains;
    }
  }
  if (sets * (sizeof(GrainSet) + grains / 8) > most_bytes) return std::nullopt;
  result.starts_.assign(sets, GrainSet{grains});
  for (std::size_t i = 0; i < meetings; ++i) {
    std::size_t at = result.first_[i];
    for (const std::size_t j : result.neighbours_[i]) {
      const HardPair pair{timetable, model, rooms, i, j};
      for (std::size_t g = 0; g < grains; ++g, ++at) {
        for (std::size_t h = 0; h < grains; ++h) {
          if (pair.allowed(grain_at(g), grain_at(h))) result.starts_[at].insert(grain_at(h));
        }
      }
    }
  }
  result.cliques_ = cliques_of(exclusive);
  return result;
}

Domains::Domains(const Timetable& timetable, const CostModel& model, const Compatibility& compatibility)
    : timetable_(&timetable), compatibility_(&compatibility), is_changed_(timetable.meetings.size()) {
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

void Domains::remove(std::size_t meeting, Grain start) {
  if (!domains_[meeting].contains(start)) return;
  save(meeting);
  domains_[meeting].erase(start);
  touch(meeting);
}

bool Domains::revise(std::size_t meeting, std::size_t neighbour_number, std::size_t neighbour) {
  GrainSet kept = domains_[meeting];
  domains_[meeting].for_each([&](Grain start) {
    const GrainSet& partners = compatibility_->starts(meeting, neighbour_number, start);
    if (!partners.intersects(domains_[neighbour])) kept.erase(start);
  });
  if (kept == domains_[meeting]) return true;
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
    for (const std::size_t other : compatibility_->neighbours(meeting)) {
      const auto& back = compatibility_->neighbours(other);
      const auto number = static_cast<std::size_t>(std::ranges::find(back, meeting) - back.begin());
      if (!revise(other, number, meeting)) return false;
    }
  }
  return std::ranges::none_of(compatibility_->cliques(), [&](const auto& clique) { return overloaded(clique); });
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
