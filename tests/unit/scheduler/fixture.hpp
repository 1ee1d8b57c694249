#pragma once

#include "data/embedded.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::scheduler::testing {

/// The dialogue and the burden table as they are shipped.
inline const Dialogue& dialogue() { return shipped_dialogue("rabat"); }

inline const BurdenTable& burden_table() {
  static const BurdenTable value = *read_burden_table(data::burden_table_json());
  return value;
}

inline calendar::Zone zone(std::string_view id) { return *calendar::Zone::find(id); }

/// A one-hour session between two dates in Brussels, with nobody invited yet.
inline Problem problem(calendar::Date first, calendar::Date last) {
  Problem result;
  result.dialogue = &dialogue();
  result.id = "test";
  result.window = {first, last};
  result.zone = zone("Europe/Brussels");
  result.table = burden_table();
  return result;
}

inline Participant invited(std::string_view code, Role role) {
  Participant participant;
  participant.delegation = dialogue().find(code);
  participant.role = role;
  return participant;
}

}  // namespace plenary::scheduler::testing
