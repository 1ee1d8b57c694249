#include "calendar/ascii.hpp"

#include <catch2/catch.hpp>

TEST_CASE("Only the letters of ASCII have a case", "[calendar][ascii]") {
  CHECK(plenary::ascii::lower("DTSTART;TZID=Europe/Paris") == "dtstart;tzid=europe/paris");
  CHECK(plenary::ascii::upper("freq=weekly;byday=mo") == "FREQ=WEEKLY;BYDAY=MO");
  CHECK(plenary::ascii::upper("Sénégal, مالي") == "SéNéGAL, مالي");
  CHECK(plenary::ascii::lower("@[`{") == "@[`{");
}

TEST_CASE("Names are the same but for case, whole and not in part", "[calendar][ascii]") {
  CHECK(plenary::ascii::equal_ignoring_case("text/Calendar", "TEXT/calendar"));
  CHECK_FALSE(plenary::ascii::equal_ignoring_case("text/calendar", "text/calendars"));
  CHECK_FALSE(plenary::ascii::equal_ignoring_case("É", "é"));
}
