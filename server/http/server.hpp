#pragma once

#include <csignal>
#include <functional>
#include <map>
#include <memory>

#include "calendar/result.hpp"
#include "server/http/access_log.hpp"
#include "server/http/endpoint.hpp"
#include "server/http/limits.hpp"
#include "server/http/service.hpp"

namespace plenary::server {

struct ServerOptions {
  Endpoint endpoint;
  Limits limits;
  /// Network threads; connections are dealt out to them in turn. At least 1.
  unsigned threads = 1;
  /// Threads for handlers that take their time. At least 1.
  unsigned pool_threads = 2;
  /// SIGTERM and SIGINT stop the server as `stop` does; a second one cuts what is still open.
  bool handle_signals = false;
  /// What further signals ask for (SIGHUP: read the configuration again). Runs in the pool; must not throw.
  std::map<int, std::function<void()>> on_signal = {};
  /// Called after every answer, on the connection's network thread: safe to call concurrently. Empty for none.
  std::function<void(const AccessRecord&)> access_log;
};

/// An HTTP/1.1 server (RFC 9110, RFC 9112) for a service that knows no sockets.
///
/// Laws: requests of one connection are answered one at a time and in order; no request waits for a handler of another
/// that runs in the pool, unless the pool is full of them; nothing that a peer sends or a handler throws ends the
/// process; an answer to a malformed request closes the connection; a peer that moves `Limits::least_rate` is never
/// cut, one that moves nothing is; `run` returns at most `Limits::shutdown_time` (and the time a handler takes) after
/// `stop`.
class Server {
 public:
  /// Binds and listens; connections wait until `run`. Raises the soft limit of open files as far as it needs to and
  /// may. Errors name the endpoint or the limit that cannot be met.
  static Result<std::unique_ptr<Server>> listen(ServerOptions options, std::shared_ptr<const Service> service);

  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Where connections are accepted, with the port that the system chose for 0.
  Endpoint local_endpoint() const;

  /// Serves until stopped; blocks. To be called once.
  void run();

  /// Accepts no more, closes idle connections, answers the requests that have begun. From any thread, before,
  /// during and after `run`; not from a signal handler (that is what `handle_signals` is for).
  void stop() noexcept;

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// How many connections, of `wanted`, fit beside everything else into the open files that this process may have;
/// raises the soft limit if it must.
std::size_t connections_that_fit(std::size_t wanted);

}  // namespace plenary::server
