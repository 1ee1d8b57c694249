#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "server/http/asio.hpp"
#include "server/http/limits.hpp"
#include "server/http/message.hpp"
#include "server/http/pool.hpp"
#include "server/http/request_reader.hpp"
#include "server/http/response_head.hpp"
#include "server/http/server.hpp"

/// Private to server/http/*.cpp.
namespace plenary::server {

class Connection;

/// What all network threads share; constant while they run, but for the counts.
struct Shared {
  Shared(ServerOptions given, std::shared_ptr<const Service> served, std::function<void()> drained)
      : options(std::move(given)),
        service(std::move(served)),
        on_drained(std::move(drained)),
        pool(options.pool_threads, options.limits.waiting_requests) {}

  ServerOptions options;
  std::shared_ptr<const Service> service;
  std::function<void()> on_drained;           ///< called by each worker once, when it has stopped and is empty
  Pool pool;                                  ///< where handlers run that take their time
  std::atomic<bool> stopping{false};          ///< no connection is kept after its answer any more
  std::atomic<std::size_t> connections{0};    ///< open ones, those that are being refused included
  std::atomic<std::size_t> content_bytes{0};  ///< of content that requests in hand may have in memory
};

/// One network thread's world: its io_context, its connections, and one timer that looks at all their deadlines.
/// A connection lives on one worker for ever, so nothing in it needs a lock.
class Worker {
 public:
  explicit Worker(Shared& shared);

  /// Runs until `stop` was called and the last connection has ended.
  void run();
  /// Ends idle connections now, the others after their answer, all of them at `shutdown_time`. From any thread.
  void stop();
  /// Cuts everything that is open. From any thread.
  void cut();
  /// Takes over a connection; with `refuse` it is told to come back later. From any thread.
  void adopt(Socket socket, const tcp::endpoint& peer, bool refuse);
  /// Since when the connection waits that has waited longest for a request; the end of time if none does. From any
  /// thread; by the time it is read another may be the one.
  Clock::time_point waiting_since() const noexcept;
  /// Cuts that connection. From any thread.
  void evict();

  asio::io_context& context() noexcept { return context_; }
  Shared& shared() noexcept { return shared_; }
  const Service& service() const noexcept { return *shared_.service; }
  const Limits& limits() const noexcept { return shared_.options.limits; }
  bool is_stopping() const noexcept { return shared_.stopping.load(std::memory_order_relaxed); }
  /// Valid until the thread runs something else.
  std::string_view head_end(bool keep_alive) { return head_end_.text(keep_alive); }

  void enter(Connection& connection);
  void leave(Connection& connection) noexcept;

  /// The connection waits for its peer to send a request, from now on; it has been answered all that it asked.
  void begin_waiting(Connection& connection) noexcept;
  void end_waiting(Connection& connection) noexcept;

  /// Buffers are lent to connections with a request in hand; idle connections hold none.
  std::unique_ptr<RequestReader> borrow_reader();
  void give_back(std::unique_ptr<RequestReader> reader) noexcept;

 private:
  void finish_if_drained();
  void sweep_later();
  void sweep();
  void publish_longest() noexcept;

  Shared& shared_;
  asio::io_context context_{1};  // one thread: no contention to prepare for
  std::optional<asio::executor_work_guard<Executor>> work_;
  Timer sweep_timer_;
  std::chrono::milliseconds sweep_interval_;
  std::vector<Connection*> connections_;
  Connection* longest_waiting_ = nullptr;
  Connection* shortest_waiting_ = nullptr;
  std::atomic<Clock::rep> waiting_since_;
  std::vector<std::unique_ptr<RequestReader>> spare_readers_;
  HeadEnd head_end_;
  bool stopping_ = false;
  bool drained_ = false;
  bool sweeping_ = false;
  Clock::time_point cut_at_ = Clock::time_point::max();
};

}  // namespace plenary::server
