#include "server/api/store_service.hpp"

#include <exception>
#include <stdexcept>
#include <utility>
#include <vector>

#include "scheduler/world/shipped.hpp"
#include "server/api/route.hpp"
#include "server/ask/delegations.hpp"
#include "server/records/current.hpp"

namespace plenary::server {

namespace {

calendar::Instant clock() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace

StoreService::StoreService(Store& store, Website& site, std::function<void(const std::string&)> on_trouble)
    : store_(store),
      site_(site),
      api_(std::make_shared<ApiContext>(store, clock, [this] { refresh(); })),
      on_trouble_(std::move(on_trouble)) {
  api_->dialogue = &scheduler::shipped_dialogue(usual_dialogue);
  api_->table = scheduler::shipped_burden_table();
  const auto seen = store_.state();  // before it is read: what comes in between is looked at again
  refresh();
  watcher_ = std::thread([this, seen] { watch(seen); });
}

StoreService::~StoreService() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ending_.notify_all();
  watcher_.join();
}

std::shared_ptr<const Service> StoreService::service() const { return site_.service(api_routes(api_)); }

void StoreService::refresh() {
  const std::lock_guard lock(refreshing_);
  std::vector<TokenEntry> tokens;
  store_.read([&](Reading& reading) { tokens = reading.tokens(); });
  api_->tokens.replace(tokens);
  const Errors errors = site_.show(current_releases(store_), [this](const std::string& programme) {
    return current_release_text(store_, programme);
  });
  for (const Error& error : errors) on_trouble_("a release in the store cannot be shown: " + to_text(error));
}

void StoreService::watch(std::uint64_t seen) {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, look_again, [this] { return ended_; })) {
    lock.unlock();
    try {
      if (const auto now = store_.state(); now != seen) {
        refresh();
        seen = now;
      }
    } catch (const std::exception& failure) {
      on_trouble_(failure.what());
    }
    lock.lock();
  }
}

}  // namespace plenary::server
