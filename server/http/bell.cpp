#include "server/http/bell.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace plenary::server {

Bell::Bell(asio::io_context& context) : timer_(context), line_(std::make_shared<Line>()) {
  line_->context = &context;
  line_->bell = this;
}

Bell::~Bell() {
  const std::lock_guard lock(line_->mutex);
  line_->context = nullptr;
  line_->bell = nullptr;
}

std::function<void()> Bell::ringer() const {
  return [line = line_] {
    // The bell cannot go while the lock is held, and so the io_context is there to post to.
    const std::lock_guard lock(line->mutex);
    if (line->context == nullptr) return;
    asio::post(*line->context, [line] {
      if (line->bell != nullptr) line->bell->ring();
    });
  };
}

void Bell::ring() {
  rung_ = true;
  timer_.cancel();
}

Awaitable<bool> Bell::wait(Clock::time_point until) {
  if (!rung_) {
    timer_.expires_at(until);
    co_await timer_.async_wait(as_result);
  }
  co_return std::exchange(rung_, false);
}

}  // namespace plenary::server
