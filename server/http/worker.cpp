#include "server/http/worker.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "server/http/connection.hpp"

namespace plenary::server {

namespace {

using std::chrono::milliseconds;

/// Readers kept for the next request; more at once come from the heap.
constexpr std::size_t most_spare_readers = 32;

/// Deadlines are met to within an eighth of the shortest limit, and at most half a second late.
milliseconds sweep_interval(const Limits& limits) {
  const milliseconds shortest =
      std::min({limits.header_time, limits.stall_time, limits.idle_time, limits.linger_time, limits.shutdown_time});
  return std::clamp(shortest / 8, milliseconds{5}, milliseconds{500});
}

}  // namespace

Worker::Worker(Shared& shared)
    : shared_(shared),
      work_(asio::make_work_guard(context_)),
      sweep_timer_(context_),
      sweep_interval_(sweep_interval(shared.options.limits)),
      waiting_since_(Clock::time_point::max().time_since_epoch().count()) {
  spare_readers_.reserve(most_spare_readers);
  sweep_later();
}

void Worker::run() { context_.run(); }

void Worker::stop() {
  asio::post(context_, [this] {
    if (stopping_) return;
    stopping_ = true;
    cut_at_ = Clock::now() + limits().shutdown_time;
    for (Connection* connection : connections_) connection->stop();
    work_.reset();
    finish_if_drained();
  });
}

void Worker::cut() {
  asio::post(context_, [this] {
    cut_at_ = Clock::now();
    for (Connection* connection : connections_) connection->cut();
  });
}

void Worker::adopt(Socket socket, const tcp::endpoint& peer, bool refuse) {
  shared_.connections.fetch_add(1, std::memory_order_relaxed);
  // The connection counts itself out, also when its coroutine never gets to run.
  auto connection = std::make_unique<Connection>(*this, std::move(socket), peer, refuse);
  asio::co_spawn(context_.get_executor(), serve(std::move(connection)), asio::detached);
}

void Worker::enter(Connection& connection) {
  connection.position = connections_.size();
  connections_.push_back(&connection);
  if (!sweeping_) sweep_later();  // a connection that was on its way here when the others had ended
}

void Worker::leave(Connection& connection) noexcept {
  end_waiting(connection);
  connections_[connection.position] = connections_.back();
  connections_[connection.position]->position = connection.position;
  connections_.pop_back();
  finish_if_drained();
}

void Worker::begin_waiting(Connection& connection) noexcept {
  connection.waiting = true;
  connection.waiting_since = Clock::now();
  connection.waits_shorter = nullptr;
  connection.waits_longer = shortest_waiting_;
  (shortest_waiting_ == nullptr ? longest_waiting_ : shortest_waiting_->waits_shorter) = &connection;
  shortest_waiting_ = &connection;
  if (longest_waiting_ == &connection) publish_longest();
}

void Worker::end_waiting(Connection& connection) noexcept {
  if (!std::exchange(connection.waiting, false)) return;
  const bool was_longest = longest_waiting_ == &connection;
  (was_longest ? longest_waiting_ : connection.waits_longer->waits_shorter) = connection.waits_shorter;
  (shortest_waiting_ == &connection ? shortest_waiting_ : connection.waits_shorter->waits_longer) =
      connection.waits_longer;
  if (was_longest) publish_longest();
}

void Worker::publish_longest() noexcept {
  const Clock::time_point since =
      longest_waiting_ == nullptr ? Clock::time_point::max() : longest_waiting_->waiting_since;
  waiting_since_.store(since.time_since_epoch().count(), std::memory_order_relaxed);
}

Clock::time_point Worker::waiting_since() const noexcept {
  return Clock::time_point(Clock::duration(waiting_since_.load(std::memory_order_relaxed)));
}

void Worker::evict() {
  asio::post(context_, [this] {
    if (longest_waiting_ == nullptr) return;
    Connection& connection = *longest_waiting_;
    end_waiting(connection);  // its coroutine ends a turn later, and must not be chosen again
    connection.cut();
  });
}

void Worker::finish_if_drained() {
  if (!stopping_ || !connections_.empty()) return;
  sweep_timer_.cancel();
  if (!std::exchange(drained_, true)) shared_.on_drained();
}

std::unique_ptr<RequestReader> Worker::borrow_reader() {
  if (spare_readers_.empty()) return std::make_unique<RequestReader>(limits());
  std::unique_ptr<RequestReader> reader = std::move(spare_readers_.back());
  spare_readers_.pop_back();
  return reader;
}

void Worker::give_back(std::unique_ptr<RequestReader> reader) noexcept {
  if (reader == nullptr || spare_readers_.size() >= most_spare_readers) return;
  reader->reset();
  spare_readers_.push_back(std::move(reader));
}

void Worker::sweep_later() {
  sweeping_ = true;
  sweep_timer_.expires_after(sweep_interval_);
  sweep_timer_.async_wait([this](const ErrorCode& error) {
    sweeping_ = false;
    if (!error) sweep();
  });
}

void Worker::sweep() {
  const Clock::time_point now = Clock::now();
  for (Connection* connection : connections_) {
    if (now >= cut_at_) {
      connection->cut();
    } else if (now >= connection->deadline) {
      connection->expire(now);
    }
  }
  if (!stopping_ || !connections_.empty()) sweep_later();
}

}  // namespace plenary::server
