#include <fmt/format.h>

#include "scheduler/rule/constraint.hpp"

namespace plenary::scheduler {

namespace {

/// The slots at which at least `least` of the participants that `counts` accepts are free.
template <class Counts>
SlotSet enough(const Problem& problem, const Availability& availability, int least, Counts counts) {
  std::vector<int> present(availability.grid().size(), 0);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (!counts(*problem.participants[p].delegation)) continue;
    availability.free(p).for_each([&](Slot slot) { ++present[index(slot)]; });
  }
  SlotSet allowed(present.size());
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i] >= least) allowed.insert(static_cast<Slot>(i));
  }
  return allowed;
}

}  // namespace

std::vector<Constraint> quorum(const Problem& problem, const Availability& availability) {
  std::vector<Constraint> result;
  if (const int least = problem.quorum.overall; least > 0) {
    result.push_back({fmt::format("quorum of {}", least), fmt::format("lower the quorum of {}", least),
                      enough(problem, availability, least, [](const Delegation&) { return true; }), Rule::quorum});
  }
  for (const auto& [region, least] : problem.quorum.regions) {
    if (least <= 0) continue;
    result.push_back({fmt::format("quorum of {} for {}", least, region),
                      fmt::format("lower the quorum of {} for {}", least, region),
                      enough(problem, availability, least,
                             [&name = region](const Delegation& delegation) { return delegation.region == name; }),
                      Rule::quorum});
  }
  return result;
}

}  // namespace plenary::scheduler
