#include "scheduler/json/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/attendance.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using std::chrono::minutes;

namespace {

// Two years of quarter hours; beyond that holidays are guesses.
constexpr days longest_window{731};
constexpr minutes longest_session = std::chrono::hours{12};
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

void read_window(ObjectReader& session, Problem& problem) {
  const Json* value = session.required("window");
  if (!value) return;
  ObjectReader reader(*value, child(session.pointer(), "window"), session.errors());
  const auto first = reader.required_parsed("from", calendar::parse_date);
  const auto last = reader.required_parsed("to", calendar::parse_date);
  const bool begins = is_plannable(reader, "from", first);
  const bool ends = is_plannable(reader, "to", last);
  reader.finish();
  if (!begins || !ends) return;
  const auto length = sys_days{*last} - sys_days{*first} + days{1};
  if (length <= days{0}) {
    reader.report("to", {"", calendar::to_iso(*last), "the window is empty: it ends before it begins",
                         fmt::format("{} or later", calendar::to_iso(*first)), ""});
  } else if (length > longest_window) {
    reader.report("to",
                  {"", calendar::to_iso(*last), fmt::format("the window has {} days", length.count()),
                   fmt::format("at most {} days", longest_window.count()), "split the search into shorter windows"});
  } else {
    problem.window = {*first, *last};
  }
}

std::string grids() { return "PT5M, PT6M, PT10M, PT12M, PT15M, PT20M, PT30M or PT60M"; }

void read_grid(ObjectReader& session, Problem& problem) {
  if (const auto grid = session.optional_parsed("grid", calendar::parse_duration)) {
    if (*grid < minutes{5} || *grid > minutes{60} || minutes{60} % *grid != minutes{0}) {
      session.report("grid",
                     {"", calendar::to_iso_duration(*grid), "this grid does not divide an hour", grids(), "PT15M"});
    } else {
      problem.grid = *grid;
    }
  }
  const auto duration = session.required_parsed("duration", calendar::parse_duration);
  if (!duration) return;
  if (*duration > longest_session) {
    session.report("duration", {"", calendar::to_iso_duration(*duration), "the session is too long", "at most PT12H",
                                "plan a sequence of sessions"});
  } else {
    problem.duration = *duration;
  }
}

void read_session(ObjectReader& document, Problem& problem) {
  const Json* value = document.required("session");
  if (!value) return;
  ObjectReader reader(*value, child(document.pointer(), "session"), document.errors());
  problem.id = reader.required_parsed("id", parse_slug).value_or("");
  problem.title = reader.optional_text("title").value_or(LocalizedText{});
  read_window(reader, problem);
  read_grid(reader, problem);
  if (auto zone = reader.required_parsed("zone", calendar::Zone::find)) problem.zone = *zone;
  problem.hours = clock_span(reader, "hours");
  if (problem.hours && problem.hours->length() < problem.duration) {
    reader.report("hours", {"", calendar::to_clock(problem.hours->start) + "–" + calendar::to_clock(problem.hours->end),
                            fmt::format("is too short for a session of {} minutes", problem.duration.count()), "",
                            "widen the hours or shorten the session"});
  }
  reader.finish();
}

std::vector<std::string> member_names(const Json& object) {
  std::vector<std::string> names;
  if (!object.is_object()) return names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

void read_quorum(ObjectReader& document, Problem& problem) {
  const Json* value = document.optional("quorum");
  if (!value) return;
  ObjectReader reader(*value, child(document.pointer(), "quorum"), document.errors());
  const auto invited = static_cast<std::int64_t>(problem.participants.size());
  const bool who_is_known = invited > 0;
  const auto check = [&](ObjectReader& where, const char* name, std::int64_t least, std::int64_t available,
                         const std::string& whom) {
    if (least <= available || !who_is_known) return;
    where.report(
        name, {"", std::to_string(least), fmt::format("this quorum can never be met: {} {} invited", available, whom),
               fmt::format("0 to {}", available), ""});
  };
  if (const auto least = reader.optional_integer("overall", 0, 1'000'000)) {
    problem.quorum.overall = static_cast<int>(*least);
    check(reader, "overall", *least, invited, invited == 1 ? "delegation is" : "delegations are");
  }
  std::map<std::string, std::int64_t> by_region;
  for (const Participant& participant : problem.participants) ++by_region[participant.delegation->region];
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
        problem.quorum.regions[name] = static_cast<int>(*least);
        check(inner, name.c_str(), *least, by_region[name], "of that region are");
      }
    }
  }
  reader.finish();
}

void read_floors(ObjectReader& document, Problem& problem) {
  const Json* value = document.optional("floors");
  if (!value) return;
  ObjectReader reader(*value, child(document.pointer(), "floors"), document.errors());
  if (const auto most = reader.optional_integer("most_points", 0, 1'000'000))
    problem.most_points = static_cast<int>(*most);
  reader.finish();
}

/// A day that no session of the window can touch is a slip of the pen. On the local clock of a delegation
/// and at the end of a long session, the days before and after the window count.
void check_waived_day(ObjectReader& waiver, const DateWindow& window, const std::optional<Date>& day) {
  if (!day || !window.first.ok()) return;
  const sys_days first = sys_days{window.first} - days{1};
  const sys_days last = sys_days{window.last} + days{2};
  if (first <= sys_days{*day} && sys_days{*day} <= last) return;
  waiver.report("on", {"", calendar::to_iso(*day), "this day lies outside the window",
                       fmt::format("{} to {}", calendar::to_iso(window.first), calendar::to_iso(window.last)), ""});
}

void read_waivers(ObjectReader& document, Problem& problem) {
  document.each_element("waivers", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    Waiver waiver;
    waiver.delegation = {reader.required_string("delegation")};
    const auto invited = problem.participants.empty() ||
                         std::any_of(problem.participants.begin(), problem.participants.end(),
                                     [&](const Participant& who) { return who.delegation->id == waiver.delegation; });
    if (!invited && !waiver.delegation.value.empty()) {
      reader.report("delegation", {"", printable(waiver.delegation.value), "this delegation is not invited",
                                   "a delegation of \"attendance\"", ""});
    }
    waiver.what = reader
                      .required_choice<Waiver::What>("what", {{"rest_day", Waiver::What::rest_day},
                                                              {"holiday", Waiver::What::holiday},
                                                              {"friday_prayer", Waiver::What::friday_prayer}})
                      .value_or(Waiver::What::holiday);
    waiver.on = reader.optional_parsed("on", calendar::parse_date);
    check_waived_day(reader, problem.window, waiver.on);
    reader.finish();
    problem.waivers.push_back(std::move(waiver));
  });
}

void read_compare(ObjectReader& document, Problem& problem) {
  document.each_element("compare", false, [&](const Json& element, std::string at) {
    const auto local = document.parsed(element, at, calendar::parse_local_time);
    if (!local || !problem.window.first.ok()) return;
    const auto date = calendar::date_of(*local);
    if (date < problem.window.first || problem.window.last < date) {
      document.errors().push_back(
          {std::move(at), calendar::to_iso(*local), "this slot lies outside the window",
           fmt::format("{} to {}", calendar::to_iso(problem.window.first), calendar::to_iso(problem.window.last)), ""});
      return;
    }
    if (std::holds_alternative<calendar::Gap>(problem.zone.resolve(*local))) {
      document.errors().push_back(
          {std::move(at), calendar::to_iso(*local),
           fmt::format("this local time does not exist in {}: clocks are put forward over it", problem.zone.id()),
           "a time that clocks show that day", ""});
      return;
    }
    problem.compare.push_back(*local);
  });
}

/// Reports texts with control characters that were not refused for something else.
void add_control_characters(const Json& document, Errors& errors) {
  Errors found;
  report_control_characters(document, found);
  for (Error& error : found) {
    const bool is_told =
        std::any_of(errors.begin(), errors.end(), [&](const Error& other) { return other.where == error.where; });
    if (!is_told) errors.push_back(std::move(error));
  }
}

}  // namespace

Checked<Problem> read_problem(std::string_view json, const Dialogue& dialogue, const BurdenTable& table) {
  const auto document = parse_document(json);
  if (!document) return unexpected(document.error());
  Errors errors;
  ObjectReader reader(*document, "", errors);
  Problem problem;
  problem.dialogue = &dialogue;
  problem.table = table;
  reader.optional_string("$schema");
  reader.required_choice<bool>("format", {{"plenary-problem/1", true}});
  if (const auto name = reader.required_string("dialogue"); !name.empty() && name != dialogue.id) {
    reader.report("dialogue",
                  {"", printable(name), "is not a dialogue that this program knows", dialogue.id, dialogue.id});
  }
  read_session(reader, problem);
  const auto mistakes = errors.size();
  problem.participants = read_attendance(reader, dialogue, problem.zone);
  // What refers to a list with holes would be called wrong for the holes' sake.
  if (errors.size() > mistakes) problem.participants.clear();
  read_quorum(reader, problem);
  read_floors(reader, problem);
  read_waivers(reader, problem);
  if (const Json* own = reader.optional("burden_table")) problem.table = burden_table_at(*own, "/burden_table", errors);
  read_compare(reader, problem);
  reader.finish();
  add_control_characters(*document, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return problem;
}

}  // namespace plenary::scheduler
