#include "scheduler/review/broken_floors.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/other_time.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

bool asks(const Floors* floors) {
  return floors != nullptr && (floors->ledger.most_twice.has_value() || floors->ledger.free.has_value());
}

/// What the session costs whom at its place, for the ledger of later ones.
PastSession past_of(const Problem& problem, const Availability& availability, Slot slot) {
  PastSession past{
      problem.id, calendar::date_of(problem.zone.to_local(availability.grid().start(slot))), {}, problem.table.name()};
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& who = problem.participants[p];
    past.entries.push_back({who.delegation->id, who.role, availability.recorded(p, slot)});
  }
  return past;
}

}  // namespace

std::vector<BrokenRule> broken_floors(const ProgrammeProblem& problem, const std::vector<PlannedPlace>& places,
                                      const std::vector<const Floors*>& floors, Ledger before) {
  std::vector<BrokenRule> broken;
  if (std::ranges::none_of(floors, asks)) return broken;
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i].when.start; });
  Ledger ledger = std::move(before);
  for (const std::size_t i : order) {
    const Problem session = on_its_day(alone(problem, i), problem.zone.to_local(places[i].when.start));
    const Availability availability(session);
    const Slot slot = *availability.grid().slot_at(places[i].when.start);
    if (asks(floors[i])) {
      Problem asked = session;
      asked.ledger_floors = floors[i]->ledger;
      set_ledger(asked, ledger);
      for (const auto& rule : {most_points_twice_rule(asked, availability), free_of_cost_rule(asked, availability)}) {
        if (rule && !rule->allowed.contains(slot))
          broken.push_back({std::string{name_of(rule->rule)}, rule->name, {i}});
      }
    }
    ledger.sessions.push_back(past_of(session, availability, slot));
  }
  return broken;
}

}  // namespace plenary::scheduler
