#pragma once

#include <string_view>

#include "calendar/result.hpp"
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

}  // namespace plenary::scheduler
