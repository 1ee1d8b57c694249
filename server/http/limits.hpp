#pragma once

#include <chrono>
#include <cstddef>

namespace plenary::server {

/// What one peer may ask of the server. Every limit has a test that exceeds it.
struct Limits {
  /// Octets of a request target; 414 beyond. RFC 9112 §3 asks for 8000 to be possible in general; ours are under 200.
  std::size_t target_bytes = 2'048;
  /// Octets of the request line and all fields together; 431 beyond. Browsers with cookies stay below 8 KiB.
  std::size_t header_bytes = 8'192;
  /// Field lines of a request; 431 beyond. Bounds the work of looking one up.
  std::size_t header_fields = 100;
  /// Octets of request content, read and thrown away as nothing here takes any; 413 beyond.
  std::size_t body_bytes = 65'536;
  /// Connections served at once; further ones get 503 with Retry-After, and then wait unaccepted.
  /// 900 fit the usual soft limit of 1,024 descriptors.
  std::size_t connections = 900;
  /// From the first octet of a request to the end of its header; 408 beyond (slow loris).
  std::chrono::milliseconds header_time{10'000};
  /// From the first octet of a request to the last octet of its answer: 408 while it is still being read, a plain
  /// close when the peer does not take the answer. 60 s carry 64 KiB over 10 kbit/s.
  std::chrono::milliseconds request_time{60'000};
  /// Between requests, and before the first; closed silently beyond. Longer than a browser's keep-alive is pointless.
  std::chrono::milliseconds idle_time{60'000};
  /// How long a closing server reads on so that the peer sees the answer instead of a reset (RFC 9112 §9.6).
  std::chrono::milliseconds linger_time{2'000};
  /// From the order to stop until everything that is still open is cut. Service managers wait 10 s or more.
  std::chrono::milliseconds shutdown_time{8'000};
};

}  // namespace plenary::server
