#include "scheduler/timetable/score.hpp"

#include <fmt/format.h>

namespace plenary::scheduler {

std::string to_text(const Score& score) {
  return fmt::format("{}hard/{}medium/{}soft", -score.hard, -score.medium, -score.soft);
}

}  // namespace plenary::scheduler
