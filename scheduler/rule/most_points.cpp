#include <fmt/format.h>

#include "scheduler/rule/constraint.hpp"

namespace plenary::scheduler {

std::optional<Constraint> most_points(const Problem& problem, const Availability& availability) {
  if (!problem.most_points) return std::nullopt;
  const Burden most = Burden::of_points(*problem.most_points);
  SlotSet allowed(availability.grid().size(), true);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (!problem.participants[p].counts_as_country()) continue;
    availability.free(p).for_each([&](Slot slot) {
      if (availability.unweighted(p, slot) > most) allowed.erase(slot);
    });
  }
  return Constraint{fmt::format("no attending country above {} points", *problem.most_points),
                    fmt::format("allow more than {} points for a country", *problem.most_points), std::move(allowed),
                    Rule::most_points};
}

}  // namespace plenary::scheduler
