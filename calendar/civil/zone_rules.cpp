#include "calendar/civil/zone_rules.hpp"

#include <date/tz.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "calendar/civil/zoneinfo.hpp"

namespace plenary::calendar {

namespace {

constexpr Instant range_start = sys_days{year{1900} / 1 / 1};
constexpr Instant range_end = sys_days{year{2200} / 1 / 1};

/// The last line of a TZif file of version 2 or later: the rule for the time after its table.
std::string footer_of(std::string_view id) {
  const auto path = zoneinfo_directory() / id;
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file || !bytes.starts_with("TZif") || bytes.back() != '\n') {
    throw std::runtime_error("the tz database file " + path.string() + " cannot be read; reinstall tzdata");
  }
  const auto start = bytes.rfind('\n', bytes.size() - 2);
  return bytes.substr(start + 1, bytes.size() - start - 2);
}

}  // namespace

ZoneRules::ZoneRules(std::string_view zone_id) : id(zone_id) {
  read_table();
  const std::string footer = footer_of(id);
  if (!footer.empty()) {  // RFC 9636 §3.3: otherwise nothing is said about the time after the table
    const auto tz = PosixTz::parse(footer);
    if (!tz) throw std::runtime_error("the tz database rule of " + std::string(id) + ": " + to_text(tz.error()));
    extend_by(*tz);
  }
  transitions.shrink_to_fit();
}

Result<std::unique_ptr<const ZoneRules>> ZoneRules::of(std::string_view zone_id, const Tzif& zone) {
  std::unique_ptr<ZoneRules> rules{new ZoneRules};
  rules->id = zone_id;
  rules->first_offset = zone.first_offset;
  rules->first_abbreviation = rules->keep(zone.first_abbreviation);
  for (const Tzif::Change& change : zone.changes) {
    if (change.at <= range_start) {
      rules->first_offset = change.offset;
      rules->first_abbreviation = rules->keep(change.abbreviation);
    } else if (change.at < range_end) {
      rules->add(change.at, change.offset, change.abbreviation);
    }
  }
  if (!zone.footer.empty()) {
    const auto tz = PosixTz::parse(zone.footer);
    if (!tz) return unexpected(tz.error());
    rules->extend_by(*tz);
  }
  return rules;
}

std::size_t ZoneRules::first_after(Instant instant) const noexcept {
  const auto after = std::upper_bound(transitions.begin(), transitions.end(), instant,
                                      [](Instant t, const Transition& change) { return t < change.at; });
  return static_cast<std::size_t>(after - transitions.begin());
}

UtcOffset ZoneRules::offset_before(std::size_t index) const noexcept {
  return index == 0 ? first_offset : transitions[index - 1].after;
}

std::string_view ZoneRules::keep(std::string_view abbreviation) {
  const auto known = std::find(abbreviations_.begin(), abbreviations_.end(), abbreviation);
  return known != abbreviations_.end() ? *known : abbreviations_.emplace_back(abbreviation);
}

void ZoneRules::add(Instant at, UtcOffset offset, std::string_view abbreviation) {
  const UtcOffset before = offset_before(transitions.size());
  const auto abbreviation_before = transitions.empty() ? first_abbreviation : transitions.back().abbreviation;
  if (offset == before && abbreviation == abbreviation_before) return;
  transitions.push_back({at, before, offset, keep(abbreviation)});
}

void ZoneRules::read_table() {
  const date::time_zone& zone = *date::locate_zone(id);
  auto info = zone.get_info(range_start);
  first_offset = info.offset;
  first_abbreviation = keep(info.abbrev);
  while (info.end < range_end) {
    const Instant at = info.end;
    info = zone.get_info(at);
    add(at, info.offset, info.abbrev);
  }
}

void ZoneRules::extend_by(const PosixTz& tz) {
  // A rule's time of day may carry a change into the neighbouring year: take one more on either side.
  const Instant table_end = transitions.empty() ? range_start : transitions.back().at;
  const year first = date_of(LocalTime{table_end.time_since_epoch()}).year() - std::chrono::years{1};
  for (const PosixChange& change : changes(tz, first, year{2200})) {
    if (change.at > table_end && change.at < range_end) add(change.at, change.after.offset, change.after.abbreviation);
  }
}

}  // namespace plenary::calendar
