#include "scheduler/programme/derive.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using nlohmann::ordered_json;

namespace {

Programme programme(const std::string& json) {
  const auto read = read_programme(json, testing::dialogue());
  if (!read) {
    for (const Error& error : read.error()) UNSCOPED_INFO(server::in_words(error, Language::en));
  }
  REQUIRE(read);
  return *read;
}

ordered_json consultation() {
  return ordered_json::parse(R"({
    "format": "plenary-programme/1", "id": "consultation", "dialogue": "rabat",
    "window": {"from": "2027-03-01", "to": "2027-03-05"},
    "attendance": [{"delegation": "MA", "role": "required"}, {"delegation": "SN", "role": "co_chair"}],
    "sessions": [{"id": "hour", "title": "An hour", "wish": {"duration": "PT1H"}}]})");
}

Checked<std::variant<Problem, SeriesProblem>> ask(const ordered_json& json, std::string_view id = "hour") {
  return question_of(programme(json.dump()), id, testing::dialogue(), testing::burden_table());
}

std::string refused(const Errors& errors) {
  std::string text;
  for (const Error& error : errors) text += server::in_words(error, Language::en) + '\n';
  return text;
}

}  // namespace

TEST_CASE("A programme without a zone is on the clock of its first co-chair's seat") {
  const auto question = ask(consultation());
  REQUIRE(question);
  const Problem& problem = std::get<Problem>(*question);
  CHECK(problem.zone.id() == "Africa/Dakar");
  CHECK(problem.title.en == "An hour");
  CHECK(calendar::to_iso(problem.window.last) == "2027-03-05");
  CHECK(problem.participants.size() == 2);
  ordered_json without = consultation();
  without["attendance"][1]["role"] = "preferred";
  CHECK(std::get<Problem>(*ask(without)).zone.id() == "Africa/Casablanca");
}

TEST_CASE("A programme that invites by sets alone must state its zone") {
  ordered_json sets = consultation();
  sets["attendance"] = ordered_json::parse(R"([{"set": "partners", "role": "required"}])");
  const auto read = read_programme(sets.dump(), testing::dialogue());
  REQUIRE_FALSE(read);
  CHECK(refused(read.error()) ==
        "\"zone\" is missing. Fix: add \"zone\", such as \"Europe/Brussels\", or name a co-chair, whose zone it then "
        "is\n");
}

TEST_CASE("What a session states goes before what the programme says for all") {
  ordered_json own = consultation();
  own["hours"] = {{"from", "09:00"}, {"to", "17:00"}};
  own["floors"] = {{"most_points", 12}};
  own["waivers"] =
      ordered_json::parse(R"([{"delegation": "SN", "what": "rest_day"}, {"delegation": "FR", "what": "rest_day"}])");
  own["sessions"].push_back(ordered_json::parse(R"({"id": "own", "wish": {"duration": "PT2H", "deadline": "2027-03-03",
    "window": {"from": "2027-03-02", "to": "2027-03-04"}, "hours": {"from": "10:00", "to": "16:00"},
    "floors": {"most_points_twice": 3}, "attendance": [{"delegation": "FR", "role": "required"}]}})"));
  const Problem general = std::get<Problem>(*ask(own));
  CHECK(general.most_points == 12);
  CHECK(general.hours->start == std::chrono::hours{9});
  CHECK(general.waivers.size() == 1);
  const Problem stated = std::get<Problem>(*ask(own, "own"));
  CHECK(stated.participants.front().delegation->id.value == "FR");
  CHECK(stated.hours->start == std::chrono::hours{10});
  CHECK_FALSE(stated.most_points);
  CHECK(stated.ledger_floors.most_twice == 3);
  CHECK(calendar::to_iso(stated.window.first) == "2027-03-02");
  CHECK(calendar::to_iso(stated.window.last) == "2027-03-03");  // it ends by its deadline
}

TEST_CASE("A series is asked whole, or a window of it") {
  ordered_json json = consultation();
  json.erase("window");
  json["sessions"][0]["wish"]["windows"] = ordered_json::parse(
      R"([{"from": "2027-03-01", "to": "2027-03-05"}, {"from": "2027-04-05", "to": "2027-04-09"}])");
  const auto whole = ask(json);
  REQUIRE(whole);
  const auto& series = std::get<SeriesProblem>(*whole);
  REQUIRE(series.sessions.size() == 2);
  CHECK(series.sessions[1].id == "hour-02");
  const auto one = ask(json, "hour-02");
  REQUIRE(one);
  CHECK(calendar::to_iso(std::get<Problem>(*one).window.first) == "2027-04-05");

  const auto plan = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 2);
  CHECK(plan->sessions[0].id.value == "hour-01");
  CHECK(calendar::to_iso(plan->window.last) == "2027-04-09");
}

TEST_CASE("What is decided is where a plan would rather stay") {
  ordered_json json = consultation();
  json["zone"] = "Europe/Paris";
  json["sessions"][0]["status"] = "confirmed";
  json["sessions"][0]["when"] = {{"start", "2027-03-02T10:00"}, {"end", "2027-03-02T11:00"}, {"zone", "Africa/Dakar"}};
  const auto plan = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE(plan);
  REQUIRE(plan->sessions[0].published);
  CHECK(calendar::to_iso(plan->sessions[0].published->start) == "2027-03-02T11:00");  // on the clock of Paris
  json["sessions"][0]["status"] = "held";
  const auto over = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE_FALSE(over);
  CHECK_THAT(refused(over.error()), Catch::Contains("there is nothing to plan"));
}

TEST_CASE("What a session says of another binds its time, too") {
  ordered_json json = consultation();
  json["sessions"].push_back({{"id", "first"}, {"wish", {{"duration", "PT1H"}}}});
  json["sessions"][1]["relations"] = ordered_json::parse(R"([{"kind": "opens", "target": "hour"}])");
  const auto plan = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE(plan);
  REQUIRE(plan->relations.size() == 1);
  CHECK(plan->relations[0].kind == RelationKind::opens);
  CHECK(plan->relations[0].sessions == std::vector<std::size_t>{1, 0});
}

TEST_CASE("Whoever meets in a city lives there, in a question and in a plan; the host's waivers count") {
  ordered_json json = consultation();
  json["cities"] = ordered_json::parse(R"([{"id": "dakar", "name": "Dakar", "zone": "Africa/Dakar"}])");
  json["rooms"] = ordered_json::parse(R"([{"id": "hall", "name": "Hall", "city": "dakar", "seats": 40}])");
  json["sessions"][0]["wish"]["city"] = "dakar";
  json["waivers"] = ordered_json::parse(R"([{"delegation": "SN", "what": "rest_day"}])");
  json["sessions"][0]["wish"]["attendance"] = ordered_json::parse(R"([{"delegation": "MA", "role": "required"}])");
  const auto alone = ask(json);
  REQUIRE(alone);
  const Problem& problem = std::get<Problem>(*alone);
  CHECK(problem.participants.front().place().city == "Dakar");
  CHECK(problem.participants.front().venue->country->id.value == "SN");
  CHECK(problem.waivers.size() == 1);
  const auto plan = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE(plan);
  CHECK(*plan->sessions.front().participants.front().venue == *problem.participants.front().venue);
}

TEST_CASE("Who joins a hybrid session online stays at home; a city states its country where its zone does not tell") {
  ordered_json json = consultation();
  json["cities"] =
      ordered_json::parse(R"([{"id": "there", "name": "There", "zone": "Europe/Paris", "country": "MC"}])");
  json["rooms"] = ordered_json::parse(R"([{"id": "hall", "name": "Hall", "city": "there", "seats": 40}])");
  json["sessions"][0]["mode"] = "hybrid";
  json["sessions"][0]["wish"]["city"] = "there";
  json["attendance"][0]["joins"] = "online";
  const auto question = ask(json);
  REQUIRE(question);
  const auto& participants = std::get<Problem>(*question).participants;
  const Participant& morocco = participants.front();
  const Participant& senegal = participants.back();
  CHECK(morocco.place().zone.id() == "Africa/Casablanca");
  CHECK(senegal.place().zone.id() == "Europe/Paris");
  CHECK(senegal.venue->country == nullptr);
}

TEST_CASE("What a question cannot keep is refused, with the command that can") {
  CHECK_THAT(refused(ask(consultation(), "our").error()), Catch::Contains("Fix: hour"));
  ordered_json json = consultation();
  json["floors"] = {{"most_points_twice", 3}};
  const auto plan = programme_problem_of(programme(json.dump()), testing::dialogue(), testing::burden_table());
  REQUIRE_FALSE(plan);
  CHECK_THAT(refused(plan.error()), Catch::Contains("/floors: a plan keeps no floors over a ledger"));
}
