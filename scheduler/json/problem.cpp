#include "scheduler/json/problem.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/json/attendance.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/ledger_parts.hpp"
#include "scheduler/json/problem_parts.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

namespace {

/// A document of one session or of a series.
struct Document {
  Problem problem;                  // of a series: its window reaches from the first day to the last
  std::vector<DateWindow> windows;  // of a series
};

/// One window, or several where a series may be.
void read_when(ObjectReader& reader, bool may_be_series, Document& document) {
  Problem& problem = document.problem;
  if (!reader.optional("windows")) {
    reader.required("window");
    problem.window = read_window(reader).value_or(DateWindow{});
    return;
  }
  document.windows = read_windows(reader);
  if (!document.windows.empty()) problem.window = {document.windows.front().first, document.windows.back().last};
  if (!may_be_series) {
    reader.report("windows", {"", fmt::format("{} windows", document.windows.size()), "one session is asked for",
                              "\"window\"", "a series is planned by `plenary propose`"});
  }
  if (reader.optional("window"))
    reader.report("window", {"", "", "a session has one window or is a series of several", "one of the two", ""});
}

void read_session(ObjectReader& from, bool may_be_series, Document& document) {
  Problem& problem = document.problem;
  const Json* value = from.required("session");
  if (!value) return;
  ObjectReader reader(*value, child(from.pointer(), "session"), from.errors());
  problem.id = reader.required_parsed("id", parse_slug).value_or("");
  problem.title = reader.optional_text("title").value_or(LocalizedText{});
  read_when(reader, may_be_series, document);
  problem.grid = read_grid(reader).value_or(problem.grid);
  problem.duration = read_session_length(reader).value_or(problem.duration);
  if (auto zone = reader.required_parsed("zone", calendar::Zone::find)) problem.zone = *zone;
  problem.hours = clock_span(reader, "hours");
  if (problem.hours && problem.hours->length() < problem.duration) {
    reader.report("hours", {"", calendar::to_clock(problem.hours->start) + "–" + calendar::to_clock(problem.hours->end),
                            fmt::format("is too short for a session of {} minutes", problem.duration.count()), "",
                            "widen the hours or shorten the session"});
  }
  reader.finish();
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

void read_floors(ObjectReader& document, Problem& problem) {
  const Json* value = document.optional("floors");
  if (!value) return;
  ObjectReader reader(*value, child(document.pointer(), "floors"), document.errors());
  if (const auto most = reader.optional_integer("most_points", 0, 1'000'000))
    problem.most_points = static_cast<int>(*most);
  problem.ledger_floors = read_ledger_floors(reader);
  reader.finish();
}

/// A series has no one slot to be compared.
void refuse_compare(ObjectReader& reader) {
  if (const Json* compare = reader.optional("compare")) {
    reader.report("compare", {"", fmt::format("{} slots", compare->size()), "a series is not compared slot by slot",
                              "a document with one \"window\"", ""});
  }
}

Checked<Document> read_document(std::string_view json, const Dialogue& dialogue, const BurdenTable& table,
                                bool may_be_series) {
  const auto document = parse_document(json);
  if (!document) return unexpected(document.error());
  Errors errors;
  ObjectReader reader(*document, "", errors);
  Document result;
  Problem& problem = result.problem;
  problem.dialogue = &dialogue;
  problem.table = table;
  reader.optional_string("$schema");
  reader.required_choice<bool>("format", {{"plenary-problem/1", true}});
  if (const auto name = reader.required_string("dialogue"); !name.empty() && name != dialogue.id) {
    reader.report("dialogue",
                  {"", printable(name), "is not a dialogue that this program knows", dialogue.id, dialogue.id});
  }
  read_session(reader, may_be_series, result);
  const auto mistakes = errors.size();
  problem.participants = read_attendance(reader, dialogue, problem.zone);
  // What refers to a list with holes would be called wrong for the holes' sake.
  if (errors.size() > mistakes) problem.participants.clear();
  problem.quorum = read_quorum(reader, problem.participants);
  read_floors(reader, problem);
  std::set<DelegationId> invited;
  for (const Participant& participant : problem.participants) invited.insert(participant.delegation->id);
  const auto window = problem.window.first.ok() ? std::optional{problem.window} : std::nullopt;
  problem.waivers = read_waivers(reader, window, invited);
  if (const Json* own = reader.optional("burden_table")) problem.table = burden_table_at(*own, "/burden_table", errors);
  if (result.windows.empty()) {
    read_compare(reader, problem);
  } else {
    refuse_compare(reader);
  }
  Ledger ledger = read_ledger(reader, dialogue);
  reader.finish();
  add_control_characters(*document, errors);
  if (auto past = check_ledger(ledger, problem); !past && errors.empty()) errors.push_back(std::move(past.error()));
  if (!errors.empty()) return unexpected(std::move(errors));
  set_ledger(problem, std::move(ledger));
  return result;
}

}  // namespace

Result<void> check_ledger(const Ledger& ledger, const Problem& problem) {
  for (const PastSession& session : ledger.sessions) {
    if (!session.date || *session.date < problem.window.first) continue;
    return unexpected(Error{"/ledger", fmt::format("{} on {}", printable(session.id), calendar::to_iso(*session.date)),
                            "this session is not before the window of the one to be placed",
                            fmt::format("before {}", calendar::to_iso(problem.window.first)), ""});
  }
  return {};
}

Checked<Problem> read_problem(std::string_view json, const Dialogue& dialogue, const BurdenTable& table) {
  auto document = read_document(json, dialogue, table, false);
  if (!document) return unexpected(std::move(document.error()));
  return std::move(document->problem);
}

Checked<std::variant<Problem, SeriesProblem>> read_problem_or_series(std::string_view json, const Dialogue& dialogue,
                                                                     const BurdenTable& table) {
  using Either = std::variant<Problem, SeriesProblem>;
  auto document = read_document(json, dialogue, table, true);
  if (!document) return unexpected(std::move(document.error()));
  if (document->windows.empty()) return Either{std::move(document->problem)};
  return Either{series_of(document->problem, document->windows)};
}

}  // namespace plenary::scheduler
