#include "scheduler/programme/written_back.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

const Programme& programme() {
  static const Programme read = read_programme(R"({
    "format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "zone": "Europe/Paris",
    "window": {"from": "2027-03-01", "to": "2027-03-05"}, "hours": {"from": "09:00", "to": "18:00"},
    "lunch": {"from": "12:00", "to": "14:00"}, "links": 1, "online_a_day": "PT2H",
    "cities": [{"id": "paris", "name": "Paris", "zone": "Europe/Paris"}],
    "rooms": [{"id": "a", "name": "Room A", "city": "paris", "seats": 20}],
    "interpreters": [{"languages": ["en", "fr"], "people": 2}],
    "attendance": [{"set": "north-africa", "role": "required"}, {"delegation": "FR", "role": "co_chair"}],
    "relations": [{"kind": "before", "sessions": ["one", "two"]}, {"kind": "same_day", "sessions": ["two", "hall"]}],
    "sessions": [
      {"id": "one", "title": "One", "languages": ["en", "fr"],
       "wish": {"duration": "PT2H", "deadline": "2027-03-03", "quorum": {"overall": 3}, "floors": {"most_points": 8},
                "pin": {"start": "2027-03-02T10:00"}}},
      {"id": "two", "wish": {"duration": "PT1H"}},
      {"id": "hall", "mode": "in_person", "wish": {"duration": "PT1H", "city": "paris", "seats": 10}},
      {"id": "monthly", "wish": {"duration": "PT1H", "windows": [{"from": "2027-03-01", "to": "2027-03-02"},
                                                                 {"from": "2027-03-04", "to": "2027-03-05"}]}}]})",
                                               testing::dialogue())
                                    .value();
  return read;
}

ProgrammeProblem problem_of(const Programme& document) {
  return programme_problem_of(document, testing::dialogue(), testing::burden_table()).value();
}

/// What is planned once `change` was written into the document, and that was written and read again.
std::optional<ProgrammeProblem> made(const std::function<void(ProgrammeProblem&)>& change) {
  const ProgrammeProblem was = problem_of(programme());
  ProgrammeProblem wanted = was;
  change(wanted);
  const auto changed = written_back(programme(), testing::dialogue(), was, wanted);
  if (!changed) return std::nullopt;
  return problem_of(read_programme(write_programme(*changed), testing::dialogue()).value());
}

Participant& of(PlannedSession& session, std::string_view id) {
  return *std::ranges::find_if(session.participants,
                               [&](const Participant& one) { return one.delegation->id.value == id; });
}

}  // namespace

TEST_CASE("What a session asks for itself is written with the session") {
  const auto now = made([](ProgrammeProblem& wanted) {
    PlannedSession& one = wanted.sessions[0];
    one.duration = std::chrono::hours{1};
    one.hours = ClockSpan{std::chrono::hours{8}, std::chrono::hours{19}};
    one.deadline = *calendar::parse_date("2027-03-04");
    one.pin = {};
    one.over_lunch = true;
    one.languages.resize(1);
    one.quorum = {};
    one.most_points.reset();
  });
  REQUIRE(now);
  const PlannedSession& one = now->sessions[0];
  CHECK(one.duration == std::chrono::hours{1});
  CHECK(one.hours->end == std::chrono::hours{19});
  CHECK(calendar::to_iso(*one.deadline) == "2027-03-04");
  CHECK_FALSE(one.pin.start);
  CHECK(one.over_lunch);
  CHECK(one.languages.size() == 1);
  CHECK(one.quorum.overall == 0);
  CHECK_FALSE(one.most_points);
  CHECK(now->sessions[1].hours->end == std::chrono::hours{18});
}

TEST_CASE("Another day for one session leaves the days of the others") {
  const auto now = made([](ProgrammeProblem& wanted) {
    wanted.sessions[1].window.last = *calendar::parse_date("2027-03-06");
    wanted.window.last = *calendar::parse_date("2027-03-06");
  });
  REQUIRE(now);
  CHECK(calendar::to_iso(now->window.last) == "2027-03-06");
  CHECK(calendar::to_iso(now->sessions[1].window.last) == "2027-03-06");
  for (const std::size_t other : {0, 2}) CHECK(calendar::to_iso(now->sessions[other].window.last) == "2027-03-05");
}

TEST_CASE("Another role is named beside the set that invites the delegation") {
  const auto now = made([](ProgrammeProblem& wanted) { of(wanted.sessions[1], "DZ").role = Role::preferred; });
  REQUIRE(now);
  auto sessions = now->sessions;
  CHECK(of(sessions[1], "DZ").role == Role::preferred);
  CHECK(of(sessions[1], "TN").role == Role::required);
  CHECK(of(sessions[0], "DZ").role == Role::required);
}

TEST_CASE("A second sitting is a session of its own, for those who are not at the first") {
  const auto now = made([](ProgrammeProblem& wanted) {
    PlannedSession twin = wanted.sessions[0];
    twin.id.value += "-second-sitting";
    twin.title.en += " (2)";
    twin.quorum = {};
    twin.pin = {};
    std::erase_if(twin.participants, [](const Participant& one) {
      return one.role >= Role::required && one.delegation->id.value != "DZ";
    });
    std::erase_if(wanted.sessions[0].participants,
                  [](const Participant& one) { return one.delegation->id.value == "DZ"; });
    wanted.sessions.push_back(std::move(twin));
  });
  REQUIRE(now);
  REQUIRE(now->sessions.size() == 6);
  std::vector<std::string> second;
  for (const Participant& one : now->sessions.back().participants) second.push_back(one.delegation->id.value);
  CHECK(second == std::vector<std::string>{"DZ", "FR"});
  std::vector<std::string> first;
  for (const Participant& one : now->sessions.front().participants) first.push_back(one.delegation->id.value);
  CHECK(first == std::vector<std::string>{"FR", "LY", "MA", "TN"});
}

TEST_CASE("What the programme has for all its sessions") {
  const auto now = made([](ProgrammeProblem& wanted) {
    wanted.waivers.push_back({{"DZ"}, Waiver::What::rest_day, {}});
    wanted.people[{"FR"}] = 2;
    wanted.waive_lunch.insert({"MA"});
    ++wanted.links->count;
    wanted.online_a_day = std::chrono::hours{3};
    wanted.interpreters.front().people = 4;
    wanted.rooms.push_back({{"one-more"}, {}, {"paris"}, 0, {}});
  });
  REQUIRE(now);
  REQUIRE(now->waivers.size() == 1);
  CHECK(now->waivers.front().delegation.value == "DZ");
  CHECK(now->people_of({"FR"}) == 2);
  CHECK(now->waive_lunch.contains({"MA"}));
  CHECK(now->links->count == 2);
  CHECK(now->online_a_day == std::chrono::hours{3});
  CHECK(now->interpreters.front().people == 4);
  REQUIRE(now->rooms.size() == 2);
  CHECK(now->rooms.back().name.en == "one-more");
}

TEST_CASE("A relation that is given up is gone, the others stay") {
  const auto now = made([](ProgrammeProblem& wanted) { wanted.relations.erase(wanted.relations.begin()); });
  REQUIRE(now);
  REQUIRE(now->relations.size() == 1);
  CHECK(now->relations.front().kind == RelationKind::same_day);
}

TEST_CASE("Of a series, each window has its days, and all have the rest together") {
  const auto now =
      made([](ProgrammeProblem& wanted) { wanted.sessions[4].window.last = *calendar::parse_date("2027-03-06"); });
  REQUIRE(now);
  CHECK(calendar::to_iso(now->sessions[3].window.last) == "2027-03-02");
  CHECK(calendar::to_iso(now->sessions[4].window.last) == "2027-03-06");
  CHECK(calendar::to_iso(now->sessions[0].window.last) == "2027-03-05");
  CHECK_FALSE(made([](ProgrammeProblem& wanted) { wanted.sessions[3].hours.reset(); }));
}
