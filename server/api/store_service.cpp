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
  store_.on_change([this] {
    {
      const std::lock_guard lock(mutex_);
      told_ = true;
    }
    woken_.notify_all();
  });
}

StoreService::~StoreService() {
  store_.on_change({});
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  woken_.notify_all();
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
  bool in_trouble = false;
  std::unique_lock lock(mutex_);
  for (;;) {
    woken_.wait_for(lock, look_again, [this] { return ended_ || told_; });
    if (ended_) return;
    told_ = false;
    lock.unlock();
    try {
      if (const auto now = store_.state(); now != seen) {
        refresh();
        seen = now;
      }
      if (in_trouble) on_trouble_("the store can be used again");
      in_trouble = false;
    } catch (const std::exception& failure) {
      if (!in_trouble) on_trouble_(failure.what());
      in_trouble = true;
    }
    lock.lock();
  }
}

}  // namespace plenary::server
