#pragma once

#include "cli/command.hpp"

namespace plenary::cli {

/// `plenary dialogues`, which `add_countries` adds beside `plenary countries`.
void add_dialogues(CLI::App& app, Context& context);

}  // namespace plenary::cli
