#include "scheduler/model/delegation.hpp"

#include <algorithm>

namespace plenary::scheduler {

bool Delegation::is_in(std::string_view region) const noexcept {
  return std::ranges::any_of(regions, [&](const Region& one) { return one.id == region || one.id_there() == region; });
}

bool Delegation::is_peer_of(const Delegation& other) const noexcept {
  return std::ranges::any_of(regions, [&](const Region& one) {
    return std::ranges::find(other.regions, one.id, &Region::id) != other.regions.end();
  });
}

}  // namespace plenary::scheduler
