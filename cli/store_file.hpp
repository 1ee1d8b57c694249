#pragma once

#include <functional>
#include <string>

#include "cli/command.hpp"

namespace plenary::cli {

/// The option --store, for commands that work on one.
void add_store(CLI::App& command, std::string& path);

/// Runs `work`; a store that cannot be used is reported as a fault of the environment.
void with_store(Context& context, const std::function<void()>& work);

}  // namespace plenary::cli
