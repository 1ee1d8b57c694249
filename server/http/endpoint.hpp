#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/result.hpp"

namespace plenary::server {

/// Where the server listens. Port 0 asks the system for a free one.
struct Endpoint {
  std::string address = "127.0.0.1";  ///< numeric IPv4 or IPv6, without brackets
  std::uint16_t port = 0;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// "127.0.0.1:8080" or "[::1]:8080". Names are refused: which of its addresses would be meant is not ours to guess.
Result<Endpoint> parse_endpoint(std::string_view text);

/// The inverse of `parse_endpoint`, as it stands in a URL.
std::string to_text(const Endpoint& endpoint);

/// Whether only this machine can reach the address.
bool is_loopback(const Endpoint& endpoint);

}  // namespace plenary::server
