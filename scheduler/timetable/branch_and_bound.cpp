#include "scheduler/timetable/branch_and_bound.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "scheduler/timetable/domains.hpp"
#include "scheduler/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::uint64_t nodes_between_questions = 16;

class Search {
 public:
  Search(const Timetable& timetable, const CostModel& model, const HardPairs& pairs, const ExactOptions& options)
      : timetable_(timetable),
        model_(model),
        options_(options),
        domains_(timetable, model, pairs),
        rooms_(timetable, model),
        plan_(timetable.meetings.size()),
        placed_(plan_.size()),
        members_(model.joint_prices().size()),
        has_pair_prices_(plan_.size() * plan_.size()) {
    for (const auto& price : model.joint_prices()) joint_.push_back(price->clone());
    joint_cost_.resize(joint_.size());
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      for (const std::size_t part : model.joint_prices_of(i)) members_[part].push_back(i);
      least_room_.push_back(least_room(i));
      std::vector<Score> row;
      const Span starts = model.starts(i);
      for (Grain start = starts.start; start < starts.end; ++start.index) row.push_back(model.of_start(i, start));
      rows_.push_back(std::move(row));
      for (std::size_t j = 0; j < plan_.size(); ++j) {
        has_pair_prices_[i * plan_.size() + j] =
            i != j && model.can_meet(i, j) && (model.of_overlap(i, j) != Score{} || model.of_touching(i, j) != Score{});
      }
    }
    if (options.incumbent && options.order == nullptr) limit_ = options.incumbent->score;
  }

  ExactResult run() {
    const bool rooms_exist = std::ranges::all_of(least_room_, [](const Score& price) { return price.hard == 0; });
    if (rooms_exist && domains_.propagate()) {
      result_.bound = bound();
      result_.complete = !worth_exploring() || explore();
    } else {
      result_.complete = true;
    }
    if (result_.complete && limit_) result_.bound = *limit_;  // nothing is left below it
    return std::move(result_);
  }

 private:
  struct Value {
    std::int64_t graver;  ///< by the order of plans, where there is one
    Score price;
    Grain start;
  };

  Score& row(std::size_t meeting, Grain start) {
    return rows_[meeting][static_cast<std::size_t>((start - model_.starts(meeting).start).count)];
  }
  const Score& row(std::size_t meeting, Grain start) const {
    return rows_[meeting][static_cast<std::size_t>((start - model_.starts(meeting).start).count)];
  }

  Score least_room(std::size_t meeting) const {
    Score least = model_.of_room(meeting, {});
    for (std::size_t r = 1; r < timetable_.rooms.size(); ++r) {
      least = std::min(least, model_.of_room(meeting, static_cast<RoomIndex>(r)));
    }
    return least;
  }

  /// What is placed, and the least that each other meeting costs by itself and with what is placed.
  Score bound() const {
    Score sum = cost_;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      if (!placed_[i]) sum += least_left(i);
    }
    if (joint_.empty() || (limit_ && sum >= *limit_)) return sum;
    // Together the meetings may have to cost more than those that are placed already do.
    std::vector<Span> starts;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      const GrainSet& domain = domains_.of(i);
      starts.push_back({domain.first(), domain.last() + Grains{1}});
    }
    for (std::size_t part = 0; part < joint_.size(); ++part) {
      const Score least = joint_[part]->least(starts);
      if (least > joint_cost_[part]) sum += least - joint_cost_[part];
    }
    return sum;
  }

  Score least_left(std::size_t meeting) const {
    std::optional<Score> least;
    domains_.of(meeting).for_each([&](Grain start) {
      const Score& price = row(meeting, start);
      if (!least || price < *least) least = price;
    });
    return least.value_or(Score{}) + least_room_[meeting];
  }

  std::optional<std::size_t> next_meeting() const {
    std::optional<std::size_t> next;
    std::size_t fewest = 0;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      if (placed_[i]) continue;
      const std::size_t left = domains_.of(i).count();
      if (!next || left < fewest) {
        next = i;
        fewest = left;
      }
    }
    return next;
  }

  /// False if the search had to give up.
  bool explore() {
    const auto meeting = next_meeting();
    if (!meeting) {
      keep();
      return true;
    }
    for (const Value& value : values_of(*meeting)) {
      RoomSet free = rooms_.free(*meeting, value.start);
      RoomSet empty_before = 0;
      while (free != 0) {
        const RoomIndex room = rooms_.best(*meeting, free);
        free &= ~(RoomSet{1} << position(room));
        if (is_like_another(room, empty_before)) continue;
        if (!try_at(*meeting, {value.start, room})) return false;
        if (options_.any_plan && result_.best) return true;
      }
    }
    return true;
  }

  /// What is placed is a plan.
  void keep() {
    if (options_.order != nullptr) {
      if (options_.order->keeps(cost_)) result_.best = {plan_, cost_};
      return;
    }
    limit_ = cost_;
    result_.best = {plan_, cost_};
  }

  std::vector<Value> values_of(std::size_t meeting) const {
    std::vector<Value> values;
    domains_.of(meeting).for_each([&](Grain start) {
      const Score joint = joint_added(meeting, start);
      if (joint.hard != 0) return;
      const std::int64_t graver = options_.order != nullptr ? options_.order->price(meeting, start) : 0;
      values.push_back({graver, row(meeting, start) + joint, start});
    });
    std::ranges::stable_sort(values, [](const Value& a, const Value& b) {
      return std::tie(a.graver, a.price) < std::tie(b.graver, b.price);
    });
    return values;
  }

  /// Rooms that nobody uses yet and that cost everybody the same are one room.
  bool is_like_another(RoomIndex room, RoomSet& empty_before) const {
    if (model_.shared(room) || model_.is_particular(room)) return false;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      if (placed_[i] && plan_[i].room == room) return false;
    }
    for (RoomSet others = empty_before; others != 0; others &= others - 1) {
      const auto other = static_cast<RoomIndex>(std::countr_zero(others));
      bool alike = true;
      for (std::size_t i = 0; i < plan_.size() && alike; ++i) {
        alike = model_.of_room(i, room) == model_.of_room(i, other);
      }
      if (options_.order != nullptr && options_.order->tells_apart(room, other)) alike = false;
      if (alike) return true;
    }
    empty_before |= RoomSet{1} << position(room);
    return false;
  }

  bool try_at(std::size_t meeting, const Placement& at) {
    if (result_.nodes >= options_.most_nodes) return false;
    if (result_.nodes++ % nodes_between_questions == 0 && options_.stopped && options_.stopped()) return false;
    const std::size_t mark = domains_.mark();
    const Score cost_before = cost_;
    place(meeting, at);
    bool go_on = true;
    if (cost_.hard == 0) {
      look_ahead(meeting, at);
      if (worth_exploring()) go_on = explore();
    }
    unplace(meeting, at);
    cost_ = cost_before;
    domains_.back_to(mark);
    return go_on;
  }

  void place(std::size_t meeting, const Placement& at) {
    cost_ += model_.alone(meeting, at);
    for (std::size_t other = 0; other < plan_.size(); ++other) {
      if (placed_[other]) cost_ += model_.of_pair(meeting, at, other, plan_[other]);
    }
    for (const CostModel::Tie& tie : model_.ties(meeting)) {
      if (placed_[tie.other]) cost_ += tie.of(at.start, plan_[tie.other].start);
    }
    for (const CostModel::RoomTie& tie : model_.room_ties(meeting)) {
      if (placed_[tie.other]) cost_ += tie.of(at.room, plan_[tie.other].room);
    }
    plan_[meeting] = at;
    placed_[meeting] = true;
    rooms_.put(meeting, at);
    if (options_.order != nullptr) options_.order->put(meeting, at);
    for (const std::size_t part : model_.joint_prices_of(meeting)) {
      const Score added = joint_[part]->added(meeting, at.start);
      joint_[part]->put(meeting, at.start);
      joint_cost_[part] += added;
      cost_ += added;
    }
    add_to_rows(meeting, at.start, 1);
  }

  void unplace(std::size_t meeting, const Placement& at) {
    add_to_rows(meeting, at.start, -1);
    for (const std::size_t part : model_.joint_prices_of(meeting)) {
      joint_[part]->take(meeting, at.start);
      joint_cost_[part] -= joint_[part]->added(meeting, at.start);
    }
    if (options_.order != nullptr) options_.order->take(meeting, at);
    rooms_.take(meeting, at);
    placed_[meeting] = false;
  }

  /// What the others' starts cost with this meeting, as far as rooms do not matter.
  void add_to_rows(std::size_t meeting, Grain start, std::int64_t sign) {
    const int duration = timetable_.meetings[meeting].duration.count;
    for (std::size_t other = 0; other < plan_.size(); ++other) {
      if (placed_[other] || !has_pair_prices_[meeting * plan_.size() + other]) continue;
      const int length = timetable_.meetings[other].duration.count;
      const int first = std::max(model_.starts(other).start.index, start.index - length);
      const int last = std::min(model_.starts(other).last().index, start.index + duration);
      for (int g = first; g <= last; ++g) {
        const int shared = std::min(g + length, start.index + duration) - std::max(g, start.index);
        const bool touches = g + length == start.index || g == start.index + duration;
        Score price = std::int64_t{std::max(0, shared)} * model_.of_overlap(meeting, other);
        if (touches) price += model_.of_touching(meeting, other);
        row(other, {g}) += sign * price;
      }
    }
    for (const CostModel::Tie& tie : model_.ties(meeting)) {
      if (placed_[tie.other]) continue;
      const Span starts = model_.starts(tie.other);
      for (Grain g = starts.start; g < starts.end; ++g.index) row(tie.other, g) += sign * tie.of(start, g);
    }
  }

  /// Removes starts that belong to no plan, or to none that is better than the best known. False if that leaves a
  /// meeting without any.
  bool worth_exploring() {
    while (domains_.propagate()) {
      if (options_.order != nullptr) {
        const Score least = bound();
        if (!options_.order->could_be_better(least)) return false;
        if (!remove_worse_starts(least)) return true;
        continue;
      }
      if (!limit_) return true;
      const Score sum = bound();
      if (sum >= *limit_) return false;
      if (!remove_gone_starts(sum)) return true;
    }
    return false;
  }

  /// A start with which no plan is better than the best known by the order.
  bool remove_worse_starts(const Score& least) {
    bool removed = false;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      if (placed_[i]) continue;
      gone_.clear();
      domains_.of(i).for_each([&](Grain start) {
        if (!options_.order->could_be_better_with(i, start, least)) gone_.push_back(start);
      });
      if (gone_.empty()) continue;
      domains_.remove(i, gone_);
      removed = true;
    }
    return removed;
  }

  /// A start that costs more than its meeting's cheapest by what the bound leaves to the best plan known.
  bool remove_gone_starts(const Score& sum) {
    const Score room_for_more = *limit_ - sum;
    bool removed = false;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      if (placed_[i]) continue;
      const Score least = least_left(i) - least_room_[i];
      gone_.clear();
      domains_.of(i).for_each([&](Grain start) {
        if (row(i, start) - least >= room_for_more) gone_.push_back(start);
      });
      if (gone_.empty()) continue;
      domains_.remove(i, gone_);
      removed = true;
    }
    return removed;
  }

  /// Takes away what the meeting makes impossible for the others.
  void look_ahead(std::size_t meeting, const Placement& at) {
    domains_.fix(meeting, at.start);
    if (!model_.shared(at.room)) remove_without_room(meeting, at);
    for (const std::size_t part : model_.joint_prices_of(meeting)) {
      for (const std::size_t member : members_[part]) {
        if (placed_[member]) continue;
        gone_.clear();
        domains_.of(member).for_each([&](Grain start) {
          if (joint_[part]->added(member, start).hard > 0) gone_.push_back(start);
        });
        domains_.remove(member, gone_);
      }
    }
  }

  void remove_without_room(std::size_t meeting, const Placement& at) {
    const Grains near = model_.felt_within();
    const Grain end = at.start + timetable_.meetings[meeting].duration + near;
    for (std::size_t other = 0; other < plan_.size(); ++other) {
      if (placed_[other] || (rooms_.suitable(other) & (RoomSet{1} << position(at.room))) == 0) continue;
      gone_.clear();
      domains_.of(other).for_each([&](Grain start) {
        if (start < end && at.start < start + timetable_.meetings[other].duration + near &&
            rooms_.free(other, start) == 0) {
          gone_.push_back(start);
        }
      });
      domains_.remove(other, gone_);
    }
  }

  Score joint_added(std::size_t meeting, Grain start) const {
    Score price;
    for (const std::size_t part : model_.joint_prices_of(meeting)) price += joint_[part]->added(meeting, start);
    return price;
  }

  const Timetable& timetable_;
  const CostModel& model_;
  const ExactOptions& options_;
  Domains domains_;
  RoomUse rooms_;
  Plan plan_;
  std::vector<bool> placed_;
  std::vector<std::unique_ptr<JointPrice>> joint_;
  std::vector<Score> joint_cost_;                  ///< of what is placed
  std::vector<std::vector<std::size_t>> members_;  ///< of each joint price
  std::vector<bool> has_pair_prices_;
  std::vector<Score> least_room_;
  std::vector<std::vector<Score>> rows_;  ///< by meeting and start, from its first
  std::vector<Grain> gone_;               ///< scratch: starts to be removed
  Score cost_;
  std::optional<Score> limit_;  ///< of the best plan known
  ExactResult result_;
};

}  // namespace

ExactResult branch_and_bound(const Timetable& timetable, const CostModel& model, const ExactOptions& options) {
  const HardPairs pairs{timetable, model};
  return Search{timetable, model, pairs, options}.run();
}

}  // namespace plenary::scheduler
