#include <catch2/catch.hpp>

#include "scheduler/json/ledger.hpp"
#include "server/render/chart/fairness_chart.hpp"
#include "server/render/page/fairness_page.hpp"
#include "server/render/table/fairness_csv.hpp"
#include "server/render/table/fairness_table.hpp"
#include "server/render/words/fairness_words.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;
using scheduler::Burden;
using scheduler::Role;
using server::test::dialogue;
using server::test::paris_and_dakar;

/// Paris and Dakar at 12:00 in Paris, the fairest slot after a spring that cost Senegal dear: lunch in Paris.
scheduler::FairnessReport sample(Role role_of_france = Role::required) {
  auto asked = server::test::problem(paris_and_dakar);
  asked.hours = scheduler::ClockSpan{std::chrono::hours{12}, std::chrono::hours{13}};
  asked.participants[0].role = role_of_france;
  asked.ledger.sessions.push_back(
      {"spring", std::nullopt, {{{"SN"}, Role::required, Burden::of_units(12 * 1500 + 375)}}});
  const auto report = scheduler::fairness_report(asked, scheduler::solve(asked));
  REQUIRE(report);
  return *report;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A burden is told by local clock, place and quarter of an hour") {
  const auto report = sample();
  const auto groups = server::cost_groups(report.sessions.front(), Language::en);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].burden == Burden::of_points(4));
  CHECK(groups[0].why == "12:00–13:00 in Paris: 12:30–13:00 lunch 2 + 2");
  CHECK(server::names_of(groups[0], Language::en) == std::vector<std::string>{"France"});
  CHECK(groups[1].why == "core hours");
  CHECK(server::names_of(groups[1], Language::en) == std::vector<std::string>{"Senegal"});
}

TEST_CASE("The weight of a role is told as a factor") {
  const auto report = sample(Role::co_chair);
  const auto groups = server::cost_groups(report.sessions.front(), Language::en);
  CHECK(groups[0].burden == Burden::of_points(6));
  CHECK(groups[0].why == "12:00–13:00 in Paris: (12:30–13:00 lunch 2 + 2) × 1.5 as co-chair");
  CHECK(server::names_of(groups[0], Language::en) == std::vector<std::string>{"France (co-chair)"});
}

TEST_CASE("The table of fairness, whole") {
  // France joins now and starts where its only peer, Senegal, stood: 12.25 points are credited.
  const auto text = server::fairness_table(sample(), "2026f", Language::en);
  CHECK(text.substr(0, text.find("\nNever invited")) == R"(Fairness: Paris & Dakar <draft>
a session at its fairest slot, after 1 session of a ledger; burden table 2; tzdata 2026f

Worst off, with 16.25 points: France.
Two delegations differ by at most 4 points, no more than one session cost a delegation (12.25).
Together, 2 delegations carry 28.5 points, 4 of them from the sessions in this report.

By region, points per delegation     members      before       after
    Europe                                 1       12.25       16.25
    West Africa                            1       12.25       12.25

By delegation, points            invitations      before       after
    France                                 1       12.25       16.25  of which credited: 12.25
    Senegal                                2       12.25       12.25

By role                          invitations      before       after
    required                               3       12.25       16.25

Paris & Dakar <draft>
    Wednesday 16 September 2020, 12:00–13:00 Europe/Paris; worst 4, total 4 points
         4  France
            12:00–13:00 in Paris: 12:30–13:00 lunch 2 + 2
         0  Senegal
            core hours
)");
  CHECK(has(text, "\nSmall print\n    Jain  1.000 → 0.981 (1: all carry the same)\n"));
}

TEST_CASE("The table of values is the ledger and is read back as the ledger") {
  const auto report = sample();
  const auto csv = server::fairness_csv(report);
  CHECK(csv ==
        "session,date,delegation,role,points,table\r\n"
        "spring,,SN,required,12.25,\r\n"
        "paris-dakar,2020-09-16,FR,required,4,plenary-burden/2 version 2\r\n"
        "paris-dakar,2020-09-16,SN,required,0,plenary-burden/2 version 2\r\n");
  const auto back =
      scheduler::read_ledger_csv(csv, dialogue(), *scheduler::read_burden_table(data::burden_table_json()));
  REQUIRE(back);
  CHECK(*back == report.ledger);
}

TEST_CASE("A session's name with commas, quotes and line breaks is quoted as RFC 4180 says") {
  auto report = sample();
  report.ledger.sessions[0].id = "spring, \"late\"\nin Rabat";
  CHECK(has(server::fairness_csv(report), "\r\n\"spring, \"\"late\"\"\nin Rabat\",,SN,required,12.25,\r\n"));
}

TEST_CASE("Titles cannot become markup, and bars say their numbers in words and patterns") {
  const auto report = sample();
  for (const auto& text :
       {server::fairness_page(report, "2026f", Language::en), server::fairness_chart(report, Language::en)}) {
    CHECK(has(text, "Paris &amp; Dakar &lt;draft&gt;"));
    CHECK(!has(text, "<draft>"));
    CHECK(has(text, "<title>France: 12.25 → 16.25</title>"));
    CHECK(has(text, "class=\"before\""));
    CHECK(has(text, "pattern id=\"fc-hatch\""));
  }
}
