#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "server/store/postgres/address.hpp"

namespace plenary::server::postgres {

/// Listens on a connection of its own for what other processes tell, and tells it on, from a thread of its own. What
/// is told while nobody listens is lost: so it also tells each time it begins to listen. A connection that has ended
/// is replaced.
class Listener {
 public:
  Listener(Address address, std::function<void()> told);
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener();

 private:
  void run();
  void listen();
  void pause() const;

  const Address address_;
  const std::function<void()> told_;
  std::atomic<bool> ended_{false};
  const int wake_;  // can be read when it is to end
  std::thread thread_;
};

}  // namespace plenary::server::postgres
