#include "scheduler/explain/relaxation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/explain/answer.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

bool has(const std::vector<Relaxation>& all, const std::string& change) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Relaxation& one) { return test::english(one.change) == change; });
}

}  // namespace

TEST_CASE("On Libya's Martyrs' Day a waiver, a lesser role or a later week brings the session back") {
  Problem holiday = problem(2020y / 9 / 16, 2020y / 9 / 16);
  holiday.participants = {invited("BE", Role::required), invited("LY", Role::required)};
  const Solution solution = solve(holiday);
  REQUIRE(solution.ranking.empty());

  const auto removed = removals(holiday, solution);
  REQUIRE(removed.size() == 2);
  CHECK(test::english(removed[0].constraint) == "attendance of Belgium (required)");
  CHECK(removed[0].slots == 0);
  CHECK(test::english(removed[1].constraint) == "attendance of Libya (required)");
  CHECK(removed[1].slots == 96);
  CHECK(removed[1].alone == 96);
  REQUIRE(removed[1].causes.size() == 1);
  CHECK(test::english(removed[1].causes[0].what) ==
        "Martyrs' Day on Wednesday 16 September 2020, a public holiday in Libya");
  CHECK(removed[1].causes[0].slots == 96);

  const auto found = relaxations(holiday, solution);
  CHECK(has(found, "invite Libya as preferred instead of required"));
  CHECK(has(found, "waive the public holidays of Libya"));
  CHECK_FALSE(has(found, "waive the rest days of Libya"));
  CHECK_FALSE(has(found, "waive the public holidays of Belgium"));
  CHECK(has(found, "extend the window to 23 September 2020"));
  // Cheapest for the worst-off first: another week costs nobody anything, a waived holiday costs Libya 48 points.
  CHECK(test::english(found.front().change) == "extend the window to 23 September 2020");
  for (std::size_t i = 0; i + 1 < found.size(); ++i) CHECK(found[i].worst <= found[i + 1].worst);
}

TEST_CASE("Two rules that each forbid everything cannot be mended by one change within the window") {
  Problem saturday = problem(2020y / 9 / 19, 2020y / 9 / 19);
  saturday.participants = {invited("DZ", Role::required), invited("LY", Role::required)};
  const auto answer = explain(saturday, solve(saturday), 5);
  CHECK(answer.proposals.empty());
  for (const auto& removal : answer.removals) CHECK(removal.alone == 0);
  for (const auto& relaxation : answer.relaxations) CHECK(relaxation.change.code == "change.week-more");
}

TEST_CASE("What keeps somebody away is counted by cause: each start with the first moment that is refused") {
  // Saturday in UTC; Senegal is busy from nine to ten, too, and the rest day comes first.
  Problem saturday = problem(2027y / 6 / 4, 2027y / 6 / 5);
  saturday.participants = {invited("FR", Role::required)};
  saturday.participants[0].busy =
      BusyTimes{{{calendar::sys_days{2027y / 6 / 4} + 8h, calendar::sys_days{2027y / 6 / 4} + 10h}}};
  const Solution solution = solve(saturday);
  const auto found = causes(saturday, solution.availability, 0);
  REQUIRE(found.size() == 2);
  CHECK(test::english(found[0].what) == "Saturday, a rest day in France");
  CHECK(found[0].slots == 96 + 3);
  CHECK(test::english(found[1].what) == "France busy Fri 4 Jun 10:00–12:00");
  CHECK(found[1].slots == 11);
}

TEST_CASE("The sixteenth of September 2020 at two in Brussels: what everybody's clock shows and who is out") {
  Problem session = problem(2020y / 9 / 16, 2020y / 9 / 16);
  for (const auto& member : dialogue().find_set("partners", std::nullopt)->members) {
    session.participants.push_back(invited(member.value, Role::preferred));
  }
  session.compare = {*plenary::calendar::parse_local_time("2020-09-16T14:00")};
  const Answer answer = explain(session, solve(session), 3);
  REQUIRE(answer.compared.size() == 1);
  const auto& asked = answer.compared[0];
  REQUIRE(asked.proposal);
  CHECK(plenary::calendar::to_iso(asked.proposal->when.start) == "2020-09-16T12:00:00Z");
  const auto local = [&](const char* code) {
    for (const Experience& experience : asked.proposal->experiences) {
      if (session.participants[experience.participant].delegation->id.value == code) {
        return plenary::calendar::to_iso(experience.local.start).substr(11);
      }
    }
    return std::string("nobody");
  };
  CHECK(local("CV") == "11:00");
  CHECK(local("CI") == "12:00");
  CHECK(local("NG") == "13:00");
  CHECK(local("MA") == "13:00");
  CHECK(local("FR") == "14:00");
  CHECK(local("GR") == "15:00");
  REQUIRE(asked.proposal->out.size() == 1);
  const Experience& libya = asked.proposal->experiences[asked.proposal->out[0]];
  CHECK(session.participants[libya.participant].delegation->id.value == "LY");
  REQUIRE(libya.reasons.size() == 1);
  CHECK(libya.reasons[0].what == Circumstance::holiday);
  CHECK(libya.reasons[0].detail.en == "Martyrs' Day");
}
