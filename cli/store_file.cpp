#include "cli/store_file.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "server/store/store.hpp"

namespace plenary::cli {

void add_store(CLI::App& command, std::string& path) {
  command.add_option("--store", path, "The store (an SQLite file)")->required();
}

void with_store(Context& context, const std::function<void()>& work) {
  try {
    work();
  } catch (const server::StoreError& failure) {
    context.err << "plenary: " << failure.what() << '\n';
    context.exit = Exit::environment;
  }
}

}  // namespace plenary::cli
