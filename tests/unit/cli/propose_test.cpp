#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "calendar/civil/tzdata.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::run;

/// An hour of France and Senegal on the afternoon of Wednesday 16 September 2020. Paris takes lunch from 12:30
/// to 13:30 (assumed), Dakar from 13:00 to 14:00, which is 15:00 in Paris: two points a quarter of an hour.
constexpr const char* paris_and_dakar = R"({
  "format": "plenary-programme/1",
  "id": "paris-dakar",
  "dialogue": "rabat",
  "zone": "Europe/Paris",
  "grid": "PT60M",
  "sessions": [
    {
      "id": "paris-dakar",
      "title": "Paris and Dakar",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-16" },
        "hours": { "from": "12:00", "to": "16:00" },
        "attendance": [{ "delegation": "FR", "role": "required" }, { "delegation": "SN", "role": "required" }],
        "compare": ["2020-09-16T15:00"]
      }
    }
  ]
})";

/// The same on a Saturday, which is a day of rest for both: one waiver is not enough.
std::string on_a_saturday() {
  std::string json = paris_and_dakar;
  for (auto at = json.find("2020-09-16"); at != json.npos; at = json.find("2020-09-16"))
    json.replace(at, 10, "2020-09-19");
  return json;
}

std::string tzdata() {
  const auto version = calendar::system_tzdata_version();
  REQUIRE(version.has_value());
  return version->text();
}

}  // namespace

TEST_CASE("propose: an hour for Paris and Dakar, told whole") {
  const auto outcome = run(cli::add_propose, {"propose", "-", "--top", "2"}, paris_and_dakar);
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "Paris and Dakar\n"
        "1 hour, 2 delegations, 16 September 2020, 24 starts, 4 possible; tzdata " +
            tzdata() + R"(

1. Wednesday 16 September 2020, 14:00–15:00 Europe/Paris (12:00–13:00 UTC)
    12:00  UTC+00:00  Dakar
    14:00  UTC+02:00  Paris
    worst off  nobody: core hours for every delegation
    total      0 points, Europe 0.00 per delegation, West Africa 0.00 per delegation

2. Wednesday 16 September 2020, 12:00–13:00 Europe/Paris (10:00–11:00 UTC)
    10:00  UTC+00:00  Dakar
    12:00  UTC+02:00  Paris
    worst off  4 points: France (12:30–13:00 lunch 2 + 2)
    total      4 points, Europe 4.00 per delegation, West Africa 0.00 per delegation

Proposal 1 ranks above proposal 2:
    because    the heaviest burden of a delegation is 0 points against 4
    better for France 4→0

Fairness of the best slot:
    cheapest   the same slot
    rotation   the same slot
    price      nothing: no slot has a smaller total
    envy       at most 0 points between two delegations,
               no more than one session cost a delegation (0)
    indices    not defined: nobody carries anything

Asked: 16 September 2020, 15:00 Europe/Paris ranks 4 of 4.
    13:00  UTC+00:00  Dakar
    15:00  UTC+02:00  Paris
    worst off  8 points: Senegal (13:00–14:00 lunch 2 + 2 + 2 + 2)
    total      8 points, West Africa 8.00 per delegation, Europe 0.00 per delegation
    Proposal 1 is better:
    because    the heaviest burden of a delegation is 0 points against 8
    better for Senegal 8→0
)");
}

TEST_CASE("propose: with a ledger the slot relieves whoever carried most, and the statement says who carried what") {
  const std::string folder = std::filesystem::temp_directory_path() / "plenary-propose-ledger";
  std::filesystem::create_directories(folder);
  const std::string path = folder + "/past.csv";
  std::ofstream(path) << "session,date,delegation,role,points\nspring,2020-04-01,FR,required,10\n"
                         "summer,2020-07-01,FR,required,5\nsummer,2020-07-01,SN,required,0.5\n";
  const auto outcome =
      run(cli::add_propose, {"propose", "-", "--top", "2", "--ledger", path, "--format", "json"}, paris_and_dakar);
  CHECK(outcome.exit == Exit::done);
  const auto json = nlohmann::json::parse(outcome.out);
  CHECK(json["proposals"][0]["start"] == "2020-09-16T12:00:00Z");
  const auto& statement = json["statement"];
  // Senegal joined in summer: it is credited with what France carried in spring, 10 points.
  CHECK(statement["shares"][0] == nlohmann::json::parse(R"({"delegation": "FR", "sessions_this_year": 2,
    "this_year": 15.0, "before": 15.0, "after": 15.0})"));
  CHECK(statement["shares"][1] == nlohmann::json::parse(R"({"delegation": "SN", "sessions_this_year": 1,
    "this_year": 0.5, "before": 10.5, "after": 10.5})"));
  CHECK(statement["worst_off"] == nlohmann::json::parse(R"(["FR"])"));
  CHECK(statement["envy"]["points"] == 4.5);
  CHECK(statement["price_of_fairness"]["ratio"].is_null());
  std::ofstream(path) << "session,delegation,role,points\nspring,FX,required,10\n";
  const auto refused = run(cli::add_propose, {"propose", "-", "--ledger", path}, paris_and_dakar);
  CHECK(refused.exit == Exit::bad_input);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("past.csv: line 2: \"FX\" is not a delegation of this dialogue") != std::string::npos);
}

TEST_CASE("propose: a Saturday on which nobody works is answered with what forbids it") {
  const auto outcome = run(cli::add_propose, {"propose", "-"}, on_a_saturday());
  CHECK(outcome.exit == Exit::no_slot);
  CHECK(outcome.err.empty());
  // Midnight in Paris is 22:00 on Friday in Dakar, where the week ends two hours of starts later.
  CHECK(outcome.out ==
        "Paris and Dakar\n"
        "1 hour, 2 delegations, 19 September 2020, 24 starts, 0 possible; tzdata " +
            tzdata() + R"(

No slot fits. What each rule excludes, and what it alone excludes:
    24 starts, 0 on its own   attendance of France (required)
        24 starts: Saturday, a rest day in France
    22 starts, 0 on its own   attendance of Senegal (required)
        22 starts: Saturday, a rest day in Senegal
    20 starts, 0 on its own   allowed hours 12:00–16:00 (Europe/Paris)

Any one of these changes is enough, cheapest first:
    1. extend the window to 26 September 2020: 20 starts, the best Mon 21 Sept 14:00 Europe/Paris (worst-off delegation 0 points, total 0 points)

Asked: 19 September 2020, 15:00 Europe/Paris is not possible: attendance of France (required) and attendance of Senegal (required).
    13:00  UTC+00:00  Dakar
    15:00  UTC+02:00  Paris
    worst off  56 points: Senegal (13:00–14:00 rest day; 13:00–14:00 lunch 2 + 2 + 2 + 2)
    total      104 points, West Africa 56.00 per delegation, Europe 48.00 per delegation
    out        France (15:00–16:00 rest day),
               Senegal (13:00–14:00 rest day; 13:00–14:00 lunch 2 + 2 + 2 + 2)
)");
}

TEST_CASE("propose: every mistake of a document is reported at once and nothing is written") {
  std::string json = paris_and_dakar;
  json.replace(json.find("Europe/Paris"), 12, "CEST");
  json.replace(json.find("\"SN\""), 4, "\"Senegall\"");
  json.replace(json.find("PT60M"), 5, "PT7M");
  const auto file = std::filesystem::temp_directory_path() / "plenary-propose-test.svg";
  std::filesystem::remove(file);
  const auto outcome = run(cli::add_propose, {"propose", "-", "-o", file.string()}, json);
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.out.empty());
  CHECK(!std::filesystem::exists(file));
  CHECK_THAT(outcome.err, Catch::Contains("/zone: \"CEST\""));
  CHECK_THAT(outcome.err, Catch::Contains("/grid: \"PT7M\""));
  CHECK_THAT(outcome.err, Catch::Contains("/sessions/0/wish/attendance/1/delegation: \"Senegall\"") &&
                              Catch::Contains("SN (Senegal)"));
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 3);
}

TEST_CASE("propose: the same input gives the same bytes in every format") {
  for (const char* format : {"table", "json", "ics", "svg"}) {
    const auto once = run(cli::add_propose, {"propose", "-", "--format", format}, paris_and_dakar);
    const auto again = run(cli::add_propose, {"propose", "-", "--format", format}, paris_and_dakar);
    CHECK(once.exit == Exit::done);
    CHECK(!once.out.empty());
    CHECK(once.out == again.out);
  }
}

TEST_CASE("propose: an unknown format or a --top of none is refused") {
  CHECK(run(cli::add_propose, {"propose", "-", "--format", "pdf"}, paris_and_dakar).exit == Exit::bad_input);
  CHECK(run(cli::add_propose, {"propose", "-", "--top", "0"}, paris_and_dakar).exit == Exit::bad_input);
}

TEST_CASE("propose: what cannot be written is an error of the environment") {
  const auto outcome = run(cli::add_propose, {"propose", "-", "-o", "/nonexistent/folder/map.svg"}, paris_and_dakar);
  CHECK(outcome.exit == Exit::environment);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("/nonexistent/folder/map.svg"));
}

TEST_CASE("propose: three sessions that share out the price of lunch, told whole, proved and verified") {
  // Paris has lunch from 12:30 to 13:30, Dakar at 13:00, which is 15:00 in Paris. Two hours from 12:00 cost France 8
  // and from 14:00 Senegal 8; from 13:00 France 4.
  constexpr const char* three_afternoons = R"({
    "format": "plenary-programme/1",
    "id": "paris-dakar",
    "dialogue": "rabat",
    "zone": "Europe/Paris",
    "grid": "PT60M",
    "sessions": [
      {
        "id": "paris-dakar",
        "title": "Paris and Dakar",
        "wish": {
          "duration": "PT2H",
          "windows": [
            { "from": "2020-09-16", "to": "2020-09-16" },
            { "from": "2020-09-23", "to": "2020-09-23" },
            { "from": "2020-09-30", "to": "2020-09-30" }
          ],
          "hours": { "from": "12:00", "to": "16:00" },
          "attendance": [
            { "delegation": "FR", "role": "required" },
            { "delegation": "SN", "role": "required" }
          ]
        }
      }
    ]
  })";
  const auto folder = std::filesystem::temp_directory_path() / "plenary-series-test";
  std::filesystem::create_directories(folder);
  const std::string problem = (folder / "series.json").string();
  const std::string proof = (folder / "proof.txt").string();
  std::ofstream(problem) << three_afternoons;

  const auto outcome = run(cli::add_propose, {"propose", problem, "--certificate", proof});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.err.empty());
  const auto choose = outcome.out.find("\nTo decide on one of them: plenary choose " + problem + " --of ");
  CHECK(outcome.out.size() - choose < 200);
  CHECK(outcome.out.substr(0, choose) ==
        "Paris and Dakar\n"
        "3 sessions of 2 hours, 2 delegations, 16–30 September 2020, 9 candidates; tzdata " +
            tzdata() + R"(

  1. Wednesday 16 September 2020 13:00–15:00 Europe/Paris, total 4
        France 4

  2. Wednesday 23 September 2020 13:00–15:00 Europe/Paris, total 4
        France 4

  3. Wednesday 30 September 2020 14:00–16:00 Europe/Paris, total 8
        Senegal 8

Fairness of the series:
    proof      proved: no other choice of slots is fairer
    worst off  France, Senegal
    ledger     France 0→8 (1 of 3 at no cost), Senegal 0→8 (2 of 3 at no cost)
    cheapest   worst 12, total 12, 2 of 3 slots the same
    minimax    the same slots
    product    worst 12, total 12, 2 of 3 slots the same
    rotation   worst 16, total 20, 2 of 3 slots the same
    price      4 points over the least total
    better for France 12→8
    worse for  Senegal 0→8
    envy       at most 0 points between two delegations
    indices    Jain 1.000, Gini 0.000
)");
  const auto verified = run(cli::add_verify, {"verify", proof, problem});
  CHECK(verified.exit == Exit::done);
  CHECK(verified.out.starts_with("verified: no plan of 3 sessions among 9 candidates is fairer"));

  const auto json = nlohmann::json::parse(run(cli::add_propose, {"propose", problem, "--format", "json"}).out);
  CHECK(json["status"] == "optimal");
  CHECK(json["statement"]["worst"] == 8);
  const auto drawn = run(cli::add_propose, {"propose", problem, "--format", "svg"});
  CHECK(drawn.exit == Exit::bad_input);
  CHECK(drawn.err.find("there is no chart of a series") != std::string::npos);
  const auto hasty = run(cli::add_propose, {"propose", problem, "--work", "1", "--certificate", proof});
  CHECK(hasty.exit == Exit::bad_input);
  CHECK(hasty.err.find("nothing was proved") != std::string::npos);
  std::filesystem::remove_all(folder);
}
