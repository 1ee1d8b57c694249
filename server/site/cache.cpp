#include "server/site/cache.hpp"

#include <exception>

namespace plenary::server {

namespace {

std::size_t size_of(const std::string& key, const RepresentationPtr& value) { return 2 * key.size() + value->memory(); }

}  // namespace

RepresentationCache::RepresentationCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

RepresentationPtr RepresentationCache::find_locked(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return found->second->value;
}

RepresentationPtr RepresentationCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  return find_locked(key);
}

RepresentationPtr RepresentationCache::get(const std::string& key, const std::function<RepresentationPtr()>& make) {
  std::promise<RepresentationPtr> promise;
  std::shared_future<RepresentationPtr> made_by_another;
  {
    const std::lock_guard lock(mutex_);
    if (RepresentationPtr found = find_locked(key)) return found;
    const auto [making, first] = in_the_making_.try_emplace(key);
    if (first) {
      making->second = promise.get_future().share();
    } else {
      made_by_another = making->second;
    }
  }
  if (made_by_another.valid()) return made_by_another.get();

  RepresentationPtr made;
  try {
    made = make();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    in_the_making_.erase(key);
    promise.set_exception(std::current_exception());
    throw;
  }
  const std::lock_guard lock(mutex_);
  in_the_making_.erase(key);
  keep(key, made);
  promise.set_value(made);
  return made;
}

void RepresentationCache::keep(const std::string& key, const RepresentationPtr& value) {
  const std::size_t size = size_of(key, value);
  if (size > most_bytes_ / 2) return;
  order_.push_front(Entry{key, value});
  entries_[key] = order_.begin();
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    const Entry& last = order_.back();
    bytes_ -= size_of(last.key, last.value);
    entries_.erase(last.key);
    order_.pop_back();
  }
}

std::size_t RepresentationCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace plenary::server
