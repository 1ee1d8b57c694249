#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"

/// The compiled form of a zone, as zic writes it (RFC 9636).
namespace plenary::calendar {

struct Tzif {
  /// What is in force from `at` on.
  struct Change {
    Instant at;
    UtcOffset offset;
    std::string abbreviation;
  };

  UtcOffset first_offset{};  ///< before the first change
  std::string first_abbreviation;
  std::vector<Change> changes;  ///< ascending
  std::string footer;           ///< the POSIX rule for the time after them; empty: nothing is said

  /// Reads the bytes of a TZif file of version 2 or later. Fails, naming what is wrong, where they are none.
  static Result<Tzif> parse(std::string_view bytes);
};

}  // namespace plenary::calendar
