#include "server/http/pool.hpp"

#include <utility>

namespace plenary::server {

Pool::Pool(std::size_t threads, std::size_t waiting) : most_waiting_(waiting), free_threads_(threads) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Pool::submit(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (queue_.size() >= free_threads_ + most_waiting_) return false;
  queue_.push_back(std::move(work));
  arrived_.notify_one();
  return true;
}

void Pool::order(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  queue_.push_back(std::move(work));
  arrived_.notify_one();
}

void Pool::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    std::function<void()> work = std::move(queue_.front());
    queue_.pop_front();
    --free_threads_;
    lock.unlock();
    work();
    work = nullptr;  // what it holds goes outside of the lock
    lock.lock();
    ++free_threads_;
  }
}

}  // namespace plenary::server
