#include <catch2/catch.hpp>

#include "scheduler/json/ledger.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/question.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> mistakes(std::string_view csv) {
  const auto ledger = read_ledger_csv(csv, dialogue(), burden_table());
  std::vector<std::string> texts;
  if (ledger) return texts;
  for (const Error& error : ledger.error()) texts.push_back(server::in_words(error, Language::en));
  return texts;
}

}  // namespace

TEST_CASE("A table with points becomes a ledger, oldest session first") {
  const auto ledger = read_ledger_csv(
      "session,date,delegation,role,points\r\n"
      "january,2026-01-14,SN,required,4.5\r\n"
      "january,2026-01-14,FR,co_chair,0\r\n"
      "\r\n"
      "february,2026-02-11,SN,observer,0.25\n",
      dialogue(), burden_table());
  REQUIRE(ledger);
  const Ledger expected{
      {{"january",
        calendar::Date{2026y / 1 / 14},
        {{{"SN"}, Role::required, Burden::of_units(6750)}, {{"FR"}, Role::co_chair, Burden{}}}},
       {"february", calendar::Date{2026y / 2 / 11}, {{{"SN"}, Role::observer, Burden::of_units(375)}}}},
      {}};
  CHECK(*ledger == expected);
}

TEST_CASE("A table with clock times is priced by the burden table") {
  const auto ledger = read_ledger_csv(
      "delegation,role,session,start,duration\n"
      "SN,required,night,2026-06-10 01:00 Africa/Dakar,PT1H\n"
      "SN,co_chair,morning,2026-06-11T01:00:00Z,PT30M\n",
      dialogue(), burden_table());
  REQUIRE(ledger);
  REQUIRE(ledger->sessions.size() == 2);
  CHECK(*ledger->sessions[0].date == calendar::Date{2026y / 6 / 10});
  CHECK(ledger->sessions[0].entries[0].burden == Burden::of_points(48));
  CHECK(ledger->sessions[1].entries[0].burden == Burden::of_points(36));
}

TEST_CASE("Every mistake of a table is told with its line") {
  CHECK(mistakes("") == std::vector<std::string>{"line 1: the file is empty. Allowed: a first line such as "
                                                 "session,delegation,role,points"});
  const auto found = mistakes(
      "session,date,delegation,role,points\n"
      "a,2026-01-14,SX,required,1\n"
      "a,2026-01-14,SN,requierd,1\n"
      "a,2026-01-14,SN,required,1.255\n"
      "a,2026-01-14,SN,required\n"
      "a,2026-13-14,SN,required,1\n"
      "a,2026-01-14,SN,required,-1\n"
      "a,2026-01-14,SN,required,1\n"
      "a,2026-01-14,SN,required,2\n"
      "b,2026-01-07,SN,required,2\n"
      "c,2026-01-21,SN,required,2\n"
      "a,2026-01-14,GH,required,2\n"
      ",2026-01-21,GH,required,2\n");
  REQUIRE(found.size() == 10);
  CHECK(found[0].starts_with("line 2: \"SX\" is not a delegation of this dialogue"));
  CHECK(found[1].starts_with("line 3: \"requierd\" is not a role"));
  CHECK(found[1].ends_with("Fix: required"));
  CHECK(found[2].starts_with("line 4: \"1.255\" is not a burden in points"));
  CHECK(found[3].starts_with("line 5: \"a,2026-01-14,SN,required\" has 4 cells"));
  CHECK(found[4].starts_with("line 6: \"2026-13-14\""));
  CHECK(found[5].starts_with("line 7: \"-1\" is not a burden in points"));
  CHECK(found[6].starts_with("line 9: \"SN\" this delegation is in the session already"));
  CHECK(found[7].starts_with("line 10: \"2026-01-07\" this session is older than the one before it"));
  CHECK(found[8].starts_with("line 12: \"a\" this session was left before"));
  CHECK(found[9].starts_with("line 13: the session has no name"));
}

TEST_CASE("A table says which columns it has") {
  CHECK(mistakes("session,delegation,role,point\n").front().starts_with("line 1: \"point\" is not a column"));
  CHECK(mistakes("session,delegation,role\n").front() == "line 1: the column points is missing");
  CHECK(mistakes("session,delegation,role,start\n").front() == "line 1: the column duration is missing");
  CHECK(mistakes("session,session,delegation,role,points\n").front().starts_with("line 1: \"session\" this column"));
  CHECK(mistakes("session,delegation,role,start,duration,points\n").size() == 1);
  CHECK(mistakes("session,delegation,role,start,duration\na,SN,required,2026-06-10 01:00 CEST,PT1H\n").size() == 1);
  CHECK(mistakes("session,delegation,role,start,duration\na,SN,required,2026-06-10T01:00:00Z,PT13H\n").size() == 1);
}

TEST_CASE("A file of another kind is not told line by line for ever") {
  std::string csv = "session,delegation,role,points\n";
  for (int i = 0; i < 5000; ++i) csv += "x\n";
  CHECK(mistakes(csv).size() == 100);
}

TEST_CASE("A problem document brings its ledger and floors") {
  const std::string before = R"({"format": "plenary-programme/1", "id": "march", "dialogue": "rabat",
    "zone": "Europe/Brussels", "window": {"from": "2026-03-09", "to": "2026-03-13"},
    "attendance": [{"delegation": "SN", "role": "required"}, {"delegation": "FR", "role": "required"}],
    "sessions": [{"id": "march", "wish": {"duration": "PT1H"}}])";
  const auto problem = plenary::test::problem_in(before + R"(,
    "floors": {"most_points_twice": 4, "free_of_cost": {"least": 1, "of": 3}},
    "ledger": {"decay": {"keep": 1, "of": 2},
               "sessions": [{"session": "february", "date": "2026-02-11",
                             "burdens": [{"delegation": "SN", "role": "required", "points": 4.5}]}]}})",
                                                 dialogue(), burden_table());
  REQUIRE(problem);
  CHECK(problem->participants[1].delegation->id.value == "SN");
  // France was not there: it starts where its only peer stands.
  CHECK(problem->past == std::vector{Burden::of_units(3375), Burden::of_units(3375)});
  CHECK(problem->ledger_floors.most_twice == 4);
  CHECK(problem->ledger_floors.free->of == 3);

  const auto refused = plenary::test::problem_in(before + R"(,
    "floors": {"free_of_cost": {"least": 4, "of": 3}},
    "ledger": {"decay": {"keep": 3, "of": 2},
               "sessions": [{"session": "february", "burdens": [{"delegation": "SN", "role": "required", "points": 4.555},
                                                               {"delegation": "XX", "role": "guest", "points": "4"}]}]}})",
                                                 dialogue(), burden_table());
  REQUIRE(!refused);
  std::vector<std::string> where;
  for (const Error& error : refused.error()) where.push_back(error.where);
  CHECK(where == std::vector<std::string>{"/floors/free_of_cost/least", "/ledger/decay/keep",
                                          "/ledger/sessions/0/burdens/0/points",
                                          "/ledger/sessions/0/burdens/1/delegation",
                                          "/ledger/sessions/0/burdens/1/role", "/ledger/sessions/0/burdens/1/points"});

  const auto later =
      plenary::test::problem_in(before + R"(, "ledger": {"sessions": [{"session": "april", "date": "2026-04-01",
    "burdens": [{"delegation": "SN", "role": "required", "points": 4}]}]}})",
                                dialogue(), burden_table());
  REQUIRE(!later);
  CHECK(later.error().front().where == "/ledger");
}

TEST_CASE("A ledger that a spreadsheet saved is read: byte order mark, semicolons, decimal commas") {
  const auto plain = read_ledger_csv("session,date,delegation,role,points\nfebruary,2026-02-11,SN,required,4.5\n",
                                     dialogue(), burden_table());
  REQUIRE(plain);
  const auto saved =
      read_ledger_csv("\xEF\xBB\xBFsession;date;delegation;role;points\r\n\"february\";2026-02-11;SN;required;4,5\r\n",
                      dialogue(), burden_table());
  REQUIRE(saved);
  CHECK(*saved == *plain);
  const auto tabs =
      read_ledger_csv("session\tdelegation\trole\tpoints\nfebruary\tSN\trequired\t4.5\n", dialogue(), burden_table());
  CHECK(tabs);
  CHECK(read_ledger_csv(write_ledger_csv(*plain), dialogue(), burden_table()) == *plain);
}
