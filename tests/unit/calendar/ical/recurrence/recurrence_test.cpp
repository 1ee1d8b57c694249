#include "calendar/ical/recurrence/recurrence.hpp"

#include <catch2/catch.hpp>
#include <chrono>

#include "calendar/ical/event/recurrence_set.hpp"
#include "tests/unit/calendar/ical/recurrence/recurrence_sample.hpp"

// What the examples of RFC 5545 leave open: starts, ends, years of weeks, clocks, limits and cost.

namespace {

using namespace plenary::calendar;
using namespace plenary::calendar::ical;
using ical::sample::at;
using ical::sample::occurrences;
using ical::sample::rule;

/// Follows a rule to its end and says why there is one.
RecurrenceEnd end_of(std::string_view start_text, std::string_view rule_text, const RecurrenceLimits& limits = {}) {
  RecurrenceExpander expander{rule(rule_text), sample::start(start_text), limits};
  while (expander.next()) {
  }
  return expander.end();
}

}  // namespace

TEST_CASE("the start is the first occurrence and counts, also where the rule does not name it") {
  // A Wednesday, with a rule for Mondays.
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=WEEKLY;COUNT=3;BYDAY=MO") == "2026 Sep 16, 21, 28");
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;COUNT=1") == "2026 Sep 16");
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;BYHOUR=9;COUNT=3") ==
        "2026 Sep 16, 17 09:00, 18 09:00");
  // An UNTIL before the start ends the rule, not the meeting.
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;UNTIL=20260901T000000Z") == "2026 Sep 16");
  CHECK(end_of("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;UNTIL=20260901T000000Z") == RecurrenceEnd::until);
}

TEST_CASE("an UNTIL in UTC is compared in the start's zone, across a change of clocks") {
  // 14:00 in Brussels is 12:00Z until 25 October 2026, then 13:00Z.
  constexpr auto brussels = "2026-10-23 14:00 Europe/Brussels";
  CHECK(occurrences(brussels, "FREQ=DAILY;UNTIL=20261026T130000Z") == "2026 Oct 23, 24, 25, 26");
  CHECK(occurrences(brussels, "FREQ=DAILY;UNTIL=20261026T125959Z") == "2026 Oct 23, 24, 25");
  CHECK(occurrences("2026-10-23 14:00 Etc/UTC", "FREQ=DAILY;UNTIL=20261025T140000Z") == "2026 Oct 23, 24, 25");
  // Samoa left out 30 December 2011: 29 December 09:00 is 19:00Z, 31 December 09:00 is 19:00Z of the day after.
  CHECK(occurrences("2011-12-28 09:00 Pacific/Apia", "FREQ=DAILY;UNTIL=20111230T190000Z") == "2011 Dec 28, 29, 31");
}

TEST_CASE("an UNTIL whose kind is not the start's is read as its writer meant it") {
  // As a date: that day and all its occurrences, the common reading of RFC 2445's "last instance".
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;UNTIL=20260918") == "2026 Sep 16, 17, 18");
  // As a local time: on the start's clock.
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;UNTIL=20260918T140000") == "2026 Sep 16, 17, 18");
  CHECK(occurrences("2026-09-16 14:00 Europe/Brussels", "FREQ=DAILY;UNTIL=20260918T135959") == "2026 Sep 16, 17");
  // In UTC with a floating start or a whole day, which have no zone: on the clock.
  CHECK(occurrences("2026-09-16 14:00", "FREQ=DAILY;UNTIL=20260918T140000Z") == "2026 Sep 16, 17, 18");
  CHECK(occurrences("2026-09-16", "FREQ=DAILY;UNTIL=20260918T220000Z") == "2026 Sep 16, 17, 18");
  CHECK(occurrences("2026-09-16", "FREQ=DAILY;UNTIL=20260918") == "2026 Sep 16, 17, 18");
}

// RFC 5545 §3.3.10: "Recurrence rules may generate recurrence instances with an invalid date … or nonexistent local
// time … such recurrence instances MUST be ignored and MUST NOT be counted as part of the recurrence set."
TEST_CASE("an occurrence at a local time that clocks skip is ignored and not counted") {
  // Brussels skips 02:00 to 03:00 on 29 March 2026.
  CHECK(occurrences("2026-03-28 02:30 Europe/Brussels", "FREQ=DAILY;COUNT=3") == "2026 Mar 28, 30, 31");
  CHECK(occurrences("2026-03-22 02:30 Europe/Brussels", "FREQ=WEEKLY;COUNT=2") == "2026 Mar 22; Apr 5");
  CHECK(occurrences("2026-03-28 02:30 Europe/Brussels", "FREQ=DAILY;UNTIL=20260330T003000Z") == "2026 Mar 28, 30");
  CHECK(occurrences("2026-03-28 02:30 Europe/Brussels", "FREQ=DAILY;UNTIL=20260329T235959") == "2026 Mar 28");
  CHECK(occurrences("2026-03-28 03:00 Europe/Brussels", "FREQ=DAILY;COUNT=3") == "2026 Mar 28, 29, 30");
  // Cairo puts its clocks forward at midnight, on the last Friday of April.
  CHECK(occurrences("2026-04-23 00:30 Africa/Cairo", "FREQ=DAILY;COUNT=3") == "2026 Apr 23, 25, 26");
  // A start is given, not made by the rule: §3.3.5 reads it with the offset before.
  CHECK(occurrences("2026-03-29 02:30 Europe/Brussels", "FREQ=DAILY;COUNT=2") == "2026 Mar 29, 30");
  // Nothing is skipped where no zone is named, and nothing in UTC.
  CHECK(occurrences("2026-03-28 02:30", "FREQ=DAILY;COUNT=3") == "2026 Mar 28, 29, 30");
  CHECK(occurrences("2026-03-28 02:30 Etc/UTC", "FREQ=DAILY;COUNT=3") == "2026 Mar 28, 29, 30");
}

TEST_CASE("what is skipped to counts without what does not exist") {
  const auto zone = Zone::find("Europe/Brussels").value();
  const auto rule = parse_recurrence_rule("FREQ=DAILY;COUNT=1000").value();
  const ZonedTime start{LocalTime{std::chrono::local_days{year{2024} / 3 / 1}} + hours{2} + minutes{30}, zone};
  std::vector<LocalTime> all;
  for (RecurrenceExpander expander{rule, start};;) {
    const auto next = expander.next();
    if (!next) break;
    all.push_back(*next);
  }
  REQUIRE(all.size() == 1000);
  for (const std::size_t dropped : {1U, 30U, 31U, 400U, 999U}) {
    RecurrenceExpander expander{rule, start};
    expander.skip_to(all[dropped]);
    std::vector<LocalTime> rest;
    while (const auto next = expander.next()) rest.push_back(*next);
    INFO(dropped);
    CHECK(rest == std::vector<LocalTime>(all.begin() + static_cast<std::ptrdiff_t>(dropped), all.end()));
  }
}

TEST_CASE("29 February and the 31st occur only where they exist") {
  CHECK(occurrences("2024-02-29", "FREQ=YEARLY;COUNT=3") == "2024 Feb 29; 2028 Feb 29; 2032 Feb 29");
  CHECK(occurrences("2096-02-29", "FREQ=YEARLY;COUNT=2") == "2096 Feb 29; 2104 Feb 29");
  CHECK(occurrences("2026-01-31", "FREQ=MONTHLY;COUNT=4") == "2026 Jan 31; Mar 31; May 31; Jul 31");
  CHECK(occurrences("2024-12-31", "FREQ=YEARLY;BYYEARDAY=366;COUNT=3") == "2024 Dec 31; 2028 Dec 31; 2032 Dec 31");
}

TEST_CASE("a year of weeks may begin in December and ends with its last week") {
  // Week 1 of 2026 begins on 29 December 2025, week 53 of 2026 ends on 3 January 2027 (ISO 8601).
  CHECK(occurrences("2025-12-29", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=4") ==
        "2025 Dec 29; 2027 Jan 4; 2028 Jan 3; 2029 Jan 1");
  CHECK(occurrences("2027-01-03", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU;COUNT=3") == "2027 Jan 3; 2028 Jan 2; Dec 31");
  CHECK(occurrences("2026-12-28", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=2") == "2026 Dec 28; 2032 Dec 27");
  // Every second year of weeks: 2026, 2028, 2030.
  CHECK(occurrences("2025-12-29", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO;COUNT=3") ==
        "2025 Dec 29; 2028 Jan 3; 2029 Dec 31");
  // Days of the year keep their own year: 30 December, and the 366th day, where they lie in the next year's week 1.
  CHECK(occurrences("2025-12-30", "FREQ=YEARLY;BYWEEKNO=1;BYYEARDAY=-2;COUNT=3") ==
        "2025 Dec 30; 2030 Dec 30; 2031 Dec 30");
  CHECK(occurrences("2024-12-31", "FREQ=YEARLY;BYWEEKNO=1;BYYEARDAY=366;COUNT=2") == "2024 Dec 31; 2036 Dec 31");
  // Without a day it is the start's day of the week.
  CHECK(occurrences("2026-05-14", "FREQ=YEARLY;BYWEEKNO=20;COUNT=3") == "2026 May 14; 2027 May 20; 2028 May 18");
  // Weeks that begin on Sunday: week 1 of 2026 is the one with 4 January, its first day.
  CHECK(occurrences("2026-01-04", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU;COUNT=2") == "2026 Jan 4; 2027 Jan 3");
}

TEST_CASE("days of the month expand every month of a year") {
  CHECK(occurrences("2026-10-01", "FREQ=YEARLY;BYMONTHDAY=1;COUNT=4") == "2026 Oct 1; Nov 1; Dec 1; 2027 Jan 1");
}

TEST_CASE("BYSETPOS counts in the whole period, also before the start, and on the clock") {
  // The first and last working day of the month, of a month that began before the start.
  CHECK(occurrences("2026-09-16", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=4") ==
        "2026 Sep 16, 30; Oct 1, 30");
  CHECK(occurrences("2026-09-16 09:00", "FREQ=DAILY;BYHOUR=9,12,15,18;BYSETPOS=-1,1;COUNT=4") ==
        "2026 Sep 16, 16 18:00, 17, 17 18:00");
}

TEST_CASE("a leap second is the second before it") {
  CHECK(occurrences("2016-12-31 23:59", "FREQ=DAILY;BYSECOND=59,60;COUNT=3") == "2016 Dec 31, 31; 2017 Jan 1");
  RecurrenceExpander expander{rule("FREQ=DAILY;BYSECOND=60"), at("2016-12-31 23:59")};
  CHECK(expander.next() == at("2016-12-31 23:59"));
  CHECK(expander.next() == at("2016-12-31 23:59:59"));
  CHECK(expander.next() == at("2017-01-01 23:59:59"));
}

TEST_CASE("parts of the clock say nothing on whole days, and such days do not repeat by the hour") {
  CHECK(occurrences("2026-09-16", "FREQ=DAILY;BYHOUR=9,14;BYMINUTE=30;COUNT=2") == "2026 Sep 16, 17");
  CHECK(occurrences("2026-09-16", "FREQ=HOURLY;COUNT=5") == "2026 Sep 16");
  CHECK(end_of("2026-09-16", "FREQ=HOURLY") == RecurrenceEnd::finer_than_day);
}

TEST_CASE("what libical 3.0.16 gets wrong: DAILY on the last day of the month") {
  CHECK(occurrences("2026-01-31 10:00", "FREQ=DAILY;BYMONTHDAY=-1;COUNT=4") == "2026 Jan 31; Feb 28; Mar 31; Apr 30");
}

TEST_CASE("what libical 3.0.16 gets wrong: a rule by the second or minute that never occurs costs nothing") {
  RecurrenceRule never = rule("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30");
  for (const Frequency frequency : {Frequency::minutely, Frequency::secondly}) {
    never.frequency = frequency;
    RecurrenceExpander expander{never, at("2026-09-16 14:00")};
    CHECK(expander.next() == at("2026-09-16 14:00"));
    CHECK_FALSE(expander.next());
    CHECK(expander.end() == RecurrenceEnd::year_9999);
    CHECK(expander.periods_examined() < 100'000);  // months, not minutes
  }
}

TEST_CASE("a rule that never occurs looks no further than it is asked for") {
  RecurrenceExpander expander{rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), at("2020-09-16 14:00")};
  expander.stop_before(at("2027-01-01 00:00"));
  expander.skip_to(at("2026-01-01 00:00"));
  CHECK_FALSE(expander.next());
  CHECK(expander.end() == RecurrenceEnd::window);
  CHECK(expander.periods_examined() <= 13);
}

TEST_CASE("a week of 2026 costs a daily rule from 1970 no more than a week") {
  for (const auto* text : {"FREQ=DAILY", "FREQ=DAILY;COUNT=1000000", "FREQ=MINUTELY;INTERVAL=1440;COUNT=4294967295"}) {
    RecurrenceExpander expander{rule(text), at("1970-01-01 09:00")};
    expander.skip_to(at("2026-09-14 00:00"));
    expander.stop_before(at("2026-09-21 00:00"));
    int found = 0;
    while (const auto time = expander.next()) CHECK(*time == at("2026-09-14 09:00") + days{found++});
    CHECK(found == 7);
    CHECK(expander.end() == RecurrenceEnd::window);
    CHECK(expander.periods_examined() <= 9);
  }
  // The 20,712th of 20,713 days is 15 September 2026.
  RecurrenceExpander counted{rule("FREQ=DAILY;COUNT=20713"), at("1970-01-01 09:00")};
  counted.skip_to(at("2026-09-16 09:00"));
  CHECK(counted.next() == at("2026-09-16 09:00"));
  CHECK_FALSE(counted.next());
  CHECK(counted.end() == RecurrenceEnd::count);
}

TEST_CASE("each limit of an expansion is told by name when it is exceeded") {
  CHECK(end_of("2026-09-16", "FREQ=DAILY;COUNT=10", {10, 100}) == RecurrenceEnd::count);
  CHECK(end_of("2026-09-16", "FREQ=DAILY;COUNT=11", {10, 100}) == RecurrenceEnd::occurrence_limit);
  CHECK(end_of("2026-09-16", "FREQ=DAILY;COUNT=11", {11, 10}) == RecurrenceEnd::period_limit);
  CHECK(is_limit(RecurrenceEnd::occurrence_limit));
  CHECK(is_limit(RecurrenceEnd::period_limit));
  CHECK_FALSE(is_limit(RecurrenceEnd::until));
  CHECK(to_text(RecurrenceEnd::occurrence_limit) == "has more occurrences than are read");

  RecurrenceExpander unlucky{rule("FREQ=HOURLY;INTERVAL=24;BYHOUR=9"), at("2026-09-16 14:00")};
  CHECK(unlucky.next() == at("2026-09-16 14:00"));
  CHECK_FALSE(unlucky.next());
  CHECK(unlucky.end() == RecurrenceEnd::period_limit);
  CHECK(unlucky.periods_examined() == RecurrenceLimits{}.periods);
}

TEST_CASE("an expansion ends with the year 9999, and beyond it there is only the start") {
  const Date june{std::chrono::year{9998} / 6 / 1};
  for (const auto* text : {"FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6"}) {
    RecurrenceExpander last{rule(text), june};
    CHECK(last.next() == midnight(june));
    CHECK(last.next() == midnight(june + std::chrono::years{1}));
    CHECK_FALSE(last.next());
    CHECK(last.end() == RecurrenceEnd::year_9999);
  }
  CHECK(end_of("2026-06-01", "FREQ=YEARLY;INTERVAL=4294967295") == RecurrenceEnd::year_9999);
  RecurrenceExpander beyond{rule("FREQ=DAILY"), LocalTime::max()};
  CHECK(beyond.next() == LocalTime::max());
  CHECK_FALSE(beyond.next());
  RecurrenceExpander before{rule("FREQ=DAILY"), LocalTime::min()};
  CHECK(before.next() == LocalTime::min());
  CHECK_FALSE(before.next());
}

TEST_CASE("an event takes place at its start, by its rule and its added dates, without the excluded ones") {
  const Recurrence recurrence{rule("FREQ=WEEKLY;COUNT=4"),
                              {at("2026-09-18 10:00"), at("2026-09-23 14:00")},
                              {at("2026-09-16 14:00"), at("2026-09-30 14:00"), at("2026-10-01 14:00")}};
  const RecurrenceStart brussels = sample::start("2026-09-16 14:00 Europe/Brussels");
  const Interval<LocalTime> year{at("2026-01-01 00:00"), at("2027-01-01 00:00")};
  CHECK(starts_within(recurrence, brussels, year).times ==
        std::vector{at("2026-09-18 10:00"), at("2026-09-23 14:00"), at("2026-10-07 14:00")});
  CHECK(starts_within(recurrence, brussels, {at("2026-09-18 10:00"), at("2026-09-23 14:00")}).times ==
        std::vector{at("2026-09-18 10:00")});

  const Recurrence only_dates{std::nullopt, {at("2026-09-18 10:00")}, {}};
  CHECK(starts_within(only_dates, brussels, year).times == std::vector{at("2026-09-16 14:00"), at("2026-09-18 10:00")});
}
