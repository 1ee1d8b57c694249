#pragma once

#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// The documents from which the dialogue is made, as bytes.
struct ReferenceDocuments {
  std::string_view partners;
  std::string_view holiday_rules;
  std::string_view holiday_concepts;
  std::string_view ramadan;
};

/// Reads the dialogue, with holidays expanded from their rules for 2015–2035. Reports every error at once.
Checked<Dialogue> read_dialogue(const ReferenceDocuments& documents);

/// Reads a burden table (data/schema/burden.schema.json). Reports every error at once.
Checked<BurdenTable> read_burden_table(std::string_view json);

}  // namespace plenary::scheduler
