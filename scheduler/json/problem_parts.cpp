#include "scheduler/json/problem_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using std::chrono::minutes;

namespace {

// Offsets of whole minutes everywhere, and as far as holiday rules are trusted to say nothing false.
constexpr int first_year = 1980;
constexpr int last_year = 2099;

/// Whether the member is a date of a year that can be planned; reports one that is not.
bool is_plannable(ObjectReader& reader, const char* name, const std::optional<Date>& date) {
  if (!date) return false;
  const int year = static_cast<int>(date->year());
  if (year >= first_year && year <= last_year) return true;
  reader.report(name, {"", calendar::to_iso(*date), "this year cannot be planned",
                       fmt::format("{} to {}", first_year, last_year), ""});
  return false;
}

std::vector<std::string> member_names(const Json& object) {
  std::vector<std::string> names;
  if (!object.is_object()) return names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

/// A day that no session of the window can touch is a slip of the pen. On the local clock of a delegation
/// and at the end of a long session, the days before and after the window count.
void check_waived_day(ObjectReader& waiver, const DateWindow& window, const std::optional<Date>& day) {
  if (!day) return;
  const sys_days first = sys_days{window.first} - days{1};
  const sys_days last = sys_days{window.last} + days{2};
  if (first <= sys_days{*day} && sys_days{*day} <= last) return;
  waiver.report("on", {"", calendar::to_iso(*day), "this day lies outside the window",
                       fmt::format("{} to {}", calendar::to_iso(window.first), calendar::to_iso(window.last)), ""});
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
    reader.report("to", {"", calendar::to_iso(*last), "the window is empty: it ends before it begins",
                         fmt::format("{} or later", calendar::to_iso(*first)), ""});
  } else if (length > longest_window) {
    reader.report("to",
                  {"", calendar::to_iso(*last), fmt::format("the window has {} days", length.count()),
                   fmt::format("at most {} days", longest_window.count()), "split the search into shorter windows"});
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
      parent.errors().push_back({at + "/from", calendar::to_iso(window->first),
                                 "this window begins before the one before it has ended",
                                 "after " + calendar::to_iso(windows.back().last), ""});
    }
    all += sys_days{window->last} - sys_days{window->first} + days{1};
    windows.push_back(*window);
  });
  if (const Json* list = parent.optional("windows"); list && list->is_array() && list->empty())
    parent.report("windows", {"", "[]", "this list is empty", "a window for each session of the series", ""});
  const bool too_many = windows.size() > SeriesProblem::most_sessions;
  if (too_many || all > SeriesProblem::most_days) {
    parent.report("windows",
                  {"", fmt::format("{} windows of {} days", windows.size(), all.count()), "this series is too long",
                   fmt::format("at most {} windows of at most {} days in all", SeriesProblem::most_sessions,
                               SeriesProblem::most_days.count()),
                   "plan it in parts, the first as the ledger of the next"});
  }
  return windows;
}

std::optional<minutes> read_grid(ObjectReader& parent) {
  const auto grid = parent.optional_parsed("grid", calendar::parse_duration);
  if (!grid) return std::nullopt;
  if (*grid >= minutes{5} && *grid <= minutes{60} && minutes{60} % *grid == minutes{0}) return grid;
  parent.report("grid", {"", calendar::to_iso_duration(*grid), "this grid does not divide an hour",
                         "PT5M, PT6M, PT10M, PT12M, PT15M, PT20M, PT30M or PT60M", "PT15M"});
  return std::nullopt;
}

std::optional<minutes> read_session_length(ObjectReader& session) {
  const auto duration = session.required_parsed("duration", calendar::parse_duration);
  if (!duration || *duration <= longest_session) return duration;
  session.report("duration", {"", calendar::to_iso_duration(*duration), "the session is too long", "at most PT12H",
                              "plan a sequence of sessions"});
  return std::nullopt;
}

Quorum read_quorum(ObjectReader& document, const std::vector<Participant>& participants) {
  Quorum quorum;
  const Json* value = document.optional("quorum");
  if (!value) return quorum;
  ObjectReader reader(*value, child(document.pointer(), "quorum"), document.errors());
  const auto invited = static_cast<std::int64_t>(participants.size());
  const bool who_is_known = invited > 0;
  const auto check = [&](ObjectReader& where, const char* name, std::int64_t least, std::int64_t available,
                         const std::string& whom) {
    if (least <= available || !who_is_known) return;
    where.report(
        name, {"", std::to_string(least), fmt::format("this quorum can never be met: {} {} invited", available, whom),
               fmt::format("0 to {}", available), ""});
  };
  if (const auto least = reader.optional_integer("overall", 0, 1'000'000)) {
    quorum.overall = static_cast<int>(*least);
    check(reader, "overall", *least, invited, invited == 1 ? "delegation is" : "delegations are");
  }
  std::map<std::string, std::int64_t> by_region;
  for (const Participant& participant : participants) ++by_region[participant.delegation->region];
  by_region.erase("");
  std::vector<std::string> names;
  for (const auto& [name, count] : by_region) names.push_back(name);
  if (const Json* regions = reader.optional("regions")) {
    ObjectReader inner(*regions, child(reader.pointer(), "regions"), document.errors());
    for (const std::string& name : member_names(*regions)) {
      const auto least = inner.optional_integer(name.c_str(), 0, 1'000'000);
      if (!by_region.contains(name)) {
        if (who_is_known) {
          inner.report(name.c_str(), {"", printable(name), "no invited delegation is of this region", list_names(names),
                                      nearest_name(name, names)});
        }
      } else if (least) {
        quorum.regions[name] = static_cast<int>(*least);
        check(inner, name.c_str(), *least, by_region[name], "of that region are");
      }
    }
  }
  reader.finish();
  return quorum;
}

std::optional<int> read_most_points(ObjectReader& document) {
  const Json* value = document.optional("floors");
  if (!value) return std::nullopt;
  ObjectReader reader(*value, child(document.pointer(), "floors"), document.errors());
  const auto most = reader.optional_integer("most_points", 0, 1'000'000);
  reader.finish();
  return most ? std::optional{static_cast<int>(*most)} : std::nullopt;
}

std::vector<Waiver> read_waivers(ObjectReader& document, const std::optional<DateWindow>& window,
                                 const std::set<DelegationId>& invited) {
  std::vector<Waiver> waivers;
  document.each_element("waivers", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    Waiver waiver;
    waiver.delegation = {reader.required_string("delegation")};
    if (!invited.empty() && !invited.contains(waiver.delegation) && !waiver.delegation.value.empty()) {
      reader.report("delegation", {"", printable(waiver.delegation.value), "this delegation is not invited",
                                   "a delegation of \"attendance\"", ""});
    }
    waiver.what = reader
                      .required_choice<Waiver::What>("what", {{"rest_day", Waiver::What::rest_day},
                                                              {"holiday", Waiver::What::holiday},
                                                              {"friday_prayer", Waiver::What::friday_prayer}})
                      .value_or(Waiver::What::holiday);
    waiver.on = reader.optional_parsed("on", calendar::parse_date);
    if (window) check_waived_day(reader, *window, waiver.on);
    reader.finish();
    waivers.push_back(std::move(waiver));
  });
  return waivers;
}

void add_control_characters(const Json& document, Errors& errors) {
  Errors found;
  report_control_characters(document, found);
  for (Error& error : found) {
    const bool is_told =
        std::any_of(errors.begin(), errors.end(), [&](const Error& other) { return other.where == error.where; });
    if (!is_told) errors.push_back(std::move(error));
  }
}

}  // namespace plenary::scheduler
