#pragma once

#include <chrono>
#include <cstddef>

namespace plenary::server {

/// What one peer may ask of the server. Every limit has a test that exceeds it.
struct Limits {
  /// Octets of a request target; 414 beyond. As many as RFC 9112 §3 asks to be possible; ours are under 200.
  std::size_t target_bytes = 8'000;
  /// Octets of the request line and all fields together; 431 beyond. A longest target leaves 8 KiB for the fields,
  /// which browsers with cookies stay below.
  std::size_t header_bytes = 16'384;
  /// Field lines of a request; 431 beyond. Bounds the work of looking one up.
  std::size_t header_fields = 100;
  /// Octets of content that is read and thrown away where a route takes none; 413 beyond.
  std::size_t dropped_bytes = 65'536;
  /// Octets of content that all requests in hand may have in memory; 503 with Retry-After beyond.
  std::size_t content_bytes = 256 * 1'024 * 1'024;
  /// Connections served at once. Beyond, whoever has kept the server waiting longest for a request gives way; where
  /// all are being answered, further ones get 503 with Retry-After, and then wait unaccepted.
  std::size_t connections = 900;
  /// Requests that wait for a thread of the pool; 503 with Retry-After beyond.
  std::size_t waiting_requests = 256;
  /// From the first octet of a request to the end of its header; 408 beyond (slow loris).
  std::chrono::milliseconds header_time{10'000};
  /// In each such span a peer must send of its content, or take of its answer, what `least_rate` makes of it, however
  /// long the whole takes; 408, or a plain close, where it does not.
  std::chrono::milliseconds stall_time{10'000};
  /// Octets a second: 8 kbit/s, slower than any link that people still use.
  std::size_t least_rate = 1'000;
  /// Between requests, and before the first; closed silently beyond. Longer than a browser's keep-alive is pointless.
  std::chrono::milliseconds idle_time{60'000};
  /// Between two parts of a stream, after which its heartbeat is sent. Proxies cut after 60 s of silence.
  std::chrono::milliseconds heartbeat_time{15'000};
  /// How long a closing server reads on so that the peer sees the answer instead of a reset (RFC 9112 §9.6).
  std::chrono::milliseconds linger_time{2'000};
  /// From the order to stop until everything that is still open is cut. Service managers wait 10 s or more.
  std::chrono::milliseconds shutdown_time{8'000};
};

}  // namespace plenary::server
