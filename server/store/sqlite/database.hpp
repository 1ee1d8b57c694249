#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's handles in types that own them. What fails throws StoreError with SQLite's reason, StoreBusy where another
/// has the lock.
namespace plenary::server::sqlite {

struct CloseDatabase {
  void operator()(sqlite3* database) const noexcept;
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const noexcept;
};

/// How a file is opened.
enum class Opening { read, change, create };

/// One connection to a file; for one thread at a time.
class Database {
 public:
  Database(const std::string& path, Opening opening);

  /// Runs statements that have no results.
  void execute(const std::string& sql);
  /// The first column of the only row, a number.
  std::int64_t number(const std::string& sql);
  /// The same, a text.
  std::string text(const std::string& sql);
  /// Rows that the last statement changed.
  std::int64_t changed_rows() const noexcept;

  sqlite3* handle() const noexcept { return database_.get(); }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

/// One statement with its values: `Statement(database, "… = ?").bind(id)`, then `step` for each row.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  /// The next parameter, in the order of the question marks.
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind(std::optional<std::int64_t> number);
  Statement& bind_octets(std::string_view octets);

  /// Whether there is a (further) row.
  bool step();
  /// For statements without rows.
  void run();

  std::string text(int column) const;
  std::int64_t number(int column) const;
  std::optional<std::int64_t> optional_number(int column) const;

 private:
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, FinishStatement> statement_;
  int bound_ = 0;
};

/// A transaction that is undone unless it was committed.
class Transaction {
 public:
  enum class Kind { read, write };

  Transaction(Database& database, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace plenary::server::sqlite
