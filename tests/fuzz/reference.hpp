#pragma once

#include "data/embedded.hpp"
#include "scheduler/json/reference_data.hpp"
#include "tests/fuzz/law.hpp"

namespace plenary::fuzz {

/// The dialogue of the embedded reference data, read once.
inline const scheduler::Dialogue& dialogue() {
  static const auto read = scheduler::read_dialogue(
      {data::partners_json(), data::holiday_rules_json(), data::holiday_concepts_json(), data::ramadan_json()});
  law(read.has_value(), "the embedded reference data cannot be read");
  return *read;
}

}  // namespace plenary::fuzz
