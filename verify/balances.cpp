#include "verify/balances.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace plenary::verify {

namespace {

using scheduler::Delegation;
using scheduler::Problem;

constexpr std::int64_t million = 1'000'000;

bool is_compared(const Delegation& who) {
  return who.counts ? *who.counts == scheduler::Counts::fairly : who.kind == scheduler::DelegationKind::state;
}

bool share_a_region(const Delegation& one, const Delegation& other) {
  for (const auto& region : one.regions) {
    for (const auto& its : other.regions) {
      if (region.id == its.id) return true;
    }
  }
  return false;
}

/// The entries of the ledger, from the point of view of each delegation.
class Count {
 public:
  explicit Count(const Problem& problem) : problem_(problem), sessions_(problem.ledger.sessions.size()) {
    for (std::size_t s = 0; s < sessions_; ++s) {
      for (const auto& entry : problem.ledger.sessions[s].entries) {
        auto& carried = carried_[entry.delegation.value];
        carried.resize(sessions_, absent);
        carried[s] = entry.burden.units();
      }
    }
    weight_.resize(sessions_);
    std::int64_t weight = million;
    for (std::size_t ago = 1; ago <= sessions_; ++ago) {
      weight = weight * problem.ledger.decay.keep / problem.ledger.decay.of;
      weight_[sessions_ - ago] = weight;
    }
  }

  std::int64_t balance(const Delegation& who) const {
    const auto known = carried_.find(who.id.value);
    const std::size_t first = known == carried_.end() ? sessions_ : invited_first(known->second);
    std::int64_t carried = 0;  // in millionths of a unit
    for (std::size_t s = first; s < sessions_; ++s) carried += std::max<std::int64_t>(known->second[s], 0) * weight_[s];
    std::int64_t credit = 0;
    for (std::size_t s = 0; s < first && is_compared(who); ++s) credit += mean_of_peers(who, s) * weight_[s] / million;
    return carried / million + credit;
  }

 private:
  static constexpr std::int64_t absent = -1;

  static std::size_t invited_first(const std::vector<std::int64_t>& carried) {
    const auto first = std::find_if(carried.begin(), carried.end(), [](std::int64_t units) { return units != absent; });
    return static_cast<std::size_t>(first - carried.begin());
  }

  std::int64_t mean_of_peers(const Delegation& who, std::size_t s) const {
    for (const bool same_region : {true, false}) {
      std::int64_t sum = 0;
      std::int64_t peers = 0;
      for (const auto& [id, carried] : carried_) {
        const Delegation* other = problem_.dialogue->find(id);
        if (other == nullptr || !is_compared(*other)) continue;
        if (invited_first(carried) > s || (same_region && !share_a_region(*other, who))) continue;
        sum += std::max<std::int64_t>(carried[s], 0);
        ++peers;
      }
      if (peers > 0) return sum / peers;
    }
    return 0;
  }

  const Problem& problem_;
  std::size_t sessions_;
  std::map<std::string, std::vector<std::int64_t>> carried_;  ///< by delegation and session, units or `absent`
  std::vector<std::int64_t> weight_;                          ///< by session, in millionths
};

}  // namespace

std::vector<std::int64_t> balances(const Problem& problem) {
  std::vector<std::int64_t> result;
  const Count count(problem);
  for (const auto& who : problem.participants) result.push_back(count.balance(*who.delegation));
  return result;
}

}  // namespace plenary::verify
