#include <catch2/catch.hpp>

#include "data/embedded.hpp"
#include "mutation.hpp"
#include "random_problem.hpp"
#include "scheduler/explain/series_certificate.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/question.hpp"
#include "verify/seal.hpp"
#include "verify/series.hpp"
#include "verify/sha256.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
namespace calendar = plenary::calendar;
namespace verify = plenary::verify;

namespace {

constexpr verify::Basis basis{"x", std::nullopt, "data", "2026f"};

/// The lines, without a seal.
std::string certificate_of(const SeriesSolution& solution) {
  return write_certificate(solution, {verify::sha256("x"), "none", verify::sha256("data"), "2026f"});
}

/// The problem's session, held in two or three windows one after another; every second time at one time of the day.
SeriesProblem random_series(const Problem& problem, std::mt19937_64& random) {
  std::vector<DateWindow> windows;
  const auto days = calendar::sys_days{problem.window.last} - calendar::sys_days{problem.window.first};
  auto first = calendar::sys_days{problem.window.first};
  for (auto n = 2 + random() % 2; n > 0; --n) {
    windows.push_back({calendar::Date{first}, calendar::Date{first + days}});
    first += days + calendar::days{1 + static_cast<int>(random() % 7)};
  }
  SeriesProblem series = series_of(problem, windows);
  if (random() % 2 == 0) series.same_time = 1 + static_cast<int>(random() % 3);
  return series;
}

bool is_proved(const SeriesSolution& solution) {
  return solution.result.status == SeriesStatus::optimal || solution.result.status == SeriesStatus::infeasible;
}

/// A week in May and one in June for three countries that no hour suits.
SeriesProblem small_series(const Dialogue& dialogue, const BurdenTable& table, int same_time) {
  constexpr const char* document = R"({
    "format": "plenary-programme/1",
    "id": "two-weeks",
    "dialogue": "rabat",
    "zone": "Europe/Brussels",
    "grid": "PT30M",
    "sessions": [
      {
        "id": "two-weeks",
        "wish": {
          "duration": "PT2H",
          "windows": [
            { "from": "2026-05-04", "to": "2026-05-05" },
            { "from": "2026-06-08", "to": "2026-06-09" }
          ],
          "attendance": [
            { "delegation": "CV", "role": "co_chair" },
            { "delegation": "MA", "role": "preferred" },
            { "delegation": "FI", "role": "required" }
          ]
        }
      }
    ]
  })";
  auto series = std::get<SeriesProblem>(*plenary::test::question_in(document, dialogue, table));
  series.same_time = same_time;
  return series;
}

}  // namespace

TEST_CASE("The checker accepts every certificate of a series of ours") {
  std::mt19937_64 random{20270201};
  int planned = 0;
  int impossible = 0;
  int with_floors = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomProblem sample = random_problem(random);
    const SeriesProblem series = random_series(sample.problem, random);
    const SeriesSolution solution = solve(series, {2'000'000, 2, 1});
    if (!is_proved(solution)) continue;
    const auto verified = verify::check(verify::sealed(certificate_of(solution)), series, basis);
    INFO("round " << round << ": " << (verified ? "" : plenary::to_text(verified.error())));
    REQUIRE(verified);
    REQUIRE(verified->winner.size() == solution.result.plan.size());
    for (std::size_t t = 0; t < verified->winner.size(); ++t) {
      const TimeGrid& grid = solution.candidates.sessions[t].availability.grid();
      REQUIRE(verified->winner[t] == grid.start(solution.candidates.slot(t, solution.result.plan[t])));
    }
    ++(verified->winner.empty() ? impossible : planned);
    with_floors += series.floors.most_twice || series.floors.free;
  }
  CHECK(planned > 50);
  CHECK(impossible > 10);
  CHECK(with_floors > 10);
}

TEST_CASE("The checker rejects every certificate that names another plan, however well it is sealed") {
  std::mt19937_64 random{20270202};
  int tried = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomProblem sample = random_problem(random);
    const SeriesProblem series = random_series(sample.problem, random);
    SeriesSolution solution = solve(series, {2'000'000, 2, 1});
    if (solution.result.status != SeriesStatus::optimal) continue;
    const SeriesPlan best = solution.result.plan;
    for (int i = 0; i < 10; ++i) {
      SeriesPlan other = best;
      for (std::size_t t = 0; t < other.size(); ++t) {
        if (random() % 2 == 0) other[t] = random() % solution.candidates.choices.sessions[t].size();
      }
      if (other == best) continue;
      solution.result.plan = other;
      solution.result.outcome = outcome_of(solution.candidates.choices, other);
      INFO("round " << round);
      REQUIRE(!verify::check(verify::sealed(certificate_of(solution)), series, basis));
      ++tried;
    }
  }
  CHECK(tried > 300);
}

TEST_CASE("The checker rejects every one of 10,000 single mutations of a series' certificate") {
  const Dialogue& dialogue = shipped_dialogue("rabat");
  const BurdenTable table = *read_burden_table(plenary::data::burden_table_json());
  const SeriesProblem series = small_series(dialogue, table, GENERATE(0, 1));
  const SeriesSolution solution = solve(series, {});
  REQUIRE(solution.result.status == SeriesStatus::optimal);
  const std::string lines = certificate_of(solution);
  const std::string certificate = verify::sealed(lines);
  REQUIRE(verify::check(certificate, series, basis));
  std::mt19937_64 random{10'000};
  for (int round = 0; round < 10'000; ++round) {
    const std::string wrong = mutated(certificate, random);
    INFO(wrong);
    const auto verified = verify::check(wrong, series, basis);
    REQUIRE(!verified);
    REQUIRE(verified.error().where.starts_with("line "));
  }
  // Sealed again, a proof may be another proof, but only of the same plan.
  const auto truth = verify::check(certificate, series, basis);
  int rejected = 0;
  for (int round = 0; round < 1000; ++round) {
    const auto verified = verify::check(verify::sealed(mutated(lines, random)), series, basis);
    if (verified) REQUIRE(verified->winner == truth->winner);
    rejected += !verified;
  }
  CHECK(rejected > 800);
}
