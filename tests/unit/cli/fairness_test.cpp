#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/ledger.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::run;

const std::string rabat = plenary::test::path_in_tree("data/samples/rabat.json");

/// An hour of France and Senegal on Wednesday 16 September 2020 at noon in Paris: lunch from 12:30.
constexpr const char* paris_and_dakar = R"({
  "format": "plenary-programme/1",
  "id": "paris-dakar",
  "dialogue": "rabat",
  "zone": "Europe/Paris",
  "grid": "PT60M",
  "sessions": [
    {
      "id": "paris-dakar",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-16" },
        "hours": { "from": "12:00", "to": "13:00" },
        "attendance": [{ "delegation": "FR", "role": "required" }, { "delegation": "SN", "role": "required" }]
      }
    }
  ]
})";

std::string file(const std::string& name, const std::string& bytes) {
  const auto folder = std::filesystem::temp_directory_path() / "plenary-fairness";
  std::filesystem::create_directories(folder);
  auto path = (folder / name).string();
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

cli::test::Outcome fairness(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "fairness");
  return run(cli::add_fairness, std::move(arguments), input);
}

/// Refused with `message`, and nothing written.
void refused(const cli::test::Outcome& outcome, const std::string& message) {
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains(message));
}

}  // namespace

TEST_CASE("fairness: the founding programme cost Libya most, by its holiday") {
  const auto outcome = fairness({rabat});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.err.empty());
  CHECK_THAT(outcome.out, Catch::Contains("Worst off, with 48 points: Libya."));
  CHECK_THAT(outcome.out, Catch::Contains("14:00–15:00 in Tripoli: public holiday: Martyrs' Day"));
}

TEST_CASE("fairness: a programme goes on from a table, and forgets") {
  const auto ledger = file("past.csv", "session,date,delegation,role,points\nspring,2020-04-01,SN,required,8\n");
  const auto outcome = fairness({rabat, "--ledger", ledger, "--decay", "1/2", "--format", "json"});
  CHECK(outcome.exit == Exit::done);
  const auto json = nlohmann::json::parse(outcome.out);
  CHECK(json["sessions_before"] == 1);
  for (const auto& country : json["countries"]) {
    if (country["delegation"] != "SN") continue;
    CHECK(country["before"]["balance"] == 4);
    CHECK(country["after"]["balance"] == 2);  // the webinar was free of cost in Dakar
  }
}

TEST_CASE("fairness: sessions from a day on are left out") {
  const auto outcome = fairness({rabat, "--before", "2020-09-16"});
  CHECK(outcome.exit == Exit::done);
  CHECK_THAT(outcome.out, Catch::Contains("0 sessions, nothing before"));
  CHECK_THAT(outcome.out,
             Catch::Contains("2020-09-16-anti-trafficking-assessment: it is not before 16 September 2020"));
  CHECK_THAT(outcome.out,
             Catch::Contains("No session invited a delegation that is compared: there is nothing to compare."));
}

TEST_CASE("fairness: a problem is reported at its fairest slot") {
  const auto outcome = fairness({"-"}, paris_and_dakar);
  CHECK(outcome.exit == Exit::done);
  CHECK_THAT(outcome.out, Catch::Contains("12:00–13:00 in Paris: 12:30–13:00 lunch 2 + 2"));
}

TEST_CASE("fairness: a problem that nothing fits has no report") {
  std::string saturday = paris_and_dakar;
  for (auto at = saturday.find("09-16"); at != saturday.npos; at = saturday.find("09-16"))
    saturday.replace(at, 5, "09-19");
  const auto outcome = fairness({"-"}, saturday);
  CHECK(outcome.exit == Exit::no_slot);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("no slots are possible"));
}

TEST_CASE("fairness: what cannot be is refused with where, what and how") {
  const auto late = file("late.csv", "session,date,delegation,role,points\nautumn,2020-10-01,SN,required,8\n");
  const auto again = file("again.csv",
                          "session,date,delegation,role,points\n"
                          "2020-09-16-anti-trafficking-assessment,2020-09-16,SN,required,8\n");
  refused(fairness({rabat, "--ledger", late}),
          "--ledger: \"autumn on 2020-10-01\" this session is after the first one of the report. Allowed: up to "
          "2020-09-16");
  refused(fairness({rabat, "--ledger", again}), "this session is in the report’s document too");
  refused(fairness({rabat, "--ledger", file("bad.csv", "session,delegation,role,points\na,FX,required,1\n")}),
          "bad.csv: line 2: \"FX\" is not a delegation of this dialogue");
  refused(fairness({rabat, "--before", "2020-09-31"}), "--before: \"2020-09-31\"");
  refused(fairness({rabat, "--format", "pdf"}), "pdf");
  refused(fairness({"-", "--ledger", "-"}), "--ledger: \"-\" standard input is the report’s document already");
  refused(fairness({"-", "--before", "2020-01-01"}, paris_and_dakar), "--before: \"2020-01-01\" is for the sessions");
  refused(fairness({"-", "--decay", "9/10"}, paris_and_dakar), "--decay: \"9/10\" is for the ledger");
  refused(fairness({"-", "--ledger", late}, test::read_in_tree("data/samples/paris-sequence.json")),
          "name one by --session");
  refused(fairness({"-"}, "[1]"), "standard input: ");
  refused(fairness({"-"}, "{"), "standard input: ");
  refused(fairness({"/nonexistent.json"}), "/nonexistent.json");
  CHECK(fairness({rabat, "-o", "/nonexistent/folder/report.html"}).exit == Exit::environment);
}

TEST_CASE("fairness: a decay is a part of at most all, in whole numbers up to a thousand") {
  CHECK(*cli::parse_decay("") == scheduler::Decay{1, 1});
  CHECK(*cli::parse_decay("9/10") == scheduler::Decay{9, 10});
  CHECK(*cli::parse_decay("1000/1000") == scheduler::Decay{1000, 1000});
  for (const char* wrong :
       {"9", "9/", "/10", "0/10", "10/9", "9/1001", "0.9", "9/10/11", "-9/10", "9 /10", "+9/10", "9/10 "}) {
    INFO(wrong);
    const auto decay = cli::parse_decay(wrong);
    REQUIRE(!decay);
    CHECK(decay.error().where == "--decay");
  }
}

TEST_CASE("fairness: a series is reported session by session") {
  constexpr const char* series = R"({
    "format": "plenary-programme/1",
    "id": "paris-dakar",
    "dialogue": "rabat",
    "zone": "Europe/Paris",
    "grid": "PT60M",
    "sessions": [
      {
        "id": "paris-dakar",
        "wish": {
          "duration": "PT2H",
          "windows": [
            { "from": "2020-09-16", "to": "2020-09-16" },
            { "from": "2020-09-23", "to": "2020-09-23" }
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
  // The cheapest hours cost France four points of lunch, and that twice is as much as Senegal's lunch once.
  const auto table = run(cli::add_fairness, {"fairness", "-"}, series);
  CHECK(table.exit == Exit::done);
  CHECK_THAT(table.out, Catch::Contains("2 sessions at their fairest slots, nothing before"));
  const auto ledger = run(cli::add_fairness, {"fairness", "-", "--format", "csv"}, series);
  CHECK(ledger.out ==
        "session,date,delegation,role,points,table\r\n"
        "paris-dakar-01,2020-09-16,FR,required,4,plenary-burden/2 version 2\r\n"
        "paris-dakar-01,2020-09-16,SN,required,0,plenary-burden/2 version 2\r\n"
        "paris-dakar-02,2020-09-23,FR,required,4,plenary-burden/2 version 2\r\n"
        "paris-dakar-02,2020-09-23,SN,required,0,plenary-burden/2 version 2\r\n");
}

TEST_CASE("fairness: points that another table counted are read, and said to be another table's") {
  const auto rows = [](const std::string& table) {
    return file("mixed.csv",
                "session,date,delegation,role,points,table\nspring,2019-04-01,SN,required,8," + table + "\n");
  };
  const auto same = fairness({rabat, "--ledger", rows("plenary-burden/2 version 2")});
  CHECK(same.err.find("counted by") == std::string::npos);
  const auto other = fairness({rabat, "--ledger", rows("plenary-burden/1")});
  CHECK(other.exit == Exit::done);
  CHECK_THAT(other.err,
             Catch::Contains("were counted by plenary-burden/1, those of today by plenary-burden/2 version 2"));
}
