#include "scheduler/explain/drift.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/tzdata.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

Drift in_2026(const char* who) {
  const Series series{zone("Europe/Brussels"), 14h, 60min, 2026y / 1 / 7, 2026y / 12 / 31, calendar::days{7}};
  return drift(dialogue(), burden_table(), *dialogue().find(who), series);
}

std::vector<std::string> shifts_of(const Drift& drift) {
  std::vector<std::string> lines;
  for (const Shift& shift : drift.shifts) {
    lines.push_back(calendar::to_iso(shift.date) + " " + calendar::to_clock(calendar::time_of_day(shift.before)) + "→" +
                    calendar::to_clock(calendar::time_of_day(shift.after)));
  }
  return lines;
}

}  // namespace

TEST_CASE(
    "14:00 in Brussels through 2026 moves five times in Casablanca: Ramadan, summer time, a decree, winter time") {
  const auto tzdata = calendar::system_tzdata_version();
  REQUIRE(tzdata);
  const bool knows_the_decree = !calendar::tzdata_warning(*tzdata);
  std::vector<std::string> expected{"2026-02-15 14:00→13:00", "2026-03-22 13:00→14:00", "2026-03-29 14:00→13:00"};
  if (knows_the_decree) {
    expected.insert(expected.end(), {"2026-09-20 13:00→12:00", "2026-10-25 12:00→13:00"});
  } else {
    expected.emplace_back("2026-10-25 13:00→14:00");
  }
  CHECK(shifts_of(in_2026("MA")) == expected);
}

TEST_CASE("Paris never moves against Brussels, Dakar twice") {
  CHECK(in_2026("FR").shifts.empty());
  CHECK(shifts_of(in_2026("SN")) == std::vector<std::string>{"2026-03-29 13:00→12:00", "2026-10-25 12:00→13:00"});
}

TEST_CASE("A shift says what it does to a session's burden, and the sessions add up") {
  const Drift dakar = in_2026("SN");
  REQUIRE(dakar.sessions.size() == 52);
  Burden sum;
  for (const DriftSession& session : dakar.sessions) sum += session.burden;
  CHECK(dakar.total == sum);
  // 25 March at 13:00 and 1 April at 12:00, Wednesdays without a holiday.
  CHECK(calendar::to_iso(dakar.sessions[11].local) == "2026-03-25T13:00");
  CHECK(calendar::to_iso(dakar.sessions[12].local) == "2026-04-01T12:00");
  CHECK(dakar.shifts[0].last_before == dakar.sessions[11].burden);
  CHECK(dakar.shifts[0].first_after == dakar.sessions[12].burden);
}

TEST_CASE("What a feast costs the session before a clock change is not the clock's doing") {
  // 9:00 in New York every Wednesday: on 10 March 2027, Eid al-Fitr is not announced yet; on 14 March New York springs.
  const Series series{zone("America/New_York"), 9h, 60min, 2027y / 3 / 3, 2027y / 3 / 31, calendar::days{7}};
  const Drift rabat = drift(dialogue(), burden_table(), *dialogue().find("MA"), series);
  REQUIRE(rabat.shifts.size() == 1);
  CHECK(rabat.shifts[0].last_before == rabat.sessions[1].burden - rabat.sessions[1].of_day);
  CHECK(rabat.sessions[1].of_day > Burden{});
  CHECK(rabat.sessions[2].of_day == Burden{});
}
