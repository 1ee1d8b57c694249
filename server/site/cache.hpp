#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/http/representation.hpp"

namespace plenary::server {

/// What was rendered, as long as there is room: bounded by octets, the least recently asked for goes first. Safe to
/// use from any thread.
class RepresentationCache {
 public:
  explicit RepresentationCache(std::size_t most_bytes);

  /// What is there; null if it is not, or is being made. Never waits.
  RepresentationPtr find(const std::string& key);

  /// What is there, or what `make` makes: once, by whoever comes first, while others wait for it. What `make` throws
  /// reaches all of them, and is not kept. What takes more than half of the room is not kept either.
  RepresentationPtr get(const std::string& key, const std::function<RepresentationPtr()>& make);

  /// Octets in use.
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    RepresentationPtr value;
  };
  using Order = std::list<Entry>;

  RepresentationPtr find_locked(const std::string& key);
  void keep(const std::string& key, const RepresentationPtr& value);

  mutable std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  Order order_;  // the most recently asked for first
  std::unordered_map<std::string, Order::iterator> entries_;
  std::unordered_map<std::string, std::shared_future<RepresentationPtr>> in_the_making_;
};

}  // namespace plenary::server
