#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/ical/libical/timezone_evaluator.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"
#include "calendar/ical/zone/file_zones.hpp"

namespace plenary::calendar::ical {

namespace {

/// Calls `each(vtimezone, observance)` for every STANDARD and DAYLIGHT of the calendar.
template <class Each>
void each_observance(const LintSubject& subject, Each each) {
  for (const Component& component : subject.calendar->components) {
    if (component.name != "VTIMEZONE") continue;
    for (const Component& inner : component.components) each(component, inner);
  }
}

/// Every property in a VTIMEZONE, its observances included, for which `complaint` has something to say.
template <auto complaint>
Hits properties(const LintSubject& subject) {
  Hits hits;
  const auto ask = [](const Component&, const ContentLine& line) { return complaint(line); };
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VTIMEZONE") about_properties(component, ask, hits);
  }
  return hits;
}

using UsedZones = std::map<std::string_view, std::vector<LintTime>>;

void use_zones(const Component& component, UsedZones& used) {
  if (component.name == "VTIMEZONE") return;
  for (const ContentLine& line : component.properties) {
    const std::string_view tzid = line.parameter("TZID");
    if (tzid.empty()) continue;
    for (const std::string_view part : split_text_list(line.value)) {
      const auto value = parse_date_time(part.substr(0, part.find('/')));
      if (value && !value->is_date && !value->is_utc) used[tzid].push_back({&line, *value, tzid});
    }
  }
  for (const Component& inner : component.components) use_zones(inner, used);  // depth is limited
}

/// The TZIDs that components of any kind name, each with the local times that use it.
UsedZones used_zones(const LintSubject& subject) {
  UsedZones used;
  for (const Component& component : subject.calendar->components) use_zones(component, used);
  return used;
}

Hits undefined_tzid(const LintSubject& subject) {
  Hits hits;
  for (const auto& [id, times] : used_zones(subject)) {
    if (subject.timezones.contains(id)) continue;
    for (const LintTime& time : times) {
      hits.push_back({time.line->line, "no VTIMEZONE defines " + printable(id) + ": clients are hours off"});
    }
  }
  return hits;
}

Hits unused_timezone(const LintSubject& subject) {
  const auto is_zone = [](const Component& component) { return component.name == "VTIMEZONE"; };
  if (std::ranges::all_of(subject.calendar->components, is_zone)) return {};  // it is there to define zones (RFC 7808)
  std::set<std::string_view> named;
  const auto name = [&](const auto& self, const Component& component) -> void {
    if (component.name == "VTIMEZONE") return;
    for (const ContentLine& line : component.properties) named.insert(line.parameter("TZID"));
    for (const Component& inner : component.components) self(self, inner);  // depth is limited
  };
  for (const Component& component : subject.calendar->components) name(name, component);
  Hits hits;
  for (const auto& [id, component] : subject.timezones) {
    if (!named.contains(id)) hits.push_back({component->line, "nothing uses the time zone " + printable(id)});
  }
  return hits;
}

Hits repeated_timezone(const LintSubject& subject) {
  Hits hits;
  for (const Component& component : subject.calendar->components) {
    const ContentLine* id = component.name == "VTIMEZONE" ? component.property("TZID") : nullptr;
    if (id != nullptr && subject.timezones.find(unescape_text(id->value))->second != &component) {
      hits.push_back({component.line, printable(id->value) + " is defined a second time"});
    }
  }
  return hits;
}

Hits timezone_without_id(const LintSubject& subject) {
  Hits hits;
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VTIMEZONE" && component.property("TZID") == nullptr) {
      hits.push_back({component.line, "the VTIMEZONE has no TZID"});
    }
  }
  return hits;
}

Hits no_observance(const LintSubject& subject) {
  Hits hits;
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VTIMEZONE" && std::ranges::none_of(component.components, is_observance)) {
      hits.push_back({component.line, "the VTIMEZONE has neither STANDARD nor DAYLIGHT"});
    }
  }
  return hits;
}

/// §3.6.5: "The mandatory DTSTART property … MUST be specified as a date with a local time value".
bool is_local_time(std::string_view text) {
  const auto value = parse_date_time(text);
  return value && !value->is_utc && !value->is_date;
}

/// §3.3.10: "In the case of the STANDARD and DAYLIGHT sub-components the UNTIL rule part MUST always be … UTC time".
std::string local_until(const ContentLine& line) {
  if (line.name != "RRULE") return {};
  const auto rule = parse_recurrence_rule(line.value);
  return rule && rule->until && !rule->until->is_utc ? "UNTIL of an observance is not in UTC" : "";
}

Hits incomplete_observance(const LintSubject& subject) {
  Hits hits;
  each_observance(subject, [&](const Component&, const Component& observance) {
    for (const std::string_view name : {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}) {
      const ContentLine* line = observance.property(name);
      if (line == nullptr) {
        hits.push_back({observance.line, observance.name + " has no " + std::string{name}});
      } else if (name == "DTSTART" ? !is_local_time(line->value) : !parse_utc_offset(line->value).has_value()) {
        hits.push_back({line->line, std::string{name} + " is " + printable(line->value)});
      }
    }
  });
  return hits;
}

Hits event_before_onset(const LintSubject& subject) {
  Hits hits;
  for (const auto& [id, times] : used_zones(subject)) {
    const auto definition = subject.timezones.find(id);
    if (definition == subject.timezones.end()) continue;
    LocalTime first = LocalTime::max();
    for (const Component& observance : definition->second->components) {
      const ContentLine* start = observance.property("DTSTART");
      if (const auto value = start == nullptr ? std::nullopt : parse_date_time(start->value)) {
        first = std::min(first, value->time);
      }
    }
    for (const LintTime& time : times) {
      if (first == LocalTime::max() || time.value.time >= first) continue;
      hits.push_back({time.line->line, "the time is before the first onset of " + printable(id) + " (" + to_iso(first) +
                                           "): clients disagree on what it means"});
    }
  }
  return hits;
}

std::string rdate(const ContentLine& line) {
  if (line.name != "RDATE") return {};
  return line.value.find(',') != std::string::npos ? "RDATE with a list: ical.js reads only the first"
                                                   : "RDATE: Outlook and others skip it";
}

std::string until(const ContentLine& line) {
  if (line.name != "RRULE" || ascii::upper(line.value).find("UNTIL=") == std::string::npos) return {};
  return "RRULE with UNTIL: dateutil drops the last change east of UTC, python-icalendar 4 fails";
}

std::string extension(const ContentLine& line) {
  return line.name.starts_with("X-") ? line.name + " in a VTIMEZONE: dateutil refuses the whole file" : "";
}

std::string unportable_rule(const ContentLine& line) {
  if (line.name != "RRULE") return {};
  const std::string rule = ascii::upper(line.value);
  if (rule.find("FREQ=YEARLY") == std::string::npos) return "the rule of an observance is not yearly";
  if (rule.find("BYDAY=") != std::string::npos && rule.find("BYMONTHDAY=") != std::string::npos) {
    return "BYDAY together with BYMONTHDAY: Outlook refuses it";
  }
  return {};
}

std::string prefixed(const ContentLine& line) {
  if (line.name != "TZID" || !line.value.starts_with('/')) return {};
  return "the prefix of " + printable(line.value) + " hides the zone from Thunderbird and others";
}

std::string unknown(const ContentLine& line) {
  if (line.name != "TZID" || line.value.empty() || line.value.starts_with('/') || find_exact(line.value)) return {};
  return printable(line.value) + " is not a zone of the tz database";
}

Hits skipped_time(const LintSubject& subject) {
  Hits hits;
  for (const auto& [id, times] : used_zones(subject)) {
    const auto zone = find_exact(id);
    if (!zone) continue;
    for (const LintTime& time : times) {
      // A rule may give such a start, and then it is named to exclude or replace it.
      if (time.line->name == "EXDATE" || time.line->name == "RECURRENCE-ID") continue;
      if (!std::holds_alternative<Gap>(zone->resolve(time.value.time))) continue;
      hits.push_back({time.line->line, "clocks skip " + to_iso(time.value.time) + " in " + std::string{id}});
    }
  }
  return hits;
}

/// Where `evaluator` first differs from `zone`: at the window's start and either side of each change.
std::optional<Instant> first_difference(const Zone& zone, const TimezoneEvaluator& evaluator, Interval<Instant> window,
                                        const std::vector<LintTime>& times) {
  std::vector<Instant> instants;
  for (const Transition& change : zone.transitions(window)) {
    instants.push_back(change.at - seconds{1});
    instants.push_back(change.at);
  }
  for (const LintTime& time : times) {
    instants.push_back(to_instant(zone, time.value.time, ResolvePolicy::compatible).value());
  }
  std::ranges::sort(instants);
  const auto found = std::ranges::find_if(
      instants, [&](Instant instant) { return zone.offset_at(instant) != evaluator.offset_at(instant); });
  return found == instants.end() ? std::nullopt : std::optional{*found};
}

/// Compares from the first to the last of the events that use the zone, where a difference matters.
Hits contradiction(const LintSubject& subject) {
  Hits hits;
  for (auto& [id, times] : used_zones(subject)) {
    const auto definition = subject.timezones.find(id);
    const auto zone = find_exact(id);
    if (definition == subject.timezones.end() || !zone) continue;
    std::erase_if(times, [](const LintTime& time) {
      const year y = date_of(time.value.time).year();
      return y < year{1901} || y > year{2198};
    });
    const auto evaluator = TimezoneEvaluator::make(*definition->second);
    if (!evaluator || times.empty()) continue;
    const auto local = [](const LintTime& time) { return time.value.time; };
    const auto [first, last] = std::ranges::minmax(times, {}, local);
    const Interval<Instant> window{to_instant(*zone, local(first), ResolvePolicy::earlier).value(),
                                   to_instant(*zone, local(last), ResolvePolicy::later).value()};
    if (const auto at = first_difference(*zone, *evaluator, window, times)) {
      hits.push_back({definition->second->line, std::string{id} + " at " + to_iso(*at) + " is " +
                                                    to_offset(evaluator->offset_at(*at)) + " here and " +
                                                    to_offset(zone->offset_at(*at)) + " in the tz database"});
    }
  }
  return hits;
}

constexpr std::array rules{
    LintRule{"undefined-tzid", Severity::error, "RFC 5545 §3.2.19", "add the VTIMEZONE: plenary vtimezone prints it",
             undefined_tzid},
    LintRule{"unused-timezone", Severity::warning, "RFC 5545 §3.6.5", "leave it out", unused_timezone},
    LintRule{"repeated-timezone", Severity::error, "RFC 5545 §3.8.3.1", "keep one definition", repeated_timezone},
    LintRule{"timezone-without-id", Severity::error, "RFC 5545 §3.8.3.1", "add TZID", timezone_without_id},
    LintRule{"timezone-without-observance", Severity::error, "RFC 5545 §3.6.5", "add STANDARD with its offsets",
             no_observance},
    LintRule{"incomplete-observance", Severity::error, "RFC 5545 §3.6.5",
             "give each observance DTSTART, TZOFFSETFROM and TZOFFSETTO", incomplete_observance},
    LintRule{"event-before-onset", Severity::error, "RFC 5545 §3.6.5", "let the definition begin a year earlier",
             event_before_onset},
    LintRule{"timezone-until-local", Severity::error, "RFC 5545 §3.3.10", "write UNTIL in UTC",
             properties<local_until>},
    LintRule{"timezone-rdate", Severity::warning, "RFC 5545 §3.8.5.2", "write one observance for each change",
             properties<rdate>},
    LintRule{"timezone-until", Severity::warning, "RFC 5545 §3.3.10", "leave UNTIL out, or write single observances",
             properties<until>},
    LintRule{"timezone-extension", Severity::warning, "RFC 5545 §3.8.8.2", "leave X- properties out of VTIMEZONE",
             properties<extension>},
    LintRule{"timezone-unportable-rule", Severity::warning, "RFC 5545 §3.6.5",
             "use FREQ=YEARLY with BYMONTH and one nth weekday", properties<unportable_rule>},
    LintRule{"prefixed-tzid", Severity::warning, "RFC 5545 §3.8.3.1", "use the plain identifier, as Europe/Paris",
             properties<prefixed>},
    LintRule{"unknown-tzid", Severity::warning, "RFC 5545 §3.8.3.1", "use an identifier of the tz database",
             properties<unknown>},
    LintRule{"skipped-time", Severity::error, "RFC 5545 §3.3.5", "choose a local time that exists", skipped_time},
    LintRule{"timezone-contradiction", Severity::error, "RFC 5545 §3.6.5",
             "replace the definition: plenary vtimezone prints it", contradiction},
};

}  // namespace

std::span<const LintRule> timezone_rules() { return rules; }

}  // namespace plenary::calendar::ical
