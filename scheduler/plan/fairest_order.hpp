#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/plan/plan_burdens.hpp"
#include "scheduler/timetable/plan_order.hpp"

namespace plenary::scheduler {

/// `PlanOutcome` for a search meeting by meeting: what is put, and of each other meeting the least that it can cost
/// each country, together bound every plan that goes on. Refers to `burdens`.
class FairestOrder final : public PlanOrder {
 public:
  /// `allowed`: by meeting and start from its first, those that may be taken. `best`: only better plans are kept.
  FairestOrder(const PlanBurdens& burdens, const std::vector<std::vector<bool>>& allowed,
               std::optional<PlanOutcome> best);

  void put(std::size_t meeting, const Placement& at) override;
  void take(std::size_t meeting, const Placement& at) override;
  bool could_be_better(const Score& least) override;
  bool could_be_better_with(std::size_t meeting, Grain start, const Score& least) override;
  std::int64_t price(std::size_t meeting, Grain start) const override;
  bool tells_apart(RoomIndex one, RoomIndex other) const override;
  bool keeps(const Score& score) override;

  const std::optional<PlanOutcome>& best() const noexcept { return best_; }

 private:
  /// What a meeting adds at least, or where it is put.
  struct Share {
    std::vector<std::int64_t> burden;  ///< by country of the meeting
    std::int64_t total = 0;
    std::int64_t moved = 0;
    std::int64_t moved_by = 0;
    std::int64_t slot = 0;
  };

  static Share least_of(const PlanBurdens::Meeting& meeting, const std::vector<bool>& allowed);
  Share at(std::size_t meeting, Grain start) const;
  void exchange(std::size_t meeting, const Share& from, const Share& to);
  bool less_than_best(const Score& least);
  bool less_than_best_with(std::size_t meeting, const Share& share, const Score& least);

  /// What was found out of a kind of slots of a meeting that nobody published, and when.
  struct Known {
    std::uint64_t at = 0;
    bool could_be_better = false;
  };

  const PlanBurdens& burdens_;
  std::optional<PlanOutcome> best_;
  std::uint64_t now_ = 1;                  ///< grows whenever what is put or the best changes
  std::vector<std::vector<Known>> known_;  ///< by meeting and kind
  std::vector<Share> least_;               ///< by meeting
  std::vector<std::int64_t> carried_;      ///< units, by country: at least
  PlanOutcome reached_;                    ///< of what is put and the least of the rest
};

}  // namespace plenary::scheduler
