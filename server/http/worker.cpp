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
      std::min({limits.header_time, limits.request_time, limits.idle_time, limits.linger_time, limits.shutdown_time});
  return std::clamp(shortest / 8, milliseconds{5}, milliseconds{500});
}

}  // namespace

Worker::Worker(Shared& shared)
    : shared_(shared),
      work_(asio::make_work_guard(context_)),
      sweep_timer_(context_),
      sweep_interval_(sweep_interval(shared.options.limits)) {
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
  connections_[connection.position] = connections_.back();
  connections_[connection.position]->position = connection.position;
  connections_.pop_back();
  finish_if_drained();
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
      connection->interrupt();
    }
  }
  if (!stopping_ || !connections_.empty()) sweep_later();
}

}  // namespace plenary::server
