#include "scheduler/plan/attempt.hpp"

#include <algorithm>
#include <map>

#include "scheduler/plan/rules.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

Grains grains_of(const ProgrammeProblem& programme, std::size_t session) {
  const auto duration = programme.sessions[session].duration;
  return {static_cast<int>((duration + programme.grid - std::chrono::minutes{1}) / programme.grid)};
}

std::vector<Grains> lengths_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions) {
  std::vector<Grains> lengths;
  for (const std::size_t session : sessions) lengths.push_back(grains_of(programme, session));
  return lengths;
}

}  // namespace

Attempt::Attempt(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                 std::vector<std::size_t> sessions, const std::vector<SlotSet>& allowed,
                 const std::vector<const ProgrammeRule*>& rules, bool terms, const std::vector<std::size_t>& whole)
    : programme_(programme),
      calendars_(calendars),
      sessions_(std::move(sessions)),
      axis_(calendars.grid(), programme.zone, allowed, lengths_of(programme, sessions_)) {
  cast_.axis = &axis_;
  cast_.meeting_of.resize(programme.sessions.size());
  for (std::size_t i = 0; i < sessions_.size(); ++i) cast_.meeting_of[sessions_[i]] = static_cast<MeetingIndex>(i);
  for (const SlotSet& slots : allowed) cast_.starts.push_back(axis_.span_of(slots));
  cast_.awaited.resize(programme.sessions.size());
  for (const std::size_t session : whole) cast_.awaited[session] = !cast_.meeting_of[session].has_value();
  timetable_.day_of = axis_.days();
  timetable_.clock = axis_.clock();
  timetable_.step = programme.grid;
  add_rooms();
  add_meetings();
  add_structure(allowed);
  for (const ProgrammeRule* rule : rules) {
    const bool takes_part =
        std::ranges::any_of(rule->sessions, [&](std::size_t session) { return cast_.meeting_of[session].has_value(); });
    if (!takes_part) continue;
    if (auto constraint = rule->make(cast_)) constraints_.push_back(std::move(constraint));
  }
  if (terms) {
    for (const PolicyTerm& term : programme.policy) {
      terms_.emplace_back(term, constraints_of(programme, cast_, term));
    }
  }
  model_ = std::make_unique<CostModel>(timetable_, cast_.starts);
  compile(*model_);
}

void Attempt::add_rooms() {
  for (const ConferenceRoom& room : programme_.rooms) timetable_.rooms.push_back({room.name.en, room.seats});
  timetable_.rooms.push_back({"online", 0, true});
}

void Attempt::add_meetings() {
  // Terms speak of persons: the delegations that send one. Of several nobody knows who goes where.
  std::map<DelegationId, Person> persons;
  const auto person_of = [&](const DelegationId& delegation) {
    return persons.try_emplace(delegation, static_cast<Person>(persons.size())).first->second;
  };
  for (const std::size_t i : sessions_) {
    const PlannedSession& session = programme_.sessions[i];
    Meeting meeting{session.id.value, grains_of(programme_, i), {}, {}, session.seats};
    for (const Participant& participant : session.participants) {
      const DelegationId& id = participant.delegation->id;
      if (programme_.people_of(id) != 1) continue;
      if (must_attend(participant.role)) {
        meeting.required.push_back(person_of(id));
      } else if (participant.role == Role::preferred) {
        meeting.preferred.push_back(person_of(id));
      }
    }
    std::ranges::sort(meeting.required);
    std::ranges::sort(meeting.preferred);
    timetable_.meetings.push_back(std::move(meeting));
  }
  timetable_.persons = persons.size();
}

/// What is no rule that anybody could give up: the starts that the rules leave, and online sessions online.
void Attempt::add_structure(const std::vector<SlotSet>& allowed) {
  const auto online = static_cast<RoomIndex>(programme_.rooms.size());
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    const auto meeting = static_cast<MeetingIndex>(i);
    std::vector<bool> grains = axis_.grains_of(allowed[i]);
    const Span starts = cast_.starts[i];
    allowed_.emplace_back(grains.begin() + starts.start.index, grains.begin() + starts.end.index);
    constraints_.push_back(starts_within({"starts"}, meeting, std::move(grains)));
    if (programme_.sessions[sessions_[i]].in_person()) continue;
    constraints_.push_back(rooms_within({"online"}, meeting, {online}));
  }
}

void Attempt::compile(CostModel& model) const {
  for (const auto& constraint : constraints_) constraint->compile(timetable_, model);
  for (const auto& [term, constraints] : terms_) {
    for (const auto& constraint : constraints) constraint->compile(timetable_, model);
  }
}

CostModel Attempt::model_with(const TimetableConstraints& guide) const {
  CostModel model{timetable_, cast_.starts};
  compile(model);
  for (const auto& constraint : guide) constraint->compile(timetable_, model);
  return model;
}

Score Attempt::score(const Plan& plan) const {
  Score total = score_of(timetable_, constraints_, plan);
  for (const auto& [term, constraints] : terms_) total += score_of(timetable_, constraints, plan);
  return total;
}

std::vector<PlannedPlace> Attempt::places(const Plan& plan) const {
  std::vector<PlannedPlace> places;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const calendar::Instant start = axis_.time(plan[i].start);
    PlannedPlace place{sessions_[i], {start, start + programme_.sessions[sessions_[i]].duration}, std::nullopt};
    if (position(plan[i].room) < programme_.rooms.size()) place.room = position(plan[i].room);
    places.push_back(place);
  }
  return places;
}

Plan Attempt::plan_of(const std::vector<PlannedPlace>& places) const {
  Plan plan;
  for (const PlannedPlace& place : places) {
    const Slot slot = calendars_.grid().slot_at(place.when.start).value();
    plan.push_back({axis_.grain(slot).value(), static_cast<RoomIndex>(place.room.value_or(programme_.rooms.size()))});
  }
  return plan;
}

std::vector<TermAmount> Attempt::term_amounts(const Plan& plan) const {
  std::vector<TermAmount> amounts;
  for (const auto& [term, constraints] : terms_) {
    amounts.push_back({term, score_of(timetable_, constraints, plan).at(level_of(term.level)) / term.weight});
  }
  return amounts;
}

}  // namespace plenary::scheduler
