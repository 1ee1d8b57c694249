#include "scheduler/model/name_index.hpp"

#include <algorithm>
#include <utility>

#include "calendar/ascii.hpp"
#include "scheduler/model/edit_distance.hpp"
#include "scheduler/model/suggestion.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t least_for_slips = 5;
constexpr std::size_t least_for_beginnings = 4;

/// What people put before a name that is known without, folded.
constexpr std::string_view openings[] = {"the",
                                         "republicof",
                                         "kingdomof",
                                         "stateof",
                                         "larepublique",
                                         "republiquede",
                                         "republiquedu",
                                         "republicade",
                                         "republicado",
                                         "republicada",
                                         "royaumede",
                                         "royaumedu",
                                         "reinode",
                                         "reinodo",
                                         "le",
                                         "la",
                                         "les",
                                         "l",
                                         "o",
                                         "a",
                                         "os",
                                         "as",
                                         "جمهوريه",
                                         "مملكه",
                                         "دوله",
                                         "ال"};

/// Many leave it out, and many put it where the name has none.
constexpr std::string_view arabic_article = "ال";

std::vector<std::string> sorted(const std::set<std::string, std::less<>>& ids) { return {ids.begin(), ids.end()}; }

/// How many slips a name of this length may have.
std::size_t most_slips(std::size_t length) { return length < 8 ? 1 : length < 12 ? 2 : 3; }

}  // namespace

void NameIndex::add_code(std::string_view code, std::string_view id) { codes_.emplace(ascii::lower(code), id); }

void NameIndex::add_name(std::string_view name, std::string_view id) {
  const std::string plain = folded(name);
  if (plain.empty()) return;
  names_[plain].emplace(id);
  if (plain.starts_with(arabic_article) && plain.size() > arabic_article.size())
    names_[plain.substr(arabic_article.size())].emplace(id);
}

std::string NameIndex::with_code(std::string_view code) const {
  const auto found = code.size() > longest_name ? codes_.end() : codes_.find(ascii::lower(code));
  return found == codes_.end() ? std::string{} : found->second;
}

std::vector<std::string> NameIndex::called(std::string_view text) const {
  if (text.size() > longest_name) return {};
  const std::string plain = folded(text);
  if (plain.empty()) return {};
  if (std::string code = with_code(text); !code.empty()) return {std::move(code)};
  if (const auto name = names_.find(plain); name != names_.end()) return sorted(name->second);
  for (const std::string_view opening : openings) {
    if (!plain.starts_with(opening)) continue;
    const auto name = names_.find(std::string_view{plain}.substr(opening.size()));
    if (name != names_.end()) return sorted(name->second);
  }
  return {};
}

std::vector<std::string> NameIndex::like(std::string_view text) const {
  auto found = called(text);
  const std::string plain = text.size() > longest_name ? "" : folded(text);
  if (!found.empty() || plain.size() < least_for_beginnings) return found;
  Ids nearest;
  Ids begun;
  std::size_t least = plain.size() < least_for_slips ? 0 : most_slips(plain.size());
  for (const auto& [name, ids] : names_) {
    if (name.starts_with(plain)) begun.insert(ids.begin(), ids.end());
    const bool comparable = name.size() >= least_for_slips && name.front() == plain.front() &&
                            std::max(name.size(), plain.size()) - std::min(name.size(), plain.size()) <= least;
    if (least == 0 || !comparable) continue;
    const std::size_t distance = edit_distance(plain, name);
    if (distance > least) continue;
    if (distance < least) nearest.clear();
    least = distance;
    nearest.insert(ids.begin(), ids.end());
  }
  return sorted(nearest.empty() ? begun : nearest);
}

}  // namespace plenary::scheduler
