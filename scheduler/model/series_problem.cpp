#include "scheduler/model/series_problem.hpp"

#include <fmt/format.h>

namespace plenary::scheduler {

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
