#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/ledger_parts.hpp"
#include "scheduler/json/programme_attendance.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using std::chrono::minutes;
using Limits = ProgrammeLimits;

namespace {

// Offsets of whole minutes everywhere, and as far as holiday rules are trusted to say nothing false.
constexpr int first_year = 1980;
constexpr int last_year = 2099;

/// "14 days", as part of a sentence.
std::vector<Message> days_of(days length) { return within({"count.days", {{"count", length.count()}}}); }

/// Whether the member is a date of a year that can be planned; reports one that is not.
bool is_plannable(ObjectReader& reader, const char* name, const std::optional<Date>& date) {
  if (!date) return false;
  const int year = static_cast<int>(date->year());
  if (year >= first_year && year <= last_year) return true;
  reader.report(name, {"",
                       calendar::to_iso(*date),
                       {"fault.year", {}},
                       {"allow.from-to", {{"first", std::to_string(first_year)}, {"last", std::to_string(last_year)}}},
                       ""});
  return false;
}

std::vector<std::string> member_names(const Json& object) {
  std::vector<std::string> names;
  if (!object.is_object()) return names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

std::optional<DateWindow> window_at(const Json& value, std::string at, Errors& errors) {
  ObjectReader reader(value, std::move(at), errors);
  const auto first = reader.required_parsed("from", calendar::parse_date);
  const auto last = reader.required_parsed("to", calendar::parse_date);
  const bool begins = is_plannable(reader, "from", first);
  const bool ends = is_plannable(reader, "to", last);
  reader.finish();
  if (!begins || !ends) return std::nullopt;
  const auto length = sys_days{*last} - sys_days{*first} + days{1};
  if (length <= days{0}) {
    reader.report("to", {"",
                         calendar::to_iso(*last),
                         {"fault.window-empty", {}},
                         {"allow.or-later", {{"what", calendar::to_iso(*first)}}},
                         {"mend.exchange-or-correct", {}}});
  } else if (length > longest_window) {
    reader.report("to", {"",
                         calendar::to_iso(*last),
                         {"fault.window-days", {{"days", days_of(length)}}},
                         {"allow.at-most", {{"most", days_of(longest_window)}}},
                         {"mend.split-windows", {}}});
  } else {
    return DateWindow{*first, *last};
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateWindow> read_window(ObjectReader& parent) {
  const Json* value = parent.optional("window");
  return value ? window_at(*value, child(parent.pointer(), "window"), parent.errors()) : std::nullopt;
}

std::vector<DateWindow> read_windows(ObjectReader& parent) {
  std::vector<DateWindow> windows;
  days all{0};
  parent.each_element("windows", true, [&](const Json& element, std::string at) {
    const auto window = window_at(element, at, parent.errors());
    if (!window) return;
    if (!windows.empty() && window->first <= windows.back().last) {
      parent.errors().push_back({at + "/from",
                                 calendar::to_iso(window->first),
                                 {"fault.window-before", {}},
                                 {"allow.after", {{"what", calendar::to_iso(windows.back().last)}}},
                                 ""});
    }
    all += sys_days{window->last} - sys_days{window->first} + days{1};
    windows.push_back(*window);
  });
  if (const Json* list = parent.optional("windows"); list && list->is_array() && list->empty())
    parent.report("windows", {"", "[]", {"fault.list-empty", {}}, {"allow.window-each", {}}, ""});
  const bool too_many = windows.size() > SeriesProblem::most_sessions;
  if (too_many || all > SeriesProblem::most_days) {
    parent.report("windows",
                  {"",
                   "",
                   {"fault.series-long", {{"windows", windows.size()}, {"days", days_of(all)}}},
                   {"allow.windows-most",
                    {{"windows", SeriesProblem::most_sessions}, {"days", days_of(SeriesProblem::most_days)}}},
                   {"mend.in-parts", {}}});
  }
  return windows;
}

std::optional<minutes> read_grid(ObjectReader& parent) {
  const auto grid = parent.optional_parsed("grid", calendar::parse_duration);
  if (!grid) return std::nullopt;
  if (*grid >= minutes{5} && *grid <= minutes{60} && minutes{60} % *grid == minutes{0}) return grid;
  parent.report("grid", {"",
                         calendar::to_iso_duration(*grid),
                         {"fault.grid", {}},
                         "PT5M, PT6M, PT10M, PT12M, PT15M, PT20M, PT30M, PT60M",
                         "PT15M"});
  return std::nullopt;
}

bool report_too_many(ObjectReader& object, const char* name, std::size_t count, std::size_t most, Message fix) {
  if (count <= most) return false;
  object.report(name, {"",
                       std::to_string(count),
                       {"fault.too-many", {{"name", name}}},
                       {"allow.at-most", {{"most", most}}},
                       std::move(fix)});
  return true;
}

std::optional<std::chrono::minutes> read_span(ObjectReader& object, const char* name, std::chrono::minutes most) {
  const auto span = object.optional_parsed(name, calendar::parse_duration);
  if (!span || *span <= most) return span;
  object.report(name, {"",
                       calendar::to_iso_duration(*span),
                       {"fault.too-long", {}},
                       {"allow.at-most", {{"most", calendar::to_iso_duration(most)}}},
                       ""});
  return std::nullopt;
}

std::vector<std::string> read_features(ObjectReader& object) {
  std::vector<std::string> features;
  const auto count = object.each_element("features", false, [&](const Json& element, std::string at) {
    if (features.size() == Limits::features) return;
    auto feature = object.parsed(element, at, parse_slug);
    if (!feature) return;
    if (std::ranges::find(features, *feature) != features.end()) {
      object.errors().push_back(
          {std::move(at), *feature, {"fault.feature-twice", {}}, {"json.each-once", {}}, {"json.remove-one", {}}});
      return;
    }
    features.push_back(std::move(*feature));
  });
  report_too_many(object, "features", count, Limits::features, "");
  std::ranges::sort(features);
  return features;
}

std::optional<Floors> read_floors(ObjectReader& object) {
  const Json* value = object.optional("floors");
  if (value == nullptr) return std::nullopt;
  ObjectReader reader(*value, child(object.pointer(), "floors"), object.errors());
  Floors floors;
  if (const auto most = reader.optional_integer("most_points", 0, 1'000'000))
    floors.most_points = static_cast<int>(*most);
  floors.ledger = read_ledger_floors(reader);
  reader.finish();
  return floors;
}

namespace {

std::optional<minutes> read_length(ObjectReader& wish) {
  // Whoever writes 60 means minutes.
  if (const Json* number = wish.optional("duration"); number != nullptr && number->is_number_unsigned()) {
    const auto count = std::min(number->get<std::uint64_t>(), std::uint64_t{60 * 24});
    wish.report("duration", {"",
                             std::to_string(count),
                             {"json.is-number", {}},
                             {"programme.length", {}},
                             calendar::to_iso_duration(minutes{static_cast<int>(count)})});
    return std::nullopt;
  }
  const auto duration = wish.required_parsed("duration", calendar::parse_duration);
  if (!duration || *duration <= Limits::session) return duration;
  wish.report("duration", {"",
                           calendar::to_iso_duration(*duration),
                           {"fault.session-long", {}},
                           {"allow.at-most", {{"most", calendar::to_iso_duration(Limits::session)}}},
                           {"mend.plan-sequence", {}}});
  return std::nullopt;
}

/// Of a series: one time of the day for all its sessions (true or 1), or two or three that alternate.
int read_same_time(ObjectReader& object) {
  const Json* value = object.optional("same_time");
  if (value == nullptr || *value == false) return 0;
  if (object.optional("windows") == nullptr) {
    object.report("same_time",
                  {"", value->dump(), {"fault.same-time-of-one", {}}, "", {"mend.same-time-relation", {}}});
    return 0;
  }
  if (*value == true) return 1;
  return static_cast<int>(object.optional_integer("same_time", 1, SeriesProblem::most_times).value_or(0));
}

/// One window, or those of a series.
void read_when_wished(ObjectReader& object, Wish& wish) {
  wish.window = read_window(object);
  wish.same_time = read_same_time(object);
  if (object.optional("windows") == nullptr) return;
  wish.windows = read_windows(object);
  if (object.optional("window") != nullptr)
    object.report("window", {"", "", {"fault.window-or-windows", {}}, {"allow.one-of-two", {}}, ""});
}

/// Whom a part of a quorum is about: {"set": "ecowas"} or {"delegations": ["BE", "FR"]}.
bool read_whom(ObjectReader& entry, const Dialogue& dialogue, QuorumGroup& group) {
  const bool by_set = entry.optional("set") != nullptr;
  if (by_set == (entry.optional("delegations") != nullptr)) {
    entry.errors().push_back(
        {entry.pointer(), "", {"fault.delegations-or-set", {}}, {"allow.delegations-or-set", {}}, ""});
    return false;
  }
  if (by_set) {
    const auto name = read_set_name(entry, dialogue);
    if (!name) return false;
    const PartnerSet& set = *dialogue.find_set(name->set, name->as_of);
    group.whom = *name;
    group.members = set.members;
    group.name = set.name.en.empty() ? LocalizedText{set.id, {}, {}, {}} : set.name;
  } else {
    const auto mistakes = entry.errors().size();
    std::vector<DelegationId> ids;
    entry.each_element("delegations", true, [&](const Json& element, std::string at) {
      auto id = entry.parsed(element, at, [&](std::string_view text) { return parse_delegation(text, dialogue); });
      if (!id) return;
      if (std::ranges::find(ids, *id) != ids.end()) {
        entry.errors().push_back({std::move(at),
                                  id->value,
                                  {"fault.delegation-twice", {}},
                                  {"json.each-once", {}},
                                  {"json.remove-one", {}}});
      }
      ids.push_back(std::move(*id));
    });
    if (entry.errors().size() > mistakes) return false;
    group.members = ids;
    group.whom = std::move(ids);
  }
  std::ranges::sort(group.members);
  return true;
}

void read_groups(ObjectReader& quorum, const Dialogue& dialogue, Quorum& found) {
  std::set<std::string> names;
  quorum.each_element("groups", false, [&](const Json& element, std::string at) {
    ObjectReader entry(element, std::move(at), quorum.errors());
    QuorumGroup group;
    const bool is_known = element.is_object() && read_whom(entry, dialogue, group);
    for (const char* known : {"set", "as_of", "delegations"}) entry.optional(known);
    group.least = static_cast<int>(entry.required_integer("least", 1, 1'000'000).value_or(1));
    entry.finish();
    if (!is_known) return;
    if (const std::string name = name_of(group); !names.insert(name).second) {
      entry.errors().push_back(
          {entry.pointer(), name, {"fault.quorum-group-twice", {}}, {"json.each-once", {}}, {"json.remove-one", {}}});
    }
    found.groups.push_back(std::move(group));
  });
}

Quorum read_quorum(ObjectReader& object, const Dialogue& dialogue) {
  Quorum quorum;
  const Json* value = object.optional("quorum");
  if (value == nullptr) return quorum;
  ObjectReader reader(*value, child(object.pointer(), "quorum"), object.errors());
  quorum.overall = static_cast<int>(reader.optional_integer("overall", 0, 1'000'000).value_or(0));
  if (const Json* regions = reader.optional("regions")) {
    ObjectReader inner(*regions, child(reader.pointer(), "regions"), object.errors());
    for (const std::string& name : member_names(*regions)) {
      if (const auto least = inner.optional_integer(name.c_str(), 0, 1'000'000))
        quorum.regions[name] = static_cast<int>(*least);
    }
  }
  read_groups(reader, dialogue, quorum);
  reader.finish();
  return quorum;
}

Pin read_pin(ObjectReader& object, const ProgrammeScope& scope) {
  Pin pin;
  const Json* value = object.optional("pin");
  if (value == nullptr) return pin;
  ObjectReader reader(*value, child(object.pointer(), "pin"), object.errors());
  pin.start = reader.optional_parsed("start", calendar::parse_local_time);
  pin.room = reader.optional_parsed(
      "room", [&](std::string_view id) { return parse_known<RoomId>(id, scope.programme.rooms, "fault.no-room"); });
  if (value->is_object() && reader.optional("start") == nullptr && reader.optional("room") == nullptr)
    reader.errors().push_back({reader.pointer(), "", {"fault.pin-empty", {}}, {"allow.start-or-room", {}}, ""});
  reader.finish();
  return pin;
}

}  // namespace

Wish read_wish(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors) {
  ObjectReader object(value, std::move(pointer), errors);
  Wish wish;
  wish.duration = read_length(object);
  read_when_wished(object, wish);
  wish.hours = clock_span(object, "hours");
  wish.weekdays = read_weekdays(object);
  wish.not_on = read_not_on(object);
  wish.deadline = object.optional_parsed("deadline", calendar::parse_date);
  if (object.optional("attendance") != nullptr) wish.attendance = read_attendance(object, scope.dialogue);
  wish.quorum = read_quorum(object, scope.dialogue);
  wish.floors = read_floors(object);
  wish.city = object.optional_parsed(
      "city", [&](std::string_view id) { return parse_known<CityId>(id, scope.programme.cities, "fault.no-city"); });
  wish.seats = static_cast<int>(object.optional_integer("seats", 0, Limits::seats).value_or(0));
  wish.features = read_features(object);
  wish.over_lunch = object.optional_boolean("over_lunch").value_or(false);
  wish.keeps_lunch = object.optional_boolean("keeps_lunch").value_or(false);
  wish.pin = read_pin(object, scope);
  wish.prefers = read_prefers(object);
  object.each_element("compare", false, [&](const Json& element, std::string at) {
    if (const auto local = object.parsed(element, std::move(at), calendar::parse_local_time))
      wish.compare.push_back(*local);
  });
  object.finish();
  return wish;
}

}  // namespace plenary::scheduler
