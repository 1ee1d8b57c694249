#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "server/store/postgres/connection.hpp"

namespace plenary::server::postgres {

/// Connections that wait for their next use: as many as were used at once, but not more than a few. From any thread.
class Pool {
 public:
  explicit Pool(Address address) : address_(std::move(address)) {}
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// One that waits, or nothing.
  std::unique_ptr<Connection> waiting();
  /// A new one; throws Lost.
  std::unique_ptr<Connection> fresh() const { return std::make_unique<Connection>(address_); }
  /// Keeps one for the next use, unless it can be of none.
  void give_back(std::unique_ptr<Connection> connection);
  /// Closes those that wait: the server has ended them, too.
  void forget();

  const Address& address() const noexcept { return address_; }

 private:
  const Address address_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> waiting_;
};

/// A transaction on a connection of the pool.
class Session {
 public:
  /// `begin` is the statement that begins it. A connection that turns out to have ended while it waited is replaced.
  Session(Pool& pool, const std::string& begin);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  Connection& connection() noexcept { return *connection_; }
  /// Throws StoreError if anything of it has failed or cannot be kept.
  void commit();

 private:
  Pool& pool_;
  std::unique_ptr<Connection> connection_;
  std::optional<sql::Transaction> transaction_;
};

}  // namespace plenary::server::postgres
