#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "scheduler/plan/interpreters.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

/// "Hall 2027-10-18T09:00", by session.
std::vector<std::string> places(const ProgrammeProblem& programme, const ProgrammeAnswer& answer) {
  std::vector<std::string> text;
  for (const PlannedPlace& place : answer.plan) {
    text.push_back((place.room ? programme.rooms[*place.room].name.en : std::string{"online"}) + " " +
                   calendar::to_iso(programme.zone.to_local(place.when.start)));
  }
  return text;
}

std::vector<std::string> rules(const ProgrammeAnswer& answer) {
  std::vector<std::string> words;
  if (!answer.conflict) return words;
  for (const ConflictMember& member : answer.conflict->members) words.push_back(test::english(member.rule));
  return words;
}

std::vector<std::string> changes(const ProgrammeAnswer& answer) {
  std::vector<std::string> words;
  for (const ProgrammeRelaxation& relaxation : answer.relaxations) words.push_back(test::english(relaxation.change));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("One delegation's two sessions follow each other, with the break that people need", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.hours = ClockSpan{hours{9}, minutes{11 * 60 + 30}};
  programme.window.last = programme.window.first;
  programme.least_break = minutes{30};
  add_session(programme, "Data", {invited("BE", Role::required)});
  add_session(programme, "Asylum", {invited("BE", Role::required)});
  const ProgrammeAnswer answer = planned(programme);
  CHECK(answer.status == Status::optimal);
  const auto found = places(programme, answer);
  const Words one{"online 2027-10-18T09:00", "online 2027-10-18T10:30"};
  const Words other{"online 2027-10-18T10:30", "online 2027-10-18T09:00"};
  CHECK((found == one || found == other));
}

TEST_CASE("Belgium cannot co-chair two parallel groups: the conflict, what to ask for, and what fits all the same",
          "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  for (const char* country : {"SN", "CI"}) {
    add_session(programme, std::string{"Group of "} + country,
                {invited("BE", Role::co_chair), invited(country, Role::co_chair)});
  }
  add_session(programme, "Opening", {invited("FR", Role::required)});
  programme.relations = {{RelationKind::parallel, {0, 1}}};
  const ProgrammeAnswer answer = planned(programme);
  CHECK(answer.status == Status::infeasible);
  CHECK(rules(answer) == Words{"Belgium attends one session at a time; it co-chairs Group of SN and Group of CI",
                               "Group of SN and Group of CI are parallel"});
  REQUIRE(answer.conflict);
  CHECK(answer.conflict->minimal);
  CHECK(changes(answer) == Words{"ask another delegation than Belgium to co-chair Group of SN",
                                 "ask another delegation than Belgium to co-chair Group of CI",
                                 "give up that Group of SN and Group of CI are parallel"});
  // One group and the opening are planned.
  REQUIRE(answer.plan.size() == 2);
  REQUIRE(answer.left_out.size() == 1);
  CHECK(answer.left_out.front().because.size() == 2);
}

TEST_CASE("A session whose required delegation is on holiday all the time", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  // All Saints' Day, a Monday.
  programme.window = {calendar::year{2027} / 11 / 1, calendar::year{2027} / 11 / 1};
  add_session(programme, "Return", {invited("PT", Role::required), invited("DK", Role::required)});
  const ProgrammeAnswer answer = planned(programme);
  CHECK(answer.status == Status::infeasible);
  CHECK(rules(answer) == Words{"attendance of Portugal (required) in Return"});
  const auto found = changes(answer);
  for (const char* change : {"let Return be held a day later too, on Tuesday 2 November 2027",
                             "waive the public holidays of Portugal", "hold Return without Portugal if need be"}) {
    CAPTURE(change);
    CHECK(std::find(found.begin(), found.end(), change) != found.end());
  }
  // The cheapest first.
  CHECK(found.front() == "let Return be held a day later too, on Tuesday 2 November 2027");
}

TEST_CASE("Two conflicts take two changes", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  PlannedSession& long_one = add_session(programme, "Long", {invited("BE", Role::required)});
  long_one.duration = hours{4};
  long_one.languages = {Language::en, Language::fr};
  programme.interpreters = {{Language::en, Language::fr, 4}};
  add_meeting_in_brussels(programme, "Assembly", {invited("SN", Role::required)}).seats = 500;
  const ProgrammeAnswer answer = planned(programme);
  CHECK(answer.status == Status::infeasible);
  CHECK(rules(answer).size() == 1);
  REQUIRE_FALSE(answer.relaxations.empty());
  CHECK(test::english(answer.relaxations.front().change) ==
        "shorten Long to 3 hours, and find one more room in Brussels for Assembly");
  CHECK(answer.left_out.size() == 2);
}

TEST_CASE("Three hours in English, French and Portuguese with one interpreter for Portuguese", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  PlannedSession& session = add_session(programme, "Mobility", {invited("PT", Role::required)});
  session.duration = hours{3};
  session.languages = {Language::en, Language::fr, Language::pt};
  programme.interpreters = {{Language::fr, Language::en, 2}, {Language::en, Language::pt, 1}};
  CHECK(rules(planned(programme)) == Words{"2 interpreters between English and Portuguese for 3 hours (1 available) in "
                                           "Mobility"});
  programme.interpreters[1].people = 2;
  CHECK(planned(programme).status == Status::optimal);
}

TEST_CASE("Three sessions of three hours in a day: nobody interprets all of them", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.hours = ClockSpan{hours{8}, hours{20}};
  programme.window.last = programme.window.first;
  for (const char* title : {"A", "B", "C"}) {
    PlannedSession& session = add_session(programme, title, {invited("BE", Role::required)});
    session.duration = hours{3};
    session.languages = {Language::en, Language::fr};
  }
  programme.interpreters = {{Language::en, Language::fr, 2}};
  const ProgrammeAnswer none = planned(programme);
  CHECK(none.status == Status::infeasible);
  CHECK(rules(none).back() == "2 interpreters between English and French, each of whom works at most 8 hours a day");

  programme.interpreters.front().people = 3;
  const ProgrammeAnswer answer = planned(programme);
  REQUIRE(answer.status == Status::optimal);
  const auto teams = assign_interpreters(programme, answer.plan);
  REQUIRE(teams);
  std::map<int, int> sessions_of;
  for (const BoothTeam& team : *teams) {
    REQUIRE(team.interpreters.size() == 2);
    for (const int interpreter : team.interpreters) ++sessions_of[interpreter];
  }
  CHECK(sessions_of == std::map<int, int>{{1, 2}, {2, 2}, {3, 2}});
}

TEST_CASE("A side event in the margins of two days keeps to them and out of the plenary", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.hours = ClockSpan{hours{9}, hours{11}};
  const auto day = [](int of_october) { return calendar::Date{calendar::year{2027} / 10 / of_october}; };
  PlannedSession& plenary_session = add_meeting_in_brussels(programme, "Plenary", {invited("FR", Role::required)});
  plenary_session.kind = SessionKind::plenary;
  plenary_session.window = {day(20), day(20)};
  add_meeting_in_brussels(programme, "Closing", {invited("FR", Role::required)}).window = {day(21), day(21)};
  add_meeting_in_brussels(programme, "Side event", {invited("NL", Role::required)});
  programme.relations = {{RelationKind::in_margins_of, {2, 0, 1}}};
  const ProgrammeAnswer answer = planned(programme);
  REQUIRE(answer.status == Status::optimal);
  const auto local = programme.zone.to_local(answer.plan[2].when.start);
  CHECK(calendar::date_of(local) == day(20));
  CHECK(answer.plan[2].when.intersection(answer.plan[0].when).empty());
}

TEST_CASE("A published plan is kept, and what must move moves as little as possible", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  const auto at = [](int day, hours hour) {
    return calendar::midnight(calendar::Date{calendar::year{2027} / 10 / day}) + hour;
  };
  add_meeting_in_brussels(programme, "Data", {invited("BE", Role::required)}).published = {at(20, hours{10}),
                                                                                           RoomId{"hall"}};
  add_meeting_in_brussels(programme, "Asylum", {invited("FR", Role::required)}).published = {at(21, hours{14}),
                                                                                             RoomId{"study"}};
  ProgrammeAnswer answer = planned(programme);
  REQUIRE(answer.status == Status::optimal);
  CHECK(places(programme, answer) == Words{"Hall 2027-10-20T10:00", "Study 2027-10-21T14:00"});
  CHECK(answer.changes.empty());

  SECTION("Belgium is busy that morning") {
    programme.sessions[0].participants[0].busy =
        BusyTimes{{{*calendar::to_instant(programme.zone, at(20, hours{9}), calendar::ResolvePolicy::compatible),
                    *calendar::to_instant(programme.zone, at(20, hours{11}), calendar::ResolvePolicy::compatible)}}};
    answer = planned(programme);
    REQUIRE(answer.changes.size() == 1);
    CHECK(answer.changes[0].session == 0);
    CHECK(test::english(answer.changes[0].what) ==
          "moves from Wednesday 20 October 2027, 10:00 to Wednesday 20 October 2027, 11:00");
  }
  SECTION("The study is lost") {
    programme.rooms.pop_back();
    answer = planned(programme);
    REQUIRE(answer.changes.size() == 1);
    CHECK(answer.changes[0].session == 1);
    CHECK(test::english(answer.changes[0].what) == "moves from study to Hall");
  }
}

TEST_CASE("Nobody goes into the night for the sake of one who is preferred and busy", "[plan]") {
  // Spain is busy from five in the morning to ten in the evening: only the night would be free for all.
  ProgrammeProblem programme = week_in_brussels();
  programme.hours.reset();
  programme.window.last = programme.window.first;
  add_session(programme, "Data",
              {invited("BE", Role::required), invited("ES", Role::preferred), invited("FR", Role::required)});
  const auto at = [&](hours hour) {
    return *calendar::to_instant(programme.zone, calendar::midnight(programme.window.first) + hour,
                                 calendar::ResolvePolicy::compatible);
  };
  programme.sessions[0].participants[1].busy = BusyTimes{{{at(hours{5}), at(hours{22})}}};
  const ProgrammeAnswer answer = planned(programme);
  REQUIRE(answer.status == Status::optimal);
  CHECK(places(programme, answer) == Words{"online 2027-10-18T09:00"});
  CHECK(answer.absences == 1);
  REQUIRE(answer.burdens.size() == 3);
  CHECK(answer.burdens[0].delegation->id.value == "ES");
  CHECK(answer.burdens[1].plan == Burden{});
}

TEST_CASE("Two sessions share out the burden that one after the other would put on the same country", "[plan]") {
  // Only mornings before work or evenings after it: the total is the same, the heaviest is not.
  ProgrammeProblem programme = week_in_brussels();
  programme.window.last = programme.window.first;
  programme.hours.reset();
  for (const char* title : {"Early", "Late"}) {
    add_session(programme, title, {invited("EG", Role::required), invited("SN", Role::required)});
    // Dakar is two hours behind Brussels in October, Cairo one hour ahead.
    programme.sessions.back().hours = title[0] == 'E' ? ClockSpan{hours{6}, hours{9}} : ClockSpan{hours{17}, hours{20}};
  }
  const ProgrammeAnswer answer = planned(programme);
  REQUIRE(answer.status == Status::optimal);
  CHECK(answer.fairest);
  CHECK(places(programme, answer) == Words{"online 2027-10-18T08:00", "online 2027-10-18T17:00"});
  REQUIRE(answer.burdens.size() == 2);
  CHECK(answer.burdens[0].after().units() == answer.outcome.countries[0]);
}

TEST_CASE("Delegates split over parallel sessions: two people, not three", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  for (const char* title : {"A", "B", "C"}) add_session(programme, title, {invited("SN", Role::required)});
  programme.people[DelegationId{"SN"}] = 3;
  programme.relations = {{RelationKind::parallel, {0, 1, 2}}};
  CHECK(planned(programme).status == Status::optimal);
  programme.people[DelegationId{"SN"}] = 2;
  const ProgrammeAnswer answer = planned(programme);
  CHECK(rules(answer) == Words{"Senegal has 2 people; it attends A, B and C", "A, B and C are parallel"});
  CHECK(changes(answer).front() == "ask Senegal to send 3 people");
}

TEST_CASE("A quorum counts those who are not needed elsewhere at the same time", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  add_session(programme, "Group", {invited("BE", Role::required), invited("FR", Role::required)});
  add_session(programme, "Plenary",
              {invited("BE", Role::preferred), invited("DK", Role::preferred), invited("FR", Role::preferred)})
      .quorum.overall = 2;
  CHECK(planned(programme).status == Status::optimal);
  programme.relations = {{RelationKind::parallel, {0, 1}}};
  const ProgrammeAnswer answer = planned(programme);
  CHECK(rules(answer) == Words{"quorum of 2 in Plenary beside the other sessions", "Group and Plenary are parallel"});
}

TEST_CASE("Links, online hours a day, and travel", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.window.last = programme.window.first;
  SECTION("One link for nine hours of sessions in a day of eight") {
    programme.links = Links{1};
    for (const char* country : {"BE", "FR", "DK"})
      add_session(programme, country, {invited(country, Role::required)}).duration = hours{3};
    const ProgrammeAnswer answer = planned(programme);
    CHECK(answer.status == Status::infeasible);
    CHECK(rules(answer).front() == "allowed hours 09:00–17:00 (Europe/Brussels) in BE");
    CHECK(rules(answer).back() == "one online session at once: there is 1 link");
    CHECK(changes(answer).front() == "get one more link");
  }
  SECTION("Six hours online for one delegation") {
    programme.online_a_day = hours{5};
    for (const char* title : {"A", "B"})
      add_session(programme, title, {invited("BE", Role::required)}).duration = hours{3};
    CHECK(rules(planned(programme)).back() == "at most 5 hours online a day for Belgium; it attends A and B");
  }
  SECTION("Brussels in the morning, Dakar in the afternoon") {
    programme.cities.push_back({{"dakar"}, english("Dakar"), zone("Africa/Dakar")});
    programme.rooms.push_back({{"salle"}, english("Salle"), {"dakar"}, 100, {}});
    programme.journeys = {{{"dakar"}, {"brussels"}, hours{9}}};
    add_meeting_in_brussels(programme, "A", {invited("SN", Role::required)});
    add_meeting_in_brussels(programme, "B", {invited("SN", Role::required)}).city = CityId{"dakar"};
    const auto found = rules(planned(programme));
    CHECK(std::find(found.begin(), found.end(), "Senegal travels 9 hours between A in Brussels and B in Dakar") !=
          found.end());
  }
}

TEST_CASE("Two people cannot attend in Dakar and Brussels what three could", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.window.last = programme.window.first;
  programme.cities.push_back({{"dakar"}, english("Dakar"), zone("Africa/Dakar")});
  programme.rooms.push_back({{"salle"}, english("Salle"), {"dakar"}, 100, {}});
  programme.journeys = {{{"dakar"}, {"brussels"}, hours{9}}};
  const auto at = [&](int hour) { return calendar::midnight(programme.window.first) + hours{hour}; };
  add_meeting_in_brussels(programme, "A", {invited("SN", Role::required)}).pin.start = at(10);
  add_meeting_in_brussels(programme, "B", {invited("SN", Role::required)}).pin.start = at(14);
  add_meeting_in_brussels(programme, "C", {invited("SN", Role::required)}).city = CityId{"dakar"};
  programme.people[DelegationId{"SN"}] = 2;
  // One stays in Brussels, the other in Dakar.
  CHECK(planned(programme).status == Status::optimal);

  add_session(programme, "D", {invited("SN", Role::required)}).pin.start = at(10);
  // A and D are parallel, so that whoever is not in A is online then, which can be anywhere.
  CHECK(planned(programme).status == Status::optimal);

  add_meeting_in_brussels(programme, "E", {invited("SN", Role::required)}).pin.start = at(14);
  const ProgrammeAnswer answer = planned(programme);
  CHECK(answer.status == Status::infeasible);
  CHECK(rules(answer).back() ==
        "Senegal has 2 people, each of whom travels 9 hours between Dakar and Brussels; it attends B, C and E");
  CHECK(changes(answer).front() == "do not pin B");
  programme.people[DelegationId{"SN"}] = 3;
  CHECK(planned(programme).status == Status::optimal);
}

TEST_CASE("Lunch is on the clock of the city", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.window.last = programme.window.first;
  programme.hours = ClockSpan{hours{12}, hours{15}};
  programme.lunch = ClockSpan{hours{12}, minutes{13 * 60 + 30}};
  add_meeting_in_brussels(programme, "A", {invited("BE", Role::required)});
  CHECK(places(programme, planned(programme)) == Words{"Hall 2027-10-18T13:30"});
  programme.sessions[0].over_lunch = true;
  programme.hours = ClockSpan{hours{12}, hours{13}};
  CHECK(places(programme, planned(programme)) == Words{"Hall 2027-10-18T12:00"});
}

TEST_CASE("A session online keeps the lunch of everybody who must attend, on their own clocks", "[plan]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.window.last = programme.window.first;
  programme.lunch = ClockSpan{hours{12}, hours{13}};
  // On 18 October it is 12:00 in Brussels when it is 10:00 in Dakar and 13:00 in Cairo.
  programme.hours = ClockSpan{hours{11}, minutes{15 * 60 + 30}};
  PlannedSession& session = add_session(programme, "Data",
                                        {invited("BE", Role::required), invited("EG", Role::co_chair),
                                         invited("FR", Role::preferred), invited("SN", Role::required)});
  session.duration = hours{2};
  CHECK(planned(programme).status == Status::optimal);
  session.keeps_lunch = true;
  // Cairo's lunch is over at 12:00 in Brussels, Brussels' at 13:00, and Dakar's begins at 14:00.
  const ProgrammeAnswer none = planned(programme);
  CHECK(rules(none) == Words{"allowed hours 11:00–15:30 (Europe/Brussels) in Data",
                             "lunch of Belgium kept free (12:00–13:00 in Europe/Brussels) in Data",
                             "lunch of Senegal kept free (12:00–13:00 in Africa/Dakar) in Data"});
  const auto found = changes(none);
  CHECK(std::find(found.begin(), found.end(), "let Senegal waive its lunch") != found.end());

  programme.waive_lunch = {DelegationId{"SN"}};
  CHECK(places(programme, planned(programme)) == Words{"online 2027-10-18T13:15"});
}
