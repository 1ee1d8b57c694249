#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/posix_tz.hpp"
#include "calendar/civil/tzif.hpp"
#include "calendar/civil/zone.hpp"

namespace plenary::calendar {

/// The offsets of one zone through time. Neither copied nor moved: transitions point into `abbreviations`.
struct ZoneRules {
  /// Reads the rules of `zone_id`, an identifier of the system's tz database that outlives the rules.
  /// Throws std::runtime_error if the database cannot be read.
  explicit ZoneRules(std::string_view zone_id);
  /// The rules of `zone`, which another database has for `zone_id`. Fails where its footer is no rule.
  static Result<std::unique_ptr<const ZoneRules>> of(std::string_view zone_id, const Tzif& zone);
  ZoneRules(const ZoneRules&) = delete;
  ZoneRules& operator=(const ZoneRules&) = delete;

  /// Index into `transitions` of the first one after `instant`.
  std::size_t first_after(Instant instant) const noexcept;
  /// The offset in force just before transition `index`, or after the last one.
  UtcOffset offset_before(std::size_t index) const noexcept;

  std::string_view id;
  UtcOffset first_offset{};             ///< before the first transition
  std::string_view first_abbreviation;  ///< before the first transition
  std::vector<Transition> transitions;  ///< sorted; each changes the offset or the abbreviation

 private:
  ZoneRules() = default;
  std::string_view keep(std::string_view abbreviation);
  void add(Instant at, UtcOffset offset, std::string_view abbreviation);
  void read_table();
  void extend_by(const PosixTz& tz);

  std::deque<std::string> abbreviations_;
};

}  // namespace plenary::calendar
