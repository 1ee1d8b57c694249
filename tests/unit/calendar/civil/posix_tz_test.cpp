#include "calendar/civil/posix_tz.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"

using namespace plenary::calendar;
using namespace std::chrono_literals;

namespace {

/// "2050-03-27T01:00:00Z CEST +02:00" for each change that the rule makes in `y`.
std::vector<std::string> changes_in(std::string_view rule, int y) {
  std::vector<std::string> shown;
  for (const auto& change : changes(PosixTz::parse(rule).value(), year{y}, year{y})) {
    shown.push_back(to_iso(change.at) + " " + change.after.abbreviation + " " + to_offset(change.after.offset));
  }
  return shown;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule without alternate time is one offset for ever") {
  CHECK(PosixTz::parse("WAT-1").value() == PosixTz{{"WAT", 1h}, {}});
  CHECK(PosixTz::parse("<+0545>-5:45").value() == PosixTz{{"+0545", 5h + 45min}, {}});
  CHECK(PosixTz::parse("<-03>3").value() == PosixTz{{"-03", -3h}, {}});
  CHECK(PosixTz::parse("LMT+0:44:30").value() == PosixTz{{"LMT", -(44min + 30s)}, {}});
  CHECK(changes_in("WAT-1", 2050).empty());
}

TEST_CASE("Brussels: the last Sundays of March and October at 02:00 and 03:00") {
  CHECK(changes_in("CET-1CEST,M3.5.0,M10.5.0/3", 2050) ==
        Lines{"2050-03-27T01:00:00Z CEST +02:00", "2050-10-30T01:00:00Z CET +01:00"});
}

TEST_CASE("Dublin: standard time in summer, and an alternate time that is behind it in winter") {
  CHECK(changes_in("IST-1GMT0,M10.5.0,M3.5.0/1", 2050) ==
        Lines{"2050-03-27T01:00:00Z IST +01:00", "2050-10-30T01:00:00Z GMT +00:00"});
}

TEST_CASE("Lord Howe: half an hour, south of the equator") {
  CHECK(changes_in("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2050) ==
        Lines{"2050-04-02T15:00:00Z +1030 +10:30", "2050-10-01T15:30:00Z +11 +11:00"});
}

TEST_CASE("Nuuk changes on the Saturday before the last Sunday: a negative hour") {
  CHECK(changes_in("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2050) ==
        Lines{"2050-03-27T01:00:00Z -01 -01:00", "2050-10-30T01:00:00Z -02 -02:00"});
}

TEST_CASE("Cairo ends on the last Thursday at 24:00, Jerusalem starts on a Thursday at 26:00") {
  CHECK(changes_in("EET-2EEST,M4.5.5/0,M10.5.4/24", 2050) ==
        Lines{"2050-04-28T22:00:00Z EEST +03:00", "2050-10-27T21:00:00Z EET +02:00"});
  CHECK(changes_in("IST-2IDT,M3.4.4/26,M10.5.0", 2050) ==
        Lines{"2050-03-25T00:00:00Z IDT +03:00", "2050-10-29T23:00:00Z IST +02:00"});
}

TEST_CASE("Julian days never count 29 February, days of the year do") {
  CHECK(changes_in("AAA0BBB,J59/0,J60/0", 2048) ==
        Lines{"2048-02-28T00:00:00Z BBB +01:00", "2048-02-29T23:00:00Z AAA +00:00"});
  CHECK(changes_in("AAA0BBB,58/0,59/0", 2048) ==
        Lines{"2048-02-28T00:00:00Z BBB +01:00", "2048-02-28T23:00:00Z AAA +00:00"});
  CHECK(changes_in("AAA0BBB,J59/0,J60/0", 2049) ==
        Lines{"2049-02-28T00:00:00Z BBB +01:00", "2049-02-28T23:00:00Z AAA +00:00"});
}

TEST_CASE("hours reach a week either way") {
  CHECK(changes_in("AAA0BBB,M6.1.0/-167,M9.1.0/167", 2048) ==
        Lines{"2048-05-31T01:00:00Z BBB +01:00", "2048-09-12T22:00:00Z AAA +00:00"});
}

TEST_CASE("alternate time all year leaves it once at the start and once at the end") {
  // RFC 9636 §3.3.1: the end, 25 h into the last day by the clock ahead, meets the next year's start.
  const auto all_year = changes(PosixTz::parse("EST5EDT,0/0,J365/25").value(), year{2050}, year{2052});
  REQUIRE(all_year.size() == 4);
  CHECK(to_iso(all_year[0].at) == "2050-01-01T05:00:00Z");
  for (std::size_t i = 0; i < 3; ++i) CHECK(all_year[i].after.abbreviation == "EDT");
  CHECK(to_iso(all_year[3].at) == "2053-01-01T05:00:00Z");
}

TEST_CASE("what is not a POSIX TZ string is refused") {
  for (const char* text : {"",
                           "CE-1",
                           "CET",
                           "CET-25",
                           "CET-1CEST",
                           "CET-1CEST,M3.5.0",
                           "CET-1CEST,M3.5.0,",
                           "CET-1CEST,M13.5.0,M10.5.0",
                           "CET-1CEST,M3.6.0,M10.5.0",
                           "CET-1CEST,M3.0.0,M10.5.0",
                           "CET-1CEST,M3.5.7,M10.5.0",
                           "CET-1CEST,J0,J365",
                           "CET-1CEST,J1,J366",
                           "CET-1CEST,366,1",
                           "CET-1CEST,M3.5.0/168,M10.5.0",
                           "CET-1CEST,M3.5.0,M10.5.0 ",
                           "<+05-5",
                           "CET-1:60",
                           "CET-1:",
                           "+05-5",
                           "CET-1CEST,M3.5.0,M10.5.0/3,",
                           "CET-00001"}) {
    CAPTURE(text);
    CHECK_FALSE(PosixTz::parse(text));
  }
}
