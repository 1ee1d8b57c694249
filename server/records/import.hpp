#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "server/store/store.hpp"

namespace plenary::server {

/// What was added to a store.
struct AddedProgramme {
  std::string id;
  std::optional<int> release;  ///< its number, if the document is a release
};

/// A document that may be added, if its id is free.
struct ProgrammeToAdd {
  AddedProgramme added;
  std::string text;
  std::string told;  ///< what is released of it; empty if it is no release
};

/// Fails with every mistake of the document.
Checked<ProgrammeToAdd> check_programme_to_add(const std::string& document, const scheduler::Dialogue& dialogue);

/// Fails, having added nothing, if the store has or had a programme of that id.
Checked<void> add_checked_programme(Writing& writing, const ProgrammeToAdd& programme, const Act& act);

/// Adds the programme in `document` to `store`: as its draft, and as its release too if it is one.
/// Fails, having added nothing, with every mistake of the document, or if the store has a programme of that id.
Checked<AddedProgramme> import_programme(Store& store, const std::string& document, const scheduler::Dialogue& dialogue,
                                         const Act& act);

}  // namespace plenary::server
