#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/store/sql/connection.hpp"

struct sqlite3;

/// SQLite's handles in types that own them. What fails throws StoreError with SQLite's reason, StoreBusy where another
/// has the lock.
namespace plenary::server::sqlite {

struct CloseDatabase {
  void operator()(sqlite3* database) const noexcept;
};

/// How a file is opened.
enum class Opening { read, change, create };

/// One connection to a file; for one thread at a time.
class Database final : public sql::Connection {
 public:
  Database(const std::string& path, Opening opening);

  void execute(const std::string& statements) override;
  std::int64_t change(std::string_view statement, sql::Values values) override;
  void each(std::string_view statement, sql::Values values, const std::function<void(const sql::Row&)>& take) override;
  /// The first column of the only row, a number.
  std::int64_t number(const std::string& sql);
  /// The same, a text.
  std::string text(const std::string& sql);

  sqlite3* handle() const noexcept { return database_.get(); }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

class Transaction final : public sql::Transaction {
 public:
  enum class Kind { read, write };

  Transaction(Database& database, Kind kind);
};

}  // namespace plenary::server::sqlite
