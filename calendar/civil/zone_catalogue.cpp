#include "calendar/civil/zone_catalogue.hpp"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace plenary::calendar {

namespace {

/// Identifiers that people mean as abbreviations: whoever writes "EST" for a meeting in July does not
/// mean the fixed offset, or the place, that the database links the name to. Sorted.
constexpr std::array<std::string_view, 15> legacy_abbreviations{"CET", "CST6CDT", "EET",     "EST",     "EST5EDT",
                                                                "GMT", "GMT+0",   "GMT-0",   "GMT0",    "HST",
                                                                "MET", "MST",     "MST7MDT", "PST8PDT", "WET"};
static_assert(std::is_sorted(legacy_abbreviations.begin(), legacy_abbreviations.end()));

class Catalogue {
 public:
  Catalogue() {
    for (const date::time_zone& zone : date::get_tzdb().zones) {
      const std::string_view id = zone.name();
      // "localtime" and "Factory" stand for this machine's setting, not for a place.
      if (id == "localtime" || id == "Factory" || is_legacy_abbreviation(id)) continue;
      ids_.push_back(id);
    }
    std::sort(ids_.begin(), ids_.end());
    entries_ = std::make_unique<Entry[]>(ids_.size());
  }

  std::span<const std::string_view> ids() const noexcept { return ids_; }

  const ZoneRules* find(std::string_view id) {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (found == ids_.end() || *found != id) return nullptr;
    Entry& entry = entries_[static_cast<std::size_t>(found - ids_.begin())];
    std::call_once(entry.read, [&] { entry.rules = std::make_unique<const ZoneRules>(*found); });
    return entry.rules.get();
  }

 private:
  struct Entry {
    std::once_flag read;
    std::unique_ptr<const ZoneRules> rules;
  };

  std::vector<std::string_view> ids_;
  std::unique_ptr<Entry[]> entries_;
};

/// Never destroyed: zones may be used by threads and static objects that outlive main.
Catalogue& catalogue() {
  static Catalogue& instance = *new Catalogue;
  return instance;
}

}  // namespace

std::span<const std::string_view> catalogue_ids() { return catalogue().ids(); }

const ZoneRules* find_rules(std::string_view id) { return catalogue().find(id); }

bool is_legacy_abbreviation(std::string_view id) noexcept {
  return std::binary_search(legacy_abbreviations.begin(), legacy_abbreviations.end(), id);
}

}  // namespace plenary::calendar
