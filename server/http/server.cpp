#include "server/http/server.hpp"

#include <netinet/tcp.h>
#include <sys/resource.h>

#include <algorithm>
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

using UserTimeout = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT>;

/// How long the acceptor waits when it can take no more connections.
constexpr std::chrono::milliseconds accept_pause{50};

/// Sockets that their peer has left without a word, with octets underway, end after this: TCP itself takes 15 minutes.
constexpr int dead_after_ms = 60'000;

/// The descriptors that the process may have open, after asking for `needed`.
std::size_t descriptors_allowed(std::size_t needed) {
  rlimit descriptors{};
  if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return 0;
  if (descriptors.rlim_cur < needed && descriptors.rlim_cur < descriptors.rlim_max) {
    rlimit raised = descriptors;
    raised.rlim_cur = std::min<rlim_t>(needed, descriptors.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0) descriptors = raised;
  }
  return static_cast<std::size_t>(descriptors.rlim_cur);
}

std::optional<Error> check_options(const ServerOptions& options) {
  const Limits& limits = options.limits;
  const auto positive = [](auto... values) { return ((values > decltype(values){}) && ...); };
  if (options.pool_threads == 0) return Error{"pool_threads", "0", "handlers need a thread", "1 or more", "1"};
  if (options.threads == 0) return Error{"threads", "0", "the server needs a thread", "1 or more", "1"};
  if (!positive(limits.target_bytes, limits.header_bytes, limits.header_fields, limits.connections, limits.header_time,
                limits.stall_time, limits.idle_time, limits.heartbeat_time, limits.linger_time, limits.shutdown_time)) {
    return Error{"limits", "0", "a limit is not positive", "sizes, counts and times above 0", ""};
  }
  const std::size_t needed = limits.connections + refused_at_once + other_descriptors;
  if (const std::size_t allowed = descriptors_allowed(needed); allowed < needed) {
    return Error{"--connections", std::to_string(limits.connections),
                 "the system allows this process " + std::to_string(allowed) + " open files",
                 "at least " + std::to_string(needed) + " for so many connections", "raise it with ulimit -n"};
  }
  return std::nullopt;
}

}  // namespace

struct Server::Parts {
  Parts(ServerOptions options, std::shared_ptr<const Service> service);

  Result<void> open();
  void close();
  void await_signal();
  void act_on(int signal);
  void worker_drained();
  Worker* longest_waiting();
  bool make_room();
  void take_in(Worker& worker, Socket socket, const tcp::endpoint& peer);
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

Server::Parts::Parts(ServerOptions given_options, std::shared_ptr<const Service> given_service)
    : shared(std::move(given_options), std::move(given_service), [this] { worker_drained(); }),
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
  // Sockets that are accepted inherit these, which spares each of them two calls.
  if (!error) acceptor.set_option(tcp::no_delay(true), error);
  if (!error) acceptor.set_option(UserTimeout(dead_after_ms), error);
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
  signals->async_wait([this](const ErrorCode& error, int signal) {
    if (error) return;
    act_on(signal);
    await_signal();
  });
}

void Server::Parts::act_on(int signal) {
  if (const auto found = shared.options.on_signal.find(signal); found != shared.options.on_signal.end()) {
    shared.pool.order(found->second);
    return;
  }
  if (closed) {
    for (const auto& worker : workers) worker->cut();
  }
  close();
}

/// The worker of the connection that has waited longest for a request; null if none waits.
Worker* Server::Parts::longest_waiting() {
  Worker* found = nullptr;
  Clock::time_point since = Clock::time_point::max();
  for (const auto& worker : workers) {
    const Clock::time_point own = worker->waiting_since();
    if (own >= since) continue;
    since = own;
    found = worker.get();
  }
  return found;
}

/// Any worker's thread. The wait for a signal must not keep worker 0 alive after the last connection.
void Server::Parts::worker_drained() {
  if (undrained.fetch_sub(1) != 1 || !signals) return;
  asio::post(workers.front()->context(), [this] { signals->cancel(); });
}

/// Hands a connection to its worker; beyond the limit, whoever waits longest gives way, or the newcomer is refused.
void Server::Parts::take_in(Worker& worker, Socket socket, const tcp::endpoint& peer) {
  ErrorCode ignored;
  socket.non_blocking(true, ignored);  // connections try before they wait
  bool refuse = false;
  if (shared.connections.load(std::memory_order_relaxed) >= shared.options.limits.connections) refuse = !make_room();
  worker.adopt(std::move(socket), peer, refuse);
}

/// False if no connection waits for a request.
bool Server::Parts::make_room() {
  Worker* const found = longest_waiting();
  if (found != nullptr) found->evict();
  return found != nullptr;
}

Awaitable<void> Server::Parts::accept_all() {
  for (std::size_t turn = 0; acceptor.is_open();) {
    bool full = true;
    if (shared.connections.load(std::memory_order_relaxed) < shared.options.limits.connections + refused_at_once) {
      Worker& worker = *workers[turn];
      tcp::endpoint peer;
      auto [error, socket] = co_await acceptor.async_accept(worker.context(), peer, as_result);
      if (!acceptor.is_open()) break;
      if (!error) {
        take_in(worker, std::move(socket), peer);
        turn = (turn + 1) % workers.size();
        continue;
      }
      full = error == asio::error::no_descriptors;
    }
    // Peers wait in the system's queue meanwhile.
    if (full) make_room();
    pause.expires_after(accept_pause);
    co_await pause.async_wait(as_result);
  }
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

std::size_t connections_that_fit(std::size_t wanted) {
  constexpr std::size_t reserve = refused_at_once + other_descriptors;
  const std::size_t allowed = descriptors_allowed(wanted + reserve);
  return allowed > reserve ? std::min(wanted, allowed - reserve) : 0;
}

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, std::shared_ptr<const Service> service) {
  if (auto error = check_options(options)) return unexpected(std::move(*error));
  auto parts = std::make_unique<Parts>(std::move(options), std::move(service));
  if (auto opened = parts->open(); !opened) return unexpected(std::move(opened.error()));
  // From here on, so that a signal that comes before `run` is not lost.
  if (parts->shared.options.handle_signals) parts->signals.emplace(parts->workers.front()->context(), SIGTERM, SIGINT);
  for (const auto& [signal, action] : parts->shared.options.on_signal) {
    if (!parts->signals) parts->signals.emplace(parts->workers.front()->context());
    parts->signals->add(signal);
  }
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
