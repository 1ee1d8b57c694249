#include "server/render/chart/plan_chart.hpp"

#include "server/render/chart/plan_rows.hpp"
#include "tests/unit/server/render/sample_plan.hpp"

namespace {

using namespace plenary;
using namespace server::test;
using namespace std::chrono;
using server::BarStyle;
using server::ChartOf;

std::vector<std::string> labels(const server::PlanPanel& panel) {
  std::vector<std::string> found;
  for (const auto& row : panel.rows) found.push_back(row.label);
  return found;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Rooms: a panel a day on the programme's clock, a row for each room that is used") {
  const auto chart = server::plan_rows(programme(two_days_in_dakar), plan_of_dakar(), ChartOf::rooms, Language::en);
  CHECK(chart.shown == scheduler::ClockSpan{10h, 17h});
  REQUIRE(chart.panels.size() == 2);
  CHECK(chart.panels[0].date == 2027y / September / 20);
  CHECK(labels(chart.panels[0]) == std::vector<std::string>{"Great hall, Dakar", "Annex, Dakar"});
  CHECK(labels(chart.panels[1]) == std::vector<std::string>{"Annex, Dakar"});
  const auto& opening = chart.panels[0].rows[0].bars.front();
  CHECK(opening.span == scheduler::ClockSpan{11h, 13h});
  CHECK(opening.style == BarStyle::solid);
  CHECK(opening.word == "plenary");
  CHECK(chart.panels[0].rows[1].bars.front().style == BarStyle::dotted);
  CHECK(chart.panels[1].rows[0].bars.front().style == BarStyle::open);
}

TEST_CASE("People: one row for delegations that are asked to the same in the same way, who leads first") {
  const auto chart = server::plan_rows(programme(two_days_in_dakar), plan_of_dakar(), ChartOf::people, Language::en);
  REQUIRE(chart.panels.size() == 2);
  CHECK(labels(chart.panels[0]) == std::vector<std::string>{"Senegal", "France",
                                                            "4 delegations: Germany, Spain, Italy, Mali",
                                                            "European Union (European Commission)"});
  const auto& senegal = chart.panels[0].rows[0];
  REQUIRE(senegal.bars.size() == 2);
  CHECK(senegal.bars[0].word == "co-chair");
  CHECK(senegal.bars[1].word == "host");
  CHECK(senegal.lanes == 1);
  CHECK(chart.panels[0].rows[1].bars[1].style == BarStyle::dotted);
  CHECK(chart.panels[0].rows[2].bars[0].style == BarStyle::hatched);
  CHECK(chart.panels[0].rows[3].bars[0].style == BarStyle::open);
  CHECK(labels(chart.panels[1]) == std::vector<std::string>{"Senegal", "Portugal"});
}

TEST_CASE("Sessions of one row at the same time lie in lanes of their own") {
  auto answer = plan_of_dakar();
  answer.plan[1].when = {utc(20, 10), utc(20, 11)};
  const auto chart = server::plan_rows(programme(two_days_in_dakar), answer, ChartOf::people, Language::en);
  const auto& senegal = chart.panels[0].rows[0];
  CHECK(senegal.lanes == 2);
  CHECK(senegal.bars[0].lane == 0);
  CHECK(senegal.bars[1].lane == 1);
  answer.plan[1].when = {utc(20, 11), utc(20, 12)};
  CHECK(
      server::plan_rows(programme(two_days_in_dakar), answer, ChartOf::people, Language::en).panels[0].rows[0].lanes ==
      1);
}

TEST_CASE("A session over midnight stays in the panel of the day on which it begins") {
  auto answer = plan_of_dakar();
  answer.plan = {{2, {utc(20, 21, 30), utc(20, 23)}, 1}};
  const auto chart = server::plan_rows(programme(two_days_in_dakar), answer, ChartOf::rooms, Language::en);
  REQUIRE(chart.panels.size() == 1);
  CHECK(chart.shown == scheduler::ClockSpan{23h, 25h});
  const auto drawing = server::plan_chart(programme(two_days_in_dakar), answer, ChartOf::rooms, Language::en);
  CHECK(holds(drawing, ">23:30–01:00 +1 day"));
}

TEST_CASE("A picture of a plan has a name and the whole plan in words for those who do not see it") {
  const auto drawing = server::plan_chart(programme(two_days_in_dakar), plan_of_dakar(), ChartOf::rooms, Language::en);
  CHECK(holds(drawing,
              R"(role="img" aria-label="Plan by room: Dakar &lt;draft&gt; &amp; more" aria-describedby="plan")"));
  CHECK(holds(drawing, R"(<desc id="plan">3 of 3 sessions on 2 days, times in Europe/Paris.
Monday 20 September 2027:
11:00–13:00 Opening plenary; Great hall, Dakar; plenary, in person; must attend: co-chairs France and Senegal, 4 required delegations.
16:00–17:00 Migration data; Annex, Dakar; side event, in person; must attend: host Senegal.
Tuesday 21 September 2027:
10:30–12:00 Follow-up; Annex, Dakar and online; technical meeting, hybrid; must attend: Senegal.</desc>)"));
  CHECK_FALSE(holds(drawing, "<draft>"));
  CHECK_FALSE(holds(drawing, "href"));
  CHECK_FALSE(holds(drawing, "@import"));
}

TEST_CASE("The picture of a partial plan says that it is one") {
  const auto drawing =
      server::plan_chart(programme(two_days_in_dakar), no_plan_of_dakar(), ChartOf::people, Language::en);
  CHECK(holds(drawing, "Partial plan by delegation: Dakar"));
  CHECK(holds(drawing, "2 of 3 sessions, times in Europe/Paris. Infeasible: no plan keeps every hard rule."));
}
