#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
using plenary::calendar::to_iso;

namespace {

/// Sessions by kinds by countries, in points; every country is a class and a region of its own.
SeriesChoices choices(const std::vector<std::vector<std::vector<std::int64_t>>>& sessions) {
  SeriesChoices result;
  for (std::size_t c = 0; c < sessions.front().front().size(); ++c) result.classes.push_back({{c}, 1, 0, {}});
  for (const auto& kinds : sessions) {
    result.sessions.emplace_back();
    for (const auto& points : kinds) {
      SlotKind kind{{}, 0, result.sessions.back().size()};
      for (const std::int64_t one : points) {
        kind.burden.push_back(one * Burden::units_per_point);
        kind.total += kind.burden.back();
      }
      result.sessions.back().push_back(std::move(kind));
    }
    keep_undominated(result.sessions.back());
  }
  return result;
}

/// The countries' points after the series, heaviest first.
std::vector<std::int64_t> points(const SeriesResult& result) {
  std::vector<std::int64_t> found;
  for (const std::int64_t units : result.outcome.countries) found.push_back(units / Burden::units_per_point);
  return found;
}

using Points = std::vector<std::int64_t>;

/// The clock times of the plan in the reference zone.
std::vector<std::string> starts(const SeriesProblem& series) {
  const SeriesSolution solution = solve(series, {});
  REQUIRE(solution.result.status == SeriesStatus::optimal);
  std::vector<std::string> found;
  const SeriesAnswer answer = explain(series, solution, {});
  for (const Proposal& session : answer.sessions)
    found.push_back(to_iso(series.sessions.front().zone.to_local(session.when.start)));
  return found;
}

}  // namespace

TEST_CASE("A burden that somebody must carry is carried in turn") {
  // One hour costs the first country 6, the other one the second.
  const std::vector<std::vector<std::int64_t>> session{{6, 0}, {0, 6}};
  CHECK(points(solve(choices({session, session}), {})) == Points{6, 6});
  CHECK(points(solve(choices({session, session, session}), {})) == Points{12, 6});
  // Session by session the fairest slot would be the same: each alone says 5 is less than 6.
  const std::vector<std::vector<std::int64_t>> uneven{{5, 0}, {0, 6}};
  CHECK(points(solve(choices({uneven, uneven}), {})) == Points{6, 5});
}

TEST_CASE("Equal countries carry equally over a full cycle") {
  // In every session one of three pays 3 and another one 1.
  const std::vector<std::vector<std::int64_t>> session{{3, 1, 0}, {0, 3, 1}, {1, 0, 3}};
  for (std::size_t cycles : {1, 2, 3}) {
    const auto of_one = static_cast<std::int64_t>(4 * cycles);
    const std::vector sessions(3 * cycles, session);
    CHECK(points(solve(choices(sessions), {})) == Points{of_one, of_one, of_one});
  }
}

TEST_CASE("What is saturated in one plan is not fixed for the others") {
  // The heaviest is 3 in every plan, but never the same country. Fixing the one who carries it in the first plan found
  // would keep {3, 1, 2, 0}; the better one has another country there.
  const auto all = choices({{{3, 1, 2, 0}, {1, 3, 1, 0}}});
  for (const int begin_with : {0, 3}) {
    SeriesLimits limits;
    limits.starts = begin_with;
    CHECK(points(solve(all, limits)) == Points{3, 1, 1, 0});
  }
}

TEST_CASE("What the ledger says counts before the series begins") {
  auto later = choices({{{6, 0}, {0, 6}}, {{6, 0}, {0, 6}}});
  later.classes[0].past = Burden::of_points(10).units();
  CHECK(points(solve(later, {})) == Points{12, 10});
}

TEST_CASE("Floors are kept in the order of the sessions, or no plan is possible") {
  const std::vector<std::vector<std::int64_t>> session{{6, 0}, {0, 6}};
  auto twice = choices({session, session, session, session});
  twice.floors.most_twice = 5;
  const SeriesResult result = solve(twice, {});
  REQUIRE(result.status == SeriesStatus::optimal);
  CHECK(points(result) == Points{12, 12});
  CHECK_FALSE(broken_floor(twice, result.plan));
  CHECK(result.plan[0] != result.plan[1]);
  CHECK(result.plan[1] != result.plan[2]);

  auto never = choices({session, session, session});
  never.floors.free = LedgerFloors::Free{2, 2};
  CHECK(solve(never, {}).status == SeriesStatus::infeasible);
}

TEST_CASE("A slot that another one beats is no candidate") {
  std::vector<SlotKind> kinds{{{3, 1}, 4, 0}, {{2, 1}, 3, 5}, {{2, 1}, 3, 2}, {{2, 1}, 9, 1}, {{0, 5}, 5, 9}};
  keep_undominated(kinds);
  REQUIRE(kinds.size() == 2);
  CHECK(kinds[0].start == 2);  // the earlier of two equals
  CHECK(kinds[1].start == 9);
}

TEST_CASE("Without enough work a plan is told with what is proved of it") {
  SeriesLimits limits;
  limits.most_work = 1;
  const std::vector<std::vector<std::int64_t>> session{{6, 0}, {0, 6}};
  const SeriesResult result = solve(choices({session, session, session}), limits);
  CHECK(result.status == SeriesStatus::feasible);
  CHECK(points(result) == Points{12, 6});
  // 18 points for two: somebody carries 9, and burdens come in steps of 6.
  CHECK(result.least_heaviest == Burden::of_points(12).units());
}

TEST_CASE("Each session of a series is named and placed in its own window") {
  Problem session = problem(2027y / 6 / 7, 2027y / 6 / 15);
  session.participants = {invited("BE", Role::required), invited("CI", Role::required)};
  // Brussels is two hours ahead of Abidjan: 11:00 there is the first hour of the working day here.
  session.hours = ClockSpan{11h, 14h};
  session.duration = 3h;
  const SeriesProblem series =
      series_of(session, {{2027y / 6 / 7, 2027y / 6 / 7}, {2027y / 6 / 12, 2027y / 6 / 15}});  // from a Saturday on
  CHECK(series.sessions[0].id == "test-1");
  CHECK(series.sessions[1].id == "test-2");
  CHECK(starts(series) == std::vector<std::string>{"2027-06-07T11:00", "2027-06-14T11:00"});
}

TEST_CASE("A series tells which of its sessions no slot fits") {
  Problem session = problem(2027y / 5 / 1, 2027y / 5 / 2);
  session.participants = {invited("BE", Role::required)};
  const SeriesProblem series =
      series_of(session, {{2027y / 4 / 26, 2027y / 4 / 27}, {2027y / 5 / 1, 2027y / 5 / 2}});  // the second: a weekend
  const SeriesSolution solution = solve(series, {});
  const SeriesAnswer answer = explain(series, solution, {});
  CHECK(answer.status == SeriesStatus::infeasible);
  CHECK(answer.sessions.empty());
  REQUIRE(answer.impossible.size() == 1);
  CHECK(answer.impossible[0].session == 1);
  CHECK(plenary::test::english(answer.impossible[0].removals.front().constraint) == "attendance of Belgium (required)");
}
