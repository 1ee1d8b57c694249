#include "scheduler/burden/unknown_years.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <variant>

#include "scheduler/explain/answer.hpp"
#include "scheduler/json/answer.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;
using namespace std::chrono_literals;

/// Sri Lanka's holidays are known from 2015 to 2026, India's to 2035.
std::string programme_of(const std::string& from, const std::string& to) {
  return R"({"format": "plenary-programme/1", "id": "p", "dialogue": "un", "zone": "Asia/Colombo",
    "window": {"from": ")" +
         from + R"(", "to": ")" + to + R"("}, "attendance": [{"delegation": "LK", "role": "co_chair"},
    {"delegation": "IN", "role": "required"}], "sessions": [{"id": "s", "title": "S", "wish": {"duration": "PT1H"}}]})";
}

Problem problem_of(const std::string& json) {
  const Dialogue& dialogue = dialogue_for(json);
  const auto question = question_of(*read_programme(json, dialogue), "s", dialogue, shipped_burden_table());
  REQUIRE(question);
  return std::get<Problem>(*question);
}

}  // namespace

TEST_CASE("Sri Lanka's holidays of 2027 are not known, those of 2026 are") {
  CHECK(unknown_years(problem_of(programme_of("2026-06-08", "2026-06-12"))).empty());
  const auto unknown = unknown_years(problem_of(programme_of("2026-12-28", "2027-01-08")));
  REQUIRE(unknown.size() == 1);
  CHECK(unknown.front().country == "LK");
  CHECK(unknown.front().year == 2027y);
  CHECK(unknown.front().coverage->years->last == 2026y);
}

TEST_CASE("an answer names the years that are not known, and nothing where all are") {
  const auto answer_of = [](const std::string& json) {
    const Problem problem = problem_of(json);
    const Solution solution = solve(problem);
    const auto changing = [](const std::string&, const WishChange&) -> std::optional<Problem> { return std::nullopt; };
    return Json::parse(write_answer(problem, explain(problem, solution, 1, changing), {"2026c", "0"},
                                    [](const Message& message) { return message.code; }));
  };
  CHECK_FALSE(answer_of(programme_of("2026-06-08", "2026-06-12")).contains("unknown_holidays"));
  CHECK(answer_of(programme_of("2027-06-07", "2027-06-11"))["unknown_holidays"] ==
        Json::parse(R"([{"country": "LK", "name": "Sri Lanka", "year": 2027, "covered_since": 2015,
                         "covered_until": 2026}])"));
}

TEST_CASE("years that several sessions do not know are named once, in order") {
  const auto of = [](const std::string& from, const std::string& to) { return problem_of(programme_of(from, to)); };
  const std::vector<Problem> series{of("2028-03-06", "2028-03-10"), of("2027-03-08", "2027-03-12"),
                                    of("2027-04-05", "2027-04-09")};
  const auto unknown = unknown_years(series);
  REQUIRE(unknown.size() == 2);
  CHECK(unknown[0].year == 2027y);
  CHECK(unknown[1].year == 2028y);
}
