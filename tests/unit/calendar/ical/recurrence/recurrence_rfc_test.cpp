#include <catch2/catch.hpp>
#include <chrono>

#include "calendar/ical/event/recurrence_set.hpp"
#include "tests/unit/calendar/ical/recurrence/recurrence_sample.hpp"

// Every example of RFC 5545 §3.8.5.3, in its order, with the dates that it lists; all in New York.

namespace {

using namespace plenary::calendar;
using ical::sample::occurrences;

/// The examples' usual start: "DTSTART;TZID=America/New_York:19970902T090000", a Tuesday.
constexpr auto tuesday = "1997-09-02 09:00 America/New_York";

}  // namespace

TEST_CASE("RFC 5545 §3.8.5.3: daily") {
  CHECK(occurrences(tuesday, "FREQ=DAILY;COUNT=10") == "1997 Sep 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");

  CHECK(occurrences(tuesday, "FREQ=DAILY;UNTIL=19971224T000000Z") ==
        "1997 Sep 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, "
        "29, 30; Oct 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, "
        "27, 28, 29, 30, 31; Nov 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, "
        "24, 25, 26, 27, 28, 29, 30; Dec 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, "
        "22, 23");

  CHECK(occurrences(tuesday, "FREQ=DAILY;INTERVAL=2", 47) ==
        "1997 Sep 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30; Oct 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, "
        "24, 26, 28, 30; Nov 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29; Dec 1, 3, …");

  CHECK(occurrences(tuesday, "FREQ=DAILY;INTERVAL=10;COUNT=5") == "1997 Sep 2, 12, 22; Oct 2, 12");
}

TEST_CASE("RFC 5545 §3.8.5.3: every day in January, for three years, in two ways") {
  constexpr auto new_year = "1998-01-01 09:00 America/New_York";
  constexpr auto expected =
      "1998 Jan 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, "
      "29, 30, 31; "
      "1999 Jan 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, "
      "29, 30, 31; "
      "2000 Jan 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, "
      "29, 30, 31";
  CHECK(occurrences(new_year, "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA") == expected);
  CHECK(occurrences(new_year, "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1") == expected);
}

TEST_CASE("RFC 5545 §3.8.5.3: weekly") {
  CHECK(occurrences(tuesday, "FREQ=WEEKLY;COUNT=10") == "1997 Sep 2, 9, 16, 23, 30; Oct 7, 14, 21, 28; Nov 4");

  CHECK(occurrences(tuesday, "FREQ=WEEKLY;UNTIL=19971224T000000Z") ==
        "1997 Sep 2, 9, 16, 23, 30; Oct 7, 14, 21, 28; Nov 4, 11, 18, 25; Dec 2, 9, 16, 23");

  CHECK(occurrences(tuesday, "FREQ=WEEKLY;INTERVAL=2;WKST=SU", 13) ==
        "1997 Sep 2, 16, 30; Oct 14, 28; Nov 11, 25; Dec 9, 23; 1998 Jan 6, 20; Feb 3, 17, …");

  constexpr auto five_weeks = "1997 Sep 2, 4, 9, 11, 16, 18, 23, 25, 30; Oct 2";
  CHECK(occurrences(tuesday, "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH") == five_weeks);
  CHECK(occurrences(tuesday, "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH") == five_weeks);

  CHECK(occurrences("1997-09-01 09:00 America/New_York",
                    "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR") ==
        "1997 Sep 1, 3, 5, 15, 17, 19, 29; Oct 1, 3, 13, 15, 17, 27, 29, 31; Nov 10, 12, 14, 24, 26, 28; "
        "Dec 8, 10, 12, 22");

  CHECK(occurrences(tuesday, "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH") ==
        "1997 Sep 2, 4, 16, 18, 30; Oct 2, 14, 16");
}

TEST_CASE("RFC 5545 §3.8.5.3: monthly by weekday") {
  constexpr auto friday = "1997-09-05 09:00 America/New_York";
  CHECK(occurrences(friday, "FREQ=MONTHLY;COUNT=10;BYDAY=1FR") ==
        "1997 Sep 5; Oct 3; Nov 7; Dec 5; 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5");

  CHECK(occurrences(friday, "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR") == "1997 Sep 5; Oct 3; Nov 7; Dec 5");

  CHECK(occurrences("1997-09-07 09:00 America/New_York", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU") ==
        "1997 Sep 7, 28; Nov 2, 30; 1998 Jan 4, 25; Mar 1, 29; May 3, 31");

  CHECK(occurrences("1997-09-22 09:00 America/New_York", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO") ==
        "1997 Sep 22; Oct 20; Nov 17; Dec 22; 1998 Jan 19; Feb 16");

  CHECK(occurrences(tuesday, "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", 18) ==
        "1997 Sep 2, 9, 16, 23, 30; Nov 4, 11, 18, 25; 1998 Jan 6, 13, 20, 27; Mar 3, 10, 17, 24, 31, …");
}

TEST_CASE("RFC 5545 §3.8.5.3: monthly by day of the month") {
  CHECK(occurrences("1997-09-28 09:00 America/New_York", "FREQ=MONTHLY;BYMONTHDAY=-3", 6) ==
        "1997 Sep 28; Oct 29; Nov 28; Dec 29; 1998 Jan 29; Feb 26, …");

  CHECK(occurrences(tuesday, "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15") ==
        "1997 Sep 2, 15; Oct 2, 15; Nov 2, 15; Dec 2, 15; 1998 Jan 2, 15");

  CHECK(occurrences("1997-09-30 09:00 America/New_York", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1") ==
        "1997 Sep 30; Oct 1, 31; Nov 1, 30; Dec 1, 31; 1998 Jan 1, 31; Feb 1");

  CHECK(occurrences("1997-09-10 09:00 America/New_York",
                    "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15") ==
        "1997 Sep 10, 11, 12, 13, 14, 15; 1999 Mar 10, 11, 12, 13");
}

TEST_CASE("RFC 5545 §3.8.5.3: yearly by month and by day of the year") {
  CHECK(occurrences("1997-06-10 09:00 America/New_York", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7") ==
        "1997 Jun 10; Jul 10; 1998 Jun 10; Jul 10; 1999 Jun 10; Jul 10; 2000 Jun 10; Jul 10; 2001 Jun 10; Jul 10");

  CHECK(occurrences("1997-03-10 09:00 America/New_York", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3") ==
        "1997 Mar 10; 1999 Jan 10; Feb 10; Mar 10; 2001 Jan 10; Feb 10; Mar 10; 2003 Jan 10; Feb 10; Mar 10");

  CHECK(occurrences("1997-01-01 09:00 America/New_York", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200") ==
        "1997 Jan 1; Apr 10; Jul 19; 2000 Jan 1; Apr 9; Jul 18; 2003 Jan 1; Apr 10; Jul 19; 2006 Jan 1");
}

TEST_CASE("RFC 5545 §3.8.5.3: yearly by weekday and by week") {
  CHECK(occurrences("1997-05-19 09:00 America/New_York", "FREQ=YEARLY;BYDAY=20MO", 3) ==
        "1997 May 19; 1998 May 18; 1999 May 17, …");

  CHECK(occurrences("1997-05-12 09:00 America/New_York", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", 3) ==
        "1997 May 12; 1998 May 11; 1999 May 17, …");

  CHECK(occurrences("1997-03-13 09:00 America/New_York", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", 11) ==
        "1997 Mar 13, 20, 27; 1998 Mar 5, 12, 19, 26; 1999 Mar 4, 11, 18, 25, …");

  CHECK(occurrences("1997-06-05 09:00 America/New_York", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", 39) ==
        "1997 Jun 5, 12, 19, 26; Jul 3, 10, 17, 24, 31; Aug 7, 14, 21, 28; "
        "1998 Jun 4, 11, 18, 25; Jul 2, 9, 16, 23, 30; Aug 6, 13, 20, 27; "
        "1999 Jun 3, 10, 17, 24; Jul 1, 8, 15, 22, 29; Aug 5, 12, 19, 26, …");
}

TEST_CASE("RFC 5545 §3.8.5.3: every Friday the 13th, forever, without the start") {
  // The RFC excludes the Tuesday that the rule starts on: EXDATE;TZID=America/New_York:19970902T090000.
  const Recurrence friday_13th{
      ical::sample::rule("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"), {}, {ical::sample::at("1997-09-02 09:00")}};
  const auto found = ical::starts_within(friday_13th, ical::sample::start(tuesday),
                                         {ical::sample::at("1997-01-01 00:00"), ical::sample::at("2001-01-01 00:00")});
  CHECK(found.times == std::vector{ical::sample::at("1998-02-13 09:00"), ical::sample::at("1998-03-13 09:00"),
                                   ical::sample::at("1998-11-13 09:00"), ical::sample::at("1999-08-13 09:00"),
                                   ical::sample::at("2000-10-13 09:00")});
  CHECK(found.end == ical::RecurrenceEnd::window);
}

TEST_CASE("RFC 5545 §3.8.5.3: parts that limit each other") {
  CHECK(occurrences("1997-09-13 09:00 America/New_York", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", 10) ==
        "1997 Sep 13; Oct 11; Nov 8; Dec 13; 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13, …");

  // "U.S. Presidential Election day"
  CHECK(occurrences("1996-11-05 09:00 America/New_York",
                    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
                    3) == "1996 Nov 5; 2000 Nov 7; 2004 Nov 2, …");

  CHECK(occurrences("1997-09-04 09:00 America/New_York", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3") ==
        "1997 Sep 4; Oct 7; Nov 6");

  CHECK(occurrences("1997-09-29 09:00 America/New_York", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", 7) ==
        "1997 Sep 29; Oct 30; Nov 27; Dec 30; 1998 Jan 29; Feb 26; Mar 30, …");
}

TEST_CASE("RFC 5545 §3.8.5.3: hourly and by the minute") {
  // "Every 3 hours from 9:00 AM to 5:00 PM on a specific day". The RFC prints UNTIL=19970902T170000Z, which
  // is 1 PM in New York and leaves out the third of its occurrences; its errata say 210000Z.
  CHECK(occurrences(tuesday, "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z") == "1997 Sep 2, 2 12:00, 2 15:00");
  CHECK(occurrences(tuesday, "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z") == "1997 Sep 2, 2 12:00");

  CHECK(occurrences(tuesday, "FREQ=MINUTELY;INTERVAL=15;COUNT=6") ==
        "1997 Sep 2, 2 09:15, 2 09:30, 2 09:45, 2 10:00, 2 10:15");

  CHECK(occurrences(tuesday, "FREQ=MINUTELY;INTERVAL=90;COUNT=4") == "1997 Sep 2, 2 10:30, 2 12:00, 2 13:30");

  constexpr auto every_20_minutes =
      "1997 Sep 2, 2 09:20, 2 09:40, 2 10:00, 2 10:20, 2 10:40, 2 11:00, 2 11:20, 2 11:40, 2 12:00, 2 12:20, 2 12:40, "
      "2 13:00, 2 13:20, 2 13:40, 2 14:00, 2 14:20, 2 14:40, 2 15:00, 2 15:20, 2 15:40, 2 16:00, 2 16:20, 2 16:40, "
      "3, 3 09:20, …";
  CHECK(occurrences(tuesday, "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", 26) == every_20_minutes);
  CHECK(occurrences(tuesday, "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", 26) == every_20_minutes);
}

TEST_CASE("RFC 5545 §3.8.5.3: where the week starts makes a difference") {
  constexpr auto august = "1997-08-05 09:00 America/New_York";
  CHECK(occurrences(august, "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO") == "1997 Aug 5, 10, 19, 24");
  CHECK(occurrences(august, "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU") == "1997 Aug 5, 17, 19, 31");
}

TEST_CASE("RFC 5545 §3.8.5.3: a date that does not exist is left out") {
  CHECK(occurrences("2007-01-15 09:00 America/New_York", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5") ==
        "2007 Jan 15, 30; Feb 15; Mar 15, 30");
}
