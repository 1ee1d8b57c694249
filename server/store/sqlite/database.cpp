#include "server/store/sqlite/database.hpp"

#include <sqlite3.h>

#include <chrono>
#include <utility>

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

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
void FinishStatement::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Database::Database(const std::string& path, Opening opening) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags_of(opening), nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) throw StoreError(path + ": " + sqlite3_errstr(code));
  sqlite3_busy_timeout(opened, static_cast<int>(patience.count()));
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle(), sql.substr(0, 60));
}

std::int64_t Database::number(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string{};
}

std::int64_t Database::changed_rows() const noexcept { return sqlite3_changes64(handle()); }

Statement::Statement(const Database& database, std::string_view sql) : database_(database.handle()) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) fail(database_, std::string(sql.substr(0, 60)));
}

Statement& Statement::bind(std::string_view text) {
  // A view without octets may have no address; to SQLite that would be NULL.
  const char* const start = text.data() == nullptr ? "" : text.data();
  if (sqlite3_bind_text64(statement_.get(), ++bound_, start, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
    fail(database_, "binding a text");
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  if (sqlite3_bind_int64(statement_.get(), ++bound_, number) != SQLITE_OK) fail(database_, "binding a number");
  return *this;
}

Statement& Statement::bind(std::optional<std::int64_t> number) {
  if (number) return bind(*number);
  if (sqlite3_bind_null(statement_.get(), ++bound_) != SQLITE_OK) fail(database_, "binding nothing");
  return *this;
}

Statement& Statement::bind_octets(std::string_view octets) {
  if (sqlite3_bind_blob64(statement_.get(), ++bound_, octets.data(), octets.size(), SQLITE_TRANSIENT) != SQLITE_OK)
    fail(database_, "binding octets");
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(database_, "the store");
}

void Statement::run() {
  while (step()) {
  }
}

std::string Statement::text(int column) const {
  const auto* const octets = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (octets == nullptr) return {};
  return {octets, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::optional<std::int64_t> Statement::optional_number(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

// Whoever reads first and writes later would be told "busy" at once when another wrote in between: writers take the
// lock at the beginning.
Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace plenary::server::sqlite
