#include "server/records/current.hpp"

namespace plenary::server {

std::map<std::string, std::string> current_releases(const Store& store) {
  constexpr std::size_t at_once = 1'000;
  std::map<std::string, std::string> current;
  store.read([&](Reading& reading) {
    std::string after;
    for (bool more = true; more;) {
      const auto entries = reading.programmes(after, at_once);
      for (const ProgrammeEntry& entry : entries) {
        if (!entry.release) continue;
        const auto newest = reading.releases(entry.id, {}, 1);
        // A backup that was put in the store's place may have gone on to another release of the same number.
        current.emplace(entry.id, std::to_string(*entry.release) + " " +
                                      std::to_string(newest.at(0).at.time_since_epoch().count()));
      }
      more = entries.size() == at_once;
      if (more) after = entries.back().id;
    }
  });
  return current;
}

std::string current_release_text(const Store& store, const std::string& programme) {
  std::string text;
  store.read([&](Reading& reading) {
    if (auto release = reading.release(programme)) text = std::move(release->text);
  });
  return text;
}

}  // namespace plenary::server
