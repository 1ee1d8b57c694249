#include "server/access/attempts.hpp"

#include <algorithm>

namespace plenary::server {

Origin origin_of(const std::array<std::uint8_t, 16>& address) noexcept {
  constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  Origin origin = address;
  if (!std::equal(mapped.begin(), mapped.end(), address.begin())) std::fill(origin.begin() + 8, origin.end(), 0);
  return origin;
}

std::chrono::seconds Attempts::failed(const Origin& origin, calendar::Instant now) {
  const std::lock_guard lock(mutex_);
  auto [found, is_new] = failures_.try_emplace(origin);
  Failures& failures = found->second;
  if (is_new) {
    order_.push_front(origin);
  } else {
    order_.splice(order_.begin(), order_, failures.position);
    if (now - failures.last > memory) failures.count = 0;
  }
  failures.position = order_.begin();
  failures.last = now;
  ++failures.count;
  const int over = failures.count - free;
  if (failures_.size() > most) {
    failures_.erase(order_.back());
    order_.pop_back();
  }
  if (over <= 0) return std::chrono::seconds{0};
  constexpr int most_doublings = 9;  // 512 s, more than anybody waits
  return std::min(longest_wait, std::chrono::seconds{1 << std::min(over - 1, most_doublings)});
}

}  // namespace plenary::server
