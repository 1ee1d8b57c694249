#include "server/store/postgres/pool.hpp"

#include <utility>

namespace plenary::server::postgres {

namespace {

/// Of a server that takes a hundred connections, several processes of ours may have their part.
constexpr std::size_t most_waiting = 8;

}  // namespace

std::unique_ptr<Connection> Pool::waiting() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(waiting_.back());
  waiting_.pop_back();
  return connection;
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
  if (!connection->is_idle()) return;
  const std::lock_guard lock(mutex_);
  if (waiting_.size() < most_waiting) waiting_.push_back(std::move(connection));
}

void Pool::forget() {
  std::vector<std::unique_ptr<Connection>> ended;  // closed without the lock
  const std::lock_guard lock(mutex_);
  ended.swap(waiting_);
}

Session::Session(Pool& pool, const std::string& begin) : pool_(pool) {
  while ((connection_ = pool_.waiting()) != nullptr) {
    try {
      transaction_.emplace(*connection_, begin);
      return;
    } catch (const Lost&) {  // nothing was asked of it yet
      pool_.forget();
    }
  }
  connection_ = pool_.fresh();
  transaction_.emplace(*connection_, begin);
}

Session::~Session() {
  transaction_.reset();
  pool_.give_back(std::move(connection_));
}

void Session::commit() {
  // PostgreSQL answers the COMMIT of a transaction that has failed by undoing it, without an error.
  if (connection_->has_failed()) throw StoreError("a part of the change has failed, so nothing of it was kept");
  try {
    transaction_->commit();
  } catch (const Lost& lost) {
    throw StoreError(std::string(lost.what()) +
                     "; whether the change that was being written was kept is not known: look before you repeat it");
  }
}

}  // namespace plenary::server::postgres
