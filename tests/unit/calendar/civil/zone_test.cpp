#include "calendar/civil/zone.hpp"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "tests/english.hpp"

using namespace plenary::calendar;

namespace {

Zone zone(std::string_view id) { return Zone::find(id).value(); }
Instant utc(std::string_view text) { return parse_instant(text).value(); }
LocalTime local(std::string_view text) { return parse_local_time(text).value(); }

/// What the clock shows at the instant, its offset and its abbreviation.
std::string clock(std::string_view id, std::string_view instant) {
  const Zone place = zone(id);
  const Instant t = utc(instant);
  return to_iso(place.to_local(t)) + " " + to_offset(place.offset_at(t)) + " " + std::string(place.abbreviation_at(t));
}

/// "unique 12:00Z", "gap before/after @change" or "fold first/second @change".
std::string resolve(std::string_view id, std::string_view text) {
  const Resolution resolution = zone(id).resolve(local(text));
  if (const auto* unique = std::get_if<Unique>(&resolution)) return "unique " + to_iso(unique->instant);
  if (const auto* gap = std::get_if<Gap>(&resolution)) {
    return "gap " + to_iso(gap->with_offset_before) + " " + to_iso(gap->with_offset_after) + " @" +
           to_iso(gap->transition);
  }
  const auto& fold = std::get<Fold>(resolution);
  return "fold " + to_iso(fold.first) + " " + to_iso(fold.second) + " @" + to_iso(fold.transition);
}

}  // namespace

TEST_CASE("14:00 in Brussels on 16 September 2020 is 12:00 UTC and the same moment everywhere") {
  CHECK(resolve("Europe/Brussels", "2020-09-16T14:00") == "unique 2020-09-16T12:00:00Z");
  CHECK(clock("Europe/Brussels", "2020-09-16T12:00:00Z") == "2020-09-16T14:00 +02:00 CEST");
  CHECK(clock("Atlantic/Cape_Verde", "2020-09-16T12:00:00Z") == "2020-09-16T11:00 -01:00 -01");
  CHECK(clock("Africa/Abidjan", "2020-09-16T12:00:00Z") == "2020-09-16T12:00 +00:00 GMT");
  CHECK(clock("Africa/Lagos", "2020-09-16T12:00:00Z") == "2020-09-16T13:00 +01:00 WAT");
  CHECK(clock("Africa/Casablanca", "2020-09-16T12:00:00Z") == "2020-09-16T13:00 +01:00 +01");
  CHECK(clock("Europe/Athens", "2020-09-16T12:00:00Z") == "2020-09-16T15:00 +03:00 EEST");
}

TEST_CASE("Brussels, stepping over the second of each change in 2026") {
  CHECK(clock("Europe/Brussels", "2026-03-29T00:59:59Z") == "2026-03-29T01:59:59 +01:00 CET");
  CHECK(clock("Europe/Brussels", "2026-03-29T01:00:00Z") == "2026-03-29T03:00 +02:00 CEST");
  CHECK(resolve("Europe/Brussels", "2026-03-29T01:59:59") == "unique 2026-03-29T00:59:59Z");
  CHECK(resolve("Europe/Brussels", "2026-03-29T02:00") ==
        "gap 2026-03-29T01:00:00Z 2026-03-29T00:00:00Z @2026-03-29T01:00:00Z");
  CHECK(resolve("Europe/Brussels", "2026-03-29T02:59:59") ==
        "gap 2026-03-29T01:59:59Z 2026-03-29T00:59:59Z @2026-03-29T01:00:00Z");
  CHECK(resolve("Europe/Brussels", "2026-03-29T03:00") == "unique 2026-03-29T01:00:00Z");

  CHECK(clock("Europe/Brussels", "2026-10-25T00:59:59Z") == "2026-10-25T02:59:59 +02:00 CEST");
  CHECK(clock("Europe/Brussels", "2026-10-25T01:00:00Z") == "2026-10-25T02:00 +01:00 CET");
  CHECK(resolve("Europe/Brussels", "2026-10-25T01:59:59") == "unique 2026-10-24T23:59:59Z");
  CHECK(resolve("Europe/Brussels", "2026-10-25T02:00") ==
        "fold 2026-10-25T00:00:00Z 2026-10-25T01:00:00Z @2026-10-25T01:00:00Z");
  CHECK(resolve("Europe/Brussels", "2026-10-25T02:59:59") ==
        "fold 2026-10-25T00:59:59Z 2026-10-25T01:59:59Z @2026-10-25T01:00:00Z");
  CHECK(resolve("Europe/Brussels", "2026-10-25T03:00") == "unique 2026-10-25T02:00:00Z");
}

TEST_CASE("Lord Howe puts its clocks forward and back by half an hour") {
  CHECK(resolve("Australia/Lord_Howe", "2020-10-04T02:00") ==
        "gap 2020-10-03T15:30:00Z 2020-10-03T15:00:00Z @2020-10-03T15:30:00Z");
  CHECK(resolve("Australia/Lord_Howe", "2020-10-04T02:29:59") ==
        "gap 2020-10-03T15:59:59Z 2020-10-03T15:29:59Z @2020-10-03T15:30:00Z");
  CHECK(resolve("Australia/Lord_Howe", "2020-10-04T02:30") == "unique 2020-10-03T15:30:00Z");
  CHECK(resolve("Australia/Lord_Howe", "2020-04-05T01:29:59") == "unique 2020-04-04T14:29:59Z");
  CHECK(resolve("Australia/Lord_Howe", "2020-04-05T01:30") ==
        "fold 2020-04-04T14:30:00Z 2020-04-04T15:00:00Z @2020-04-04T15:00:00Z");
  CHECK(resolve("Australia/Lord_Howe", "2020-04-05T02:00") == "unique 2020-04-04T15:30:00Z");
}

TEST_CASE("Apia had no 30 December 2011") {
  CHECK(clock("Pacific/Apia", "2011-12-30T09:59:59Z") == "2011-12-29T23:59:59 -10:00 -10");
  CHECK(clock("Pacific/Apia", "2011-12-30T10:00:00Z") == "2011-12-31T00:00 +14:00 +14");
  CHECK(resolve("Pacific/Apia", "2011-12-29T23:59:59") == "unique 2011-12-30T09:59:59Z");
  CHECK(resolve("Pacific/Apia", "2011-12-30T00:00") ==
        "gap 2011-12-30T10:00:00Z 2011-12-29T10:00:00Z @2011-12-30T10:00:00Z");
  CHECK(resolve("Pacific/Apia", "2011-12-30T23:59:59") ==
        "gap 2011-12-31T09:59:59Z 2011-12-30T09:59:59Z @2011-12-30T10:00:00Z");
  CHECK(resolve("Pacific/Apia", "2011-12-31T00:00") == "unique 2011-12-30T10:00:00Z");
}

TEST_CASE("Kwajalein had no 21 August 1993") {
  CHECK(resolve("Pacific/Kwajalein", "1993-08-21T12:00") ==
        "gap 1993-08-22T00:00:00Z 1993-08-21T00:00:00Z @1993-08-21T12:00:00Z");
}

TEST_CASE("Casablanca suspends its summer time in Ramadan 2019 and gives it up on 20 September 2026") {
  CHECK(clock("Africa/Casablanca", "2019-05-05T01:59:59Z") == "2019-05-05T02:59:59 +01:00 +01");
  CHECK(clock("Africa/Casablanca", "2019-05-05T02:00:00Z") == "2019-05-05T02:00 +00:00 +00");
  CHECK(clock("Africa/Casablanca", "2019-06-09T01:59:59Z") == "2019-06-09T01:59:59 +00:00 +00");
  CHECK(clock("Africa/Casablanca", "2019-06-09T02:00:00Z") == "2019-06-09T03:00 +01:00 +01");
  // From here on: tzdata 2026c or later.
  CHECK(clock("Africa/Casablanca", "2026-09-20T00:59:59Z") == "2026-09-20T01:59:59 +01:00 +01");
  CHECK(clock("Africa/Casablanca", "2026-09-20T01:00:00Z") == "2026-09-20T01:00 +00:00 +00");
  CHECK(clock("Africa/Casablanca", "2100-07-01T12:00:00Z") == "2100-07-01T12:00 +00:00 +00");
}

TEST_CASE("Cairo's 28 April 2023 began at 01:00") {
  CHECK(resolve("Africa/Cairo", "2023-04-28T00:00") ==
        "gap 2023-04-27T22:00:00Z 2023-04-27T21:00:00Z @2023-04-27T22:00:00Z");
  CHECK(resolve("Africa/Cairo", "2023-04-28T01:00") == "unique 2023-04-27T22:00:00Z");
  CHECK(resolve("Africa/Cairo", "2023-10-26T23:30") ==
        "fold 2023-10-26T20:30:00Z 2023-10-26T21:30:00Z @2023-10-26T21:00:00Z");
}

TEST_CASE("Dublin's offset is what counts, not which of its two times is called standard") {
  CHECK(clock("Europe/Dublin", "2026-07-01T12:00:00Z") == "2026-07-01T13:00 +01:00 IST");
  CHECK(clock("Europe/Dublin", "2026-12-01T12:00:00Z") == "2026-12-01T12:00 +00:00 GMT");
  CHECK(clock("Europe/Dublin", "2050-03-27T00:59:59Z") == "2050-03-27T00:59:59 +00:00 GMT");
  CHECK(clock("Europe/Dublin", "2050-03-27T01:00:00Z") == "2050-03-27T02:00 +01:00 IST");
}

TEST_CASE("Monrovia's clocks were 44 minutes and 30 seconds behind until 7 January 1972") {
  CHECK(clock("Africa/Monrovia", "1972-01-07T00:44:29Z") == "1972-01-06T23:59:59 -00:44:30 MMT");
  CHECK(clock("Africa/Monrovia", "1972-01-07T00:44:30Z") == "1972-01-07T00:44:30 +00:00 GMT");
  CHECK(resolve("Africa/Monrovia", "1972-01-07T00:30") ==
        "gap 1972-01-07T01:14:30Z 1972-01-07T00:30:00Z @1972-01-07T00:44:30Z");
}

TEST_CASE("St. John's changed its clocks at one minute past midnight in 2010") {
  CHECK(clock("America/St_Johns", "2010-03-14T03:30:59Z") == "2010-03-14T00:00:59 -03:30 NST");
  CHECK(clock("America/St_Johns", "2010-03-14T03:31:00Z") == "2010-03-14T01:01 -02:30 NDT");
  CHECK(resolve("America/St_Johns", "2010-11-06T23:30") ==
        "fold 2010-11-07T02:00:00Z 2010-11-07T03:00:00Z @2010-11-07T02:31:00Z");
}

TEST_CASE("after the zone's table the footer's rule holds, to the end of 2199") {
  CHECK(clock("Europe/Brussels", "2038-07-01T12:00:00Z") == "2038-07-01T14:00 +02:00 CEST");
  CHECK(clock("Europe/Brussels", "2100-03-28T00:59:59Z") == "2100-03-28T01:59:59 +01:00 CET");
  CHECK(clock("Europe/Brussels", "2100-03-28T01:00:00Z") == "2100-03-28T03:00 +02:00 CEST");
  CHECK(clock("Europe/Brussels", "2199-10-27T01:00:00Z") == "2199-10-27T02:00 +01:00 CET");
  CHECK(clock("Africa/Lagos", "2199-07-01T12:00:00Z") == "2199-07-01T13:00 +01:00 WAT");
}

TEST_CASE("a change of abbreviation alone is a transition, and neither gap nor fold") {
  // On 27 September 1992 Lisbon went from WEST to CET: both are UTC+1.
  const auto changes = zone("Europe/Lisbon").transitions({utc("1992-09-01T00:00:00Z"), utc("1992-10-15T00:00:00Z")});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0] == Transition{utc("1992-09-27T01:00:00Z"), hours{1}, hours{1}, "CET"});
  CHECK(resolve("Europe/Lisbon", "1992-09-27T02:00") == "unique 1992-09-27T01:00:00Z");
  CHECK(resolve("Europe/Lisbon", "1992-09-27T01:59:59") == "unique 1992-09-27T00:59:59Z");
  CHECK(clock("Europe/Lisbon", "1992-09-27T00:59:59Z") == "1992-09-27T01:59:59 +01:00 WEST");
}

TEST_CASE("transitions are those within the half-open span") {
  const Zone brussels = zone("Europe/Brussels");
  const Instant spring = utc("2026-03-29T01:00:00Z");
  const Instant autumn = utc("2026-10-25T01:00:00Z");
  const auto both = brussels.transitions({spring, autumn + seconds{1}});
  REQUIRE(both.size() == 2);
  CHECK(both[0] == Transition{spring, hours{1}, hours{2}, "CEST"});
  CHECK(both[1] == Transition{autumn, hours{2}, hours{1}, "CET"});
  CHECK(brussels.transitions({spring, autumn}).size() == 1);
  CHECK(brussels.transitions({spring + seconds{1}, autumn}).empty());
  CHECK(brussels.transitions({autumn, spring}).empty());
  CHECK(zone("Africa/Abidjan").transitions({utc("1970-01-01T00:00:00Z"), utc("2199-12-31T00:00:00Z")}).empty());
}

TEST_CASE("a policy chooses between two readings, or refuses and names both") {
  const Zone paris = zone("Europe/Paris");
  const LocalTime skipped = local("2020-03-29T02:30");
  CHECK(to_iso(to_instant(paris, skipped, ResolvePolicy::compatible).value()) == "2020-03-29T01:30:00Z");
  CHECK(to_iso(to_instant(paris, skipped, ResolvePolicy::earlier).value()) == "2020-03-29T00:30:00Z");
  CHECK(to_iso(to_instant(paris, skipped, ResolvePolicy::later).value()) == "2020-03-29T01:30:00Z");
  CHECK(plenary::to_text(plenary::test::english(to_instant(paris, skipped, ResolvePolicy::reject).error())) ==
        "\"2020-03-29T02:30\" does not exist in Europe/Paris: clocks go forward over it. "
        "Allowed: a local time that exists once. "
        "Fix: 2020-03-29T01:30 (2020-03-29T00:30:00Z) or 2020-03-29T03:30 (2020-03-29T01:30:00Z)");

  const LocalTime repeated = local("2020-10-25T02:30");
  CHECK(to_iso(to_instant(paris, repeated, ResolvePolicy::compatible).value()) == "2020-10-25T00:30:00Z");
  CHECK(to_iso(to_instant(paris, repeated, ResolvePolicy::earlier).value()) == "2020-10-25T00:30:00Z");
  CHECK(to_iso(to_instant(paris, repeated, ResolvePolicy::later).value()) == "2020-10-25T01:30:00Z");
  CHECK(plenary::to_text(plenary::test::english(to_instant(paris, repeated, ResolvePolicy::reject).error())) ==
        "\"2020-10-25T02:30\" occurs twice in Europe/Paris: clocks go back over it. "
        "Allowed: a local time that exists once. Fix: state which: 2020-10-25T00:30:00Z or 2020-10-25T01:30:00Z");
}

TEST_CASE("UTC has no changes and is the zone Etc/UTC") {
  CHECK(Zone::utc() == zone("Etc/UTC"));
  CHECK(Zone::utc() != zone("UTC"));  // another identifier
  CHECK(clock("UTC", "2026-07-01T12:00:00Z") == "2026-07-01T12:00 +00:00 UTC");
}

TEST_CASE("many threads may look up and ask every zone at once") {
  std::vector<std::jthread> threads;
  std::vector<std::size_t> totals(8);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    threads.emplace_back([&total = totals[i]] {
      for (const auto id : zone_ids()) {
        total += zone(id).transitions({utc("1900-01-01T00:00:00Z"), utc("2199-12-31T23:59:59Z")}).size();
      }
    });
  }
  threads.clear();
  CHECK(totals == std::vector<std::size_t>(8, totals[0]));
  CHECK(totals[0] > 10'000);
}
