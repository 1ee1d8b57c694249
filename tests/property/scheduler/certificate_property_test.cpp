#include <catch2/catch.hpp>

#include "data/embedded.hpp"
#include "mutation.hpp"
#include "random_problem.hpp"
#include "scheduler/explain/certificate.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/question.hpp"
#include "verify/certificate.hpp"
#include "verify/sha256.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
namespace verify = plenary::verify;

namespace {

constexpr const char* document = R"({
  "format": "plenary-programme/1",
  "id": "two-days",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "grid": "PT30M",
  "sessions": [
    {
      "id": "two-days",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2026-03-27", "to": "2026-03-28" },
        "attendance": [
          { "delegation": "SN", "role": "co_chair" },
          { "delegation": "MA", "role": "preferred" },
          { "delegation": "FR", "role": "required" }
        ],
        "quorum": { "overall": 2 },
        "floors": { "most_points": 40 }
      }
    }
  ]
})";

constexpr verify::Basis basis_of(std::string_view problem) { return {problem, std::nullopt, "data", "2026f"}; }

std::string certificate_of(const Problem& problem, std::string_view bytes) {
  return write_certificate(problem, solve(problem), {verify::sha256(bytes), "none", verify::sha256("data"), "2026f"});
}

}  // namespace

TEST_CASE("The checker accepts every certificate of ours") {
  std::mt19937_64 random{20260920};
  std::size_t found = 0;
  std::size_t none = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomProblem sample = random_problem(random);
    const auto verified = verify::check(certificate_of(sample.problem, "x"), sample.problem, basis_of("x"));
    INFO("round " << round << ": " << (verified ? "" : plenary::to_text(verified.error())));
    REQUIRE(verified);
    const Solution solution = solve(sample.problem);
    REQUIRE(verified->feasible == solution.ranking.size());
    REQUIRE(verified->winner.has_value() == !solution.ranking.empty());
    if (verified->winner) REQUIRE(*verified->winner == solution.availability.grid().start(solution.ranking.front()));
    ++(verified->winner ? found : none);
  }
  CHECK(found > 100);
  CHECK(none > 20);
}

TEST_CASE("The checker adds up the ledger by itself") {
  std::mt19937_64 random{20260921};
  int wrong = 0;
  for (int round = 0; round < 400; ++round) {
    RandomProblem sample = random_problem(random);
    Problem& problem = sample.problem;
    if (problem.past.empty() || !problem.participants.front().counts_fairly()) continue;
    problem.past.front() += Burden::of_units(1);  // as if it had been added up wrongly
    if (solve(problem).ranking.empty()) continue;
    const auto verified = verify::check(certificate_of(problem, "x"), problem, basis_of("x"));
    REQUIRE(!verified);
    REQUIRE(plenary::to_text(verified.error().message).find("carry that") != std::string::npos);
    ++wrong;
  }
  CHECK(wrong > 30);
}

TEST_CASE("The checker rejects every one of 10,000 single mutations, and says why") {
  const Dialogue& dialogue = shipped_dialogue("rabat");
  const BurdenTable table = *read_burden_table(plenary::data::burden_table_json());
  const std::string bytes = document;
  const auto problem = plenary::test::problem_in(bytes, dialogue, table);
  REQUIRE(problem);
  const std::string certificate = certificate_of(*problem, bytes);
  REQUIRE(verify::check(certificate, *problem, basis_of(bytes)));
  std::mt19937_64 random{10'000};
  for (int round = 0; round < 5000; ++round) {
    const std::string wrong = mutated(certificate, random);
    INFO(wrong);
    const auto verified = verify::check(wrong, *problem, basis_of(bytes));
    REQUIRE(!verified);
    REQUIRE(verified.error().where.starts_with("line "));
    REQUIRE(!verified.error().message.empty());
  }
  for (int round = 0; round < 5000; ++round) {
    const std::string wrong = mutated(bytes, random);
    INFO(wrong);
    const auto other = plenary::test::problem_in(wrong, dialogue, table);
    if (!other) continue;  // refused by the reader, with its reasons
    const auto verified = verify::check(certificate, *other, basis_of(wrong));
    REQUIRE(!verified);
    REQUIRE(verified.error().message == "the certificate is for another problem document");
  }
}

TEST_CASE("Beyond the hash, a certificate holds for another problem only if that has the very same one") {
  std::mt19937_64 random{99};
  int differ = 0;
  for (int round = 0; round < 300; ++round) {
    RandomProblem sample = random_problem(random);
    const std::string certificate = certificate_of(sample.problem, "x");
    Problem& problem = sample.problem;
    Participant& who = problem.participants[random() % problem.participants.size()];
    switch (random() % 5) {
      case 0:
        who.role = all_roles[random() % all_roles.size()];
        break;
      case 1:
        problem.quorum.overall = static_cast<int>(random() % (problem.participants.size() + 1));
        break;
      case 2:
        problem.table.lunch.points = static_cast<std::uint8_t>(random() % 9);
        break;
      case 3:
        problem.most_points = static_cast<int>(random() % 30);
        break;
      default:
        problem.duration += problem.grid;
    }
    const bool is_same = certificate == certificate_of(problem, "x");
    INFO("round " << round);
    REQUIRE(verify::check(certificate, problem, basis_of("x")).has_value() == is_same);
    differ += !is_same;
  }
  CHECK(differ > 100);
}

TEST_CASE("A certificate that names the second-best slot is told which one is better") {
  const Dialogue& dialogue = shipped_dialogue("rabat");
  const auto problem =
      plenary::test::problem_in(document, dialogue, *read_burden_table(plenary::data::burden_table_json()));
  REQUIRE(problem);
  Solution solution = solve(*problem);
  REQUIRE(solution.ranking.size() > 1);
  std::swap(solution.ranking[0], solution.ranking[1]);
  const auto certificate =
      write_certificate(*problem, solution, {verify::sha256("x"), "none", verify::sha256("data"), "2026f"});
  const auto verified = verify::check(certificate, *problem, basis_of("x"));
  REQUIRE(!verified);
  CHECK(plenary::to_text(verified.error().message).find("is better than the stated winner") != std::string::npos);
}
