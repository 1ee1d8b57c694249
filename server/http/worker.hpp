#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "server/http/asio.hpp"
#include "server/http/limits.hpp"
#include "server/http/message.hpp"
#include "server/http/request_reader.hpp"
#include "server/http/response_head.hpp"
#include "server/http/server.hpp"

/// Private to server/http/*.cpp.
namespace plenary::server {

class Connection;

/// What all network threads share; constant while they run, but for the count.
struct Shared {
  ServerOptions options;
  Handler handler;
  std::function<void()> on_drained;         ///< called by each worker once, when it has stopped and is empty
  std::atomic<bool> stopping{false};        ///< no connection is kept after its answer any more
  std::atomic<std::size_t> connections{0};  ///< open ones, those that are being refused included
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

  asio::io_context& context() noexcept { return context_; }
  Shared& shared() noexcept { return shared_; }
  const Limits& limits() const noexcept { return shared_.options.limits; }
  bool is_stopping() const noexcept { return shared_.stopping.load(std::memory_order_relaxed); }
  std::string_view date() { return date_.now(); }

  void enter(Connection& connection);
  void leave(Connection& connection) noexcept;

  /// Buffers are lent to connections with a request in hand; idle connections hold none.
  std::unique_ptr<RequestReader> borrow_reader();
  void give_back(std::unique_ptr<RequestReader> reader) noexcept;

 private:
  void finish_if_drained();
  void sweep_later();
  void sweep();

  Shared& shared_;
  asio::io_context context_{1};  // one thread: no contention to prepare for
  std::optional<asio::executor_work_guard<Executor>> work_;
  Timer sweep_timer_;
  std::chrono::milliseconds sweep_interval_;
  std::vector<Connection*> connections_;
  std::vector<std::unique_ptr<RequestReader>> spare_readers_;
  DateCache date_;
  bool stopping_ = false;
  bool drained_ = false;
  bool sweeping_ = false;
  Clock::time_point cut_at_ = Clock::time_point::max();
};

}  // namespace plenary::server
