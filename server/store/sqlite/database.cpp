#include "server/store/sqlite/database.hpp"

#include <sqlite3.h>

#include <chrono>
#include <optional>
#include <variant>

#include "server/store/store.hpp"

namespace plenary::server::sqlite {

namespace {

/// How long a statement waits for the lock that somebody else has: longer than any change of ours takes.
constexpr std::chrono::milliseconds patience{5'000};

[[noreturn]] void fail(sqlite3* database, const std::string& what) {
  const std::string why = what + ": " + sqlite3_errmsg(database);
  const int code = sqlite3_errcode(database) & 0xff;  // without what extends it
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw StoreBusy(why);
  throw StoreError(why);
}

int flags_of(Opening opening) {
  constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (opening == Opening::read) return always | SQLITE_OPEN_READONLY;
  return always | SQLITE_OPEN_READWRITE | (opening == Opening::create ? SQLITE_OPEN_CREATE : 0);
}

struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

/// One statement with its parameters; at once the row that it has come to.
class Statement final : public sql::Row {
 public:
  Statement(const Database& database, std::string_view statement, sql::Values values) : database_(database.handle()) {
    sqlite3_stmt* prepared = nullptr;
    const int code =
        sqlite3_prepare_v2(database_, statement.data(), static_cast<int>(statement.size()), &prepared, nullptr);
    statement_.reset(prepared);
    if (code != SQLITE_OK) fail(database_, std::string(statement.substr(0, 60)));
    int place = 0;
    for (const sql::Value& value : values) bind(++place, value);
  }

  /// Whether there is a (further) row.
  bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(database_, "the store");
  }

  std::string text(int column) const override {
    const auto* const octets = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    if (octets == nullptr) return {};
    return {octets, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
  }

  std::int64_t number(int column) const override { return sqlite3_column_int64(statement_.get(), column); }

  std::optional<std::int64_t> optional_number(int column) const override {
    if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
    return number(column);
  }

 private:
  void bind(int place, const sql::Value& value) {
    sqlite3_stmt* const statement = statement_.get();
    int code = SQLITE_OK;
    if (const auto* const number = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement, place, *number);
    } else if (const auto* const text = std::get_if<std::string_view>(&value)) {
      // A view without octets may have no address; to SQLite that would be NULL.
      const char* const start = text->data() == nullptr ? "" : text->data();
      code = sqlite3_bind_text64(statement, place, start, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (const auto* const octets = std::get_if<sql::Octets>(&value)) {
      code = sqlite3_bind_blob64(statement, place, octets->octets.data(), octets->octets.size(), SQLITE_TRANSIENT);
    } else {
      code = sqlite3_bind_null(statement, place);
    }
    if (code != SQLITE_OK) fail(database_, "a parameter");
  }

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, FinishStatement> statement_;
};

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

Database::Database(const std::string& path, Opening opening) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags_of(opening), nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) throw StoreError(path + ": " + sqlite3_errstr(code));
  sqlite3_busy_timeout(opened, static_cast<int>(patience.count()));
}

void Database::execute(const std::string& statements) {
  if (sqlite3_exec(handle(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(handle(), statements.substr(0, 60));
}

std::int64_t Database::change(std::string_view statement, sql::Values values) {
  Statement running(*this, statement, values);
  while (running.step()) {
  }
  return sqlite3_changes64(handle());
}

void Database::each(std::string_view statement, sql::Values values, const std::function<void(const sql::Row&)>& take) {
  Statement running(*this, statement, values);
  while (running.step()) take(running);
}

std::int64_t Database::number(const std::string& sql) {
  Statement statement(*this, sql, {});
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const std::string& sql) {
  Statement statement(*this, sql, {});
  return statement.step() ? statement.text(0) : std::string{};
}

// Whoever reads first and writes later would be told "busy" at once when another wrote in between: writers take the
// lock at the beginning.
Transaction::Transaction(Database& database, Kind kind)
    : sql::Transaction(database, kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN") {}

}  // namespace plenary::server::sqlite
