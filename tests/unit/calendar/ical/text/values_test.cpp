#include "calendar/ical/text/values.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace plenary::calendar::ical;
using namespace std::chrono_literals;

namespace {
LocalTime local(int y, unsigned m, unsigned d, std::chrono::seconds time = 0s) {
  return midnight(year{y} / std::chrono::month{m} / std::chrono::day{d}) + time;
}
}  // namespace

TEST_CASE("times print in the basic format", "[ical]") {
  CHECK(basic(year{2020} / 9 / 16) == "20200916");
  CHECK(basic(local(2020, 9, 16, 14h + 5min)) == "20200916T140500");
  CHECK(basic(Instant{sys_days{year{1999} / 12 / 31}} + 23h + 59min + 59s) == "19991231T235959Z");
  CHECK(basic(UtcOffset{2h}) == "+0200");
  CHECK(basic(UtcOffset{-(3h + 30min)}) == "-0330");
  CHECK(basic(UtcOffset{-(44min + 30s)}) == "-004430");  // Monrovia before 1972
}

TEST_CASE("dates and times are read in each of their forms", "[ical]") {
  CHECK(parse_date_time("20200916") == DateTimeValue{local(2020, 9, 16), true, false});
  CHECK(parse_date_time("20200916T140000") == DateTimeValue{local(2020, 9, 16, 14h), false, false});
  CHECK(parse_date_time("20200916T120000Z") == DateTimeValue{local(2020, 9, 16, 12h), false, true});
  CHECK(parse_date_time("20161231T235960Z") == DateTimeValue{local(2016, 12, 31, 23h + 59min + 59s), false, true});
  CHECK(parse_date_time("20200916t120000z") == DateTimeValue{local(2020, 9, 16, 12h), false, true});  // §2
}

TEST_CASE("dates that do not exist are refused", "[ical]") {
  for (const char* text : {"", "2020-09-16", "20210229", "20201301", "20200916T", "20200916T1400", "20200916T250000",
                           "20200916T140000Y", "20200916T140000Z ", "20200916T146000"}) {
    INFO(text);
    CHECK_FALSE(parse_date_time(text));
  }
}

TEST_CASE("offsets need a sign and may have seconds", "[ical]") {
  CHECK(parse_utc_offset("+0200") == UtcOffset{2h});
  CHECK(parse_utc_offset("-004430") == UtcOffset{-(44min + 30s)});
  for (const char* text : {"", "0200", "+2", "+02:00", "-0000", "+0260", "+020000x"}) {
    INFO(text);
    CHECK_FALSE(parse_utc_offset(text));
  }
}

TEST_CASE("durations follow the grammar of RFC 5545", "[ical]") {
  CHECK(parse_nominal_duration("PT1H30M") == 90min);
  CHECK(parse_nominal_duration("P1DT12H") == 36h);
  CHECK(parse_nominal_duration("P2W") == 14 * 24h);
  CHECK(parse_nominal_duration("-PT15M") == -15min);
  CHECK(parse_nominal_duration("p1dt2h") == 26h);  // §2
  for (const char* text : {"", "P", "PT", "P1H", "PT1D", "1H", "PT1M1H", "P1DT", "PT1H1H", "PT9999999999S"}) {
    INFO(text);
    CHECK_FALSE(parse_nominal_duration(text));
  }
}
