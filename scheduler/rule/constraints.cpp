#include "scheduler/rule/constraint.hpp"

namespace plenary::scheduler {

std::vector<Constraint> constraints_of(const Problem& problem, const Availability& availability) {
  std::vector<Constraint> all;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (must_attend(problem.participants[p].role)) all.push_back(attendance(problem, availability, p));
  }
  if (auto hours = allowed_hours(problem, availability)) all.push_back(std::move(*hours));
  for (auto& rule : quorum(problem, availability)) all.push_back(std::move(rule));
  if (auto floor = most_points(problem, availability)) all.push_back(std::move(*floor));
  if (auto floor = not_twice_in_a_row(problem, availability)) all.push_back(std::move(*floor));
  if (auto floor = often_free_of_cost(problem, availability)) all.push_back(std::move(*floor));
  return all;
}

}  // namespace plenary::scheduler
