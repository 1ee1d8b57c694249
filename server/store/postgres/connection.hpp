#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "server/store/postgres/address.hpp"
#include "server/store/sql/connection.hpp"
#include "server/store/store.hpp"

struct pg_conn;
struct pg_result;

/// libpq's handles in types that own them.
namespace plenary::server::postgres {

/// The connection is gone, or never came to be; another one may come to be later.
class Lost final : public StoreError {
 public:
  using StoreError::StoreError;
};

struct CloseConnection {
  void operator()(pg_conn* connection) const noexcept;
};
struct FreeResult {
  void operator()(pg_result* result) const noexcept;
};
using Result = std::unique_ptr<pg_result, FreeResult>;

/// One connection to a server of version 15 or later whose database is in UTF-8; for one thread at a time. Statements
/// are prepared once. Whatever does not answer in half a minute is given up as lost.
class Connection final : public sql::Connection {
 public:
  /// Throws Lost, or StoreError for a server that cannot be used.
  explicit Connection(const Address& address);

  void execute(const std::string& statements) override;
  std::int64_t change(std::string_view statement, sql::Values values) override;
  void each(std::string_view statement, sql::Values values, const std::function<void(const sql::Row&)>& take) override;
  /// The first column of the only row.
  std::int64_t number(std::string_view statement);

  /// Whether it is connected, as far as is known, and in no transaction.
  bool is_idle() const noexcept;
  /// Whether a statement of the transaction has failed, so that it can only be undone.
  bool has_failed() const noexcept;

  /// Waits for a notification, until `other` can be read or the time is over. Whether one came; throws Lost.
  bool wait_for_notification(int other, std::chrono::milliseconds at_most);

 private:
  bool take_notifications();
  void wait_for_answer();
  Result answer(std::string_view what);
  Result run(std::string_view statement, sql::Values values);
  const std::string& prepared(std::string_view statement);
  [[noreturn]] void fail(const pg_result* result, std::string_view what);
  [[noreturn]] void lose();

  std::string place_;
  std::unique_ptr<pg_conn, CloseConnection> connection_;
  std::map<std::string, std::string, std::less<>> prepared_;  // statements and their names
};

}  // namespace plenary::server::postgres
