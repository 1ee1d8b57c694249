#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::scheduler {

/// Documents packed into one run of bytes (data/pack.cpp), each unpacked when it is asked for.
class Archive {
 public:
  /// `bytes` must outlive the archive. Throws std::runtime_error if they are none: a broken build.
  explicit Archive(std::string_view bytes);

  /// The names that begin with `prefix`, sorted: "countries/AD.json".
  std::vector<std::string_view> names(std::string_view prefix) const;
  bool contains(std::string_view name) const { return documents_.contains(name); }
  /// The text of a document. Throws std::out_of_range if there is none of this name.
  std::string text(std::string_view name) const;

 private:
  struct Packed {
    std::string_view bytes;
    std::size_t length;  ///< of the text
  };
  std::map<std::string_view, Packed, std::less<>> documents_;
};

}  // namespace plenary::scheduler
