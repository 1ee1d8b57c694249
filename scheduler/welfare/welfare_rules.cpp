#include <algorithm>
#include <array>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

std::span<const WelfareRule* const> welfare_rules() noexcept {
  static constexpr std::array all{&leximin, &minimum_total, &minimax, &proportional, &rotation};
  return all;
}

const WelfareRule* find_welfare_rule(std::string_view id) noexcept {
  const auto all = welfare_rules();
  const auto found = std::find_if(all.begin(), all.end(), [&](const WelfareRule* rule) { return rule->id == id; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace plenary::scheduler
