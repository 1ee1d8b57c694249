#include "calendar/civil/iso.hpp"

#include <catch2/catch.hpp>

#include "tests/english.hpp"

using namespace plenary;
using namespace plenary::calendar;
using plenary::test::english;

TEST_CASE("dates are read strictly") {
  CHECK(parse_date("2020-09-16").value() == year{2020} / 9 / 16);
  CHECK(parse_date("2020-02-29").value() == year{2020} / 2 / 29);
  CHECK(parse_date("1900-01-01").value() == year{1900} / 1 / 1);
  CHECK(parse_date("2199-12-31").value() == year{2199} / 12 / 31);
  for (const char* text : {"", "2020-9-16", "20200916", "2020-09-16 ", " 2020-09-16", "16-09-2020", "2020/09/16",
                           "2020-09-1a", "+020-09-16", "today"}) {
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE_FALSE(date);
    CHECK(date.error().value == text);
    CHECK(english(date.error()).message == "is not a date");
    CHECK(english(date.error()).allowed == "a date such as 2020-09-16 (ISO 8601)");
    CHECK_FALSE(date.error().fix.empty());
  }
}

TEST_CASE("a date that does not exist says why, and what is nearest") {
  CHECK(to_text(english(parse_date("2021-02-29").error())) ==
        "\"2021-02-29\" is not a date: 2021 is not a leap year, February has 28 days. Allowed: days 01–28. "
        "Fix: 2021-02-28");
  CHECK(to_text(english(parse_date("2020-02-30").error())) ==
        "\"2020-02-30\" is not a date: February has 29 days. Allowed: days 01–29. Fix: 2020-02-29");
  CHECK(to_text(english(parse_date("2021-04-31").error())) ==
        "\"2021-04-31\" is not a date: April has 30 days. Allowed: days 01–30. Fix: 2021-04-30");
  CHECK(to_text(english(parse_date("2021-05-00").error())) ==
        "\"2021-05-00\" is not a date: May has 31 days. Allowed: days 01–31. Fix: 2021-05-01");
  CHECK(to_text(english(parse_date("2020-16-09").error())) ==
        "\"2020-16-09\" is not a date: there is no month 16. Allowed: months 01–12, as in 2020-09-16. "
        "Fix: 2020-09-16, year-month-day");
  CHECK(to_text(english(parse_date("1899-12-31").error())) ==
        "\"1899-12-31\" is in 1899, outside the years for which time zones are known. Allowed: years 1900–2199. "
        "Fix: check the year");
  CHECK_FALSE(parse_date("2200-01-01"));
  CHECK_FALSE(parse_date("2100-02-29"));  // divisible by 100, not by 400
  CHECK(parse_date("2000-02-29"));
}

TEST_CASE("times of day are hours and minutes; 24:00 is the end of the day") {
  CHECK(parse_time_of_day("14:00").value() == hours{14});
  CHECK(parse_time_of_day("00:00").value() == minutes{0});
  CHECK(parse_time_of_day("23:59").value() == minutes{1439});
  CHECK(parse_time_of_day("24:00").value() == hours{24});
  for (const char* text : {"", "9:00", "24:01", "25:00", "12:60", "14:00:00", "2 pm", "14.00", "-1:00"}) {
    CAPTURE(text);
    const auto time = parse_time_of_day(text);
    REQUIRE_FALSE(time);
    CHECK(english(time.error()).message == "is not a time of day");
    CHECK_FALSE(time.error().allowed.empty());
    CHECK_FALSE(time.error().fix.empty());
  }
}

TEST_CASE("local times have a date, a T or a space, and a clock time") {
  const LocalTime expected = midnight(year{2020} / 9 / 16) + hours{14};
  CHECK(parse_local_time("2020-09-16T14:00").value() == expected);
  CHECK(parse_local_time("2020-09-16 14:00").value() == expected);
  CHECK(parse_local_time("2020-09-16T14:00:30").value() == expected + seconds{30});
  for (const char* text : {"", "2020-09-16", "2020-09-16t14:00", "2020-09-16T14", "2020-09-16T14:00Z",
                           "2020-09-16T14:00+02:00", "2020-09-16T24:00", "2020-09-16T14:00:60", "2020-09-31T14:00"}) {
    CAPTURE(text);
    const auto local = parse_local_time(text);
    REQUIRE_FALSE(local);
    CHECK(local.error().value == text);
    CHECK_FALSE(local.error().allowed.empty());
    CHECK_FALSE(local.error().fix.empty());
  }
  CHECK(to_text(english(parse_local_time("2020-09-16T14:00+02:00").error())) ==
        "\"2020-09-16T14:00+02:00\" carries an offset where a local time is asked for. "
        "Allowed: a local time such as 2020-09-16T14:00. Fix: 2020-09-16T14:00, and the zone in its own place");
  CHECK(parse_local_time("2020-12-31T24:00").error().fix == "2021-01-01T00:00");
}

TEST_CASE("instants are in UTC and end with Z") {
  CHECK(parse_instant("2020-09-16T12:00:00Z").value() == sys_days{year{2020} / 9 / 16} + hours{12});
  CHECK(parse_instant("1969-12-31T23:59:59Z").value() == Instant{seconds{-1}});
  for (const char* text : {"", "2020-09-16T12:00:00", "2020-09-16T12:00Z", "2020-09-16 12:00:00Z",
                           "2020-09-16T14:00:00+02:00", "2020-09-16T23:59:60Z", "2021-02-29T00:00:00Z"}) {
    CAPTURE(text);
    const auto instant = parse_instant(text);
    REQUIRE_FALSE(instant);
    CHECK(instant.error().value == text);
    CHECK_FALSE(instant.error().allowed.empty());
    CHECK_FALSE(instant.error().fix.empty());
  }
}

TEST_CASE("durations are whole positive minutes; a day is not 24 hours") {
  CHECK(parse_duration("PT1H30M").value() == minutes{90});
  CHECK(parse_duration("PT90M").value() == minutes{90});
  CHECK(parse_duration("PT2H").value() == minutes{120});
  CHECK(parse_duration("PT24H").value() == minutes{1440});
  const auto message = [](const char* text) { return english(parse_duration(text).error()).message; };
  CHECK(message("P1D") == "counts days, weeks or years, and a day is not always 24 hours");
  CHECK(message("P1DT1H") == "counts days, weeks or years, and a day is not always 24 hours");
  CHECK(message("-PT1H") == "is a negative duration");
  CHECK(message("PT-1H") == "is not a duration (ISO 8601)");
  CHECK(message("PT0M") == "has no length");
  CHECK(message("PT0H0M") == "has no length");
  CHECK(message("PT30S") == "has seconds, and meetings are planned in whole minutes");
  CHECK(message("PT1M30S") == "has seconds, and meetings are planned in whole minutes");
  for (const char* text :
       {"", "P", "PT", "90", "1h", "PT1.5H", "PT1M1H", "PTH", "PT1H30", "PT999999M", "pt1h", "PT1H1H", "PT 1H"}) {
    CAPTURE(text);
    CHECK(message(text) == "is not a duration (ISO 8601)");
  }
}

TEST_CASE("a zoned time is a wall clock at a place") {
  const auto zoned = parse_zoned_time("2020-09-16 14:00 Europe/Brussels");
  REQUIRE(zoned);
  CHECK(zoned->local == midnight(year{2020} / 9 / 16) + hours{14});
  CHECK(zoned->zone.id() == "Europe/Brussels");
  CHECK(parse_zoned_time("2020-09-16T14:00 Europe/Brussels").value() == *zoned);
}

TEST_CASE("a zoned time without a place, or with a guess of one, is refused") {
  CHECK(to_text(english(parse_zoned_time("2020-09-16 14:00").error())) ==
        "\"2020-09-16 14:00\" names no time zone. "
        "Allowed: a local time and a zone such as 2020-09-16 14:00 Europe/Brussels. Fix: add the zone of the place");
  const Error abbreviation = english(parse_zoned_time("2020-09-16 14:00 CEST").error());
  CHECK(abbreviation.value == "CEST");
  CHECK(abbreviation.message == "is an abbreviation, not a zone");
  CHECK_THAT(plenary::to_text(abbreviation.allowed),
             Catch::StartsWith("Europe/Brussels, Europe/Paris, Europe/Vienna, Europe/Madrid"));
  CHECK(parse_zoned_time("2020-09-16 14:00 New York").error().fix == "America/New_York");
  CHECK(parse_zoned_time("2021-02-29 14:00 Europe/Brussels").error().value == "2021-02-29 14:00 Europe/Brussels");
  for (const char* text : {"", "14:00 Europe/Brussels", "2020-09-16 Europe/Brussels", "2020-09-16 14:00 ",
                           "2020-09-16  14:00 Europe/Brussels", "2020-09-16 14:00  Europe/Brussels"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_zoned_time(text));
  }
}

TEST_CASE("what is written can be read again") {
  CHECK(to_iso(year{2020} / 9 / 6) == "2020-09-06");
  CHECK(to_iso(midnight(year{2020} / 9 / 16) + hours{14}) == "2020-09-16T14:00");
  CHECK(to_iso(midnight(year{2020} / 9 / 16) + hours{14} + seconds{5}) == "2020-09-16T14:00:05");
  CHECK(to_iso(Instant{seconds{-1}}) == "1969-12-31T23:59:59Z");
  CHECK(to_iso_duration(minutes{90}) == "PT1H30M");
  CHECK(to_iso_duration(minutes{45}) == "PT45M");
  CHECK(to_iso_duration(minutes{120}) == "PT2H");
  CHECK(to_clock(hours{9} + minutes{5}) == "09:05");
  CHECK(to_clock(hours{24}) == "24:00");
}

TEST_CASE("offsets show seconds only where a zone has them") {
  CHECK(to_offset(hours{2}) == "+02:00");
  CHECK(to_offset(seconds{0}) == "+00:00");
  CHECK(to_offset(-(hours{3} + minutes{30})) == "-03:30");
  CHECK(to_offset(-seconds{44 * 60 + 30}) == "-00:44:30");  // Monrovia until 1972
}
