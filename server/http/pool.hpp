#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace plenary::server {

/// Threads for work that takes longer than a network thread may: rendering, reading documents, later the store.
/// First come, first served; work must not throw. What was taken is done before the pool is destroyed.
class Pool {
 public:
  /// `threads` at least 1; of further work at most `waiting` pieces wait for a thread.
  Pool(std::size_t threads, std::size_t waiting);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// False, and `work` is not taken, if too much waits already. From any thread.
  bool submit(std::function<void()> work);
  /// Takes `work` even so: for the operator's orders, which are few.
  void order(std::function<void()> work);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> queue_;
  std::size_t most_waiting_;
  std::size_t free_threads_ = 0;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace plenary::server
