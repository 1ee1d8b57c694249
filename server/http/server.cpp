#include "server/http/server.hpp"

#include <sys/resource.h>

#include <atomic>
#include <boost/asio/basic_signal_set.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <thread>
#include <vector>

#include "server/http/worker.hpp"

namespace plenary::server {

namespace {

/// Connections beyond the limit that are told so before the rest waits in the system's queue.
constexpr std::size_t refused_at_once = 32;

/// Descriptors beside the connections': listener, epoll, timers, log, standard streams.
constexpr std::size_t other_descriptors = 32;

/// How long the acceptor waits when it can take no more connections.
constexpr std::chrono::milliseconds accept_pause{50};

std::optional<Error> check_options(const ServerOptions& options) {
  const Limits& limits = options.limits;
  const auto positive = [](auto... values) { return ((values > decltype(values){}) && ...); };
  if (options.threads == 0) return Error{"threads", "0", "the server needs a thread", "1 or more", "1"};
  if (!positive(limits.target_bytes, limits.header_bytes, limits.header_fields, limits.connections, limits.header_time,
                limits.request_time, limits.idle_time, limits.linger_time, limits.shutdown_time)) {
    return Error{"limits", "0", "a limit is not positive", "sizes, counts and times above 0", ""};
  }
  rlimit descriptors{};
  getrlimit(RLIMIT_NOFILE, &descriptors);
  const std::size_t needed = limits.connections + refused_at_once + other_descriptors;
  if (descriptors.rlim_cur != RLIM_INFINITY && descriptors.rlim_cur < needed) {
    return Error{"connections", std::to_string(limits.connections),
                 "the system allows this process " + std::to_string(descriptors.rlim_cur) + " open files",
                 "at least " + std::to_string(needed) + " for so many connections", "raise it with ulimit -n"};
  }
  return std::nullopt;
}

}  // namespace

struct Server::Parts {
  Parts(ServerOptions options, Handler handler);

  Result<void> open();
  void close();
  void await_signal();
  void worker_drained();
  Awaitable<void> accept_all();

  Shared shared;
  std::vector<std::unique_ptr<Worker>> workers;
  Acceptor acceptor;
  Timer pause;
  std::optional<asio::basic_signal_set<Executor>> signals;
  std::atomic<std::size_t> undrained;
  Endpoint local;
  bool closed = false;  // worker 0's thread only
};

namespace {

std::vector<std::unique_ptr<Worker>> make_workers(Shared& shared) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (unsigned i = 0; i < shared.options.threads; ++i) workers.push_back(std::make_unique<Worker>(shared));
  return workers;
}

}  // namespace

Server::Parts::Parts(ServerOptions given_options, Handler given_handler)
    : shared{std::move(given_options), std::move(given_handler), [this] { worker_drained(); }, {}, {}},
      workers(make_workers(shared)),
      acceptor(workers.front()->context()),
      pause(workers.front()->context()),
      undrained(workers.size()) {}

Result<void> Server::Parts::open() {
  const Endpoint& wanted = shared.options.endpoint;
  ErrorCode error;
  const auto address = asio::ip::make_address(wanted.address, error);
  const tcp::endpoint endpoint(address, wanted.port);
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
  if (!error && address.is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(Acceptor::max_listen_connections, error);
  if (error) {
    return unexpected(Error{"--listen", to_text(wanted), "the server cannot listen here: " + error.message(),
                            "a free port and an address of this machine", ""});
  }
  local = Endpoint{wanted.address, acceptor.local_endpoint().port()};
  return {};
}

/// Worker 0's thread.
void Server::Parts::close() {
  if (std::exchange(closed, true)) return;
  shared.stopping = true;
  ErrorCode ignored;
  acceptor.close(ignored);
  pause.cancel();
  // Connections that were handed out before this line reach their worker before the order to stop.
  for (const auto& worker : workers) worker->stop();
}

void Server::Parts::await_signal() {
  signals->async_wait([this](const ErrorCode& error, int) {
    if (error) return;
    if (closed) {
      for (const auto& worker : workers) worker->cut();
    }
    close();
    await_signal();
  });
}

/// Any worker's thread. The wait for a signal must not keep worker 0 alive after the last connection.
void Server::Parts::worker_drained() {
  if (undrained.fetch_sub(1) != 1 || !signals) return;
  asio::post(workers.front()->context(), [this] { signals->cancel(); });
}

Awaitable<void> Server::Parts::accept_all() {
  for (std::size_t turn = 0; acceptor.is_open();) {
    bool accepted = false;
    if (shared.connections.load(std::memory_order_relaxed) < shared.options.limits.connections + refused_at_once) {
      Worker& worker = *workers[turn];
      tcp::endpoint peer;
      auto [error, socket] = co_await acceptor.async_accept(worker.context(), peer, as_result);
      if (!acceptor.is_open()) break;
      if (!error) {
        accepted = true;
        ErrorCode ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        socket.non_blocking(true, ignored);  // connections try before they wait
        const bool refuse = shared.connections.load(std::memory_order_relaxed) >= shared.options.limits.connections;
        worker.adopt(std::move(socket), peer, refuse);
        turn = (turn + 1) % workers.size();
      }
    }
    if (!accepted) {
      // No room, or no descriptors: peers wait in the system's queue.
      pause.expires_after(accept_pause);
      co_await pause.async_wait(as_result);
    }
  }
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, Handler handler) {
  if (auto error = check_options(options)) return unexpected(std::move(*error));
  auto parts = std::make_unique<Parts>(std::move(options), std::move(handler));
  if (auto opened = parts->open(); !opened) return unexpected(std::move(opened.error()));
  // From here on, so that a signal that comes before `run` is not lost.
  if (parts->shared.options.handle_signals) parts->signals.emplace(parts->workers.front()->context(), SIGTERM, SIGINT);
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Endpoint Server::local_endpoint() const { return parts_->local; }

void Server::run() {
  asio::co_spawn(parts_->workers.front()->context().get_executor(), parts_->accept_all(), asio::detached);
  if (parts_->signals) parts_->await_signal();
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < parts_->workers.size(); ++i) {
    threads.emplace_back([worker = parts_->workers[i].get()] { worker->run(); });
  }
  parts_->workers.front()->run();
}

void Server::stop() noexcept {
  // At once, so that a worker that is busy with a request says "close" in its answer.
  parts_->shared.stopping = true;
  try {
    asio::post(parts_->workers.front()->context(), [parts = parts_.get()] { parts->close(); });
  } catch (...) {
    // Out of memory: the caller may try again.
  }
}

}  // namespace plenary::server
