#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/reader.hpp"

namespace {

/// CLI11 only says that a command is missing; this says which is meant.
std::optional<plenary::Error> unknown_command(CLI::App& app, int argc, char** argv) {
  const std::string word = argc > 1 ? argv[1] : "";
  if (word.empty() || word.starts_with('-')) return std::nullopt;
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    if (command->get_name() == word) return std::nullopt;
    names.push_back(command->get_name());
  }
  return plenary::Error{"COMMAND", plenary::printable(word), "is not a command", plenary::scheduler::list_names(names),
                        plenary::scheduler::nearest_name(word, names)};
}

}  // namespace

int main(int argc, char** argv) {
  using namespace plenary::cli;

  CLI::App app{"Plenary: meeting slots across countries, proved fair, published as calendars", "plenary"};
  app.require_subcommand(1);
  app.set_version_flag("--version", PLENARY_VERSION);

  // Whoever reads no further is told of as an error of writing, not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  Context context{std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) != 0,
                  isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0};
  // A file of the dialogue may be named before or after the command.
  app.fallthrough();
  add_dialogue_files(app, context);
  add_propose(app, context);
  add_plan(app, context);
  add_choose(app, context);
  add_new(app, context);
  add_check(app, context);
  add_explain(app, context);
  add_amendments(app, context);
  add_diff(app, context);
  add_release(app, context);
  add_upgrade(app, context);
  add_verify(app, context);
  add_fairness(app, context);
  add_when(app, context);
  add_drift(app, context);
  add_export(app, context);
  add_convert(app, context);
  add_import(app, context);
  add_invite(app, context);
  add_reply(app, context);
  add_lint(app, context);
  add_vtimezone(app, context);
  add_countries(app, context);
  add_holidays(app, context);
  add_tzdata(app, context);
  add_bench(app, context);
  add_serve(app, context);
  add_mcp(app, context);
  add_store_commands(app, context);
  add_token(app, context);

  if (const auto wrong = unknown_command(app, argc, argv)) {
    report(context, "plenary", {*wrong});
    return static_cast<int>(context.exit);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? static_cast<int>(Exit::done) : static_cast<int>(Exit::bad_input);
  } catch (const std::exception& failure) {
    std::cerr << "plenary: " << failure.what() << '\n';
    return static_cast<int>(Exit::environment);
  }
  errno = 0;
  if (std::cout.flush()) return static_cast<int>(context.exit);
  std::cerr << "plenary: standard output: could not be written: " << std::generic_category().message(errno) << '\n';
  return static_cast<int>(Exit::environment);
}
