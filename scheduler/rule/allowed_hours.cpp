#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "scheduler/rule/constraint.hpp"

namespace plenary::scheduler {

std::optional<Constraint> allowed_hours(const Problem& problem, const Availability& availability) {
  if (!problem.hours) return std::nullopt;
  const TimeGrid& grid = availability.grid();
  SlotSet allowed(grid.size());
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto span = grid.span(static_cast<Slot>(i));
    const auto start = problem.zone.to_local(span.start);
    const auto end = problem.zone.to_local(span.end);
    const auto day = calendar::midnight(calendar::date_of(start));
    if (start >= day + problem.hours->start && end <= day + problem.hours->end) allowed.insert(static_cast<Slot>(i));
  }
  const auto from = calendar::to_clock(problem.hours->start);
  const auto to = calendar::to_clock(problem.hours->end);
  return Constraint{fmt::format("allowed hours {}–{} in {}", from, to, problem.zone.id()),
                    fmt::format("allow hours outside {}–{} in {}", from, to, problem.zone.id()), std::move(allowed),
                    Rule::allowed_hours};
}

}  // namespace plenary::scheduler
