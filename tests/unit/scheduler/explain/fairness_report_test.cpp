#include "scheduler/explain/fairness_report.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
namespace calendar = plenary::calendar;

namespace {

/// An online hour that begins at `start` in Brussels for `invited`.
PublicSession online(const char* id, const char* start, std::vector<DelegationId> invited) {
  PublicSession session;
  session.id = {id};
  session.mode = SessionMode::virtual_only;
  session.status = SessionStatus::held;
  const auto local = *calendar::parse_local_time(start);
  session.when = ClockTime{local, local + 1h, zone("Europe/Brussels")};
  session.invited = std::move(invited);
  return session;
}

Release programme(std::vector<PublicSession> sessions) {
  Release result;
  result.id = "test";
  result.sessions = std::move(sessions);
  return result;
}

FairnessReport report_on(std::vector<PublicSession> sessions, Ledger before = {},
                         std::optional<calendar::Date> until = std::nullopt) {
  return fairness_report(programme(std::move(sessions)), dialogue(), burden_table(), std::move(before), until);
}

const BalanceChange& country(const FairnessReport& report, const char* code) {
  for (const auto& change : report.countries) {
    if (change.delegation->id.value == code) return change;
  }
  FAIL("no " << code);
  throw std::logic_error(code);
}

PastSession past(const char* id, std::vector<LedgerEntry> entries) { return {id, std::nullopt, std::move(entries)}; }

}  // namespace

TEST_CASE("14:00 in Brussels on 16 September 2020 is lunch until 13:30 in Abuja and free of cost in Paris") {
  const auto report = report_on({online("webinar", "2020-09-16T14:00", {{"FR"}, {"NG"}})});
  REQUIRE(report.sessions.size() == 1);
  const auto& costs = report.sessions.front().costs;
  REQUIRE(costs.size() == 2);
  CHECK(costs[0].delegation->id.value == "NG");
  CHECK(costs[0].city == "Abuja");
  CHECK(calendar::to_iso(costs[0].local.start) == "2020-09-16T13:00");
  CHECK(costs[0].burden == Burden::of_points(4));
  REQUIRE(costs[0].reasons.size() == 1);
  CHECK(costs[0].reasons[0].what == Circumstance::lunch);
  CHECK(calendar::to_iso(costs[0].reasons[0].when.end) == "2020-09-16T13:30");
  CHECK(costs[1].burden == Burden{});
  CHECK(costs[1].reasons.empty());
  CHECK(report.after.worst == Burden::of_points(4));
  CHECK(report.after.envy() == Burden::of_points(4));
  CHECK(report.within_one_session());
}

TEST_CASE("A report goes on from a ledger: before, after, regions and roles") {
  auto chaired = online("second", "2020-09-16T14:00", {{"FR"}, {"NG"}});
  chaired.co_chairs = {{"NG"}};
  const Ledger before{{past("first", {{{"FR"}, Role::required, Burden::of_points(10)},
                                      {{"NG"}, Role::required, Burden::of_points(1)},
                                      {{"EU"}, Role::observer, Burden::of_points(2)}})},
                      {}};
  const auto report = report_on({std::move(chaired)}, before);
  CHECK(report.sessions_before == 1);
  CHECK(country(report, "NG").before.balance() == Burden::of_points(1));
  CHECK(country(report, "NG").after.balance() == Burden::of_points(7));  // 4 × 1.5
  CHECK(country(report, "FR").after.balance() == Burden::of_points(10));
  REQUIRE(report.organisations.size() == 1);
  CHECK(report.organisations.front().after.balance() == Burden::of_points(2));
  REQUIRE(report.regions.size() == 2);
  CHECK(report.regions[0].after == RegionSum{"Europe", Burden::of_points(10), 1});
  CHECK(report.regions[1].before == RegionSum{"West Africa", Burden::of_points(1), 1});
  REQUIRE(report.roles.size() == 3);
  CHECK(report.roles[0].role == Role::co_chair);
  CHECK(report.roles[0].before == RoleSum{Role::co_chair, {}, 0});
  CHECK(report.roles[0].after == RoleSum{Role::co_chair, Burden::of_points(6), 1});
  CHECK(report.largest_session == Burden::of_points(10));
  // (10 + 7)² ÷ (2 × (10² + 7²)); organisations are not in it.
  CHECK(*report.after.jain == Approx(289.0 / 298.0));
}

TEST_CASE("Whoever was never invited is named, with what it would start from") {
  const auto report = report_on({online("webinar", "2020-09-16T14:00", {{"FR"}, {"NG"}})});
  CHECK(report.never_invited.size() == 55);
  for (const auto& who : report.never_invited) {
    INFO(who.delegation->name.en);
    const Burden peers = who.delegation->regions.front().id == "West Africa" ? Burden::of_points(4)
                         : who.delegation->regions.front().id == "Europe"    ? Burden{}
                                                                             : Burden::of_points(2);
    CHECK(who.starts_at == peers);
  }
}

TEST_CASE("Nobody carries anything: nobody is worst off and the indices are not defined") {
  const auto report = report_on({online("webinar", "2020-09-16T10:00", {{"FR"}, {"NG"}})});
  CHECK(report.after.worst_off.empty());
  CHECK(!report.after.jain);
  CHECK(!report.after.gini);
  CHECK(report.within_one_session());
}

TEST_CASE("Sessions from a day on and those that say nothing of clocks do not count, with the reason") {
  auto abroad = online("abuja", "2020-09-17T14:00", {{"FR"}});
  abroad.when = DateRange{2020y / 9 / 17, 2020y / 9 / 17, zone("Africa/Lagos")};
  const auto report = report_on(
      {online("late", "2020-09-18T14:00", {{"FR"}}), std::move(abroad), online("early", "2020-09-16T14:00", {{"FR"}})},
      {}, calendar::Date{2020y / 9 / 18});
  REQUIRE(report.sessions.size() == 1);
  CHECK(report.sessions[0].id == "early");
  REQUIRE(report.skipped.size() == 2);
  CHECK(report.skipped[0].id.value == "late");
  CHECK(report.skipped[0].because ==
        plenary::Message{"skipped.not-before", {{"date", plenary::calendar::Date{std::chrono::year{2020} / 9 / 18}}}});
  CHECK(report.skipped[1].because == plenary::Message{"skipped.no-clock-time", {}});
}

TEST_CASE("In person everybody lives by the clock of the place, and whoever joins a hybrid session online at home") {
  // 14:00–15:00 in Brussels is 13:00–14:00 in Abuja: half an hour of the lunch that is assumed there.
  auto meeting = online("abuja", "2020-09-17T13:00", {{"FR"}, {"GR"}, {"NG"}});
  auto& clock = std::get<ClockTime>(meeting.when);
  clock.zone = zone("Africa/Lagos");
  meeting.mode = SessionMode::hybrid;
  meeting.place = Place{{"Abuja", "", "", ""}, {"NG"}, "", std::nullopt};
  meeting.online = {{"GR"}};
  const auto report = report_on({std::move(meeting)});
  REQUIRE(report.sessions.size() == 1);
  for (const auto& cost : report.sessions.front().costs) {
    const bool at_home = cost.delegation->id.value == "GR";
    CHECK(cost.city == (at_home ? "Athens" : "Abuja"));
    CHECK(calendar::to_iso(cost.local.start) == (at_home ? "2020-09-17T15:00" : "2020-09-17T13:00"));
    CHECK(cost.burden == (at_home ? Burden{} : Burden::of_points(4)));
  }
}

TEST_CASE("A problem's session stands at its fairest slot, and whoever cannot attend is named") {
  // Friday 18 September 2020, 12:00–16:00 in Brussels; France is busy all day but only preferred.
  auto asked = problem(2020y / 9 / 18, 2020y / 9 / 18);
  asked.hours = ClockSpan{12h, 16h};
  asked.participants = {invited("FR", Role::preferred), invited("NG", Role::required)};
  asked.participants[0].busy =
      BusyTimes{{{calendar::sys_days{2020y / 9 / 18} + 0h, calendar::sys_days{2020y / 9 / 19} + 0h}}};
  const Solution solution = solve(asked);
  const auto report = fairness_report(asked, solution);
  REQUIRE(report);
  CHECK(report->of == ReportOf::proposal);
  REQUIRE(report->sessions.size() == 1);
  CHECK(report->sessions[0].when == solution.availability.grid().span(solution.ranking.front()));
  CHECK(report->sessions[0].costs[0].delegation->id.value == "FR");
  CHECK(!report->sessions[0].costs[0].can_attend);
  CHECK(report->sessions[0].costs[0].burden == Burden::of_points(48));

  asked.quorum.overall = 2;
  CHECK(!fairness_report(asked, solve(asked)));
}
