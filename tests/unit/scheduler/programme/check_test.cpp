#include "scheduler/programme/check.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/programme/derive.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using nlohmann::ordered_json;

namespace {

Checked<ProgrammeProblem> read(const std::string& json) {
  const auto programme = read_programme(json, testing::dialogue());
  if (!programme) return unexpected(programme.error());
  return programme_problem_of(*programme, testing::dialogue(), testing::burden_table());
}

std::string sample(const std::string& name) { return test::read_in_tree("data/samples/" + name); }

/// Three sessions in Paris, with two rooms; nothing is wrong with it.
ordered_json paris() {
  return ordered_json::parse(R"({
    "format": "plenary-programme/1",
    "id": "paris",
    "dialogue": "rabat",
    "zone": "Europe/Paris",
    "window": {"from": "2027-10-19", "to": "2027-10-31"},
    "hours": {"from": "09:00", "to": "18:00"},
    "lunch": {"from": "12:30", "to": "14:00"},
    "links": 1,
    "cities": [{"id": "paris", "name": "Paris", "zone": "Europe/Paris"},
               {"id": "dakar", "name": "Dakar", "zone": "Africa/Dakar"}],
    "rooms": [{"id": "hall", "name": "Hall", "city": "paris", "seats": 200, "features": ["booths"]},
              {"id": "salle-1", "name": "Salle 1", "city": "paris", "seats": 40},
              {"id": "goree", "name": "Gorée", "city": "dakar", "seats": 40}],
    "attendance": [{"delegation": "FR", "role": "host"}, {"delegation": "SN", "role": "co_chair"}],
    "sessions": [
      {"id": "a", "mode": "in_person", "wish": {"city": "paris", "duration": "PT2H"}},
      {"id": "b", "mode": "in_person", "wish": {"city": "paris", "duration": "PT2H"}},
      {"id": "c", "mode": "hybrid", "wish": {"city": "paris", "duration": "PT1H"}}]
  })");
}

ordered_json with(const std::string& pointer, const ordered_json& value, ordered_json document = paris()) {
  document[ordered_json::json_pointer{pointer}] = value;
  return document;
}

ordered_json related(const char* relations) { return with("/relations", ordered_json::parse(relations)); }

/// Each session pinned to a start, if it is not empty, and a room.
ordered_json pinned(const std::vector<std::string>& starts, const std::vector<std::string>& rooms = {}) {
  ordered_json document = paris();
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (!starts[i].empty()) document["sessions"][i]["wish"]["pin"]["start"] = starts[i];
    if (i < rooms.size()) document["sessions"][i]["wish"]["pin"]["room"] = rooms[i];
  }
  return document;
}

/// What the reader says, an error a line.
std::string told(const ordered_json& document) {
  const auto read_again = read(document.dump());
  if (read_again) return "nothing";
  std::string lines;
  for (const Error& error : read_again.error())
    lines += (lines.empty() ? "" : "\n") + server::in_words(error, Language::en);
  return lines;
}

}  // namespace

TEST_CASE("Three days in Paris are read as they are written", "[programme]") {
  const auto problem = read(sample("paris-sequence.json"));
  REQUIRE(problem);
  CHECK(problem->id == "paris-2027");
  CHECK(problem->zone.id() == "Europe/Paris");
  CHECK(calendar::to_iso(problem->window.last) == "2027-10-21");
  CHECK(problem->least_break == std::chrono::minutes{15});
  CHECK(problem->people_of({"FR"}) == 5);
  CHECK(problem->people_of({"LY"}) == 1);
  CHECK(problem->rooms.size() == 6);
  CHECK(problem->rooms[0].features == std::vector<std::string>{"booths", "streaming"});
  REQUIRE(problem->interpreters.size() == 1);
  CHECK(problem->interpreters[0].people == 12);
  REQUIRE(problem->sessions.size() == 8);
  const PlannedSession& workshop = problem->sessions.front();
  CHECK(workshop.kind == SessionKind::workshop);
  CHECK(workshop.participants.size() == 58);  // 57 partners and the European Union
  CHECK(workshop.hours->end == std::chrono::hours{18});
  CHECK(workshop.quorum.overall == 40);
  CHECK(workshop.languages == std::vector<Language>{Language::en, Language::fr});
  CHECK(problem->sessions[2].participants.size() == 5);  // Morocco, Spain, and the other three of North Africa
  REQUIRE(problem->relations.size() == 5);
  CHECK(problem->relations[1].kind == RelationKind::parallel);
  CHECK(problem->relations[1].sessions == std::vector<std::size_t>{1, 2, 3, 4, 5});
  CHECK(problem->policy == default_policy());
}

TEST_CASE("The other samples are programmes, too", "[programme]") {
  for (const char* name : {"virtual-year.json", "impossible-groups.json", "interpreters-short.json"}) {
    INFO(name);
    CHECK(read(sample(name)));
  }
  CHECK(told(paris()) == "nothing");
}

TEST_CASE("A session's own window, hours and attendance go before the programme's", "[programme]") {
  ordered_json document = paris();
  document["sessions"][1].update(ordered_json::parse(R"({
    "when": {"start": "2027-10-19T18:00", "end": "2027-10-19T20:00"}, "room": "lost"})"));
  document["sessions"][1]["wish"].update(ordered_json::parse(R"({
    "window": {"from": "2027-10-20", "to": "2027-10-21"}, "hours": {"from": "08:00", "to": "20:00"},
    "attendance": [{"delegation": "NG", "role": "required"}], "over_lunch": true, "deadline": "2027-10-20",
    "pin": {"start": "2027-10-20T18:00", "room": "hall"}})"));
  document["policy"] = ordered_json::array({{{"term", "breaks"}, {"level", "medium"}, {"weight", 7}}});
  document["relations"] = ordered_json::parse(R"([{"kind": "before", "sessions": ["c", "a"], "least": "PT1H"}])");
  const auto problem = read(document.dump());
  REQUIRE(problem);
  const PlannedSession& session = problem->sessions[1];
  CHECK(calendar::to_iso(session.window.first) == "2027-10-20");
  CHECK(session.hours->start == std::chrono::hours{8});
  REQUIRE(session.participants.size() == 1);
  CHECK(session.participants[0].delegation->id.value == "NG");
  CHECK(session.over_lunch);
  CHECK(calendar::to_iso(*session.deadline) == "2027-10-20");
  CHECK(calendar::to_iso(*session.pin.start) == "2027-10-20T18:00");
  CHECK(session.pin.room->value == "hall");
  CHECK(session.published->room->value == "lost");
  CHECK(problem->sessions[0].participants.size() == 2);
  CHECK(problem->policy == Policy{{Term::breaks, PolicyLevel::medium, 7}});
  CHECK(problem->relations[0].sessions == std::vector<std::size_t>{2, 0});
  CHECK(problem->relations[0].least == std::chrono::hours{1});
  CHECK_FALSE(problem->relations[0].most);
}

TEST_CASE("All faults of a programme are told at once", "[programme]") {
  ordered_json document = paris();
  document["rooms"][1]["seats"] = 0;
  document["sessions"][0]["wish"]["city"] = "pari";
  document["sessions"][2]["wish"]["duration"] = "PT10H";
  document["relations"] = ordered_json::parse(R"([{"kind": "before", "sessions": ["a", "d"]}])");
  CHECK(told(document) == R"(/rooms/1/seats: "0" this number is out of range. Allowed: a whole number from 1 to 100,000
/sessions/0/wish/city: "pari" is not a city of this document. Allowed: paris, dakar. Fix: paris
/relations/0/sessions/1: "d" is not a session of this document. Allowed: a, b, c. Fix: a
/sessions/2/wish/duration: "PT10H" the session is longer than the programme’s hours, 09:00–18:00. Allowed: at most PT9H. Fix: widen the hours or shorten the session)");
}

TEST_CASE("A circle of precedence is spelled out", "[programme]") {
  CHECK(
      told(related(
          R"([{"kind": "before", "sessions": ["a", "b", "c"]}, {"kind": "before", "sessions": ["c", "a"]}])")) ==
      R"(/relations/1: sessions would be before themselves: a → b → c → a. Allowed: an order without a circle. Fix: remove one of /relations/0 and /relations/1)");
  CHECK(
      told(related(R"([{"kind": "opens", "sessions": ["a", "b"]}, {"kind": "closes", "sessions": ["a", "b"]}])")) ==
      R"(/relations/1: sessions would be before themselves: a → b → a. Allowed: an order without a circle. Fix: remove one of /relations/0 and /relations/1)");
  CHECK(
      told(related(
          R"([{"kind": "before", "sessions": ["a", "b"]}, {"kind": "consecutive_days", "sessions": ["b", "a"]}])")) ==
      R"(/relations/1: sessions would be before themselves: a → b → a. Allowed: an order without a circle. Fix: remove one of /relations/0 and /relations/1)");
}

TEST_CASE("Relations that exclude each other are named with the pair", "[programme]") {
  const auto both = [](const char* one, const char* other) {
    return told(related((std::string{R"([{"kind": ")"} + one + R"(", "sessions": ["a", "b"]}, {"kind": ")" + other +
                         R"(", "sessions": ["a", "b"]}])")
                            .c_str()));
  };
  CHECK(both("parallel", "never_overlapping") ==
        R"(/relations/1: "a" and "b" cannot be both parallel and never_overlapping. Fix: remove it or /relations/0)");
  CHECK(both("parallel", "before") ==
        R"(/relations/1: "a" and "b" cannot be both parallel and before. Fix: remove it or /relations/0)");
  CHECK(both("different_days", "parallel") ==
        R"(/relations/1: "a" and "b" cannot be both different_days and parallel. Fix: remove it or /relations/0)");
  CHECK(both("same_day", "different_days") ==
        R"(/relations/1: "a" and "b" cannot be both same_day and different_days. Fix: remove it or /relations/0)");
  CHECK(both("same_day", "consecutive_days") ==
        R"(/relations/1: "a" and "b" cannot be both same_day and consecutive_days. Fix: remove it or /relations/0)");
  CHECK(both("opens", "parallel") ==
        R"(/relations/1: "a" and "b" cannot be both opens and parallel. Fix: remove it or /relations/0)");
  CHECK(both("same_day", "parallel") == "nothing");
  CHECK(both("same_day", "before") == "nothing");
  // Opening is a matter of the first with each other one.
  CHECK(told(related(
            R"([{"kind": "opens", "sessions": ["a", "b", "c"]}, {"kind": "parallel", "sessions": ["b", "c"]}])")) ==
        "nothing");
}

TEST_CASE("A pin within a session's own rules", "[programme]") {
  CHECK(
      told(pinned({"2027-10-19T09:10"})) ==
      R"(/sessions/0/wish/pin/start: "2027-10-19T09:10" this pin lies off the grid. Allowed: steps of PT15M from midnight on)");
  CHECK(
      told(pinned({"2027-11-01T09:00"})) ==
      R"(/sessions/0/wish/pin/start: "2027-11-01T09:00" this pin lies outside the session’s window. Allowed: 2027-10-19 to 2027-10-31)");
  CHECK(
      told(pinned({"2027-10-19T17:00"})) ==
      R"(/sessions/0/wish/pin/start: "2027-10-19T17:00" a session of PT2H that is pinned here leaves its hours. Allowed: 09:00–18:00)");
  CHECK(
      told(pinned({"2027-10-19T12:00"})) ==
      R"(/sessions/0/wish/pin/start: "2027-10-19T12:00" a session of PT2H that is pinned here runs into lunch in Paris. Allowed: outside of 12:30–14:00. Fix: state "over_lunch": true)");
  CHECK(
      told(with("/sessions/0/wish/deadline", "2027-10-20", pinned({"2027-10-21T09:00"}))) ==
      R"(/sessions/0/wish/pin/start: "2027-10-21T09:00" this pin lies after the session’s deadline. Allowed: an end on 2027-10-20 or before)");
  // On 31 October 2027 clocks in Paris go from 03:00 back to 02:00, on 28 March from 02:00 to 03:00.
  CHECK(
      told(pinned({"2027-10-31T02:30"})) ==
      R"(/sessions/0/wish/pin/start: "2027-10-31T02:30" occurs twice in Europe/Paris: clocks go back over it. Allowed: a local time that exists once. Fix: an hour earlier or later)");
  CHECK(
      told(pinned({"2027-03-28T02:30"})) ==
      R"(/sessions/0/wish/pin/start: "2027-03-28T02:30" does not exist in Europe/Paris: clocks go forward over it. Allowed: a local time that exists once. Fix: 2027-03-28T01:30 (2027-03-28T00:30:00Z) or 2027-03-28T03:30 (2027-03-28T01:30:00Z))");
}

TEST_CASE("A pin to a room that cannot be", "[programme]") {
  CHECK(
      told(with("/sessions/0/wish/pin/room", "goree")) ==
      R"(/sessions/0/wish/pin/room: "goree" this room is in dakar, the session in paris. Allowed: a room in paris. Fix: pin it to another room)");
  CHECK(
      told(with("/sessions/0/wish/seats", 50, with("/sessions/0/wish/pin/room", "salle-1"))) ==
      R"(/sessions/0/wish/pin/room: "salle-1" this room has 40 seats, the session needs 50. Fix: pin it to another room)");
  CHECK(
      told(with("/sessions/0/wish/features", {"booths"}, with("/sessions/0/wish/pin/room", "salle-1"))) ==
      R"(/sessions/0/wish/pin/room: "salle-1" this room lacks what the session needs: booths. Fix: pin it to another room)");
  CHECK(
      told(with("/sessions/0/wish/pin/room", "sale-1")) ==
      R"(/sessions/0/wish/pin/room: "sale-1" is not a room of this document. Allowed: hall, salle-1, goree. Fix: salle-1)");
  ordered_json online = with("/sessions/0/wish/pin/room", "hall");
  online["sessions"][0]["mode"] = "virtual";
  online["sessions"][0]["wish"].erase("city");
  CHECK(told(online) ==
        R"(/sessions/0/wish/pin/room: "hall" a virtual session has no room. Fix: leave it out or change "mode")");
}

TEST_CASE("Pins of two sessions that exclude each other", "[programme]") {
  const ordered_json twice = pinned({"2027-10-19T09:00", "2027-10-19T10:00"}, {"hall", "hall"});
  CHECK(told(twice) ==
        R"(/sessions/1/wish/pin: "b" is pinned to "hall" at the time of "a". Fix: pin one of them elsewhere
/sessions/1/wish/pin: France must attend "b" at the time of "a", and sends 1 person. Fix: pin one of them elsewhere or send more people
/sessions/1/wish/pin: Senegal must attend "b" at the time of "a", and sends 1 person. Fix: pin one of them elsewhere or send more people)");
  const auto people = ordered_json::parse(R"([{"delegation": "FR", "people": 2}, {"delegation": "SN", "people": 2}])");
  CHECK(told(with("/delegations", people, twice)) ==
        R"(/sessions/1/wish/pin: "b" is pinned to "hall" at the time of "a". Fix: pin one of them elsewhere)");
  CHECK(told(with("/delegations", people, pinned({"2027-10-19T09:00", "2027-10-19T10:00"}, {"hall", "salle-1"}))) ==
        "nothing");
  CHECK(told(pinned({"2027-10-19T09:00", "2027-10-19T14:00"}, {"hall", "hall"})) == "nothing");
  ordered_json online = with("/delegations", people, pinned({"2027-10-19T09:00", "", "2027-10-19T09:00"}));
  online["sessions"][0]["mode"] = "hybrid";
  CHECK(
      told(online) ==
      R"(/sessions/2/wish/pin: "c" is pinned online at the time of "a", and there is 1 link. Fix: pin one of them elsewhere)");
}

TEST_CASE("Pins that break a relation", "[programme]") {
  const auto broken = [](const char* relation, const std::vector<std::string>& starts) {
    ordered_json document = pinned(starts);
    document["relations"] = ordered_json::array({ordered_json::parse(relation)});
    document["delegations"] =
        ordered_json::parse(R"([{"delegation": "FR", "people": 9}, {"delegation": "SN", "people": 9}])");
    return told(document);
  };
  const std::vector<std::string> turned{"2027-10-20T09:00", "2027-10-19T09:00"};
  CHECK(
      broken(R"({"kind": "before", "sessions": ["a", "b"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, begins before the end of "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: before. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "before", "sessions": ["a", "c", "b"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, begins before the end of "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: before. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "before", "sessions": ["b", "a"], "least": "PT24H"})", turned) ==
      R"(/sessions/0/wish/pin/start: "a", pinned to 2027-10-20T09:00, begins less than PT24H after "b", pinned to 2027-10-19T09:00. Allowed: as /relations/0 says: before. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "before", "sessions": ["b", "a"], "most": "PT2H"})", turned) ==
      R"(/sessions/0/wish/pin/start: "a", pinned to 2027-10-20T09:00, begins more than PT2H after "b", pinned to 2027-10-19T09:00. Allowed: as /relations/0 says: before. Fix: change one of the pins or the relation)");
  CHECK(broken(R"({"kind": "before", "sessions": ["b", "a"], "least": "PT22H", "most": "PT22H"})", turned) ==
        "nothing");
  CHECK(
      broken(R"({"kind": "opens", "sessions": ["a", "b"]})", turned) ==
      R"(/sessions/0/wish/pin/start: "a", pinned to 2027-10-20T09:00, ends after the beginning of "b", pinned to 2027-10-19T09:00. Allowed: as /relations/0 says: opens. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "closes", "sessions": ["b", "a"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, begins before the end of "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: closes. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "parallel", "sessions": ["a", "b"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, does not begin together with "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: parallel. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "same_day", "sessions": ["a", "b"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, is not on the same day as "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: same_day. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "consecutive_days", "sessions": ["a", "b"]})", turned) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T09:00, is not on the day after "a", pinned to 2027-10-20T09:00. Allowed: as /relations/0 says: consecutive_days. Fix: change one of the pins or the relation)");
  CHECK(broken(R"({"kind": "consecutive_days", "sessions": ["b", "a"]})", turned) == "nothing");
  const std::vector<std::string> together{"2027-10-19T09:00", "2027-10-19T10:00"};
  CHECK(
      broken(R"({"kind": "different_days", "sessions": ["a", "b"]})", together) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T10:00, is on the same day as "a", pinned to 2027-10-19T09:00. Allowed: as /relations/0 says: different_days. Fix: change one of the pins or the relation)");
  CHECK(
      broken(R"({"kind": "never_overlapping", "sessions": ["a", "b"]})", together) ==
      R"(/sessions/1/wish/pin/start: "b", pinned to 2027-10-19T10:00, overlaps with "a", pinned to 2027-10-19T09:00. Allowed: as /relations/0 says: never_overlapping. Fix: change one of the pins or the relation)");
}

TEST_CASE("What the planner refuses is no fault of the document", "[programme]") {
  // Three hours in three languages without a single interpreter, and more seats than any room has.
  ordered_json document = paris();
  document["sessions"][0]["languages"] = {"en", "fr", "pt"};
  document["sessions"][0]["wish"]["duration"] = "PT3H30M";
  document["sessions"][1]["wish"]["seats"] = 500;
  CHECK(told(document) == "nothing");
}

TEST_CASE("More than the stated limits", "[programme]") {
  ordered_json rooms = paris();
  for (int i = 3; i <= 61; ++i) {
    rooms["rooms"].push_back({{"id", "r" + std::to_string(i)}, {"name", "Room"}, {"city", "paris"}, {"seats", 9}});
  }
  CHECK(rooms["rooms"].size() == 62);
  CHECK(told(rooms) == R"(/rooms: "62" too many rooms. Allowed: at most 61. Fix: plan each city by itself)");
  rooms["rooms"].erase(61);
  CHECK(told(rooms) == "nothing");

  ordered_json sessions = paris();
  sessions["attendance"] = ordered_json::parse(R"([{"delegation": "SN", "role": "required"}])");
  const ordered_json one = sessions["sessions"][0];
  for (std::size_t i = 3; i <= ProgrammeLimits::sessions; ++i) {
    sessions["sessions"].push_back(one);
    sessions["sessions"].back()["id"] = "s" + std::to_string(i);
  }
  CHECK(told(sessions) == R"(/sessions: "5001" too many sessions. Allowed: at most 5,000. Fix: split the programme)");

  ordered_json relations = paris();
  const auto relation = ordered_json::parse(R"({"kind": "same_day", "sessions": ["a", "b"]})");
  for (std::size_t i = 0; i <= ProgrammeLimits::relations; ++i) relations["relations"].push_back(relation);
  CHECK(told(relations) ==
        R"(/relations: "10001" too many relations. Allowed: at most 10,000. Fix: one relation may name many sessions)");

  CHECK(
      told(with("/window/to", "2029-10-19")) ==
      R"(/window/to: "2029-10-19" the window has 732 days. Allowed: at most 731 days. Fix: split the search into shorter windows)");
  CHECK(
      told(with("/sessions/0/wish/duration", "PT12H15M")) ==
      R"(/sessions/0/wish/duration: "PT12H15M" the session is too long. Allowed: at most PT12H. Fix: plan a sequence of sessions)");
  CHECK(told(with("/delegations", ordered_json::parse(R"([{"delegation": "FR", "people": 6000},
                                                          {"delegation": "SN", "people": 4001}])"))) ==
        R"(/delegations: "10001" too many people are sent. Allowed: at most 10,000 in all)");

  ordered_json delegates = paris();
  ordered_json& list = delegates["attendance"][0]["delegates"];
  for (int i = 0; i < 19'999; ++i) list.push_back({{"id", std::to_string(i)}});
  for (int i = 0; i < 3; ++i) {
    delegates["sessions"].push_back(one);
    delegates["sessions"].back()["id"] = "s" + std::to_string(i);
  }
  CHECK(
      told(delegates) ==
      R"(/sessions/5: "119994" too many calendars of delegates, counted in each session up to this one. Allowed: at most 100,000. Fix: split the programme)");
}

TEST_CASE("A session of whole steps, and margins in one city", "[programme]") {
  CHECK(
      told(with("/sessions/2/wish/duration", "PT50M")) ==
      R"(/sessions/2/wish/duration: "PT50M" is no multiple of the grid, PT15M. Allowed: whole steps of the grid. Fix: make the grid finer, or the session longer)");
  ordered_json document = related(R"([{"kind": "in_margins_of", "sessions": ["c", "a"]}])");
  CHECK(told(document) == "nothing");
  document["sessions"][2]["wish"]["city"] = "dakar";
  CHECK(
      told(document) ==
      R"(/relations/0/sessions: "a" is held in another city than "c", which is in its margins. Allowed: sessions of one city. Fix: move one of the two, or remove it from the relation)");
}
