#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/burden/venue.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/attendance.hpp"
#include "scheduler/programme/derivation.hpp"

namespace plenary::scheduler {

namespace {

/// The session that is asked for, and the window of it if it is one of a series.
struct Asked {
  std::size_t session = 0;
  std::optional<std::size_t> window;
};

std::optional<Asked> find_asked(const Programme& programme, std::string_view id) {
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& session = programme.sessions[i];
    if (!session.wish) continue;
    if (session.id().value == id) return Asked{i, std::nullopt};
    for (std::size_t k = 0; k < session.wish->windows.size(); ++k) {
      if (id_in_series(session.id(), k + 1).value == id) return Asked{i, k};
    }
  }
  return std::nullopt;
}

Errors no_such_session(const Programme& programme, std::string_view id) {
  const auto ids = askable_sessions(programme);
  if (programme.find(id) != nullptr) {
    return {{"--session", printable(id), {"fault.nothing-wished", {}}, list_names(ids), {"mend.state-wish", {}}}};
  }
  return {{"--session", printable(id), {"programme.no-session", {}}, list_names(ids), nearest_name(id, ids)}};
}

/// One window, or of a series the whole reach of its windows.
std::optional<DateWindow> window_of(const Programme& programme, const Wish& wish, const Asked& asked) {
  if (asked.window) return wish.windows[*asked.window];
  if (wish.is_series()) return DateWindow{wish.windows.front().first, wish.windows.back().last};
  return wish.window ? wish.window : programme.window;
}

/// Whoever meets in a city lives there. Returns the country that is the host.
const Delegation* send_to_city(const Programme& programme, const Session& session, const Invitations& invitations,
                               Problem& problem) {
  const City* city = session.wish->city ? programme.find_city(*session.wish->city) : nullptr;
  if (city == nullptr) return nullptr;
  const auto venue = venue_of(*city, *problem.dialogue);
  send_to(venue, planned_mode(session), invitations, problem.participants);
  return venue->country;
}

}  // namespace

std::vector<std::string> askable_sessions(const Programme& programme) {
  std::vector<std::string> ids;
  for (const Session& session : programme.sessions) {
    if (session.wish) ids.push_back(session.id().value);
  }
  return ids;
}

Result<void> check_ledger(const Ledger& ledger, const Problem& problem) {
  for (const PastSession& session : ledger.sessions) {
    if (!session.date || *session.date < problem.window.first) continue;
    return unexpected(Error{"/ledger",
                            fmt::format("{}, {}", printable(session.id), calendar::to_iso(*session.date)),
                            {"fault.ledger-late", {}},
                            {"allow.before", {{"what", calendar::to_iso(problem.window.first)}}},
                            ""});
  }
  return {};
}

namespace {

/// What a series, whose sessions are compared by sums over all of them, does not look at.
void report_for_single_sessions(const Problem& problem, const std::string& pointer, Errors& errors) {
  if (!problem.prefers.empty()) {
    errors.push_back({pointer + "/wish/prefers", "", {"fault.series-prefers", {}}, "", {"mend.plan-instead", {}}});
  }
  const bool has_floors = problem.ledger_floors.most_twice || problem.ledger_floors.free;
  if (has_floors && std::ranges::any_of(problem.participants, &Participant::has_wishes)) {
    errors.push_back({pointer + "/wish", "", {"fault.series-wishes", {}}, "", {"mend.floors-or-wishes", {}}});
  }
}

/// What is asked of the times between sessions of the series, which only a plan keeps. Their order is kept as it is.
void report_relations_within(const Programme& programme, const Session& series, Errors& errors) {
  std::set<SessionId> own;
  for (std::size_t k = 1; k <= series.wish->windows.size(); ++k) own.insert(id_in_series(series.id(), k));
  for (std::size_t r = 0; r < programme.relations.size(); ++r) {
    const SessionsRelation& relation = programme.relations[r];
    const auto is_own = [&](const SessionId& id) { return own.contains(id); };
    const bool is_order = relation.kind == RelationKind::before && !relation.least && !relation.most;
    if (is_order || std::ranges::count_if(relation.sessions, is_own) < 2) continue;
    errors.push_back({child("/relations", r), "", {"fault.series-relations", {}}, "", {"mend.plan-instead", {}}});
  }
}

}  // namespace

Checked<std::variant<Problem, SeriesProblem>> question_of(const Programme& programme, std::string_view id,
                                                          const Dialogue& dialogue, const BurdenTable& shipped) {
  const auto asked = find_asked(programme, id);
  if (!asked) return unexpected(no_such_session(programme, id));
  const Session& session = programme.sessions[asked->session];
  const Wish& wish = *session.wish;
  const std::string pointer = child("/sessions", asked->session);
  Errors errors;

  Problem problem;
  problem.dialogue = &dialogue;
  problem.id = asked->window ? std::string{id} : session.id().value;
  problem.title = session.told.title;
  problem.window = window_of(programme, wish, *asked).value_or(DateWindow{});
  if (wish.deadline && !wish.is_series()) problem.window.last = std::min(problem.window.last, *wish.deadline);
  problem.duration = wish.duration.value_or(problem.duration);
  problem.grid = programme.grid;
  problem.zone = zone_of(programme, dialogue).value_or(problem.zone);
  problem.hours = hours_of(programme, wish);
  problem.days = days_of(programme, wish);
  const std::string list = wish.attendance ? pointer + "/wish/attendance" : "/attendance";
  const auto& invitations = wish.attendance ? wish.attendance : programme.attendance;
  const Delegation* host = nullptr;
  if (invitations) {
    problem.participants = participants_of(*invitations, dialogue, problem.zone, list, errors);
    host = send_to_city(programme, session, *invitations, problem);
  }
  problem.quorum = wish.quorum;
  if (const auto& floors = wish.floors ? wish.floors : programme.floors) {
    problem.most_points = floors->most_points;
    problem.ledger_floors = floors->ledger;
  }
  std::set<DelegationId> invited;
  for (const Participant& participant : problem.participants) invited.insert(participant.delegation->id);
  if (host != nullptr) invited.insert(host->id);
  std::ranges::copy_if(programme.waivers, std::back_inserter(problem.waivers),
                       [&](const Waiver& waiver) { return invited.contains(waiver.delegation); });
  problem.table = table_of(programme, shipped);
  problem.compare = wish.compare;
  problem.prefers = wish.prefers;
  if (wish.is_series() && !asked->window) {
    report_for_single_sessions(problem, pointer, errors);
    report_relations_within(programme, session, errors);
  }
  if (wish.same_time > 0 && asked->window) {
    errors.push_back({pointer + "/wish/same_time",
                      std::to_string(wish.same_time),
                      {"fault.one-of-same-time", {{"session", id}, {"series", session.id().value}}},
                      "",
                      {"mend.propose-series", {{"series", session.id().value}}}});
  }
  if (auto past = check_ledger(programme.ledger, problem); !past) errors.push_back(std::move(past.error()));
  if (!errors.empty()) return unexpected(std::move(errors));
  set_ledger(problem, programme.ledger);
  if (!wish.is_series() || asked->window) return std::variant<Problem, SeriesProblem>{std::move(problem)};
  SeriesProblem series = series_of(problem, wish.windows);
  series.same_time = wish.same_time;
  for (std::size_t k = 0; k < series.sessions.size(); ++k)
    series.sessions[k].id = id_in_series(session.id(), k + 1).value;
  return std::variant<Problem, SeriesProblem>{std::move(series)};
}

}  // namespace plenary::scheduler
