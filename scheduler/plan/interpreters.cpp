#include "scheduler/plan/interpreters.hpp"

#include <algorithm>
#include <array>

namespace plenary::scheduler {

using std::chrono::minutes;

std::optional<int> team_size(minutes duration) noexcept {
  constexpr std::array<minutes, 4> longest{minutes{40}, minutes{240}, minutes{360}, minutes{480}};
  for (std::size_t i = 0; i < longest.size(); ++i) {
    if (duration <= longest[i]) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::vector<std::pair<Language, Language>> booths_of(const PlannedSession& session) {
  std::vector<std::pair<Language, Language>> booths;
  for (std::size_t i = 1; i < session.languages.size(); ++i) {
    booths.emplace_back(session.languages.front(), session.languages[i]);
  }
  return booths;
}

const InterpreterPool* pool_for(const ProgrammeProblem& programme, std::pair<Language, Language> booth) noexcept {
  const auto found = std::ranges::find_if(programme.interpreters, [&](const InterpreterPool& pool) {
    return std::minmax(pool.one, pool.other) == std::minmax(booth.first, booth.second);
  });
  return found == programme.interpreters.end() ? nullptr : &*found;
}

}  // namespace plenary::scheduler
