#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "server/http/asio.hpp"

/// Private to server/http/*.cpp.
namespace plenary::server {

/// Lets a coroutine of one io_context wait for other threads. The bell belongs to the coroutine; whoever is to ring it
/// holds a ringer, which may outlive the bell and the io_context: then it does nothing.
class Bell {
 public:
  explicit Bell(asio::io_context& context);
  ~Bell();
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  /// From any thread, any number of times.
  std::function<void()> ringer() const;
  /// On the io_context's thread.
  void ring();
  /// True as soon as it was rung since the last wait; false when `until` has come. By one coroutine at a time.
  Awaitable<bool> wait(Clock::time_point until);

 private:
  struct Line {
    std::mutex mutex;
    asio::io_context* context = nullptr;  // null when the bell is gone
    Bell* bell = nullptr;                 // for the io_context's thread
  };

  Timer timer_;
  bool rung_ = false;
  std::shared_ptr<Line> line_;
};

}  // namespace plenary::server
