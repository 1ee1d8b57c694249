#pragma once

#include "data/embedded.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::scheduler::bench {

inline const Dialogue& dialogue() { return shipped_dialogue("rabat"); }

/// An hour in 2027 on Brussels' quarter hours, for the first `countries` partners in `role`.
inline Problem partners_problem(Role role, std::size_t countries = 57) {
  using namespace std::chrono_literals;
  Problem problem;
  problem.dialogue = &dialogue();
  problem.id = "bench";
  problem.window = {2027y / 1 / 1, 2027y / 12 / 31};
  problem.zone = *calendar::Zone::find("Europe/Brussels");
  problem.table = *read_burden_table(data::burden_table_json());
  for (const auto& member : dialogue().find_set("partners", std::nullopt)->members) {
    if (problem.participants.size() == countries) break;
    Participant participant;
    participant.delegation = dialogue().find(member.value);
    participant.role = role;
    problem.participants.push_back(std::move(participant));
  }
  return problem;
}

}  // namespace plenary::scheduler::bench
