#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>

#include "calendar/civil/time.hpp"

namespace plenary::server {

/// From where somebody tries: an IPv4 address as ::ffff:a.b.c.d, of IPv6 the first 64 bits, which belong to one user.
using Origin = std::array<std::uint8_t, 16>;

Origin origin_of(const std::array<std::uint8_t, 16>& address) noexcept;

/// Failed attempts to show who one is, by origin: after some, whoever fails again waits, longer each time. Who succeeds
/// never waits: many may share an address. Safe to use from any thread.
class Attempts {
 public:
  /// Failures that cost nothing, within `memory`.
  static constexpr int free = 10;
  static constexpr std::chrono::seconds memory{600};
  static constexpr std::chrono::seconds longest_wait{300};
  /// Origins that are remembered; beyond, the one that failed longest ago is forgotten.
  static constexpr std::size_t most = 10'000;

  /// One more failure; how long whoever failed is to wait, 0 for not at all.
  std::chrono::seconds failed(const Origin& origin, calendar::Instant now);

 private:
  struct Failures {
    int count = 0;
    calendar::Instant last;
    std::list<Origin>::iterator position;
  };

  std::mutex mutex_;
  std::list<Origin> order_;  // the latest first
  std::map<Origin, Failures> failures_;
};

}  // namespace plenary::server
