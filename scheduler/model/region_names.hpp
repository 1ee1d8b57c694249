#pragma once

#include <set>
#include <string_view>

#include "scheduler/model/delegation.hpp"

namespace plenary::scheduler {

/// All that the regions of `delegation` are called, each once: by their ids and as their own dialogues call them.
inline std::set<std::string_view> region_names(const Delegation& delegation) {
  std::set<std::string_view> names;
  for (const Region& one : delegation.regions) names.insert({one.id, one.id_there()});
  return names;
}

}  // namespace plenary::scheduler
