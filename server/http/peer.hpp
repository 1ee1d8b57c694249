#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace plenary::server {

/// Who is at the other end of a connection, as far as the socket knows. A regular value of 18 octets.
struct Peer {
  std::array<std::uint8_t, 16> address{};  ///< network order; IPv4 as ::ffff:a.b.c.d, however the socket told it
  std::uint16_t port = 0;

  friend bool operator==(const Peer&, const Peer&) = default;
};

enum class Scheme { http, https };

bool is_v4(const Peer& peer) noexcept;
bool is_loopback(const Peer& peer) noexcept;

/// "192.0.2.7" or "2001:db8::1": an IPv4 address never looks like an IPv6 one.
std::string address_text(const Peer& peer);

/// "192.0.2.7:50112", "[2001:db8::1]:50112".
std::string to_text(const Peer& peer);

}  // namespace plenary::server
