#pragma once

#include <algorithm>

namespace plenary::scheduler {

/// The one of `things` whose member `id` equals `id`, or null.
template <class Things, class ThingId>
auto find_by_id(const Things& things, const ThingId& id) noexcept -> decltype(things.data()) {
  const auto found = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace plenary::scheduler
