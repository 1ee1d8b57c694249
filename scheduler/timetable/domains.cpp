#include "scheduler/timetable/domains.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "scheduler/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

/// Which meetings cannot share a grain, as rows of bits.
class Exclusions {
 public:
  explicit Exclusions(std::size_t meetings) : meetings_(meetings), words_((meetings + 63) / 64) {
    bits_.resize(meetings_ * words_);
  }
  void insert(std::size_t i, std::size_t j) { bits_[i * words_ + j / 64] |= std::uint64_t{1} << (j % 64); }

  /// Each meeting with as many others as are all at odds with each other, taken greedily.
  std::vector<std::vector<std::size_t>> cliques() const {
    std::set<std::vector<std::size_t>> cliques;
    for (std::size_t i = 0; i < meetings_; ++i) {
      std::vector<std::size_t> clique = clique_of(i);
      if (clique.size() > 1) cliques.insert(std::move(clique));
    }
    return {cliques.begin(), cliques.end()};
  }

 private:
  std::vector<std::size_t> clique_of(std::size_t meeting) const {
    std::vector<std::size_t> clique{meeting};
    std::vector<std::uint64_t> left(row(meeting), row(meeting) + words_);
    for (std::size_t word = 0; word < words_; ++word) {
      while (left[word] != 0) {
        const std::size_t next = word * 64 + static_cast<std::size_t>(std::countr_zero(left[word]));
        clique.push_back(next);
        for (std::size_t k = word; k < words_; ++k) left[k] &= row(next)[k];
        left[word] &= ~(std::uint64_t{1} << (next % 64));
      }
    }
    std::ranges::sort(clique);
    return clique;
  }
  const std::uint64_t* row(std::size_t i) const noexcept { return &bits_[i * words_]; }

  std::size_t meetings_;
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

/// The grains that meetings can use, as bits, and how many there are up to a grain.
class UsableGrains {
 public:
  explicit UsableGrains(Span span) : first_word_(span.start.index / 64) {
    bits_.resize(static_cast<std::size_t>(span.end.index / 64 - first_word_) + 2);
  }

  /// Those of a meeting that begins at any of `starts`.
  void add(const GrainSet& starts, Grains duration) {
    starts.for_each_word([&](Grain first, std::uint64_t word) {
      if (word == 0) return;
      for (int by = 0; by < duration.count; ++by) {
        const auto at = static_cast<std::size_t>((first.index + by) / 64 - first_word_);
        const int shift = by % 64;
        bits_[at] |= word << shift;
        // What is shifted out begins the next word; beyond the last there is nothing.
        if (shift != 0 && at + 1 < bits_.size()) bits_[at + 1] |= word >> (64 - shift);
      }
    });
  }
  /// When all are added: those from `end` on do not exist.
  void count(Grain end) {
    before_.push_back(0);
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      const int left = end.index - (static_cast<int>(i) + first_word_) * 64;
      if (left < 64) bits_[i] &= left <= 0 ? 0 : (std::uint64_t{1} << left) - 1;
      before_.push_back(before_.back() + std::popcount(bits_[i]));
    }
  }
  int before(Grain grain) const noexcept {
    const auto word = static_cast<std::size_t>(grain.index / 64 - first_word_);
    const std::uint64_t below = (std::uint64_t{1} << (grain.index % 64)) - 1;
    return before_[word] + std::popcount(bits_[word] & below);
  }

 private:
  int first_word_;
  std::vector<std::uint64_t> bits_;
  std::vector<int> before_;  ///< by word
};

}  // namespace

HardPairs::HardPairs(const Timetable& timetable, const CostModel& model)
    : timetable_(&timetable), model_(&model), pairs_(timetable.meetings.size()) {
  const std::size_t meetings = timetable.meetings.size();
  const RoomUse rooms{timetable, model};
  Exclusions exclusions{meetings};
  for (std::size_t i = 0; i < meetings; ++i) {
    for (std::size_t j = 0; j < meetings; ++j) {
      if (i == j) continue;
      const RoomSet suitable = rooms.suitable(i);
      const bool one_room = std::has_single_bit(suitable) && suitable == rooms.suitable(j) &&
                            !model.shared(static_cast<RoomIndex>(std::countr_zero(suitable)));
      Pair pair{j, one_room || model.of_overlap(i, j).hard > 0, model.of_touching(i, j).hard > 0, false};
      for (const CostModel::Tie& tie : model.ties(i)) pair.tied = pair.tied || tie.other == j;
      if (pair.exclusive) exclusions.insert(i, j);
      const bool felt = pair.exclusive || pair.touching;
      if (pair.tied || (felt && model.can_meet(i, j))) pairs_[i].push_back(pair);
    }
  }
  cliques_ = exclusions.cliques();
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
    : timetable_(&timetable), pairs_(&pairs), is_changed_(timetable.meetings.size()), unchecked_(is_changed_.size()) {
  const RoomUse rooms{timetable, model};  // nobody has one yet
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    const Span starts = model.starts(i);
    GrainSet domain{starts};
    for (Grain start = starts.start; start < starts.end; ++start.index) {
      if (model.of_start(i, start).hard == 0 && rooms.open(i, start) != 0) domain.insert(start);
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
  unchecked_.assign(unchecked_.size(), false);
}

void Domains::save(std::size_t meeting) { trail_.emplace_back(meeting, domains_[meeting]); }

void Domains::touch(std::size_t meeting) {
  if (is_changed_[meeting]) return;
  is_changed_[meeting] = true;
  unchecked_[meeting] = true;
  changed_.push_back(meeting);
}

void Domains::fix(std::size_t meeting, Grain start) {
  save(meeting);
  GrainSet only{{start, start + Grains{1}}};
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
  if (!pair.tied && !pair.touching) {
    // A start that is at odds with all of the other's lies less than one duration from the first and from the last.
    const GrainSet& others = domains_[pair.other];
    const int both = timetable_->meetings[meeting].duration.count + timetable_->meetings[pair.other].duration.count;
    if ((others.last() - others.first()).count >= both - 1) return true;
  }
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
  return !any_overloaded();
}

bool Domains::any_overloaded() {
  const bool found = std::ranges::any_of(pairs_->cliques(), [&](const auto& clique) {
    return std::ranges::any_of(clique, [&](std::size_t meeting) { return unchecked_[meeting]; }) && overloaded(clique);
  });
  unchecked_.assign(unchecked_.size(), false);
  return found;
}

bool Domains::overloaded(const std::vector<std::size_t>& clique) const {
  // Where each can be at all, and which grains any of them can use.
  struct Reach {
    Span span;
    int needed;
  };
  std::vector<Reach> reach;
  for (const std::size_t meeting : clique) {
    const Grains duration = timetable_->meetings[meeting].duration;
    reach.push_back({{domains_[meeting].first(), domains_[meeting].last() + duration}, duration.count});
  }
  std::ranges::sort(reach, {}, [](const Reach& one) { return one.span.end; });
  const Grain begin = std::ranges::min(reach, {}, [](const Reach& one) { return one.span.start; }).span.start;
  UsableGrains usable{{begin, reach.back().span.end}};
  for (const std::size_t meeting : clique) usable.add(domains_[meeting], timetable_->meetings[meeting].duration);
  usable.count(Grain{static_cast<int>(timetable_->grains())});
  // All that begins at some start or later and ends by some end must fit between the two.
  for (const Reach& from : reach) {
    int needed = 0;
    for (const Reach& to : reach) {
      if (to.span.start < from.span.start) continue;
      needed += to.needed;
      if (needed > usable.before(to.span.end) - usable.before(from.span.start)) return true;
    }
  }
  return false;
}

}  // namespace plenary::scheduler
