#include "server/store/postgres/listener.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <utility>

#include "server/store/postgres/connection.hpp"

namespace plenary::server::postgres {

namespace {

/// After how long without a word the server is asked whether it is there.
constexpr std::chrono::milliseconds round_trip{10'000};
constexpr std::chrono::milliseconds between_attempts{1'000};

int new_event() {
  const int descriptor = ::eventfd(0, EFD_CLOEXEC);
  if (descriptor < 0) throw StoreError("cannot listen: " + std::generic_category().message(errno));
  return descriptor;
}

}  // namespace

Listener::Listener(Address address, std::function<void()> told)
    : address_(std::move(address)), told_(std::move(told)), wake_(new_event()), thread_([this] { run(); }) {}

Listener::~Listener() {
  ended_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);  // an event takes it
  thread_.join();
  ::close(wake_);
}

void Listener::run() {
  while (!ended_) {
    try {
      listen();
    } catch (const StoreError&) {  // whoever looks at the store says what is wrong with it
      pause();
    }
  }
}

void Listener::listen() {
  Connection connection(address_);
  connection.execute("LISTEN plenary");
  told_();
  while (!ended_) {
    if (connection.wait_for_notification(wake_, round_trip)) {
      told_();
    } else if (!ended_) {
      connection.execute("SELECT 1");
    }
  }
}

void Listener::pause() const {
  pollfd descriptor{wake_, POLLIN, 0};
  ::poll(&descriptor, 1, static_cast<int>(between_attempts.count()));
}

}  // namespace plenary::server::postgres
