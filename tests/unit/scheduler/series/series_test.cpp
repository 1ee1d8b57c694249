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

TEST_CASE("One time of the day suits both sides of a clock change, and what it costs is told") {
  Problem session = problem(2027y / 10 / 20, 2027y / 10 / 20);
  session.participants = {invited("BE", Role::required), invited("CI", Role::required)};
  // Abidjan opens at 7:30, which is 9:30 in Brussels in October and 8:30 in November.
  SeriesProblem series = series_of(session, {{2027y / 10 / 20, 2027y / 10 / 20}, {2027y / 11 / 10, 2027y / 11 / 10}});
  CHECK(starts(series) == std::vector<std::string>{"2027-10-20T09:30", "2027-11-10T09:00"});
  series.same_time = 1;
  CHECK(starts(series) == std::vector<std::string>{"2027-10-20T09:30", "2027-11-10T09:30"});
  const SeriesSolution solution = solve(series, {});
  const SeriesAnswer answer = explain(series, solution, {});
  CHECK(answer.times == GroupTimes{9h + 30min});
  REQUIRE(answer.unbound);
  CHECK(answer.unbound->total == Burden{});
}

TEST_CASE("Sessions that have no time of the day in common are named, and what would be enough") {
  Problem session = problem(2027y / 6 / 7, 2027y / 6 / 7);
  session.participants = {invited("BE", Role::required)};
  session.duration = 1h;
  SeriesProblem series = series_of(
      session, {{2027y / 6 / 7, 2027y / 6 / 7}, {2027y / 6 / 8, 2027y / 6 / 8}, {2027y / 6 / 9, 2027y / 6 / 9}});
  series.sessions[0].hours = ClockSpan{9h, 11h};
  series.sessions[1].hours = ClockSpan{9h, 17h};
  series.sessions[2].hours = ClockSpan{14h, 17h};
  series.same_time = 1;
  const SeriesSolution solution = solve(series, {});
  CHECK(solution.result.status == SeriesStatus::infeasible);
  const SeriesAnswer answer = explain(series, solution, {});
  REQUIRE(answer.no_time);
  CHECK(answer.no_time->sessions == std::vector<std::size_t>{0, 2});
  // Two that alternate leave the first and the third together, three are one for each.
  REQUIRE(answer.no_time->changes.size() == 1);
  CHECK(plenary::test::english(answer.no_time->changes.front().change) == "give each session a time of its own");
}

TEST_CASE("Of a series whose times alternate, every second or third session begins with the first") {
  CHECK(sessions_at_one_time(5, 0).empty());
  CHECK(sessions_at_one_time(5, 1) == std::vector<std::vector<std::size_t>>{{0, 1, 2, 3, 4}});
  CHECK(sessions_at_one_time(5, 2) == std::vector<std::vector<std::size_t>>{{0, 2, 4}, {1, 3}});
  CHECK(sessions_at_one_time(4, 3) == std::vector<std::vector<std::size_t>>{{0, 3}});
}
