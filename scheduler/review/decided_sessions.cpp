#include "scheduler/review/decided_sessions.hpp"

#include <chrono>
#include <utility>
#include <variant>

#include "scheduler/programme/derive.hpp"

namespace plenary::scheduler {

std::vector<SessionAt> decided_sessions(const Programme& programme, const Dialogue& dialogue,
                                        const BurdenTable& shipped) {
  std::vector<SessionAt> decided;
  const auto sources = plannable_sessions(programme);
  const auto problem =
      sources.empty() ? Checked<ProgrammeProblem>(ProgrammeProblem{}) : judged_problem_of(programme, dialogue, shipped);
  if (!problem) return decided;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].told) continue;
    const auto& when = programme.sessions[*sources[i].told].told.when;
    const auto stay = std::holds_alternative<ClockTime>(when) ? instants(when) : std::nullopt;
    if (!stay) continue;
    SessionAt session{alone(*problem, i), problem->zone.to_local(stay->start)};
    session.problem.duration = std::chrono::duration_cast<std::chrono::minutes>(stay->end - stay->start);
    decided.push_back(std::move(session));
  }
  return decided;
}

}  // namespace plenary::scheduler
