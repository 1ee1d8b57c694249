#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "scheduler/timetable/constraint/joint_price.hpp"
#include "scheduler/timetable/score.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// What it costs that one meeting begins here and another there.
using PairOfStartsPrice = std::function<Score(Grain, Grain)>;

/// The constraints of a timetable as sums that change in few places when one meeting moves. All prices are
/// penalties, level by level, and symmetric in the two meetings of a pair. The timetable and the constraints that
/// were compiled must outlive it.
class CostModel {
 public:
  /// Meeting i begins within `starts[i]`, or anywhere on the axis if there are none. What constraints say of other
  /// starts is not kept: there it costs one hard point. A long axis of which each meeting can use a small part needs
  /// so much less space and time.
  explicit CostModel(const Timetable& timetable, std::vector<Span> starts = {});

  // What constraints tell; calls add up.

  /// For each grain that meetings i and j share: `price(i, j)`.
  template <class Price>
  void price_overlaps(Price price) {
    for (std::size_t i = 0; i < meetings_; ++i) {
      for (std::size_t j = 0; j < meetings_; ++j) {
        if (i != j) overlap_[i * meetings_ + j] += Small{price(i, j)};
      }
    }
  }
  /// For each grain that these two meetings share.
  void price_overlap(std::size_t i, std::size_t j, const Score& price) {
    overlap_[i * meetings_ + j] += Small{price};
    overlap_[j * meetings_ + i] += Small{price};
  }
  /// For each grain that two meetings share in one room, unless any number may.
  void price_shared_room(const Score& price) { shared_room_ += price; }
  /// For meeting i beginning at a grain: `price(i, start)`.
  template <class Price>
  void price_starts(Price price) {
    for (std::size_t i = 0; i < meetings_; ++i) {
      price_starts_of(i, [&](Grain start) { return price(i, start); });
    }
  }
  /// For one meeting: `price(start)`.
  template <class Price>
  void price_starts_of(std::size_t i, Price price) {
    Small* own = &start_prices_[first_price_[i]];
    for (Grain start = starts_[i].start; start < starts_[i].end; ++start.index) *own++ += Small{price(start)};
  }
  /// For one meeting in a room.
  void price_room(std::size_t i, RoomIndex room, const Score& price) { in_room_[i * rooms_ + position(room)] += price; }
  /// For meeting i in a room, where it begins at a grain that `open` does not have.
  void price_room_times(std::size_t i, RoomIndex room, std::shared_ptr<const std::vector<bool>> open,
                        const Score& price) {
    room_times_[i].push_back({room, std::move(open), price});
  }
  /// For each grain that is missing of `gap` between two meetings in the room.
  void price_room_gap(RoomIndex room, std::chrono::minutes gap, const Score& price);
  /// For meeting i in a room: `price(i, room)`.
  template <class Price>
  void price_rooms(Price price) {
    for (std::size_t i = 0; i < meetings_; ++i) {
      for (std::size_t r = 0; r < rooms_; ++r) in_room_[i * rooms_ + r] += price(i, static_cast<RoomIndex>(r));
    }
  }
  /// For two meetings of which one begins in the grain after the other's last.
  void price_touching(const Score& price) { touching_ += price; }
  /// The same for these two alone.
  void price_touching_of(std::size_t i, std::size_t j, const Score& price);
  /// For meetings i and j in different rooms, the later beginning at most `within` after the earlier's end,
  /// but not both at once: `price(i, j)`. One distance a model.
  template <class Price>
  void price_room_changes(Grains within, Price price) {
    room_change_within_ = within;
    room_change_.resize(meetings_ * meetings_);
    for (std::size_t i = 0; i < meetings_; ++i) {
      for (std::size_t j = 0; j < meetings_; ++j) {
        if (i != j) room_change_[i * meetings_ + j] += Small{price(i, j)};
      }
    }
  }

  /// For meetings `i` and `j` beginning where they do, however far apart: `price(start of i, start of j)`.
  void price_starts_of_pair(std::size_t i, std::size_t j, PairOfStartsPrice price);

  /// For meetings `i` and `j` in different rooms, however far apart.
  void price_different_rooms(std::size_t i, std::size_t j, const Score& price) {
    room_ties_[i].push_back({j, price});
    room_ties_[j].push_back({i, price});
  }

  /// For what `meetings` do together. `price` has nothing put.
  void price_jointly(const std::vector<MeetingIndex>& meetings, std::unique_ptr<const JointPrice> price);

  // What the engine asks.

  /// Where the meeting can begin at all: [start, end), not empty.
  Span starts(std::size_t i) const noexcept { return starts_[i]; }
  /// Whether the two can be so near each other that a price of the pair, ties and joint prices apart, is felt.
  bool can_meet(std::size_t i, std::size_t j) const noexcept {
    const int apart = std::max(starts_[i].start.index - (starts_[j].last() + durations_[j]).index,
                               starts_[j].start.index - (starts_[i].last() + durations_[i]).index);
    return apart <= felt_within().count;
  }
  /// What is farther apart on the axis has no price as a pair, ties and joint prices apart.
  Grains felt_within() const noexcept { return {std::max({0, room_change_within_.count, gap_reach_.count})}; }
  Score of_start(std::size_t i, Grain start) const noexcept {
    const auto from = static_cast<std::size_t>(start.index - starts_[i].start.index);
    if (start < starts_[i].start || start >= starts_[i].end) return {1, 0, 0};
    return start_prices_[first_price_[i] + from].score();
  }
  Score of_room(std::size_t i, RoomIndex room) const noexcept { return in_room_[i * rooms_ + position(room)]; }
  /// When a meeting can begin in a room, by grain.
  struct RoomTimes {
    RoomIndex room;
    std::shared_ptr<const std::vector<bool>> open;
    Score price;

    bool is_open(Grain start) const noexcept { return (*open)[static_cast<std::size_t>(start.index)]; }
  };
  /// Of those rooms that the meeting cannot have at any time.
  std::span<const RoomTimes> room_times(std::size_t i) const noexcept { return room_times_[i]; }
  /// That must lie between two meetings in the room.
  std::chrono::minutes gap(RoomIndex room) const noexcept {
    std::chrono::minutes longest{0};
    for (const Gap& gap : gaps_) {
      if (gap.room == room && gap.price.hard > 0) longest = std::max(longest, gap.time);
    }
    return longest;
  }
  /// Whether the room differs from others in more than what it costs.
  bool is_particular(RoomIndex room) const noexcept;
  Score of_overlap(std::size_t i, std::size_t j) const noexcept { return overlap_[i * meetings_ + j].score(); }
  Score of_room_change(std::size_t i, std::size_t j) const noexcept {
    return room_change_.empty() ? Score{} : room_change_[i * meetings_ + j].score();
  }
  Score of_touching(std::size_t i, std::size_t j) const noexcept {
    return touching_of_.empty() ? touching_ : touching_ + touching_of_[i * meetings_ + j].score();
  }
  /// Whether any number of meetings may be in the room at once, because of what it is or for want of a rule.
  bool shared(RoomIndex room) const noexcept {
    return shared_[position(room)] || (shared_room_.hard == 0 && gap(room).count() == 0);
  }
  Grains room_change_within() const noexcept { return room_change_within_; }

  /// What the pair costs where it is put, ties and joint prices apart.
  Score of_pair(std::size_t i, const Placement& at_i, std::size_t j, const Placement& at_j) const noexcept;
  /// A price from `price_starts_of_pair`, seen from one of the two.
  struct Tie {
    std::size_t other;
    bool first;  ///< this meeting's start is the price's first argument
    std::shared_ptr<const PairOfStartsPrice> price;

    Score of(Grain own, Grain others) const { return first ? (*price)(own, others) : (*price)(others, own); }
  };
  std::span<const Tie> ties(std::size_t i) const noexcept { return ties_[i]; }

  /// A price from `price_different_rooms`, seen from one of the two.
  struct RoomTie {
    std::size_t other;
    Score price;

    Score of(RoomIndex own, RoomIndex others) const noexcept { return own == others ? Score{} : price; }
  };
  std::span<const RoomTie> room_ties(std::size_t i) const noexcept { return room_ties_[i]; }

  /// The joint prices, and which of them each meeting is part of.
  std::span<const std::shared_ptr<const JointPrice>> joint_prices() const noexcept { return joint_; }
  std::span<const std::size_t> joint_prices_of(std::size_t i) const noexcept { return joint_of_[i]; }

  /// What the meeting costs whatever the others do.
  Score alone(std::size_t i, const Placement& at) const noexcept {
    Score price = of_start(i, at.start) + of_room(i, at.room);
    for (const RoomTimes& times : room_times_[i]) {
      if (times.room == at.room && !times.is_open(at.start)) price += times.price;
    }
    return price;
  }
  /// What the whole plan costs.
  Score of(const Plan& plan) const noexcept;

 private:
  /// A price in half the space: there is one for each pair of meetings and for each start.
  struct Small {
    std::int32_t hard = 0;
    std::int32_t medium = 0;
    std::int32_t soft = 0;

    Small() = default;
    explicit Small(const Score& score) noexcept
        : hard(static_cast<std::int32_t>(score.hard)),
          medium(static_cast<std::int32_t>(score.medium)),
          soft(static_cast<std::int32_t>(score.soft)) {}
    Score score() const noexcept { return {hard, medium, soft}; }
    Small& operator+=(const Small& other) noexcept {
      hard += other.hard;
      medium += other.medium;
      soft += other.soft;
      return *this;
    }
  };

  /// What lies between two meetings in a room.
  struct Gap {
    RoomIndex room;
    std::chrono::minutes time;
    Score price;
  };

  const Timetable* timetable_;
  std::size_t meetings_;
  std::size_t rooms_;
  std::vector<Grains> durations_;
  std::vector<Small> overlap_;
  std::vector<Small> room_change_;        ///< by pair; empty where it costs nothing
  std::vector<Span> starts_;              ///< by meeting
  std::vector<std::size_t> first_price_;  ///< by meeting: of its starts, in the following
  std::vector<Small> start_prices_;
  std::vector<Score> in_room_;
  std::vector<std::vector<RoomTimes>> room_times_;  ///< by meeting
  std::vector<Gap> gaps_;
  Grains gap_reach_{0};  ///< no gap is longer on the axis
  std::vector<std::vector<Tie>> ties_;
  std::vector<std::vector<RoomTie>> room_ties_;
  std::vector<std::shared_ptr<const JointPrice>> joint_;
  std::vector<std::vector<std::size_t>> joint_of_;  ///< by meeting
  std::vector<bool> shared_;                        ///< by room
  Score shared_room_;
  Score touching_;
  std::vector<Small> touching_of_;  ///< by pair; empty where no pair has a price of its own
  Grains room_change_within_{-1};
};

}  // namespace plenary::scheduler
