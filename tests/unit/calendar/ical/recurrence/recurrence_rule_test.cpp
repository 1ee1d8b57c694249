#include "calendar/ical/recurrence/recurrence_rule.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

// Reading and printing RECUR values. RFC 5545 §3.3.10.

namespace {

using namespace plenary::calendar;
using namespace std::chrono_literals;

/// The rule as it is printed again, or why it is refused.
std::string read(std::string_view text) {
  const auto rule = ical::parse_recurrence_rule(text);
  return rule ? ical::to_text(*rule) : plenary::to_text(rule.error());
}

}  // namespace

TEST_CASE("a recurrence rule is read part by part") {
  const auto rule = ical::parse_recurrence_rule(
      "FREQ=YEARLY;UNTIL=20301231T130000Z;INTERVAL=2;BYMONTH=3,9;BYMONTHDAY=1,-1;BYDAY=MO,-1FR;BYHOUR=9,14;"
      "BYMINUTE=0,30;BYSECOND=0;BYSETPOS=-1;WKST=SU");
  REQUIRE(rule);
  CHECK(rule->frequency == ical::Frequency::yearly);
  CHECK(rule->interval == 2);
  CHECK_FALSE(rule->count);
  CHECK(rule->until == ical::DateTimeValue{std::chrono::local_days{2030y / 12 / 31} + 13h, false, true});
  CHECK(rule->by_month == std::vector{3, 9});
  CHECK(rule->by_month_day == std::vector{1, -1});
  CHECK(rule->by_day == std::vector<ical::WeekdayNumber>{{std::chrono::Monday, 0}, {std::chrono::Friday, -1}});
  CHECK(rule->by_hour == std::vector{9, 14});
  CHECK(rule->by_minute == std::vector{0, 30});
  CHECK(rule->by_second == std::vector{0});
  CHECK(rule->by_set_position == std::vector{-1});
  CHECK(rule->week_start == std::chrono::Sunday);
}

TEST_CASE("a recurrence rule is printed in one order, without what is understood") {
  CHECK(read("BYDAY=1TU;COUNT=6;FREQ=MONTHLY") == "FREQ=MONTHLY;COUNT=6;BYDAY=1TU");
  CHECK(read("freq=weekly;byday=mo,+2we;interval=1;wkst=mo") ==
        "\"a numbered BYDAY with FREQ=WEEKLY\" is not defined. Allowed: numbers with FREQ=MONTHLY or YEARLY; else days "
        "only, such as BYDAY=MO,FR");
  CHECK(read("freq=monthly;byday=mo,+2we;interval=1;wkst=mo") == "FREQ=MONTHLY;BYDAY=MO,2WE");
  CHECK(read("WKST=SU;UNTIL=20261231;FREQ=DAILY") == "FREQ=DAILY;UNTIL=20261231;WKST=SU");
  CHECK(read("FREQ=DAILY;UNTIL=20261231T140000") == "FREQ=DAILY;UNTIL=20261231T140000");
  CHECK(read("FREQ=YEARLY;BYSECOND=60;BYMINUTE=59;BYHOUR=23;BYDAY=SU;BYWEEKNO=-1;BYMONTH=12,01") ==
        "FREQ=YEARLY;BYMONTH=12,1;BYWEEKNO=-1;BYDAY=SU;BYHOUR=23;BYMINUTE=59;BYSECOND=60");
  CHECK(read("FREQ=YEARLY;BYYEARDAY=366,-366") == "FREQ=YEARLY;BYYEARDAY=366,-366");
  CHECK(read("FREQ=WEEKLY;") == "FREQ=WEEKLY");
  CHECK(read("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT") == "FREQ=YEARLY");
}

TEST_CASE("a recurrence rule that cannot be read is refused with what would be") {
  constexpr auto frequencies = ". Allowed: YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY";
  CHECK(read("FREQ=FORTNIGHTLY") == std::string{"\"FREQ=FORTNIGHTLY\" is no frequency"} + frequencies);
  CHECK(read("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30") ==
        std::string{"\"FREQ=SECONDLY\" is refused: no meeting repeats within a minute, and it costs readers without "
                    "bound"} +
            frequencies);
  CHECK(read("BYDAY=MO") ==
        "\"BYDAY=MO\" has no FREQ. Allowed: FREQ=YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY");
  CHECK(read("") == "is no part of a recurrence rule. Allowed: NAME=VALUE;NAME=VALUE…. Fix: FREQ=WEEKLY;BYDAY=MO");
  CHECK(read("FREQ=DAILY;;COUNT=2") ==
        "is no part of a recurrence rule. Allowed: NAME=VALUE;NAME=VALUE…. Fix: FREQ=WEEKLY;BYDAY=MO");
  CHECK(read("FREQ=DAILY;FREQ=DAILY") == "\"FREQ=DAILY\" repeats a part. Allowed: each part once");
  CHECK(read("FREQ=DAILY;X-PAUSE=2") ==
        "\"X-PAUSE=2\" is no part of a recurrence rule (RFC 5545 §3.3.10). Allowed: FREQ, INTERVAL, COUNT, UNTIL, "
        "BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS, WKST");
  CHECK(read("RSCALE=HEBREW;FREQ=YEARLY") ==
        "\"RSCALE=HEBREW\" is another calendar than the Gregorian one, which is not supported (RFC 7529). Allowed: "
        "RSCALE=GREGORIAN or no RSCALE");
  CHECK(read("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD") ==
        "\"SKIP=BACKWARD\" moves dates that do not exist, which is not supported (RFC 7529). Allowed: SKIP=OMIT or no "
        "SKIP: such dates are left out");
}

TEST_CASE("a number that a part of a recurrence rule cannot have is named with those that it can") {
  CHECK(read("FREQ=DAILY;INTERVAL=0") == "\"INTERVAL=0\" is no positive number. Allowed: 1 to 4294967295");
  CHECK(read("FREQ=DAILY;COUNT=-1") == "\"COUNT=-1\" is no positive number. Allowed: 1 to 4294967295");
  CHECK(read("FREQ=DAILY;COUNT=4294967296") == "\"COUNT=4294967296\" is no positive number. Allowed: 1 to 4294967295");
  CHECK(read("FREQ=DAILY;UNTIL=20260229") ==
        "\"UNTIL=20260229\" is no date or time that exists. Allowed: 20261231, 20261231T140000 or 20261231T130000Z");
  CHECK(read("FREQ=YEARLY;BYMONTH=3,13") == "\"13\" is no value of BYMONTH. Allowed: 1 to 12, separated by commas");
  CHECK(read("FREQ=YEARLY;BYMONTH=-1") == "\"-1\" is no value of BYMONTH. Allowed: 1 to 12, separated by commas");
  CHECK(read("FREQ=YEARLY;BYMONTH=3L") == "\"3L\" is no value of BYMONTH. Allowed: 1 to 12, separated by commas");
  CHECK(read("FREQ=YEARLY;BYWEEKNO=54") ==
        "\"54\" is no value of BYWEEKNO. Allowed: 1 to 53 and -1 to -53, separated by commas");
  CHECK(read("FREQ=YEARLY;BYYEARDAY=-367") ==
        "\"-367\" is no value of BYYEARDAY. Allowed: 1 to 366 and -1 to -366, separated by commas");
  CHECK(read("FREQ=MONTHLY;BYMONTHDAY=0") ==
        "\"0\" is no value of BYMONTHDAY. Allowed: 1 to 31 and -1 to -31, separated by commas");
  CHECK(read("FREQ=MONTHLY;BYMONTHDAY=1,") ==
        "is no value of BYMONTHDAY. Allowed: 1 to 31 and -1 to -31, separated by commas");
  CHECK(read("FREQ=DAILY;BYHOUR=24") == "\"24\" is no value of BYHOUR. Allowed: 0 to 23, separated by commas");
  CHECK(read("FREQ=DAILY;BYMINUTE=60") == "\"60\" is no value of BYMINUTE. Allowed: 0 to 59, separated by commas");
  CHECK(read("FREQ=DAILY;BYSECOND=61") == "\"61\" is no value of BYSECOND. Allowed: 0 to 60, separated by commas");
  CHECK(read("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367") ==
        "\"367\" is no value of BYSETPOS. Allowed: 1 to 366 and -1 to -366, separated by commas");
  constexpr auto weekdays =
      " is no value of BYDAY. Allowed: MO, TU, WE, TH, FR, SA or SU, with 1 to 53 or -1 to -53 before it where needed";
  CHECK(read("FREQ=MONTHLY;BYDAY=MON") == std::string{"\"MON\""} + weekdays);
  CHECK(read("FREQ=MONTHLY;BYDAY=0MO") == std::string{"\"0MO\""} + weekdays);
  CHECK(read("FREQ=MONTHLY;BYDAY=54MO") == std::string{"\"54MO\""} + weekdays);
  CHECK(read("FREQ=MONTHLY;BYDAY=1") == std::string{"\"1\""} + weekdays);
  CHECK(read("FREQ=WEEKLY;WKST=1MO") == "\"WKST=1MO\" is no day of the week. Allowed: MO, TU, WE, TH, FR, SA or SU");
}

TEST_CASE("parts of a recurrence rule that RFC 5545 does not let stand together are refused") {
  CHECK(read("FREQ=DAILY;COUNT=3;UNTIL=20261231") ==
        "\"COUNT with UNTIL\" says twice where the rule ends. Allowed: one of the two");
  CHECK(read("FREQ=MONTHLY;BYWEEKNO=20") ==
        "\"BYWEEKNO with FREQ=MONTHLY\" is not defined. Allowed: BYWEEKNO with FREQ=YEARLY");
  CHECK(read("FREQ=DAILY;BYYEARDAY=100") ==
        "\"BYYEARDAY with FREQ=DAILY\" is not defined. Allowed: BYYEARDAY with FREQ=YEARLY, HOURLY or MINUTELY");
  CHECK(read("FREQ=WEEKLY;BYMONTHDAY=13") ==
        "\"BYMONTHDAY with FREQ=WEEKLY\" is not defined. Allowed: BYMONTHDAY with any other frequency. Fix: "
        "FREQ=DAILY, which limits to the same days");
  CHECK(read("FREQ=DAILY;BYDAY=-1FR") ==
        "\"a numbered BYDAY with FREQ=DAILY\" is not defined. Allowed: numbers with FREQ=MONTHLY or YEARLY; else days "
        "only, such as BYDAY=MO,FR");
  CHECK(read("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO") ==
        "\"a numbered BYDAY with BYWEEKNO\" is not defined. Allowed: days only, such as BYDAY=MO,FR");
  CHECK(read("FREQ=MONTHLY;BYSETPOS=-1") ==
        "\"BYSETPOS alone\" has no set to choose from. Allowed: BYSETPOS with another BY part, such as BYDAY");
}

TEST_CASE("a recurrence rule longer than any that means something is refused before it is read") {
  std::string days = "FREQ=YEARLY;BYYEARDAY=1";
  for (int i = 0; i < 731; ++i) days += ",1";
  CHECK(ical::parse_recurrence_rule(days));
  days += ",1";
  REQUIRE_FALSE(ical::parse_recurrence_rule(days));
  CHECK(ical::parse_recurrence_rule(days).error().message == "has 733 values");
  CHECK(ical::parse_recurrence_rule(days).error().allowed == "at most 732");

  const std::string zeros = "FREQ=DAILY;COUNT=" + std::string(65'518, '0');
  CHECK(read(zeros + "2") == "FREQ=DAILY;COUNT=2");
  CHECK(ical::parse_recurrence_rule(zeros + "02").error().message == "… is a rule of 65537 bytes");
}
