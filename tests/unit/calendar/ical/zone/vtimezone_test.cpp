#include "calendar/ical/zone/vtimezone.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace plenary::calendar;
using namespace plenary::calendar::ical;

namespace {

/// The definition of `id` for some local years, LF for CRLF so that the tests can be read.
std::string definition(const char* id, int first, int last) {
  const Zone zone = Zone::find(id).value();
  std::string text;
  append_timezone(text, define_timezone(zone, local_years(zone, year{first}, year{last})));
  std::erase(text, '\r');
  return text;
}

}  // namespace

TEST_CASE("Abidjan has one offset: one STANDARD", "[ical][vtimezone]") {
  CHECK(definition("Africa/Abidjan", 2019, 2021) ==
        "BEGIN:VTIMEZONE\n"
        "TZID:Africa/Abidjan\n"
        "BEGIN:STANDARD\n"
        "DTSTART:20190101T000000\n"
        "TZOFFSETFROM:+0000\n"
        "TZOFFSETTO:+0000\n"
        "TZNAME:GMT\n"
        "END:STANDARD\n"
        "END:VTIMEZONE\n");
}

TEST_CASE("Brussels is regular: two rules without UNTIL, the first onset before the window", "[ical][vtimezone]") {
  CHECK(definition("Europe/Brussels", 2019, 2021) ==
        "BEGIN:VTIMEZONE\n"
        "TZID:Europe/Brussels\n"
        "BEGIN:STANDARD\n"
        "DTSTART:20181028T030000\n"
        "TZOFFSETFROM:+0200\n"
        "TZOFFSETTO:+0100\n"
        "TZNAME:CET\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
        "END:STANDARD\n"
        "BEGIN:DAYLIGHT\n"
        "DTSTART:20190331T020000\n"
        "TZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0200\n"
        "TZNAME:CEST\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"
        "END:DAYLIGHT\n"
        "END:VTIMEZONE\n");
}

TEST_CASE("Dublin's summer is DAYLIGHT although its law calls the winter the exception", "[ical][vtimezone]") {
  const auto zone = Zone::find("Europe/Dublin").value();
  const auto seasons = define_timezone(zone, local_years(zone, year{2025}, year{2027})).observances;
  REQUIRE(seasons.size() == 2);
  CHECK(seasons[0].kind == ObservanceKind::standard);
  CHECK(seasons[0].name == "GMT");
  CHECK(seasons[1].kind == ObservanceKind::daylight);
  CHECK(seasons[1].name == "IST");
}

TEST_CASE("Casablanca's Ramadan has no rule: one component a change, and standard time for good from 20 September 2026",
          "[ical][vtimezone]") {
  CHECK(definition("Africa/Casablanca", 2026, 2027) ==
        "BEGIN:VTIMEZONE\n"
        "TZID:Africa/Casablanca\n"
        "BEGIN:DAYLIGHT\n"
        "DTSTART:20260101T000000\n"
        "TZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0100\n"
        "TZNAME:+01\n"
        "END:DAYLIGHT\n"
        "BEGIN:STANDARD\n"
        "DTSTART:20260215T030000\n"
        "TZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0000\n"
        "TZNAME:+00\n"
        "END:STANDARD\n"
        "BEGIN:DAYLIGHT\n"
        "DTSTART:20260322T020000\n"
        "TZOFFSETFROM:+0000\n"
        "TZOFFSETTO:+0100\n"
        "TZNAME:+01\n"
        "END:DAYLIGHT\n"
        "BEGIN:STANDARD\n"
        "DTSTART:20260920T020000\n"
        "TZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0000\n"
        "TZNAME:+00\n"
        "END:STANDARD\n"
        "END:VTIMEZONE\n");
}

TEST_CASE("Cairo's return to summer time in 2023 is told change by change", "[ical][vtimezone]") {
  const auto zone = Zone::find("Africa/Cairo").value();
  const auto seasons = define_timezone(zone, local_years(zone, year{2022}, year{2023})).observances;
  REQUIRE(seasons.size() == 3);
  CHECK(seasons[0].kind == ObservanceKind::standard);
  CHECK(seasons[1].kind == ObservanceKind::daylight);
  CHECK(seasons[1].onset == midnight(year{2023} / 4 / 28));
  CHECK(seasons[2].kind == ObservanceKind::standard);
  CHECK(seasons[2].onset == midnight(year{2023} / 10 / 27));
  for (const auto& season : seasons) CHECK_FALSE(season.rule);
}

TEST_CASE("a lasting change of offset is STANDARD: Volgograd 2018 and 2020", "[ical][vtimezone]") {
  const auto zone = Zone::find("Europe/Volgograd").value();
  const auto parts = define_timezone(zone, local_years(zone, year{2017}, year{2021})).observances;
  REQUIRE(parts.size() == 3);
  for (const auto& part : parts) CHECK(part.kind == ObservanceKind::standard);
  CHECK(parts[1].offset_to > parts[1].offset_from);
  CHECK(parts[2].offset_to < parts[2].offset_from);
}

TEST_CASE("no rule is claimed over a season that was skipped: Port-au-Prince 2015 to 2017", "[ical][vtimezone]") {
  const auto zone = Zone::find("America/Port-au-Prince").value();
  const auto parts = define_timezone(zone, local_years(zone, year{2015}, year{2017})).observances;
  for (const auto& part : parts) CHECK_FALSE(part.rule);
  CHECK(parts.size() == 5);  // the start, two changes in 2015, none in 2016, two in 2017
}

TEST_CASE("the window of events is a year more on either side, in local years", "[ical][vtimezone]") {
  const auto zone = Zone::find("Europe/Brussels").value();
  const Instant start = to_instant(zone, midnight(year{2020} / 9 / 16) + hours{14}, ResolvePolicy::reject).value();
  const auto window = timezone_window(zone, {start, start + hours{1}});
  CHECK(window == local_years(zone, year{2019}, year{2021}));
  CHECK(window.start == Instant{sys_days{year{2018} / 12 / 31}} + hours{23});
}

TEST_CASE("an ambiguous day is settled by the years around: the last Sunday, not the fourth", "[ical][vtimezone]") {
  const auto zone = Zone::find("Europe/Brussels").value();
  // In 2021 both the fourth and the last Sunday of March fell on the 28th.
  const auto seasons = define_timezone(zone, local_years(zone, year{2021}, year{2021})).observances;
  REQUIRE(seasons.size() == 2);
  const YearlyRule last_sunday{std::chrono::March, NthWeekday{std::chrono::Sunday, -1}};
  CHECK(seasons[1].rule == last_sunday);
}

TEST_CASE("New York's second Sunday of March is kept apart from a day of the month", "[ical][vtimezone]") {
  const auto zone = Zone::find("America/New_York").value();
  const auto seasons = define_timezone(zone, local_years(zone, year{2021}, year{2021})).observances;
  REQUIRE(seasons.size() == 2);
  const YearlyRule second_sunday{std::chrono::March, NthWeekday{std::chrono::Sunday, 2}};
  const YearlyRule first_sunday{std::chrono::November, NthWeekday{std::chrono::Sunday, 1}};
  CHECK(seasons[1].rule == second_sunday);
  CHECK(seasons[0].rule == first_sunday);
}

TEST_CASE("Vancouver keeps its summer offset at the instant at which the rule of past years would end it",
          "[ical][vtimezone]") {
  const auto zone = Zone::find("America/Vancouver").value();
  const auto parts = define_timezone(zone, local_years(zone, year{2023}, year{2026})).observances;
  for (const auto& part : parts) CHECK_FALSE(part.rule);
  CHECK(parts.back().offset_to == hours{-7});
}
