#include "cli/store_file.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "server/store/postgres/postgres_store.hpp"
#include "server/store/sqlite/sqlite_store.hpp"

namespace plenary::cli {

namespace {

/// What is wrong with the address, without its text, which may hold a password.
std::string fault_of(const std::string& store) {
  try {
    shown_store(store);
    return {};
  } catch (const server::StoreError& failure) {
    return failure.what();
  }
}

}  // namespace

CLI::Option* add_store(CLI::App& command, std::string& store, const std::string& more) {
  return command
      .add_option("--store", store, "The store: an SQLite file, or postgresql://HOST/DATABASE (a URI of libpq)" + more)
      ->check(CLI::Validator(fault_of, ""));
}

std::unique_ptr<server::Store> open_store(const std::string& store, server::OpenStore how) {
  return server::is_postgresql_address(store) ? server::open_postgresql_store(store, how)
                                              : server::open_sqlite_store(store, how);
}

server::Migrated migrate_store(const std::string& store) {
  return server::is_postgresql_address(store) ? server::migrate_postgresql_store(store)
                                              : server::migrate_sqlite_store(store);
}

std::string shown_store(const std::string& store) {
  return server::is_postgresql_address(store) ? server::shown_postgresql_address(store) : store;
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
