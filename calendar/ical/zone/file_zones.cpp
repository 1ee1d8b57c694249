#include "calendar/ical/zone/file_zones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/civil/tzdata.hpp"
#include "calendar/ical/text/values.hpp"
#include "calendar/ical/zone/windows_zones.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr Interval<Instant> known_years{sys_days{year{1900} / 1 / 1}, sys_days{year{2199} / 12 / 31}};
constexpr days year_around{366};

/// Comparing a definition with every zone takes as long as this many onsets.
constexpr std::size_t match_work = 10'000;
/// A longer TZID is nobody's name for a zone; only the file's definition can say what it means.
constexpr std::size_t longest_name = 255;

/// Some producers put quotes around the value of TZID too.
std::string_view without_quotes(std::string_view text) {
  const auto is_around = [](char c) { return c == ' ' || c == '\t' || c == '"'; };
  while (!text.empty() && is_around(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_around(text.back())) text.remove_suffix(1);
  return text;
}

/// As names of zones are compared: without case, an underline as good as a space.
std::string folded(std::string_view text) {
  std::string result = ascii::lower(text);
  std::ranges::replace(result, '_', ' ');
  return result;
}

std::optional<Zone> find_without_case(std::string_view id) {
  const std::string wanted = folded(id);
  for (const std::string_view candidate : zone_ids()) {
    if (candidate.size() == id.size() && folded(candidate) == wanted) return find_exact(candidate);
  }
  return std::nullopt;
}

/// The longest end of `name`, after a slash, that is a zone.
std::optional<Zone> find_suffix(std::string_view name) {
  for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1)) {
    if (const auto zone = find_exact(name.substr(slash + 1))) return zone;
  }
  return std::nullopt;
}

OffsetSteps steps_of(const Zone& zone, Interval<Instant> span) {
  OffsetSteps steps{{span.start, zone.offset_at(span.start)}};
  for (const Transition& change : zone.transitions(span)) {
    if (change.after != steps.back().offset) steps.push_back({change.at, change.after});
  }
  return steps;
}

struct Difference {
  Instant at;
  UtcOffset file;
  UtcOffset database;
};

/// Where within `span` two offsets first differ.
std::optional<Difference> first_difference(const OffsetSteps& file, const OffsetSteps& database,
                                           Interval<Instant> span) {
  std::vector<Instant> points{span.start};
  for (const OffsetSteps* steps : {&file, &database}) {
    for (const OffsetStep& step : *steps) points.push_back(step.from);
  }
  std::ranges::sort(points);
  for (const Instant point : points) {
    if (!span.contains(point)) continue;
    const UtcOffset stated = offset_in(file, point);
    const UtcOffset known = offset_in(database, point);
    if (stated != known) return Difference{point, stated, known};
  }
  return std::nullopt;
}

std::string span_text(Interval<Instant> span) {
  return fmt::format("from {} to {}", to_iso(Date{std::chrono::floor<days>(span.start)}),
                     to_iso(Date{std::chrono::floor<days>(span.end)}));
}

/// Read once, as the zones are.
const std::string& database_name() {
  static const std::string name = [] {
    const auto version = system_tzdata_version();
    return version ? "tzdata " + version->text() : std::string{"the tz database"};
  }();
  return name;
}

/// The zones that have a place, read once.
const std::vector<Zone>& zones_of_places() {
  static const std::vector<Zone> zones = [] {
    std::vector<Zone> found;
    for (const std::string_view id : zone_ids()) {
      if (id.find('/') == id.npos) continue;
      if (const auto zone = Zone::find(id)) found.push_back(*zone);
    }
    return found;
  }();
  return zones;
}

std::string amount(seconds difference) {
  const auto count = std::abs(difference.count());
  return count % 60 == 0 ? fmt::format("{} minutes'", count / 60) : fmt::format("{} seconds'", count);
}

/// Whether `tzid` mentions the city of `id` as words of its own, as "W. Europe Brussels" does and "Eastern" does not
/// mention Easter Island.
bool mentions(std::string_view tzid, std::string_view id) {
  const std::string city = folded(id.substr(id.rfind('/') + 1));
  if (city.size() < 4 || tzid.size() > longest_name) return false;
  const std::string name = folded(tzid);
  for (std::size_t at = name.find(city); at != name.npos; at = name.find(city, at + 1)) {
    const std::size_t end = at + city.size();
    const auto is_part = [&](std::size_t i) { return ascii::is_letter(name[i]) || ascii::is_digit(name[i]); };
    if ((at == 0 || !is_part(at - 1)) && (end == name.size() || !is_part(end))) return true;
  }
  return false;
}

/// From the first to the last instant that the file's events can touch within the window, a day on either side; the
/// window where they state none.
Interval<Instant> touched_by(const Component& calendar, Interval<Instant> window) {
  Interval<Instant> stated = stated_window(calendar);
  if (stated.empty()) return window;
  const auto recurs = [](const Component& component) { return component.property("RRULE") != nullptr; };
  if (std::ranges::any_of(calendar.components, recurs)) stated.end = std::max(stated.end, window.end);
  const Interval<Instant> touched = known_years.intersection(stated);
  return touched.empty() ? window : touched;
}

}  // namespace

std::optional<Zone> find_exact(std::string_view id) {
  if (!std::ranges::binary_search(zone_ids(), id)) return std::nullopt;
  const auto zone = Zone::find(id);
  return zone ? std::optional{*zone} : std::nullopt;
}

UtcOffset FileZone::offset_at(Instant instant) const noexcept {
  return zone_ ? zone_->offset_at(instant) : offset_in(*steps_, instant);
}

LocalTime FileZone::to_local(Instant instant) const noexcept {
  return LocalTime{instant.time_since_epoch() + offset_at(instant)};
}

Instant FileZone::to_instant(LocalTime local) const noexcept {
  if (zone_) {
    const Resolution resolution = zone_->resolve(local);
    if (const auto* unique = std::get_if<Unique>(&resolution)) return unique->instant;
    if (const auto* fold = std::get_if<Fold>(&resolution)) return fold->first;
    return std::get<Gap>(resolution).with_offset_before;
  }
  // Offsets are less than a day: the stretches that can hold the time lie within a day of it.
  const Instant as_utc{local.time_since_epoch()};
  auto stretch = std::ranges::upper_bound(*steps_, as_utc - days{1}, {}, &OffsetStep::from);
  if (stretch != steps_->begin()) --stretch;
  std::optional<Instant> skipped;  // at the first change that put clocks forward over it: by the offset before
  UtcOffset before = stretch->offset;
  for (auto next = stretch; stretch != steps_->end() && stretch->from <= as_utc + days{1}; stretch = next) {
    ++next;
    const Instant meant = as_utc - stretch->offset;
    if (next == steps_->end() || meant < next->from) {
      if (meant >= stretch->from || stretch == steps_->begin()) return meant;
      if (!skipped) skipped = as_utc - before;
    }
    before = stretch->offset;
  }
  return skipped.value_or(as_utc - before);
}

FileZones::FileZones(const Component& calendar, Interval<Instant> window, std::optional<Zone> preferred,
                     ZoneBudget* budget)
    : window_(known_years.intersection(window)),
      preferred_(preferred),
      budget_(budget == nullptr ? own_budget_ : *budget) {
  if (window_.empty()) window_ = {known_years.start, known_years.start + days{1}};
  for (const Component& component : calendar.components) {
    if (component.name != "VTIMEZONE") continue;
    if (const ContentLine* id = component.property("TZID")) {
      definitions_.try_emplace(std::string{without_quotes(unescape_text(id->value))}, &component);
      // By the letter of a parameter that repeats the escaped text.
      definitions_.try_emplace(std::string{without_quotes(id->value)}, &component);
    }
  }
  touched_ = touched_by(calendar, window_);
}

Result<FileZone> FileZones::find(std::string_view tzid) {
  const std::string_view name = without_quotes(tzid);
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::string{name}, resolve(name)).first->second;
}

Result<Zone> FileZones::find_zone(std::string_view tzid) {
  const auto found = find(tzid);
  if (!found) return unexpected(found.error());
  if (found->zone()) return *found->zone();
  return unexpected(Error{"", printable(tzid), "is a time zone of the file's own that the tz database does not know",
                          "an identifier of the tz database such as Europe/Brussels", ""});
}

Result<FileZone> FileZones::resolve(std::string_view tzid) {
  const auto defined = definitions_.find(tzid);
  const Component* definition = defined == definitions_.end() ? nullptr : defined->second;
  const auto named = [&](const Zone& zone, std::string_view how) {
    compare(tzid, zone, how.empty() ? "" : fmt::format("is read as {} ({})", zone.id(), how), definition);
    return FileZone{zone};
  };
  if (const auto zone = find_exact(tzid)) return named(*zone, "");
  if (definition != nullptr) {
    const ContentLine* location = definition->property("X-LIC-LOCATION");
    if (location != nullptr) {
      if (const auto zone = find_exact(without_quotes(location->value))) return named(*zone, "its X-LIC-LOCATION");
    }
  }
  if (tzid.size() <= longest_name) {
    if (const auto zone = find_other_name(tzid)) return named(*zone, "a name that means one zone only");
    if (const auto zone = find_windows_zone(tzid)) return named(*zone, "a Windows name");
    if (const auto zone = find_display_name(tzid, window_.start)) return named(*zone, "a Windows display name");
    if (const auto zone = find_suffix(tzid)) return named(*zone, "the end of the name");
    if (const auto zone = find_without_case(tzid)) return named(*zone, "upper and lower case apart");
  }
  if (definition != nullptr) {
    if (auto zone = by_definition(tzid, *definition)) return *zone;
  }
  if (const auto offset = bare_offset(tzid)) {
    note(tzid, definition, fmt::format("is an offset and no zone: {} is used at every date", to_offset(*offset)));
    return FileZone{std::make_shared<const OffsetSteps>(OffsetSteps{{window_.start, *offset}})};
  }

  // Like all findings about files, in English; of what is known of the name only what needs no words.
  std::string message = "is not a time zone";
  std::string fix;
  if (budget_.suggestions > 0) {
    --budget_.suggestions;
    if (const auto found = Zone::find(tzid); !found) {
      if (found.error().message.code == "zone.abbreviation") message = "is an abbreviation, not a zone";
      if (found.error().message.code == "zone.offset") message = "is an offset from UTC, not a zone";
      fix = found.error().fix.verbatim;
    }
  }
  message +=
      definition == nullptr ? ", and the file does not define it" : ", and the file's VTIMEZONE cannot be evaluated";
  return unexpected(Error{"", printable(tzid), std::move(message),
                          "an identifier of the tz database such as Europe/Brussels or Africa/Dakar", std::move(fix)});
}

std::optional<FileZones::Evaluated> FileZones::evaluate(const Component& definition) {
  const auto read = FileTimezone::read(definition);
  if (!read) return std::nullopt;
  const Interval<Instant> around{std::max(known_years.start, std::min(window_.start, touched_.start) - year_around),
                                 std::min(known_years.end, std::max(window_.end, touched_.end) + year_around)};
  auto steps = read->steps(around, budget_.work);
  if (!steps) return std::nullopt;
  return Evaluated{read->first_onset(), std::move(*steps)};
}

void FileZones::compare(std::string_view tzid, const Zone& zone, std::string message, const Component* definition) {
  if (definition != nullptr) {
    if (const auto evaluated = evaluate(*definition)) {
      // Before its first onset a definition is silent about the zone that its name means.
      const Interval<Instant> span{std::max(window_.start, evaluated->first_onset), window_.end};
      const auto differs = span.empty() ? std::nullopt : first_difference(evaluated->steps, steps_of(zone, span), span);
      if (differs) {
        message +=
            fmt::format("{}the file's VTIMEZONE says {} from {}, {} {}: the database is used, {} difference",
                        message.empty() ? "" : "; ", to_offset(differs->file), to_iso(differs->at), database_name(),
                        to_offset(differs->database), amount(differs->file - differs->database));
      }
    }
  }
  if (!message.empty()) note(tzid, definition, std::move(message));
}

std::optional<FileZone> FileZones::by_definition(std::string_view tzid, const Component& definition) {
  const auto evaluated = evaluate(definition);
  if (!evaluated) return std::nullopt;
  // With a year on either side a winter's events tell Paris from Lagos; what the events touch must fit in any case.
  const Interval<Instant> wide{std::max(std::max(known_years.start, touched_.start - year_around),
                                        std::min(touched_.start, evaluated->first_onset)),
                               std::min(known_years.end, touched_.end + year_around)};
  for (const Interval<Instant> span : {wide, touched_}) {
    if (!spend(match_work)) break;
    if (const auto zone = best_match(tzid, *evaluated, span)) {
      note(
          tzid, &definition,
          fmt::format("is read as {}, whose clocks are those of the file's VTIMEZONE {}", zone->id(), span_text(span)));
      return FileZone{*zone};
    }
  }
  note(tzid, &definition,
       fmt::format("is no zone that {} knows: the offsets of the file's VTIMEZONE are used", database_name()));
  return FileZone{std::make_shared<const OffsetSteps>(evaluated->steps)};
}

const std::vector<FileZones::KnownSteps>& FileZones::known_steps(Interval<Instant> span) {
  for (const auto& [made_for, steps] : known_steps_) {
    if (made_for == span) return steps;
  }
  std::vector<KnownSteps> steps;
  for (const Zone& zone : zones_of_places()) steps.push_back({zone, steps_of(zone, span)});
  return known_steps_.emplace_back(span, std::move(steps)).second;
}

std::optional<Zone> FileZones::best_match(std::string_view tzid, const Evaluated& evaluated, Interval<Instant> span) {
  const auto agrees = [&](const OffsetSteps& known) { return !first_difference(evaluated.steps, known, span); };
  if (preferred_ && agrees(steps_of(*preferred_, span))) return preferred_;
  // An offset that never changes names no place.
  if (evaluated.steps.size() == 1 && evaluated.steps.front().offset % hours{1} == seconds{0}) {
    const auto east = evaluated.steps.front().offset / hours{1};
    if (const auto zone = find_exact(east == 0 ? "Etc/UTC" : fmt::format("Etc/GMT{:+}", -east))) return zone;
  }
  const UtcOffset at_first = offset_in(evaluated.steps, span.start);
  std::optional<std::tuple<bool, bool, bool, std::string_view>> best;  // the least wins
  for (const auto& [zone, steps] : known_steps(span)) {
    if (steps.front().offset != at_first || !agrees(steps)) continue;
    const std::string_view id = zone.id();
    const bool near = id.starts_with("Africa/") || id.starts_with("Europe/");
    const std::tuple rank{!mentions(tzid, id), !near, !is_windows_main(id), id};
    if (!best || rank < *best) best = rank;
  }
  return best ? find_exact(std::get<3>(*best)) : std::nullopt;
}

bool FileZones::spend(std::size_t work) noexcept {
  const bool enough = work <= budget_.work;
  budget_.work = enough ? budget_.work - work : 0;
  return enough;
}

void FileZones::note(std::string_view tzid, const Component* definition, std::string message) {
  notes_.push_back({definition == nullptr ? 0 : definition->line, printable(tzid), std::move(message)});
}

Interval<Instant> stated_window(const Component& calendar) {
  std::optional<Interval<Instant>> window;
  for (const Component& component : calendar.components) {
    if (component.name == "VTIMEZONE") continue;
    for (const ContentLine& line : component.properties) {
      if (line.name != "DTSTART" && line.name != "DTEND" && line.name != "DUE" && line.name != "RDATE" &&
          line.name != "EXDATE" && line.name != "RECURRENCE-ID" && line.name != "FREEBUSY") {
        continue;
      }
      for (const std::string_view part : split_text_list(line.value)) {
        const auto value = parse_date_time(part.substr(0, part.find('/')));
        if (!value) continue;
        const Instant instant{value->time.time_since_epoch()};
        if (!window) window = {instant - days{1}, instant + days{2}};
        window = {std::min(window->start, instant - days{1}), std::max(window->end, instant + days{2})};
      }
    }
  }
  return window.value_or(Interval<Instant>{});
}

}  // namespace plenary::calendar::ical
