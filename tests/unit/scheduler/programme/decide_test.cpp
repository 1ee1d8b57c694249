#include "scheduler/programme/decide.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

/// A meeting online, one in person, and a series of two.
const std::string document = R"({
  // agreed in May
  "format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "title": "Spring", "zone": "Europe/Brussels",
  "window": { "from": "2027-03-01", "to": "2027-03-31" },
  "cities": [{ "id": "dakar", "name": "Dakar", "zone": "Africa/Dakar" }],
  "rooms": [{ "id": "hall", "name": "Hall", "city": "dakar", "seats": 50 }],
  "attendance": [{ "delegation": "FR", "role": "co_chair" }, { "delegation": "MA", "role": "required" }],
  "sessions": [
    { "id": "call", "title": "Call", "wish": { "duration": "PT1H" } }, // with cameras
    { "id": "meeting", "title": "Meeting", "wish": { "duration": "PT2H", "city": "dakar" } },
    { "id": "monthly", "title": "Monthly", "wish": { "duration": "PT30M", "windows": [
        { "from": "2027-03-01", "to": "2027-03-05" }, { "from": "2027-03-08", "to": "2027-03-12" }] } }
  ]
}
)";

Programme read(const std::string& text) { return read_programme(text, testing::dialogue()).value(); }

calendar::LocalTime at(const char* local) { return calendar::parse_local_time(local).value(); }

Checked<Programme> decided(const std::vector<Decision>& decisions) {
  return decide(read(document), testing::dialogue(), decisions, SessionStatus::confirmed);
}

TEST_CASE("A decision is written beside the wish, in the document as it stands", "[decide]") {
  const Programme before = read(document);
  const auto after =
      decide(before, testing::dialogue(), {{{"call"}, at("2027-03-04T14:00"), {}}}, SessionStatus::confirmed);
  REQUIRE(after);
  const std::string text = rewrite_programme(document, before, *after);
  std::string expected = document;
  const std::string title = R"("title": "Call")";
  expected.insert(expected.find(title) + title.size(),
                  R"(, "status": "confirmed", "when": { "start": "2027-03-04T14:00", "end": "2027-03-04T15:00" })");
  CHECK(text == expected);
  CHECK(write_programme(read(text)) == write_programme(*after));
}

TEST_CASE("A window of a series becomes a session of its own, in the order of the windows", "[decide]") {
  const auto second = decided({{{"monthly-02"}, at("2027-03-09T10:00"), {}}});
  REQUIRE(second);
  const auto both =
      decide(*second, testing::dialogue(), {{{"monthly-01"}, at("2027-03-02T10:00"), {}}}, SessionStatus::tentative);
  REQUIRE(both);
  std::vector<std::string> ids;
  for (const Session& session : both->sessions) ids.push_back(session.id().value);
  CHECK(ids == std::vector<std::string>{"call", "meeting", "monthly", "monthly-01", "monthly-02"});
  const Session& first = *both->find("monthly-01");
  CHECK(first.series == SessionId{"monthly"});
  CHECK(first.told.status == SessionStatus::tentative);
  CHECK_FALSE(first.wish);
  CHECK(read(write_programme(*both)).sessions.size() == 5);
}

TEST_CASE("A room is that of a session in person", "[decide]") {
  const auto meeting = decided({{{"meeting"}, at("2027-03-04T10:00"), RoomId{"hall"}}});
  REQUIRE(meeting);
  CHECK(meeting->find("meeting")->room == RoomId{"hall"});
  CHECK(decided({{{"call"}, at("2027-03-04T10:00"), RoomId{"hall"}}}).error().front().message.code ==
        "decide.online-has-no-room");
  CHECK(decided({{{"meeting"}, at("2027-03-04T10:00"), RoomId{"hal"}}}).error().front().fix.verbatim == "hall");
}

TEST_CASE("What cannot be decided is reported, all at once, and changes nothing", "[decide]") {
  const auto wrong = decided({{{"cal"}, at("2027-03-04T10:00"), {}},
                              {{"monthly"}, at("2027-03-02T10:00"), {}},
                              {{"call"}, at("2027-03-28T02:30"), {}}});  // clocks are put forward
  REQUIRE_FALSE(wrong);
  REQUIRE(wrong.error().size() == 3);
  CHECK(wrong.error()[0].fix.verbatim == "call");
  CHECK(wrong.error()[1].message.code == "programme.no-session");
  CHECK(wrong.error()[2].where == "--start");
}

TEST_CASE("Cancelling and postponing keep the time, so that feeds can say what is off", "[decide]") {
  const auto planned = decided({{{"call"}, at("2027-03-04T14:00"), {}}}).value();
  const LocalizedText reason{"The host withdrew", "", "", ""};
  const auto off = cancel(planned, "call", reason).value();
  CHECK(off.find("call")->told.status == SessionStatus::cancelled);
  CHECK(off.find("call")->told.status_note == reason);
  CHECK(off.find("call")->told.when == planned.find("call")->told.when);
  CHECK(postpone(planned, "call", reason).value().find("call")->told.status == SessionStatus::postponed);
  CHECK(cancel(planned, "monthly", reason).error().front().message.code == "programme.no-session");
}

TEST_CASE("A session that moves keeps its length; one that was off is on again", "[decide]") {
  auto programme = decided({{{"call"}, at("2027-03-04T14:00"), {}}}).value();
  programme.sessions.front().although = {{"hours", "agreed"}};
  const auto off = postpone(programme, "call", {"Elections", "", "", ""}).value();
  const auto on =
      move(off, testing::dialogue(), {{"call"}, at("2027-03-05T09:30"), {}, {"A date was found", "", "", ""}});
  REQUIRE(on);
  const Session& call = *on->find("call");
  CHECK(call.told.status == SessionStatus::confirmed);
  CHECK(std::get<ClockTime>(call.told.when).end == at("2027-03-05T10:30"));
  CHECK(call.although.empty());
  CHECK(move(off, testing::dialogue(), {{"call"}, {}, {}, {"Why", "", "", ""}}).error().front().message.code ==
        "decide.moves-nowhere");
}

}  // namespace
