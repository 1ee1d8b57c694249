#pragma once

#include <string>

#include "calendar/result.hpp"
#include "cli/command.hpp"
#include "scheduler/model/country.hpp"

namespace plenary::cli {

/// `plenary dialogues`, which `add_countries` adds beside `plenary countries`.
void add_dialogues(CLI::App& app, Context& context);

/// The country or territory that `word` names, by a code or by a name that people write; `option` is where it stands.
Result<const scheduler::Country*> find_country(const std::string& word, const char* option);

}  // namespace plenary::cli
