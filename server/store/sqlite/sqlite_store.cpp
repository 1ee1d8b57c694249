#include "server/store/sqlite/sqlite_store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

#include "server/store/sql/rows.hpp"
#include "server/store/sqlite/database.hpp"
#include "server/store/sqlite/file_system.hpp"
#include "server/store/sqlite/migration.hpp"

namespace plenary::server {

namespace {

using sqlite::Database;
using sqlite::Opening;
using sqlite::Transaction;

void check_place(const std::string& path) {
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  const std::string network = sqlite::network_file_system(folder.string());
  if (network.empty()) return;
  throw StoreError(path + ": lies in a file system of another machine (" + network +
                   "), whose locks cannot be relied on; use a local disk");
}

/// Nobody but the owner reads what delegations confided; SQLite gives the files beside it the same mode.
void create_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) throw StoreError(path + ": " + std::generic_category().message(errno));
  ::close(descriptor);
}

std::unique_ptr<Database> connect(const std::string& path, Opening opening = Opening::change) {
  auto database = std::make_unique<Database>(path, opening);
  database->execute("PRAGMA foreign_keys = ON");
  database->execute("PRAGMA synchronous = FULL");
  // A log that a long reader made grow is cut again.
  database->execute("PRAGMA journal_size_limit = 67108864");
  return database;
}

class SqliteStore final : public Store {
 public:
  SqliteStore(std::string path, std::unique_ptr<Database> writer)
      : path_(std::move(path)), writer_(std::move(writer)), watcher_(reader()) {}

  void read(const std::function<void(Reading&)>& look) const override {
    std::unique_ptr<Database> database = take();
    {
      const Transaction transaction(*database, Transaction::Kind::read);
      sql::Rows rows(*database);
      look(rows);
    }
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(database));
  }

  void write(const std::function<void(Writing&)>& change) override {
    const std::lock_guard lock(writer_mutex_);
    Transaction transaction(*writer_, Transaction::Kind::write);
    sql::Rows rows(*writer_);
    change(rows);
    transaction.commit();
  }

  std::uint64_t state() const override {
    const std::lock_guard lock(watcher_mutex_);
    return static_cast<std::uint64_t>(watcher_->number("PRAGMA data_version"));
  }

 private:
  std::unique_ptr<Database> reader() const {
    auto database = connect(path_);
    database->execute("PRAGMA query_only = ON");
    return database;
  }

  std::unique_ptr<Database> take() const {
    {
      const std::lock_guard lock(readers_mutex_);
      if (!readers_.empty()) {
        std::unique_ptr<Database> database = std::move(readers_.back());
        readers_.pop_back();
        return database;
      }
    }
    return reader();
  }

  std::string path_;
  std::mutex writer_mutex_;
  std::unique_ptr<Database> writer_;
  mutable std::mutex readers_mutex_;
  mutable std::vector<std::unique_ptr<Database>> readers_;  // as many as have read at once
  mutable std::mutex watcher_mutex_;
  std::unique_ptr<Database> watcher_;
};

/// A connection to a store in our form; the file is there.
std::unique_ptr<Database> open_migrated(const std::string& path, OpenStore how) {
  auto database = connect(path);
  sqlite::bring_to_latest_form(*database, how, path);
  if (database->text("PRAGMA journal_mode = WAL") != "wal")
    throw StoreError(path + ": cannot keep a write-ahead log here");
  return database;
}

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path, OpenStore how) {
  check_place(path);
  if (how == OpenStore::create) {
    create_file(path);
  } else if (!std::filesystem::exists(path)) {
    throw StoreError(path + ": is not there; `plenary store migrate` makes a new one");
  }
  return std::make_unique<SqliteStore>(path, open_migrated(path, how));
}

Migrated migrate_sqlite_store(const std::string& path) {
  check_place(path);
  create_file(path);
  const auto database = connect(path);
  const int from = sqlite::form_of(*database);
  sqlite::migrate(*database);
  database->text("PRAGMA journal_mode = WAL");
  return {from, sqlite::form_of(*database)};
}

}  // namespace plenary::server
