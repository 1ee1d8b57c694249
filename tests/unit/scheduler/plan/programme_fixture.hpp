#pragma once

#include <string>
#include <utility>

#include "scheduler/plan/planner.hpp"
#include "scheduler/plan/programme_calendars.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace plenary::scheduler::testing {

using std::chrono::hours;
using std::chrono::minutes;

inline LocalizedText english(const std::string& words) {
  LocalizedText text;
  text.en = words;
  return text;
}

/// Monday 18 to Friday 22 October 2027 in Brussels, 09:00–17:00, with one hall and one study there; nothing planned
/// yet.
inline ProgrammeProblem week_in_brussels() {
  ProgrammeProblem programme;
  programme.dialogue = &dialogue();
  programme.id = "week";
  programme.zone = zone("Europe/Brussels");
  programme.window = {calendar::year{2027} / 10 / 18, calendar::year{2027} / 10 / 22};
  programme.hours = ClockSpan{hours{9}, hours{17}};
  programme.cities = {{{"brussels"}, english("Brussels"), zone("Europe/Brussels")}};
  programme.rooms = {{{"hall"}, english("Hall"), {"brussels"}, 200, {"booths"}},
                     {{"study"}, english("Study"), {"brussels"}, 20, {}}};
  programme.policy = default_policy();
  programme.table = burden_table();
  return programme;
}

/// A virtual session of an hour, added at the end of the programme.
inline PlannedSession& add_session(ProgrammeProblem& programme, const std::string& title,
                                   std::vector<Participant> participants) {
  PlannedSession session;
  session.id = {title};
  session.title.en = title;
  session.window = programme.window;
  session.participants = std::move(participants);
  programme.sessions.push_back(std::move(session));
  return programme.sessions.back();
}

/// The same in a room of Brussels.
inline PlannedSession& add_meeting_in_brussels(ProgrammeProblem& programme, const std::string& title,
                                               std::vector<Participant> participants) {
  PlannedSession& session = add_session(programme, title, std::move(participants));
  session.mode = SessionMode::in_person;
  session.city = CityId{"brussels"};
  return session;
}

/// Planned with so little work that a test does not wait.
inline ProgrammeAnswer planned(const ProgrammeProblem& programme) {
  PlanOptions options;
  options.search.exact_nodes = 20'000;
  options.search.allowance = [](std::size_t) {
    return [](std::uint64_t moves) { return static_cast<double>(moves) / 20'000; };
  };
  return plan_programme(programme, options);
}

}  // namespace plenary::scheduler::testing
