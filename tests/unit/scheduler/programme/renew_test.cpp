#include "scheduler/programme/renew.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

/// A year that is over: a call that was held, one that was called off, a series, a meeting in person.
const std::string document = R"({
  "format": "plenary-programme/1", "id": "dialogue-2026", "dialogue": "rabat", "title": "Dialogue",
  "zone": "Europe/Brussels", "window": { "from": "2026-01-01", "to": "2026-12-31" },
  "release": { "number": 3, "published": "2026-11-01T09:00:00Z" },
  "cities": [{ "id": "dakar", "name": "Dakar", "zone": "Africa/Dakar" }],
  "rooms": [{ "id": "hall", "name": "Hall", "city": "dakar", "seats": 50 }],
  "attendance": [{ "delegation": "FR", "role": "co_chair" }, { "delegation": "MA", "role": "required" }],
  "waivers": [{ "delegation": "FR", "on": "2026-05-01", "what": "holiday" }],
  "relations": [{ "kind": "before", "sessions": ["2026-03-04-opening", "closing"] }],
  "remarks": ["call the interpreters early"],
  "sessions": [
    { "id": "2026-03-04-opening", "title": "Opening", "status": "held", "remarks": ["too long"],
      "revision": { "sequence": 1, "stamp": "2026-03-05T09:00:00Z" },
      "when": { "start": "2026-03-04T14:00", "end": "2026-03-04T15:00" },
      "wish": { "duration": "PT1H", "window": { "from": "2026-03-02", "to": "2026-03-06" },
                "deadline": "2026-03-06", "pin": { "start": "2026-03-04T14:00" } } },
    { "id": "closing", "title": "Closing", "wish": { "duration": "PT2H" },
      "relations": [{ "kind": "repeated_at", "target": "2026-03-04-opening" }] },
    { "id": "called-off", "title": "Called off", "status": "cancelled",
      "revision": { "sequence": 1, "stamp": "2026-03-05T09:00:00Z" } },
    { "id": "told", "title": "Told only", "mode": "virtual", "chairs": ["SN"],
      "revision": { "sequence": 0, "stamp": "2026-03-05T09:00:00Z" },
      "when": { "start": "2026-06-10T10:00", "end": "2026-06-10T11:30" } },
    { "id": "monthly", "title": "Monthly", "wish": { "duration": "PT30M", "windows": [
        { "from": "2026-04-06", "to": "2026-04-10" }, { "from": "2026-05-04", "to": "2026-05-08" }] } },
    { "id": "monthly-01", "series": "monthly", "title": "Monthly", "status": "held",
      "revision": { "sequence": 0, "stamp": "2026-04-08T09:00:00Z" },
      "when": { "start": "2026-04-07T10:00", "end": "2026-04-07T10:30" } }
  ]
}
)";

Programme next_year() {
  const auto last = read_programme(document, testing::dialogue());
  REQUIRE(last);
  return renewed(*last);
}

std::string text_of(const DateWindow& window) {
  return calendar::to_iso(window.first) + " to " + calendar::to_iso(window.last);
}

}  // namespace

TEST_CASE("Next year's programme has new ids, no release, and the same weeks", "[renew]") {
  const Programme next = next_year();
  CHECK(next.id == "dialogue-2027");
  CHECK_FALSE(next.edition);
  CHECK(text_of(*next.window) == "2026-12-31 to 2027-12-30");
  std::vector<std::string> ids;
  for (const Session& session : next.sessions) ids.push_back(session.id().value);
  CHECK(ids == std::vector<std::string>{"2027-opening", "closing-2027", "told-2027", "monthly-2027"});
  CHECK(calendar::to_iso(*next.waivers.front().on) == "2027-04-30");
}

TEST_CASE("What was decided, published or noted stays behind; what is wished goes on, 52 weeks later", "[renew]") {
  const Programme next = next_year();
  CHECK(next.remarks.empty());
  const Session& opening = next.sessions.front();
  CHECK(opening.remarks.empty());
  CHECK_FALSE(opening.is_stamped);
  CHECK(std::holds_alternative<Unscheduled>(opening.told.when));
  REQUIRE(opening.wish);
  CHECK(text_of(*opening.wish->window) == "2027-03-01 to 2027-03-05");
  CHECK(calendar::to_iso(*opening.wish->deadline) == "2027-03-05");
  CHECK_FALSE(opening.wish->pin.start);
  const Session& monthly = next.sessions.back();
  REQUIRE(monthly.wish->windows.size() == 2);
  CHECK(text_of(monthly.wish->windows[1]) == "2027-05-03 to 2027-05-07");
}

TEST_CASE("Relations follow their sessions to the new ids", "[renew]") {
  const Programme next = next_year();
  REQUIRE(next.relations.size() == 1);
  CHECK(next.relations.front().sessions == std::vector<SessionId>{{"2027-opening"}, {"closing-2027"}});
  const Session& closing = next.sessions[1];
  REQUIRE(closing.told.relations.size() == 1);
  CHECK(std::get<OwnTarget>(closing.told.relations.front().target).id.value == "2027-opening");
}

TEST_CASE("A session that was only told is wished for in the working week of its day, by who led it", "[renew]") {
  const Session told = next_year().sessions[2];
  REQUIRE(told.wish);
  CHECK(told.wish->duration == std::chrono::minutes{90});
  CHECK(text_of(*told.wish->window) == "2027-06-07 to 2027-06-11");
  REQUIRE(told.wish->attendance);
  const Invitations& invited = *told.wish->attendance;
  REQUIRE(invited.size() == 2);
  CHECK(std::get<DelegationId>(invited[0].whom).value == "SN");
  CHECK(invited[0].role == Role::co_chair);
  CHECK(std::get<SetName>(invited[1].whom).set == "partners");
}

TEST_CASE("The draft of next year is a document that can be read", "[renew]") {
  const std::string text = write_programme(next_year());
  const auto read = read_programme(text, testing::dialogue());
  REQUIRE(read);
  CHECK(write_programme(*read) == text);
}
