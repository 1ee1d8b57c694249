#include "scheduler/review/review.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/plan/broken_rules.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/review/broken_floors.hpp"

namespace plenary::scheduler {

namespace {

using std::chrono::minutes;

/// The sessions of a programme that have a time, as a problem in which each can be at its own.
struct Decided {
  ProgrammeProblem problem;
  std::vector<PlannedPlace> places;      ///< by session of the problem
  std::vector<const Session*> sessions;  ///< likewise: what says so
  std::vector<const Wish*> wishes;       ///< likewise
  std::vector<SessionId> undecided;
};

class Deciding {
 public:
  Deciding(const Programme& programme, ProgrammeProblem problem) : programme_(programme), all_(std::move(problem)) {}

  Decided run() {
    Decided decided;
    decided.problem = all_;
    decided.problem.sessions.clear();
    decided.problem.relations.clear();
    std::vector<std::optional<std::size_t>> index;
    const auto sources = plannable_sessions(programme_);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const Session* told = sources[i].told ? &programme_.sessions[*sources[i].told] : nullptr;
      const auto* clock = told == nullptr ? nullptr : std::get_if<ClockTime>(&told->told.when);
      index.emplace_back();
      if (clock == nullptr) {
        if (told == nullptr || !told->told.is_decided()) decided.undecided.push_back(sources[i].id);
        continue;
      }
      if (told->told.status == SessionStatus::postponed) continue;
      index.back() = decided.places.size();
      add(decided, all_.sessions[i], *told, *programme_.sessions[sources[i].wish].wish);
    }
    for (const Relation& relation : all_.relations) add_relation(decided, relation, index);
    fit(decided);
    return decided;
  }

 private:
  void add(Decided& decided, PlannedSession session, const Session& told, const Wish& wish) {
    const auto stay = *instants(told.told.when);
    session.duration = std::chrono::duration_cast<minutes>(stay.end - stay.start);
    session.published.reset();
    PlannedPlace place{decided.places.size(), stay, std::nullopt};
    for (std::size_t room = 0; told.room && room < all_.rooms.size(); ++room) {
      if (all_.rooms[room].id == *told.room) place.room = room;
    }
    decided.problem.sessions.push_back(std::move(session));
    decided.places.push_back(place);
    decided.sessions.push_back(&told);
    decided.wishes.push_back(&wish);
  }

  static void add_relation(Decided& decided, const Relation& relation,
                           const std::vector<std::optional<std::size_t>>& index) {
    Relation kept{relation.kind, {}, relation.least, relation.most};
    for (const std::size_t session : relation.sessions) {
      if (index[session]) kept.sessions.push_back(*index[session]);
    }
    const bool has_first = index[relation.sessions.front()].has_value();
    if (kept.sessions.size() >= 2 && (has_first || !is_about_first(kept.kind)))
      decided.problem.relations.push_back(std::move(kept));
  }

  /// Makes the window as wide and the grid as fine as what was decided.
  static void fit(Decided& decided) {
    ProgrammeProblem& problem = decided.problem;
    for (const PlannedPlace& place : decided.places) {
      const auto first = calendar::date_of(problem.zone.to_local(place.when.start));
      problem.window.first = std::min(problem.window.first, first);
      problem.window.last = std::max(problem.window.last, first);
    }
    const auto origin = *calendar::to_instant(problem.zone, calendar::midnight(problem.window.first),
                                              calendar::ResolvePolicy::compatible);
    auto step = problem.grid;
    for (const PlannedPlace& place : decided.places) {
      const auto after = std::chrono::duration_cast<minutes>(place.when.start - origin);
      step = minutes{std::gcd(step.count(), after.count())};
      step = minutes{std::gcd(step.count(), (place.when.end - place.when.start) / minutes{1})};
    }
    problem.grid = step;
  }

  const Programme& programme_;
  ProgrammeProblem all_;
};

void add_remarks(const Decided& decided, std::size_t i, std::vector<Finding>& findings) {
  const Session& session = *decided.sessions[i];
  const auto& planned = decided.problem.sessions[i];
  const auto wished = decided.wishes[i]->duration;
  if (wished && *wished != planned.duration) {
    findings.push_back(
        {session.id(), "duration", {"review.duration", {{"decided", planned.duration}, {"wished", *wished}}}});
  }
  if (planned.in_person() && !decided.places[i].room && !decided.problem.rooms.empty())
    findings.push_back({session.id(), "no-room", {"review.no-room", {}}});
}

std::vector<const Floors*> floors_of(const Programme& programme, const Decided& decided) {
  std::vector<const Floors*> floors;
  for (const Wish* wish : decided.wishes) {
    const auto& stated = wish->floors ? wish->floors : programme.floors;
    floors.push_back(stated ? &*stated : nullptr);
  }
  return floors;
}

/// The programme's ledger and what its held sessions have added to it.
Ledger held_before(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped) {
  Ledger ledger = programme.ledger;
  Release held = told_of(programme, dialogue);
  std::erase_if(held.sessions, [](const PublicSession& one) { return one.status != SessionStatus::held; });
  for (PastSession& past : ledger_of(held, dialogue, table_of(programme, shipped), std::nullopt).ledger.sessions)
    ledger.sessions.push_back(std::move(past));
  return ledger;
}

std::string exception_of(const Session& session, const std::string& rule) {
  const auto found = std::ranges::find(session.although, rule, &RuleException::rule);
  return found == session.although.end() ? std::string{} : found->reason;
}

}  // namespace

bool Review::is_broken() const {
  return std::ranges::any_of(findings, [](const Finding& one) { return one.is_broken && one.exception.empty(); });
}

Checked<Review> review(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                       const std::set<SessionId>* of_interest) {
  Review result;
  if (plannable_sessions(programme).empty()) return result;
  auto problem = judged_problem_of(programme, dialogue, shipped);
  if (!problem) return unexpected(std::move(problem.error()));
  const Decided decided = Deciding{programme, std::move(*problem)}.run();
  result.undecided = decided.undecided;
  result.judged = decided.places.size();
  auto broken = broken_rules(decided.problem, decided.places);
  for (BrokenRule& floor : broken_floors(decided.problem, decided.places, floors_of(programme, decided),
                                         held_before(programme, dialogue, shipped)))
    broken.push_back(std::move(floor));
  for (std::size_t i = 0; i < decided.places.size(); ++i) {
    const Session& session = *decided.sessions[i];
    if (of_interest != nullptr && !of_interest->contains(session.id())) continue;
    for (const BrokenRule& rule : broken) {
      if (!std::ranges::binary_search(rule.sessions, i)) continue;
      result.findings.push_back({session.id(), rule.code, rule.name, true, exception_of(session, rule.code)});
    }
    add_remarks(decided, i, result.findings);
  }
  return result;
}

}  // namespace plenary::scheduler
