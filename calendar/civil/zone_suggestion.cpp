#include "calendar/civil/zone_suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "calendar/ascii.hpp"
#include "calendar/civil/zone_catalogue.hpp"

namespace plenary::calendar {

namespace {

constexpr std::size_t longest_id = 64;  // the longest in the database has 32
constexpr std::size_t listed = 6;
/// What is allowed.
Message an_identifier() { return {"zone.allowed", {}}; }

/// Places that the dialogue's people are likely to mean, first among equals in suggestions.
constexpr std::array<std::string_view, 23> likely{
    "Europe/Brussels",     "Europe/Paris",      "Europe/Vienna",    "Europe/Madrid",   "Africa/Abidjan",
    "Africa/Dakar",        "Africa/Casablanca", "Africa/Lagos",     "Africa/Tunis",    "Africa/Cairo",
    "Europe/Lisbon",       "Europe/London",     "Europe/Dublin",    "Europe/Athens",   "Africa/Nairobi",
    "Africa/Johannesburg", "Europe/Moscow",     "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "Asia/Kolkata",      "Asia/Shanghai"};

std::string folded(std::string_view text) {
  std::string lower = ascii::lower(text);
  for (char& c : lower) {
    if (c == ' ' || c == '-') c = '_';
  }
  return lower;
}

std::string_view last_component(std::string_view id) {
  const auto slash = id.rfind('/');
  return slash == id.npos ? id : id.substr(slash + 1);
}

/// Places that are likely to be meant, then Africa and Europe, then other places, then names without a place.
std::size_t rank(std::string_view id) {
  const auto place = std::find(likely.begin(), likely.end(), id);
  const auto index = static_cast<std::size_t>(place - likely.begin());
  if (index < likely.size()) return index;
  if (id.starts_with("Africa/") || id.starts_with("Europe/")) return likely.size();
  if (id.find('/') == id.npos || id.starts_with("Etc/")) return likely.size() + 2;
  return likely.size() + 1;
}

bool goes_first(std::string_view a, std::string_view b) { return std::tuple(rank(a), a) < std::tuple(rank(b), b); }

/// Levenshtein's distance in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// Up to three identifiers that `id` may be a misspelling of; one where only the case differs.
std::vector<std::string_view> alike(std::string_view id) {
  if (id.empty() || id.size() > longest_id) return {};
  const std::string wanted = folded(id);
  const std::string_view wanted_place = last_component(wanted);
  std::vector<std::tuple<std::size_t, std::size_t, std::string_view>> found;  // distance, rank, identifier
  for (const std::string_view candidate : catalogue_ids()) {
    const std::string whole = folded(candidate);
    if (whole == wanted) return {candidate};
    const std::string_view place = last_component(whole);
    std::optional<std::size_t> distance;
    if (place == wanted_place) {
      distance = 1;
    } else if (const auto d = edit_distance(place, wanted_place); d <= wanted_place.size() / 3) {
      distance = d + 1;
    }
    if (const auto d = edit_distance(whole, wanted); d <= wanted.size() / 4 && d < distance.value_or(d + 1)) {
      distance = d;
    }
    if (distance) found.emplace_back(*distance, rank(candidate), candidate);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string_view> ids;
  for (const auto& [distance, order, candidate] : found) {
    if (ids.size() < 3 && distance <= std::get<0>(found.front()) + 1) ids.push_back(candidate);
  }
  return ids;
}

/// The zones whose clocks bear `abbreviation`, since 2016 if any do, else since 1900; one for each
/// meaning (offset) first, so that "IST" names Ireland, India and Israel.
std::vector<std::string_view> zones_on(std::string_view abbreviation) {
  constexpr Instant recent = sys_days{year{2016} / 1 / 1};
  struct Use {
    UtcOffset offset;
    bool is_recent;
  };
  std::map<std::string_view, Use> uses;
  for (const std::string_view id : catalogue_ids()) {
    const ZoneRules& rules = *find_rules(id);
    const std::size_t current = rules.first_after(recent);  // the first index whose time before reaches into 2016
    const auto note = [&](std::string_view name, UtcOffset offset, bool is_recent) {
      if (folded(name) == abbreviation) uses.insert_or_assign(id, Use{offset, is_recent});
    };
    note(rules.first_abbreviation, rules.first_offset, current == 0);
    for (std::size_t i = 0; i < rules.transitions.size(); ++i) {
      note(rules.transitions[i].abbreviation, rules.transitions[i].after, i + 1 >= current);
    }
  }
  const bool any_recent = std::any_of(uses.begin(), uses.end(), [](const auto& use) { return use.second.is_recent; });
  if (any_recent) std::erase_if(uses, [](const auto& use) { return !use.second.is_recent; });

  std::vector<std::string_view> ids;
  for (const auto& use : uses) ids.push_back(use.first);
  std::sort(ids.begin(), ids.end(), goes_first);
  std::vector<std::string_view> one_each;
  std::vector<std::string_view> others;
  std::vector<UtcOffset> met;
  for (const std::string_view id : ids) {
    const UtcOffset offset = uses.at(id).offset;
    const bool is_new = std::find(met.begin(), met.end(), offset) == met.end();
    if (is_new) met.push_back(offset);
    (is_new ? one_each : others).push_back(id);
  }
  one_each.insert(one_each.end(), others.begin(), others.end());
  return one_each;
}

Message listing(const std::vector<std::string_view>& ids) {
  const std::size_t shown = std::min(ids.size(), listed);
  std::string text = fmt::format("{}", fmt::join(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown == ids.size()) return text;
  return {"list.shortened", {{"list", within(Message{text})}, {"count", ids.size() - shown}}};
}

/// "+01", "-03:30", "UTC+2", "GMT-1": a number of hours rather than a place.
bool is_offset(std::string_view id) {
  for (const std::string_view prefix : {"utc", "gmt", "z"}) {
    if (folded(id).starts_with(prefix)) {
      id.remove_prefix(prefix.size());
      break;
    }
  }
  return id.size() >= 2 && (id[0] == '+' || id[0] == '-') &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return (c >= '0' && c <= '9') || c == ':'; });
}

std::optional<Error> as_abbreviation(std::string_view id) {
  constexpr std::size_t longest_abbreviation = 7;  // as in "EST5EDT"
  if (id.size() < 3 || id.size() > longest_abbreviation) return {};
  std::string abbreviation = folded(id);
  // "EST5EDT" names two: its zones are those on the first.
  if (is_legacy_abbreviation(id)) abbreviation.resize(3);
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(abbreviation.begin(), abbreviation.end(), letter)) return {};
  const auto zones = zones_on(abbreviation);
  if (zones.empty() && !is_legacy_abbreviation(id)) return {};
  return Error{"",
               printable(id),
               {"zone.abbreviation", {}},
               zones.empty() ? an_identifier() : listing(zones),
               {"zone.name-place", {{"example", zones.empty() ? likely.front() : zones.front()}}}};
}

}  // namespace

Error unknown_zone(std::string_view id) {
  const std::string shown = printable(id);
  if (id.empty()) return {"", shown, {"zone.missing", {}}, an_identifier(), {"zone.name-the-place", {}}};
  if (is_offset(id)) {
    return {"", shown, {"zone.offset", {}}, an_identifier(), {"zone.place-or-utc", {}}};
  }
  const auto nearest = alike(id);
  const bool is_misspelt_case = nearest.size() == 1 && folded(nearest.front()) == folded(id);
  if (!is_misspelt_case) {
    if (auto error = as_abbreviation(id)) return *std::move(error);
  }
  return {"",
          shown,
          {"zone.unknown", {}},
          an_identifier(),
          nearest.empty() ? Message{"zone.nearest-city", {}} : Message{fmt::format("{}", fmt::join(nearest, ", "))}};
}

}  // namespace plenary::calendar
