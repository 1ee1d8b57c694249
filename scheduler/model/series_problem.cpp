#include "scheduler/model/series_problem.hpp"

#include <fmt/format.h>

namespace plenary::scheduler {

std::vector<std::vector<std::size_t>> sessions_at_one_time(std::size_t sessions, int times) {
  std::vector<std::vector<std::size_t>> groups;
  const auto apart = static_cast<std::size_t>(times);
  for (std::size_t first = 0; first < apart && first + apart < sessions; ++first) {
    groups.emplace_back();
    for (std::size_t t = first; t < sessions; t += apart) groups.back().push_back(t);
  }
  return groups;
}

SeriesProblem series_of(const Problem& problem, const std::vector<DateWindow>& windows) {
  SeriesProblem series{problem.id, problem.title, {}, problem.ledger_floors};
  for (const DateWindow& window : windows) {
    Problem session = problem;
    session.id = fmt::format("{}-{}", problem.id, series.sessions.size() + 1);
    session.window = window;
    session.ledger_floors = {};
    series.sessions.push_back(std::move(session));
  }
  return series;
}

}  // namespace plenary::scheduler
