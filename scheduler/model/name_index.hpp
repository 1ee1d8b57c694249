#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::scheduler {

/// Things by the codes and names that people write for them, in any language and without regard to case, accents,
/// spaces and signs.
///
/// Law: a code leads to its own thing alone, whatever else is called so and whatever resembles it.
class NameIndex {
 public:
  void add_code(std::string_view code, std::string_view id);
  void add_name(std::string_view name, std::string_view id);

  /// What has this code, or nothing.
  std::string with_code(std::string_view code) const;
  /// Ids of what is called `text`, sorted: by its code or by a name in use. Several, where a name is of several.
  std::vector<std::string> called(std::string_view text) const;
  /// The same; if there is none, those whose name differs from `text` by the fewest slips of the pen, or else begins
  /// with it. Only names of five letters and more may have slips.
  std::vector<std::string> like(std::string_view text) const;

 private:
  using Ids = std::set<std::string, std::less<>>;

  std::map<std::string, std::string, std::less<>> codes_;  ///< in small letters; "R.-U." is no code
  std::map<std::string, Ids, std::less<>> names_;          ///< folded
};

}  // namespace plenary::scheduler
