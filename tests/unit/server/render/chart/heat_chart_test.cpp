#include "server/render/chart/heat_chart.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;
using namespace std::chrono;
using server::HeatChart;
using server::HeatRow;
using server::test::paris_and_dakar;
using server::test::problem;

/// "12:00–14:00 ×2 [2] 4 points: France", one run a line.
std::string shown(const HeatRow& row) {
  std::string text;
  for (const auto& run : row.runs) {
    const auto mark = run.mark.level < 0 ? run.mark.letters : std::to_string(run.mark.level);
    text += fmt::format("{}–{} ×{} [{}] {}\n", calendar::to_clock(run.span.start), calendar::to_clock(run.span.end),
                        run.starts, mark, run.reason);
  }
  return text;
}

HeatChart chart_of(std::string_view json) {
  const auto asked = problem(json);
  return server::heat_chart(asked, scheduler::solve(asked), Language::en);
}

/// A whole day at which nobody must attend, so that nothing forbids a slot.
std::string whole_day(std::string_view date, std::string_view zone) {
  return fmt::format(
      R"({{"format": "plenary-programme/1", "id": "day", "dialogue": "rabat", "zone": "{1}", "grid": "PT60M",
           "window": {{"from": "{0}", "to": "{0}"}},
           "attendance": [{{"delegation": "SN", "role": "preferred"}}],
           "sessions": [{{"id": "day", "wish": {{"duration": "PT1H"}}}}]}})",
      date, zone);
}

std::size_t starts(const HeatRow& row) {
  std::size_t count = 0;
  for (const auto& run : row.runs) count += run.starts;
  return count;
}

}  // namespace

// Paris takes lunch from 12:30 to 13:30 (assumed), Dakar from 13:00 to 14:00, which is 15:00 in Paris: two
// points a quarter of an hour. 17:00 lies outside of the allowed hours, at 16:00 France is busy.
TEST_CASE("A chart of Paris and Dakar marks each hour as counted by hand") {
  const auto chart = chart_of(paris_and_dakar);
  CHECK(chart.shown == scheduler::ClockSpan{hours{11}, hours{18}});
  CHECK(chart.bounds == std::array{2, 4, 8, 16, 32});
  REQUIRE(chart.rows.size() == 1);
  CHECK(chart.rows[0].date == 2020y / September / 16);
  CHECK(shown(chart.rows[0]) ==
        "11:00–12:00 ×1 [H] not possible: allowed hours 12:00–17:00 (Europe/Paris)\n"
        "12:00–14:00 ×2 [2] 4 points: France\n"
        "14:00–15:00 ×1 [0] core hours for every delegation\n"
        "15:00–16:00 ×1 [3] 8 points: Senegal\n"
        "16:00–17:00 ×1 [A] not possible: attendance of France (required)\n"
        "17:00–18:00 ×1 [H] not possible: allowed hours 12:00–17:00 (Europe/Paris)\n");
}

TEST_CASE("The levels of a session of three hours are three times those of one hour") {
  std::string json{paris_and_dakar};
  json.replace(json.find("PT1H"), 4, "PT3H");
  CHECK(chart_of(json).bounds == std::array{6, 12, 24, 48, 96});
}

TEST_CASE("The night when clocks go back in Brussels shows the hour that happens twice once") {
  const auto chart = chart_of(whole_day("2020-10-25", "Europe/Brussels"));
  REQUIRE(chart.rows.size() == 1);
  CHECK(starts(chart.rows[0]) == 24);  // the day has 25 hours
  auto end = chart.shown.start;
  for (const auto& run : chart.rows[0].runs) {
    CHECK(run.span.start == end);
    end = run.span.end;
  }
  CHECK(end == hours{24});
}

TEST_CASE("The night when clocks go forward in Brussels leaves the hour that is skipped empty") {
  const auto chart = chart_of(whole_day("2020-03-29", "Europe/Brussels"));
  REQUIRE(chart.rows.size() == 1);
  CHECK(starts(chart.rows[0]) == 23);
  for (const auto& run : chart.rows[0].runs) CHECK((run.span.end <= hours{2} || run.span.start >= hours{3}));
}

TEST_CASE("Every kind of rule has a letter of its own, hours before attendance before quorum before floor") {
  const auto chart = chart_of(R"({
  "format": "plenary-programme/1",
  "id": "letters",
  "dialogue": "rabat",
  "zone": "Europe/Paris",
  "grid": "PT60M",
  "sessions": [
    {
      "id": "letters",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-20" },
        "hours": { "from": "10:00", "to": "16:00" },
        "attendance": [{ "delegation": "FR", "role": "required" }, { "delegation": "SN", "role": "preferred" }],
        "quorum": { "overall": 2 },
        "floors": { "most_points": 4 }
      }
    }
  ]
})");
  REQUIRE(chart.rows.size() == 5);
  // Wednesday: Dakar's lunch at 15:00 costs 8 points; 16:00 is too late.
  const auto& wednesday = chart.rows[0].runs;
  CHECK(wednesday[wednesday.size() - 2].mark == server::HeatMark{-1, "F"});
  CHECK(wednesday.back().mark == server::HeatMark{-1, "H"});
  // Saturday: France must attend and rests; so does Senegal, which breaks the quorum.
  const auto& saturday = chart.rows[3].runs;
  CHECK(saturday.front().mark == server::HeatMark{-1, "HAQ"});
  CHECK(saturday[1].mark == server::HeatMark{-1, "AQ"});
  CHECK(saturday[1].reason == "not possible: attendance of France (required) and quorum of 2");
}
