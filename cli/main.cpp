#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  using namespace plenary::cli;

  CLI::App app{"Plenary: meeting slots across countries, proved fair, published as calendars", "plenary"};
  app.require_subcommand(1);
  app.set_version_flag("--version", PLENARY_VERSION);

  Context context{std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) != 0};
  add_propose(app, context);
  add_when(app, context);
  add_export(app, context);
  add_lint(app, context);
  add_vtimezone(app, context);
  add_holidays(app, context);
  add_tzdata(app, context);
  add_serve(app, context);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? static_cast<int>(Exit::done) : static_cast<int>(Exit::bad_input);
  } catch (const std::exception& failure) {
    std::cerr << "plenary: " << failure.what() << '\n';
    return static_cast<int>(Exit::environment);
  }
  std::cout.flush();
  return std::cout ? static_cast<int>(context.exit) : static_cast<int>(Exit::environment);
}
