#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/store/opening.hpp"
#include "server/store/store.hpp"

/// The store in the schema "plenary" of a PostgreSQL database, for any number of processes on any number of machines.
/// Every commit is on the disk before it is acknowledged; one writer at a time, by a lock on one row, with readers
/// beside it.
namespace plenary::server {

/// Whether `store` names a PostgreSQL, as "postgresql://…" or "postgres://…".
bool is_postgresql_address(std::string_view store);

/// The address without names and passwords of users. Throws StoreError, which does not repeat it.
std::string shown_postgresql_address(const std::string& address);

/// Throws StoreError, with the reason for people: not reachable, a version before 15, a database that is not in UTF-8,
/// data of another program, a later form, rights. Later, when the server is gone, calls throw StoreError until it is
/// back.
std::unique_ptr<Store> open_postgresql_store(const std::string& address, OpenStore how = OpenStore::create);

Migrated migrate_postgresql_store(const std::string& address);

}  // namespace plenary::server
