#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "server/store/opening.hpp"
#include "server/store/store.hpp"

namespace CLI {
class Option;
}

namespace plenary::cli {

/// The option --store, for commands that work on one: a path means an SQLite file, "postgresql://…" a PostgreSQL.
CLI::Option* add_store(CLI::App& command, std::string& store, const std::string& more = "");

/// The store of that kind. Throws StoreError.
std::unique_ptr<server::Store> open_store(const std::string& store, server::OpenStore how = server::OpenStore::create);
server::Migrated migrate_store(const std::string& store);

/// How people see the address of a store: without passwords.
std::string shown_store(const std::string& store);

/// Runs `work`; a store that cannot be used is reported as a fault of the environment.
void with_store(Context& context, const std::function<void()>& work);

}  // namespace plenary::cli
