#pragma once

#include <memory>
#include <string>

#include "server/store/opening.hpp"
#include "server/store/store.hpp"

/// The store in one SQLite file: WAL, every commit on the disk before it is acknowledged, one writer with readers
/// beside it, also of other processes on this machine.
namespace plenary::server {

/// Throws StoreError, with the reason for people: a file system of another machine, a file of another program, a later
/// form, rights.
std::unique_ptr<Store> open_sqlite_store(const std::string& path, OpenStore how = OpenStore::create);

Migrated migrate_sqlite_store(const std::string& path);

/// Copies the store, as it is at one moment, into a new file of its own; others go on writing. The copy is checked
/// before it takes its name. Throws StoreError; `target` must not exist.
void back_up_sqlite_store(const std::string& path, const std::string& target);

/// Whether a store that is there may be replaced.
enum class Replace { no, yes };

/// Puts a backup in the place of the store, whole or not at all; whoever serves it sees the change. Throws StoreError
/// for a backup that is damaged or none of ours, for a store that is there unless it may be replaced, and for a log
/// ("-wal") that lies beside no store.
void restore_sqlite_store(const std::string& backup, const std::string& path, Replace replace);

}  // namespace plenary::server
