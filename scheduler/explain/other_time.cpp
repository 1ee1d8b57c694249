#include "scheduler/explain/other_time.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

Problem on_its_day(Problem problem, calendar::LocalTime start) {
  using calendar::ResolvePolicy;
  const auto day = std::chrono::floor<calendar::days>(start);
  problem.window = {calendar::Date{day}, calendar::Date{day + calendar::days{1}}};
  const auto instant = *calendar::to_instant(problem.zone, start, ResolvePolicy::compatible);
  const auto origin = *calendar::to_instant(problem.zone, day, ResolvePolicy::compatible);
  const auto after = std::chrono::duration_cast<minutes>(instant - origin);
  problem.grid = minutes{std::gcd(std::gcd(problem.grid.count(), after.count()), problem.duration.count())};
  problem.hours.reset();
  problem.days = {};
  problem.quorum = {};
  problem.most_points.reset();
  problem.ledger_floors = {};
  return problem;
}

namespace {

Proposal at_start(const Problem& problem, calendar::LocalTime start) {
  const Problem there = on_its_day(problem, start);
  const auto instant = *calendar::to_instant(there.zone, start, calendar::ResolvePolicy::compatible);
  const Solution solution = solve(there);
  Proposal proposal = proposal_at(there, solution, *solution.availability.grid().slot_at(instant));
  proposal.rank = 0;
  return proposal;
}

}  // namespace

OtherTime other_time(const Problem& problem, calendar::LocalTime asked, std::optional<calendar::LocalTime> instead) {
  OtherTime other;
  other.asked = at_start(problem, asked);
  if (!instead) return other;
  other.instead = at_start(problem, *instead);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Burden from = other.instead->experiences[p].burden;
    const Burden to = other.asked.experiences[p].burden;
    if (from != to) (to < from ? other.lighter : other.heavier).push_back({p, from, to});
  }
  std::ranges::stable_sort(other.lighter, std::greater{}, [](const Change& one) { return one.from - one.to; });
  std::ranges::stable_sort(other.heavier, std::greater{}, [](const Change& one) { return one.to - one.from; });
  return other;
}

}  // namespace plenary::scheduler
