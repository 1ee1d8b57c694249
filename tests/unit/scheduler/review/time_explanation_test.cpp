#include "scheduler/review/time_explanation.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "tests/unit/scheduler/review/two_calls.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

using testing::when;

Checked<TimeExplanation> explained(const std::string& first, const std::string& second, const std::string& start) {
  return explain_time(testing::two_calls(first, second), testing::dialogue(), testing::burden_table(), "a",
                      *calendar::parse_local_time(start));
}

std::vector<std::string> rules(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.push_back(finding.session.value + " " + finding.rule);
  return names;
}

const auto monday = when("2027-03-01T10:00", "2027-03-01T11:00");

TEST_CASE("A time that costs others more than the decided one", "[explain]") {
  const auto noon = explained(monday, "", "2027-03-02T12:00").value();
  CHECK(noon.breaks.empty());
  CHECK(noon.is_decided);
  REQUIRE(noon.times.instead);
  CHECK(noon.times.lighter.empty());
  REQUIRE(noon.times.heavier.size() == 2);  // 12:00 on both clocks is the hour of lunch
  for (const Change& change : noon.times.heavier) CHECK(change.from < change.to);
}

TEST_CASE("A time that was decided on the clock of another zone is compared where it is", "[explain]") {
  const auto by_dakar =
      explained(when("2027-03-01T10:00", "2027-03-01T11:00", R"(, "zone": "Africa/Dakar")"), "", "2027-03-02T12:00")
          .value();
  REQUIRE(by_dakar.times.instead);
  CHECK(calendar::to_iso(by_dakar.times.instead->when.start) == "2027-03-01T10:00:00Z");
}

TEST_CASE("A rest day is named by the rule that it breaks and by what it would cost", "[explain]") {
  const auto friday = explained(monday, "", "2027-03-05T10:00").value();
  CHECK(rules(friday.breaks) == std::vector<std::string>{"a attendance:DZ"});
  const Proposal& asked = friday.times.asked;
  REQUIRE(asked.out.size() == 1);
  const Experience& algeria = asked.experiences[asked.out.front()];
  REQUIRE_FALSE(algeria.reasons.empty());
  CHECK(algeria.reasons.front().what == Circumstance::rest_day);
}

TEST_CASE("Rules between sessions are asked too, and told for each of them", "[explain]") {
  const auto both = explained(monday, when("2027-03-03T10:00", "2027-03-03T11:00"), "2027-03-03T10:30").value();
  CHECK(rules(both.breaks) == std::vector<std::string>{"a one-at-a-time", "b one-at-a-time"});
}

TEST_CASE("A time that mends what is broken now", "[explain]") {
  const auto mended = explained(when("2027-03-05T10:00", "2027-03-05T11:00"), "", "2027-03-04T10:00").value();
  CHECK(mended.breaks.empty());
  CHECK(rules(mended.mends) == std::vector<std::string>{"a attendance:DZ"});
}

TEST_CASE("A time off the grid, outside of the window and at night is answered too", "[explain]") {
  const auto night = explained(monday, "", "2027-04-01T23:07").value();
  CHECK(rules(night.breaks) == std::vector<std::string>{"a window", "a hours"});
  CHECK(calendar::to_iso(night.times.asked.when.start) == "2027-04-01T21:07:00Z");
  CHECK(night.times.asked.total > night.times.instead->total);
}

TEST_CASE("The hours after a clock change lie on the grid", "[explain]") {
  const auto sunday = explained(monday, "", "2027-03-28T03:30").value();  // clocks went from 2:00 to 3:00
  CHECK(calendar::to_iso(sunday.times.asked.when.start) == "2027-03-28T01:30:00Z");
}

TEST_CASE("Where nothing is decided, a time is held against the best of the session alone", "[explain]") {
  const auto undecided = explained("", "", "2027-03-02T12:00").value();
  CHECK_FALSE(undecided.is_decided);
  REQUIRE(undecided.times.instead);
  CHECK(undecided.times.instead->total == Burden{});
}

TEST_CASE("What cannot be decided cannot be explained", "[explain]") {
  const auto gap = explained(monday, "", "2027-03-28T02:30");
  REQUIRE_FALSE(gap);
  CHECK(gap.error().front().where == "--start");
}

}  // namespace
