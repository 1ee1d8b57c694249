#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "server/render/table/answer_table.hpp"
#include "server/render/table/fairness_table.hpp"
#include "server/render/table/plan_table.hpp"
#include "tests/unit/server/render/sample_plan.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;

/// Words in Latin letters that are not isolated, and isolated sentences: English that was left.
std::set<std::string> english_in(const std::string& arabic) {
  const std::set<std::string> names_everywhere{"UTC", "tzdata", "Jain", "Gini"};
  const std::regex isolated{"\u2068[^\u2069]*\u2069"};
  const std::regex sentence{"[A-Za-z]{2,} [a-z]{2,} [A-Za-z]{2,}"};
  const std::regex word{"[A-Za-z]{2,}"};
  std::set<std::string> found;
  for (std::sregex_iterator it{arabic.begin(), arabic.end(), isolated}, end; it != end; ++it) {
    if (std::regex_search(it->str(), sentence)) found.insert(it->str());
  }
  const std::string rest = std::regex_replace(arabic, isolated, " ");
  for (std::sregex_iterator it{rest.begin(), rest.end(), word}, end; it != end; ++it) {
    if (!names_everywhere.contains(it->str())) found.insert(it->str());
  }
  return found;
}

}  // namespace

TEST_CASE("An answer in Arabic has no English left: proposals, reasons, regions, the statement, what was asked") {
  const auto asked = server::test::problem(R"({
  "format": "plenary-programme/1",
  "id": "two-days",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "two-days",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-17" },
        "hours": { "from": "10:00", "to": "18:00" },
        "attendance": [{ "set": "partners", "role": "preferred" }],
        "compare": ["2020-09-16T14:00"]
      }
    }
  ]
})");
  const auto table =
      server::answer_table(asked, scheduler::explain(asked, scheduler::solve(asked), 3), "2026c", Language::ar);
  CHECK(english_in(table) == std::set<std::string>{});
  CHECK(table.find("غرب أفريقيا") != std::string::npos);
  CHECK(table.find("بروكسل") != std::string::npos);
}

TEST_CASE("A report of fairness in Arabic has no English left") {
  auto asked = server::test::problem(server::test::paris_and_dakar);
  asked.title = {};
  const auto report = scheduler::fairness_report(asked, scheduler::solve(asked));
  REQUIRE(report);
  CHECK(english_in(server::fairness_table(*report, "2026c", Language::ar)) == std::set<std::string>{});
}

TEST_CASE("A plan in Arabic has no English left but the titles that only English knows") {
  const auto table = server::plan_table(
      server::test::programme(server::test::two_days_in_dakar),
      [] {
        auto answer = server::test::plan_of_dakar();
        answer.changes.clear();
        return answer;
      }(),
      "2026c", Language::ar);
  CHECK(english_in(table) == std::set<std::string>{});
}
