#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/api/context.hpp"
#include "server/http/service.hpp"
#include "server/site/site.hpp"
#include "server/store/store.hpp"

namespace plenary::server {

/// A store in service: its current releases as feeds and pages, its API. What is changed here is seen at once, what
/// other processes change within `look_again`, or as soon as the store tells. While the store cannot be read, what is
/// in service stays.
class StoreService {
 public:
  static constexpr std::chrono::milliseconds look_again{500};

  /// Shows what is there, and goes on to look until it is destroyed. `on_trouble` is told what could not be read, and
  /// once when the store cannot be reached and when it can again; from any thread. All three must outlive this.
  StoreService(Store& store, Website& site, std::function<void(const std::string&)> on_trouble);
  ~StoreService();
  StoreService(const StoreService&) = delete;
  StoreService& operator=(const StoreService&) = delete;

  std::shared_ptr<const Service> service() const;

  /// Puts into service what the store holds now. From any thread.
  void refresh();

 private:
  void watch(std::uint64_t seen);

  Store& store_;
  Website& site_;
  std::shared_ptr<ApiContext> api_;
  std::function<void(const std::string&)> on_trouble_;
  std::mutex refreshing_;

  std::mutex mutex_;
  std::condition_variable woken_;
  bool ended_ = false;
  bool told_ = false;  // that there is something to be seen
  std::thread watcher_;
};

}  // namespace plenary::server
