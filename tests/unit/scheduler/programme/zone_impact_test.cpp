#include "scheduler/programme/zone_impact.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

/// A session in Brussels that France and Morocco are invited to, with `status`.
Release release(const std::string& status) {
  const auto programme = read_programme(R"({"format": "plenary-programme/1", "id": "p", "dialogue": "rabat",
    "title": "P", "sessions": [{"id": "a", "title": "A", "invited": ["FR", "MA"], "status": ")" +
                                            status + R"(",
      "when": {"start": "2026-10-16T10:00", "end": "2026-10-16T11:00", "zone": "Europe/Brussels"}}]})",
                                        testing::dialogue());
  REQUIRE(programme);
  return told_of(*programme, testing::dialogue());
}

/// A database in which Casablanca keeps the clocks of Lagos, UTC+1.
Result<calendar::Zone> before_the_decree(const calendar::Zone& zone) {
  return zone.id() == "Africa/Casablanca" ? calendar::Zone::find("Africa/Lagos") : Result<calendar::Zone>{zone};
}

TEST_CASE("A decree moves the clocks of whom it concerns, not the session", "[zone impact]") {
  const Release told = release("confirmed");
  const auto impacts = zone_impact(told, testing::dialogue(), before_the_decree);
  REQUIRE(impacts);
  REQUIRE(impacts->size() == 1);
  CHECK(impacts->front().before == impacts->front().after);
  REQUIRE(impacts->front().clocks.size() == 1);
  const MovedClock& morocco = impacts->front().clocks.front();
  CHECK(morocco.delegation->id.value == "MA");
  CHECK(calendar::to_iso(morocco.before) == "2026-10-16T09:00");
  CHECK(calendar::to_iso(morocco.after) == "2026-10-16T08:00");
}

TEST_CASE("What is called off moves nobody, nor does the same database", "[zone impact]") {
  CHECK(zone_impact(release("cancelled"), testing::dialogue(), before_the_decree)->empty());
  const Release told = release("confirmed");
  CHECK(zone_impact(told, testing::dialogue(), [](const calendar::Zone& zone) {
          return Result<calendar::Zone>{zone};
        })->empty());
}

}  // namespace
