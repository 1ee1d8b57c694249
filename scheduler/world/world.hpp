#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/world/archive.hpp"

namespace plenary::scheduler {

/// Every country and dialogue that an archive holds. A country is unpacked, read and its holidays expanded when it is
/// first asked for. May be asked by several threads at once.
class World {
 public:
  /// Throws std::runtime_error if what all countries share cannot be read: a broken build.
  explicit World(Archive archive);

  /// The country with this alpha-2 code, or null if there is none. Throws if its document is broken.
  const Country* country(std::string_view code) const;
  /// The document of a country as it lies in data/countries. Throws std::out_of_range if there is none.
  std::string country_text(std::string_view code) const;
  /// The document of a dialogue as it lies in data/dialogues. Throws likewise.
  std::string dialogue_text(std::string_view id) const;
  /// Codes of all countries and territories, sorted.
  std::vector<std::string> codes() const;
  /// Ids of all dialogues, sorted.
  std::vector<std::string> dialogues() const;

  bool has_dialogue(std::string_view id) const;
  /// The shipped dialogue `id`. Throws std::out_of_range if there is none, std::runtime_error if it is broken.
  Dialogue dialogue(std::string_view id) const;
  /// A dialogue that somebody wrote.
  Checked<Dialogue> read_dialogue(const NamedText& document) const;

  /// The texts on which `dialogue` rests, one after the other: what a certificate names.
  std::string basis_of(const Dialogue& dialogue) const;

 private:
  Archive archive_;
  Almanac almanac_;
  mutable std::mutex mutex_;  ///< guards countries_
  mutable std::map<std::string, std::unique_ptr<const Country>, std::less<>> countries_;
};

}  // namespace plenary::scheduler
