#pragma once

#include <functional>
#include <memory>

#include "calendar/result.hpp"
#include "server/http/access_log.hpp"
#include "server/http/endpoint.hpp"
#include "server/http/limits.hpp"
#include "server/http/message.hpp"

namespace plenary::server {

struct ServerOptions {
  Endpoint endpoint;
  Limits limits;
  /// Network threads; connections are dealt out to them in turn. At least 1.
  unsigned threads = 1;
  /// SIGTERM and SIGINT stop the server as `stop` does; a second one cuts what is still open.
  bool handle_signals = false;
  /// Called after every answer, on the connection's network thread: safe to call concurrently. Empty for none.
  std::function<void(const AccessRecord&)> access_log;
};

/// An HTTP/1.1 server (RFC 9110, RFC 9112) for plain handlers.
///
/// Laws: requests of one connection are answered one at a time and in order; nothing that a peer sends or a handler
/// throws ends the process; an answer to a malformed request closes the connection; `run` returns at most
/// `Limits::shutdown_time` (and the time a handler takes) after `stop`.
class Server {
 public:
  /// Binds and listens; connections wait until `run`. Errors name the endpoint or the limit that cannot be met.
  static Result<std::unique_ptr<Server>> listen(ServerOptions options, Handler handler);

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

}  // namespace plenary::server
