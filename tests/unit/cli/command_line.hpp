#pragma once

#include <CLI/CLI.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace plenary::cli::test {

/// What one command left behind.
struct Outcome {
  Exit exit = Exit::done;
  std::string out;
  std::string err;
};

/// Runs one command on `arguments` (without the program's name) and `input` as standard input.
/// What CLI11 itself refuses ends as bad input, as in main().
inline Outcome run(void (*add)(CLI::App&, Context&), std::vector<std::string> arguments,
                   const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Context context{in, out, err};
  CLI::App app{"test", "plenary"};
  app.require_subcommand(1);
  add(app, context);
  std::vector<std::string> backwards(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
  try {
    app.parse(backwards);
  } catch (const CLI::ParseError& error) {
    app.exit(error, out, err);
    context.exit = Exit::bad_input;
  }
  return {context.exit, out.str(), err.str()};
}

}  // namespace plenary::cli::test
