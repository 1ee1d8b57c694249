#include "scheduler/review/review.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/unit/scheduler/review/two_calls.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

using testing::when;

Review reviewed(const std::string& first, const std::string& second, const std::string& more = "") {
  return review(testing::two_calls(first, second, R"("least_break": "PT30M",)" + more), testing::dialogue(),
                testing::burden_table())
      .value();
}

std::vector<std::string> rules(const Review& review, const std::string& session) {
  std::vector<std::string> names;
  for (const Finding& finding : review.findings) {
    if (finding.session.value == session) names.push_back(finding.rule);
  }
  return names;
}

TEST_CASE("What is not decided breaks no rule and is named", "[review]") {
  const Review nothing = reviewed("", "");
  CHECK(nothing.findings.empty());
  CHECK(nothing.judged == 0);
  CHECK(nothing.undecided == std::vector<SessionId>{{"a"}, {"b"}});
}

TEST_CASE("A decided time that keeps every rule", "[review]") {
  const Review kept =
      reviewed(when("2027-03-02T10:00", "2027-03-02T11:00"), when("2027-03-02T14:00", "2027-03-02T15:00"));
  CHECK(kept.findings.empty());
  CHECK(kept.judged == 2);
  CHECK_FALSE(kept.is_broken());
}

TEST_CASE("Each rule that a decided time breaks is named, with the delegation", "[review]") {
  SECTION("a rest day in Algeria") {
    const Review broken = reviewed(when("2027-03-05T10:00", "2027-03-05T11:00"), "");
    CHECK(rules(broken, "a") == std::vector<std::string>{"attendance:DZ"});
    CHECK(broken.is_broken());
  }
  SECTION("outside hours and outside the window, off the grid") {
    const Review broken = reviewed(when("2027-03-16T18:07", "2027-03-16T19:07"), "");
    CHECK(rules(broken, "a") == std::vector<std::string>{"window", "hours"});
  }
  SECTION("both at once: nobody can be in two calls") {
    const Review broken =
        reviewed(when("2027-03-02T10:00", "2027-03-02T11:00"), when("2027-03-02T10:30", "2027-03-02T11:30"));
    CHECK(rules(broken, "a") == std::vector<std::string>{"one-at-a-time-with-break"});
    CHECK(rules(broken, "a") == rules(broken, "b"));
  }
  SECTION("the one after the other without a break") {
    const Review broken =
        reviewed(when("2027-03-02T10:00", "2027-03-02T11:00"), when("2027-03-02T11:15", "2027-03-02T12:15"));
    CHECK(broken.is_broken());
  }
  SECTION("in the wrong order") {
    const Review broken =
        reviewed(when("2027-03-03T10:00", "2027-03-03T11:00"), when("2027-03-02T10:00", "2027-03-02T11:00"),
                 R"("relations": [{"kind": "before", "sessions": ["a", "b"]}],)");
    CHECK(rules(broken, "b") == std::vector<std::string>{"before"});
  }
}

TEST_CASE("An exception is for one rule of one session", "[review]") {
  const Review excepted = reviewed(R"("although": [{"rule": "attendance:DZ", "reason": "Algeria agreed"}],)" +
                                       when("2027-03-05T10:00", "2027-03-05T11:00"),
                                   "");
  REQUIRE(excepted.findings.size() == 1);
  CHECK(excepted.findings.front().exception == "Algeria agreed");
  CHECK_FALSE(excepted.is_broken());
  CHECK(
      reviewed(
          R"("although": [{"rule": "hours", "reason": "another"}],)" + when("2027-03-05T10:00", "2027-03-05T11:00"), "")
          .is_broken());
}

TEST_CASE("A length that is not the one that was wished is remarked", "[review]") {
  const Review longer = reviewed(when("2027-03-02T10:00", "2027-03-02T11:30"), "");
  CHECK(rules(longer, "a") == std::vector<std::string>{"duration"});
  CHECK_FALSE(longer.is_broken());
}

TEST_CASE("What was called off keeps no rules", "[review]") {
  const std::string friday = when("2027-03-05T10:00", "2027-03-05T11:00");
  CHECK_FALSE(reviewed(R"("status": "cancelled",)" + friday, "").is_broken());
  CHECK_FALSE(reviewed(R"("status": "postponed",)" + friday, "").is_broken());
}

TEST_CASE("Floors over a ledger are asked of decided sessions in the order of their times", "[review]") {
  // Each is at lunch in both countries; the second may cost nothing any more.
  const auto noon = when("2027-03-02T12:00", "2027-03-02T13:00");
  const auto next = when("2027-03-03T12:00", "2027-03-03T13:00");
  const std::string floors = R"("floors": {"free_of_cost": {"least": 1, "of": 2}},)";
  CHECK(rules(reviewed(noon, next, floors), "a").empty());
  CHECK(rules(reviewed(noon, next, floors), "b") == std::vector<std::string>{"free-of-cost"});
  CHECK(rules(reviewed(next, noon, floors), "a") == std::vector<std::string>{"free-of-cost"});
  CHECK(reviewed(noon, when("2027-03-03T10:00", "2027-03-03T11:00"), floors).findings.empty());
  const std::string twice = R"("floors": {"most_points_twice": 3},)";
  CHECK(rules(reviewed(noon, next, twice), "b") == std::vector<std::string>{"most-points-twice"});
}

}  // namespace
