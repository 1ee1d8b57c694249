#pragma once

#include "scheduler/plan/names.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace plenary::server::test {

inline scheduler::ProgrammeProblem programme(std::string_view json) {
  const auto table = scheduler::read_burden_table(data::burden_table_json());
  REQUIRE(table.has_value());
  const auto read = scheduler::read_programme(json, dialogue());
  if (!read) {
    for (const Error& error : read.error()) UNSCOPED_INFO(to_text(error));
  }
  REQUIRE(read.has_value());
  return scheduler::programme_problem_of(*read, dialogue(), *table).value();
}

/// Two days in Dakar, agreed on the clock of Paris: two hours ahead in September. A plenary in a room, a side event in
/// its margins in another one, and a hybrid meeting on the day after, which was published for the afternoon before.
inline constexpr std::string_view two_days_in_dakar = R"({
  "format": "plenary-programme/1",
  "id": "dakar-2027",
  "dialogue": "rabat",
  "title": "Dakar <draft> & more",
  "zone": "Europe/Paris",
  "grid": "PT30M",
  "window": { "from": "2027-09-20", "to": "2027-09-21" },
  "cities": [{ "id": "dakar", "name": { "en": "Dakar" }, "zone": "Africa/Dakar" }],
  "rooms": [
    { "id": "hall", "name": { "en": "Great hall" }, "city": "dakar", "seats": 100, "features": ["booths"] },
    { "id": "annex", "name": { "en": "Annex" }, "city": "dakar", "seats": 40, "features": [] }
  ],
  "interpreters": [{ "languages": ["en", "fr"], "people": 4 }],
  "relations": [
    { "kind": "opens", "sessions": ["opening", "data", "follow-up"] },
    { "kind": "in_margins_of", "sessions": ["data", "opening"] }
  ],
  "sessions": [
    {
      "id": "opening",
      "title": "Opening plenary",
      "kind": "plenary",
      "mode": "in_person",
      "languages": ["en", "fr"],
      "wish": {
        "duration": "PT2H",
        "attendance": [
          { "delegation": "FR", "role": "co_chair" },
          { "delegation": "SN", "role": "co_chair" },
          { "delegation": "DE", "role": "required" },
          { "delegation": "ES", "role": "required" },
          { "delegation": "IT", "role": "required" },
          { "delegation": "ML", "role": "required" },
          { "delegation": "EU", "role": "observer" }
        ],
        "city": "dakar",
        "seats": 80
      }
    },
    {
      "id": "data",
      "title": "Migration data",
      "kind": "side_event",
      "mode": "in_person",
      "wish": {
        "duration": "PT1H",
        "attendance": [{ "delegation": "SN", "role": "host" }, { "delegation": "FR", "role": "preferred" }],
        "city": "dakar",
        "seats": 20
      }
    },
    {
      "id": "follow-up",
      "title": "Follow-up",
      "kind": "technical_meeting",
      "mode": "hybrid",
      "status": "confirmed",
      "when": { "start": "2027-09-20T14:00", "end": "2027-09-20T15:30" },
      "room": "annex",
      "wish": {
        "duration": "PT1H30M",
        "attendance": [{ "delegation": "SN", "role": "required" }, { "delegation": "PT", "role": "preferred" }],
        "city": "dakar",
        "seats": 20
      }
    }
  ]
})";

inline calendar::Instant utc(int day, int hour, int minute = 0) {
  using namespace std::chrono;
  return sys_days{2027y / September / day} + hours{hour} + minutes{minute};
}

/// A plan of `two_days_in_dakar` made by hand.
inline scheduler::ProgrammeAnswer plan_of_dakar() {
  using scheduler::PolicyLevel;
  using scheduler::Term;
  scheduler::ProgrammeAnswer answer;
  answer.status = scheduler::Status::feasible;
  answer.plan = {
      {0, {utc(20, 9), utc(20, 11)}, 0}, {1, {utc(20, 14), utc(20, 15)}, 1}, {2, {utc(21, 8, 30), utc(21, 10)}, 1}};
  const auto burden = [](const char* id, std::int64_t past, std::int64_t plan) {
    return scheduler::PlannedBurden{dialogue().find(id), scheduler::Burden::of_points(past),
                                    scheduler::Burden::of_points(plan)};
  };
  answer.burdens = {burden("SN", 3, 9), burden("FR", 0, 6), burden("PT", 0, 0)};
  const auto units = [](std::int64_t points) { return scheduler::Burden::of_points(points).units(); };
  answer.outcome.moved = 1;
  answer.outcome.moved_by = 41;
  answer.outcome.countries = {units(12), units(6), 0};
  answer.outcome.total = units(15);
  answer.outcome.tidiness = {0, 20, 1234};
  answer.gap = scheduler::FairnessGap{2, units(6), units(4)};
  answer.absences = 1;
  answer.terms = {{{Term::preferred_conflict, PolicyLevel::medium, 5}, 4},
                  {{Term::larger_rooms, PolicyLevel::soft, 1}, 1234},
                  {{Term::few_overlaps, PolicyLevel::soft, 1}, 0}};
  const auto local = [](int day, std::chrono::minutes time) {
    return calendar::midnight(calendar::Date{std::chrono::year{2027} / 9 / day}) + time;
  };
  answer.changes = {{2,
                     {"moved.time",
                      {{"from", within(scheduler::full_time(local(20, std::chrono::hours{14})))},
                       {"to", within(scheduler::full_time(local(21, std::chrono::minutes{630})))}}}}};
  answer.effort = {400'000, 1'234, 5'000'000, 17};
  return answer;
}

/// "attendance of Senegal (host) in Migration data".
inline Message senegal_attends() {
  return {"rule.of-session",
          {{"rule", within({"rule.attendance",
                            {{"delegation", LocalizedText{"Senegal", "Sénégal", "Senegal", "السنغال"}},
                             {"role", within({"role.host", {}})}}})},
           {"session", LocalizedText{"Migration data", "", "", ""}}}};
}

inline scheduler::PlanOutcome twelve_points() {
  scheduler::PlanOutcome outcome;
  outcome.countries = {scheduler::Burden::of_points(12).units()};
  outcome.total = scheduler::Burden::of_points(20).units();
  return outcome;
}

/// The same programme when it cannot be planned: the side event is left out.
inline scheduler::ProgrammeAnswer no_plan_of_dakar() {
  scheduler::ProgrammeAnswer answer;
  answer.status = scheduler::Status::infeasible;
  answer.plan = {{0, {utc(20, 9), utc(20, 11)}, 0}, {2, {utc(21, 8, 30), utc(21, 10)}, 1}};
  answer.conflict = scheduler::ProgrammeConflict{
      {{senegal_attends(), {1}},
       {{"rule.in-margins",
         {{"session", LocalizedText{"Migration data", "", "", ""}},
          {"sessions",
           within({"list.names", {{"names", std::vector<LocalizedText>{{"Opening plenary", "", "", ""}}}}})}}},
        {0, 1}}},
      true};
  answer.relaxations = {
      {{"change.one-more-room",
        {{"city", LocalizedText{"Dakar", "", "", ""}}, {"session", LocalizedText{"Migration data", "", "", ""}}}},
       3,
       twelve_points(),
       {{0, {utc(20, 9), utc(20, 11)}, 0}, {1, {utc(20, 14), utc(20, 15)}, 2}, {2, {utc(21, 8, 30), utc(21, 10)}, 1}}}};
  answer.left_out = {{1, {senegal_attends()}}};
  answer.effort.nodes = 3;
  return answer;
}

}  // namespace plenary::server::test
