#pragma once

#include <string>

#include "calendar/result.hpp"
#include "cli/command.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::cli {

/// The option --dialogue, for all commands: files of dialogues, which programmes then name by their ids.
void add_dialogue_files(CLI::App& app, Context& context);

/// The dialogue of commands that read no programme. Throws if it cannot be read: a broken build.
const scheduler::Dialogue& shipped_dialogue();

/// What a programme joins, as its member `dialogue` says.
template <class Document>
const scheduler::Dialogue& dialogue_of(const Document& programme) {
  return scheduler::shipped_dialogue(programme.dialogue);
}

/// The bytes that `dialogue` and the burden table rest on, one document after the other: what a certificate names.
const std::string& shipped_data(const scheduler::Dialogue& dialogue);

/// The burden table that the binary carries (data/burden/table.json). Throws likewise.
const scheduler::BurdenTable& shipped_burden_table();

}  // namespace plenary::cli
