#include "calendar/civil/holiday_expansion.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"

using namespace plenary::calendar;
using namespace std::chrono_literals;

namespace {

HolidayRule rule(std::string id, std::string_view pattern) {
  HolidayRule made;
  made.country = "NG";
  made.concept_id = std::move(id);
  made.name.en = made.concept_id;
  made.pattern = parse_holiday_pattern(pattern).value();
  return made;
}

HolidayRule in_lieu(std::string id, std::string_view pattern) {
  HolidayRule made = rule(std::move(id), pattern);
  made.kind = HolidayKind::in_lieu;
  return made;
}

/// Safar begins 29 days after Muharram and so on: only the months that the tests ask for matter.
HijriCalendar hijri() {
  HijriYear y1446{1446, {}};
  HijriYear y1447{1447, {}};
  y1446.month_starts[9] = 2025y / 3 / 30;
  y1447.month_starts[9] = 2026y / 3 / 20;
  return HijriCalendar{{y1446, y1447}};
}

std::vector<std::string> dates(const std::vector<HolidayRule>& rules, YearSpan span) {
  std::vector<std::string> all;
  for (const Holiday& holiday : expand_holidays(rules, hijri(), span)) {
    all.push_back(to_iso(holiday.date) + (holiday.tentative ? " tentative" : "") +
                  (holiday.disputed ? " disputed" : ""));
  }
  return all;
}

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("a fixed date falls on its day every year, 29 February only where there is one") {
  CHECK(dates({rule("national_day", "fixed 10-01")}, {2019y, 2021y}) ==
        Dates{"2019-10-01", "2020-10-01", "2021-10-01"});
  CHECK(dates({rule("leap_day", "fixed 02-29")}, {2019y, 2024y}) == Dates{"2020-02-29", "2024-02-29"});
}

TEST_CASE("Ascension is 39 days after Easter, Greece's Clean Monday 48 before its own") {
  CHECK(dates({rule("ascension", "easter +39")}, {2026y, 2026y}) == Dates{"2026-05-14"});
  CHECK(dates({rule("clean_monday", "orthodox-easter -48")}, {2024y, 2024y}) == Dates{"2024-03-18"});
}

TEST_CASE("Dublin's bank holidays are the first Monday of May and the last one of October") {
  CHECK(dates({rule("may", "first monday of 05"), rule("october", "last monday of 10")}, {2026y, 2026y}) ==
        Dates{"2026-05-04", "2026-10-26"});
  CHECK(dates({rule("rare", "fifth monday of 02")}, {2016y, 2044y}) == Dates{"2016-02-29", "2044-02-29"});
}

TEST_CASE("Helsinki's All Saints' Day is the Saturday from 31 October on") {
  CHECK(dates({rule("all_saints", "saturday from 10-31")}, {2020y, 2022y}) ==
        Dates{"2020-10-31", "2021-11-06", "2022-11-05"});
}

TEST_CASE("a Hijri date is tentative until it is confirmed") {
  HolidayRule eid = rule("eid_al_fitr", "hijri 10-01 +1");
  eid.confirmed = {2025y / 3 / 31};
  CHECK(dates({eid}, {2025y, 2026y}) == Dates{"2025-03-31", "2026-03-21 tentative"});
}

TEST_CASE("a rule holds from its first to its last year and not on the days that it excepts") {
  HolidayRule day = rule("labour_day", "fixed 05-01");
  day.first_year = 2018y;
  day.last_year = 2021y;
  day.except = {2020y / 5 / 1};
  CHECK(dates({day}, {2015y, 2035y}) == Dates{"2018-05-01", "2019-05-01", "2021-05-01"});
}

TEST_CASE("Lagos rests on the next working day when Christmas and Boxing Day fall on a weekend") {
  const std::vector<HolidayRule> rules{
      rule("christmas", "fixed 12-25"), rule("boxing_day", "fixed 12-26"), in_lieu("christmas", "instead-of sunday +2"),
      in_lieu("christmas", "instead-of saturday +2"), in_lieu("boxing_day", "instead-of saturday +2")};
  CHECK(dates(rules, {2020y, 2022y}) == Dates{
                                            "2020-12-25", "2020-12-26", "2020-12-28",  // Boxing Day on a Saturday
                                            "2021-12-25", "2021-12-26", "2021-12-27",  // Christmas on a Saturday
                                            "2022-12-25", "2022-12-26", "2022-12-27",  // Christmas on a Sunday
                                        });
}

TEST_CASE("a day in lieu follows only from a holiday of the same id and name, and may stay tentative") {
  HolidayRule day_after = rule("eid_al_fitr", "hijri 10-01 +1");
  day_after.name.en = "Eid al-Fitr Holiday";
  HolidayRule moved = in_lieu("eid_al_fitr", "instead-of saturday +2");
  CHECK(dates({day_after, moved}, {2026y, 2026y}) == Dates{"2026-03-21 tentative"});

  moved.name.en = "Eid al-Fitr Holiday";
  moved.until_confirmed = true;
  CHECK(dates({day_after, moved}, {2026y, 2026y}) == Dates{"2026-03-21 tentative", "2026-03-23 tentative"});

  moved.confirmed = {2026y / 3 / 23};
  CHECK(dates({day_after, moved}, {2026y, 2026y}) == Dates{"2026-03-21 tentative", "2026-03-23"});
}

TEST_CASE("New Year's Day moved from a Saturday belongs to the year of the day that is kept") {
  CHECK(dates({rule("new_year", "fixed 01-01"), in_lieu("new_year", "instead-of saturday -1")}, {2021y, 2021y}) ==
        Dates{"2021-01-01", "2021-12-31"});
}

TEST_CASE("a stated date says whether it is tentative, which day is worked instead and where it was announced") {
  HolidayRule bridge = rule("day_off", "fixed 01-01");
  bridge.kind = HolidayKind::bridge;
  bridge.source = "V";
  bridge.pattern = std::vector<StatedDate>{{2016y / 3 / 4, false, false, 2016y / 3 / 12, "https://example.org/decree"},
                                           {2033y / 1 / 2, true, true, std::nullopt, ""}};
  const auto found = expand_holidays(std::vector{bridge}, hijri(), {2015y, 2035y});
  REQUIRE(found.size() == 2);
  CHECK(found[0].date == 2016y / 3 / 4);
  CHECK(found[0].worked_instead == 2016y / 3 / 12);
  CHECK(found[0].source == "V https://example.org/decree");
  CHECK(found[0].certain());
  CHECK(found[1].tentative);
  CHECK(found[1].disputed);
}

TEST_CASE("a rule that sources dispute yields disputed days from the day of the dispute on") {
  HolidayRule start = rule("ramadan_start", "fixed 06-18");
  start.disputed_from = 2016y / 6 / 18;
  CHECK(dates({start}, {2015y, 2016y}) == Dates{"2015-06-18", "2016-06-18 disputed"});
}
