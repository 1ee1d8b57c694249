#include "calendar/civil/holiday_rule.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using std::chrono::April;
using std::chrono::December;
using std::chrono::May;
using std::chrono::Monday;
using std::chrono::October;
using std::chrono::Saturday;
using std::chrono::Sunday;

TEST_CASE("each form of the notation of holiday rules is read") {
  CHECK(parse_holiday_pattern("fixed 04-27").value() == HolidayPattern{FixedDate{April / 27}});
  CHECK(parse_holiday_pattern("fixed 02-29").value() == HolidayPattern{FixedDate{std::chrono::February / 29}});
  CHECK(parse_holiday_pattern("easter").value() == HolidayPattern{EasterDate{EasterRite::western, days{0}}});
  CHECK(parse_holiday_pattern("easter +39").value() == HolidayPattern{EasterDate{EasterRite::western, days{39}}});
  CHECK(parse_holiday_pattern("orthodox-easter -48").value() ==
        HolidayPattern{EasterDate{EasterRite::orthodox, days{-48}}});
  CHECK(parse_holiday_pattern("first monday of 05").value() == HolidayPattern{NthWeekday{1, Monday, May}});
  CHECK(parse_holiday_pattern("last monday of 12").value() == HolidayPattern{NthWeekday{-1, Monday, December}});
  CHECK(parse_holiday_pattern("saturday from 10-31").value() == HolidayPattern{WeekdayFrom{Saturday, October / 31}});
  CHECK(parse_holiday_pattern("hijri 10-01").value() == HolidayPattern{HijriDate{10, 1, days{0}}});
  CHECK(parse_holiday_pattern("hijri 02-18 -1").value() == HolidayPattern{HijriDate{2, 18, days{-1}}});
  CHECK(parse_holiday_pattern("instead-of sunday +1").value() == HolidayPattern{InLieu{Sunday, days{1}}});
}

TEST_CASE("what is no holiday rule is refused with its text and the forms that exist") {
  const auto text = GENERATE(as<std::string>{}, "", "fixed", "fixed 13-01", "fixed 02-30", "fixed 4-27", "fixed 04-27 ",
                             "Fixed 04-27", "easter 39", "easter +", "easter +0", "easter +400", "easter +1 +1",
                             "first monday of 13", "sixth monday of 05", "first mon of 05", "monday of 05",
                             "saturday from 02-30", "hijri 13-01", "hijri 12-31", "hijri 10-01 1", "instead-of sunday",
                             "instead-of domingo +1", "instead-of sunday 1", "moon 03-04");
  INFO(text);
  const auto pattern = parse_holiday_pattern(text);
  REQUIRE_FALSE(pattern);
  CHECK(pattern.error().value == text);
  CHECK(pattern.error().message == "this is no holiday rule");
  CHECK(plenary::to_text(pattern.error().allowed).find("\"hijri 10-01 +1\"") != std::string::npos);
}
