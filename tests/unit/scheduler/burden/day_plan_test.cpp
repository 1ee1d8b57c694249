#include "scheduler/burden/day_plan.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
using plenary::calendar::Date;
using plenary::calendar::sys_days;

namespace {

/// "12! rest_day": points, ! if refused, ? if a risk, what.
std::string words(const Charge& charge) {
  return fmt::format("{}{}{} {}{}{}", charge.rate.points, charge.hard ? "!" : "", charge.risk ? "?" : "",
                     name_of(charge.what), charge.detail == nullptr ? "" : ": ",
                     charge.detail == nullptr ? "" : charge.detail->en);
}

/// "00:00 12 clock_band: night + 12! rest_day" for each segment: start, its hour and what the day adds.
std::string plan_of(const char* code, Date date, const std::vector<Waiver>& waivers = {},
                    const std::optional<ClockSpan>& hours = std::nullopt) {
  const Delegation& delegation = *dialogue().find(code);
  const DayPlanner planner(dialogue(), {&delegation, &delegation.seats.front(), nullptr, hours}, burden_table(),
                           waivers, {sys_days{date}, sys_days{date} + std::chrono::days{1}});
  std::string text;
  for (const DaySegment& segment : planner.plan(sys_days{date})) {
    text += fmt::format("{} {}{}\n", plenary::calendar::to_clock(segment.span.start), words(segment.hour),
                        segment.day ? " + " + words(*segment.day) : "");
  }
  return text;
}

}  // namespace

TEST_CASE("A Wednesday in Brussels: nine to five is assumed, with lunch at half past twelve") {
  CHECK(plan_of("BE", 2020y / 9 / 16) ==
        "00:00 12 clock_band: night\n"
        "06:00 6 clock_band: before dawn for most\n"
        "07:00 3 clock_band: early morning\n"
        "08:00 1 shoulder\n"
        "09:00 0 core\n"
        "12:30 2 lunch\n"
        "13:30 0 core\n"
        "17:00 1 shoulder\n"
        "18:00 3 clock_band: evening, family time\n"
        "20:00 6 clock_band: late evening\n"
        "22:00 12 clock_band: night\n");
}

TEST_CASE("A Wednesday in Dakar: the country's own lunch break counts, not the assumed one") {
  CHECK(plan_of("SN", 2020y / 9 / 16) ==
        "00:00 12 clock_band: night\n"
        "06:00 6 clock_band: before dawn for most\n"
        "07:00 1 shoulder\n"
        "08:00 0 core\n"
        "13:00 2 lunch\n"
        "14:00 0 core\n"
        "17:00 1 shoulder\n"
        "18:00 3 clock_band: evening, family time\n"
        "20:00 6 clock_band: late evening\n"
        "22:00 12 clock_band: night\n");
}

TEST_CASE("Martyrs' Day in Tripoli is refused all day; its hours are those of every day") {
  CHECK(plan_of("LY", 2020y / 9 / 16) ==
        "00:00 12 clock_band: night + 12! holiday: Martyrs' Day\n"
        "06:00 6 clock_band: before dawn for most + 12! holiday: Martyrs' Day\n"
        "07:00 1 shoulder + 12! holiday: Martyrs' Day\n"
        "08:00 0 core + 12! holiday: Martyrs' Day\n"
        "12:30 2 lunch + 12! holiday: Martyrs' Day\n"
        "13:30 0 core + 12! holiday: Martyrs' Day\n"
        "15:30 1 shoulder + 12! holiday: Martyrs' Day\n"
        "16:30 2 off_hours + 12! holiday: Martyrs' Day\n"
        "18:00 3 clock_band: evening, family time + 12! holiday: Martyrs' Day\n"
        "20:00 6 clock_band: late evening + 12! holiday: Martyrs' Day\n"
        "22:00 12 clock_band: night + 12! holiday: Martyrs' Day\n");
}

TEST_CASE("A waived holiday can be had, at the price of the day and of the hour") {
  const std::vector<Waiver> waivers{{{"LY"}, Waiver::What::holiday, 2020y / 9 / 16}};
  const std::string plan = plan_of("LY", 2020y / 9 / 16, waivers);
  CHECK(plan.find("08:00 0 core + 12 holiday: Martyrs' Day\n") != std::string::npos);
  CHECK(plan.find("22:00 12 clock_band: night + 12 holiday: Martyrs' Day\n") != std::string::npos);
  CHECK(plan.find('!') == std::string::npos);
  SECTION("but only on the day that was waived") {
    const std::vector<Waiver> other{{{"LY"}, Waiver::What::holiday, 2020y / 9 / 15}};
    CHECK(plan_of("LY", 2020y / 9 / 16, other).find("12! holiday: Martyrs' Day") != std::string::npos);
  }
}

TEST_CASE("On a waived Sunday in Dakar the hours are those that most working days keep, not Friday's") {
  const std::vector<Waiver> waivers{{{"SN"}, Waiver::What::rest_day, 2026y / 9 / 20}};
  CHECK(plan_of("SN", 2026y / 9 / 20, waivers).find("08:00 0 core + 12 rest_day\n13:00 2 lunch + 12 rest_day\n") !=
        std::string::npos);
}

TEST_CASE("Friday is a rest day in Algiers and Sunday is not") {
  CHECK(plan_of("DZ", 2020y / 9 / 18).find("0 core + 12! rest_day\n") != std::string::npos);
  CHECK(plan_of("DZ", 2020y / 9 / 20).find("rest_day") == std::string::npos);
}

TEST_CASE("Friday prayer in Dakar costs more than lunch") {
  const std::string plan = plan_of("SN", 2020y / 9 / 18);
  CHECK(plan.find("12:30 6 friday_prayer\n14:30 0 core\n") != std::string::npos);
}

TEST_CASE("Iftar in Dakar on 20 April 2021: sunset at 19:22, rounded outwards to quarter hours") {
  // Sunset in Dakar on 2021-04-20 is at 19:22 local time: 18:37-20:07 becomes 18:30-20:15.
  const std::string plan = plan_of("SN", 2021y / 4 / 20);
  CHECK(plan.find("18:30 6 iftar\n") != std::string::npos);
  CHECK(plan.find("20:15 6 clock_band: late evening\n") != std::string::npos);
}

TEST_CASE("A feast that is not announced yet is a risk, and so are the days beside it") {
  // In Nigeria, the first Eid al-Fitr that is not announced yet and falls between Wednesday and Friday.
  const auto& holidays = dialogue().holidays_of(*dialogue().find("NG"));
  const auto all = holidays.all();
  const auto feast = std::find_if(all.begin(), all.end(), [](const auto& holiday) {
    const auto weekday = plenary::calendar::weekday_of(holiday.date).c_encoding();
    return holiday.tentative && holiday.concept_id == "eid_al_fitr" && weekday >= 3 && weekday <= 5;
  });
  REQUIRE(feast != all.end());
  const auto day_before = Date{sys_days{feast->date} - std::chrono::days{1}};
  CHECK(plan_of("NG", feast->date).find("0 core + 12? ") != std::string::npos);
  CHECK(plan_of("NG", feast->date).find("12 clock_band: night + 12? ") != std::string::npos);
  CHECK(plan_of("NG", feast->date).find('!') == std::string::npos);
  CHECK(plan_of("NG", day_before).find("0 core + 3? near_tentative") != std::string::npos);
  CHECK(plan_of("NG", day_before).find("6 clock_band: before dawn for most + 3? near_tentative") != std::string::npos);
}

TEST_CASE("Hours that the invitation does not allow are refused and keep their price") {
  const std::string plan = plan_of("BE", 2020y / 9 / 16, {}, ClockSpan{9h, 18h});
  CHECK(plan.find("08:00 1! outside_hours\n09:00 0 core\n") != std::string::npos);
  CHECK(plan.find("17:00 1 shoulder\n18:00 3! outside_hours\n") != std::string::npos);
}

TEST_CASE("Every plan covers its day without holes") {
  for (const Delegation& delegation : dialogue().delegations) {
    const DayPlanner planner(dialogue(), {&delegation, &delegation.seats.front()}, burden_table(), {},
                             {sys_days{2026y / 1 / 1}, sys_days{2027y / 1 / 1}});
    for (auto day = sys_days{2026y / 1 / 1}; day < sys_days{2027y / 1 / 1}; day += std::chrono::days{1}) {
      plenary::calendar::TimeOfDay at{0};
      for (const DaySegment& segment : planner.plan(day)) {
        REQUIRE(segment.span.start == at);
        REQUIRE(segment.span.end > at);
        at = segment.span.end;
      }
      REQUIRE(at == 24h);
    }
  }
}
