#include <algorithm>
#include <utility>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/rule/interpretation.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// A session that needs a team of interpreters of some pool.
struct Team {
  std::size_t session = 0;
  int people = 0;
};

std::vector<Use> uses_of(const std::vector<Team>& teams, const InterpreterPool& pool, const Cast& cast) {
  std::vector<Use> uses;
  for (const Team& team : teams) {
    if (cast.meeting_of[team.session]) {
      uses.push_back({*cast.meeting_of[team.session], team.people, lead_of(pool), tail_of(pool)});
    }
  }
  return uses;
}

/// Whether an interpreter of the one meeting can be in the booth of the other in time.
BothMeetings rested(const InterpreterPool& pool) {
  return [around = lead_of(pool) + tail_of(pool)](const Timetable& timetable, MeetingIndex one, Grain at_one,
                                                  MeetingIndex, Grain at_other) {
    const bool one_day = timetable.day(at_one) == timetable.day(at_other);
    const auto away = around + (one_day ? std::chrono::minutes{0} : interpreters_rest);
    return timetable.end(timetable.meetings[position(one)], at_one) + away <= timetable.time(at_other);
  };
}

/// Whether the hours of these sessions leave one person time for more than a day's work.
bool fits_in_a_day(const ProgrammeProblem& programme, const InterpreterPool& pool, const Sessions& sessions) {
  const auto too_much = interpreters_day + programme.grid;
  calendar::TimeOfDay from{24 * 60};
  calendar::TimeOfDay until{0};
  std::chrono::minutes longest = programme.grid;
  for (const std::size_t number : sessions) {
    const PlannedSession& session = programme.sessions[number];
    const auto& hours = session.hours ? session.hours : programme.hours;
    if (!hours) return true;
    from = std::min(from, hours->start);
    until = std::max(until, hours->end);
    longest = std::max(longest, session.duration);
  }
  const auto pauses = (too_much - std::chrono::minutes{1}) / longest;
  return too_much + pauses * (lead_of(pool) + tail_of(pool)) <= until - from;
}

/// Of the sessions at odds each that interpreters work in could ask less of them.
void add_rule(Message name, const Sessions& sessions,
              std::function<std::unique_ptr<TimetableConstraint>(const Cast&)> make, ProgrammeRules& rules) {
  auto loosen = [sessions](const Sessions& conflict, ProblemChanges& changes) {
    for (const std::size_t session : sessions) {
      if (std::ranges::binary_search(conflict, session)) ease_interpretation(session, changes);
    }
  };
  rules.push_back({std::move(name), sessions, {}, std::move(make), std::move(loosen)});
}

/// "3 interpreters between English and French".
std::vector<MessageArgument> words_for(const InterpreterPool& pool) {
  const auto language = [](Language one) { return within({"language." + std::string{tag(one)}, {}}); };
  return {{"count", pool.people}, {"one", language(pool.one)}, {"other", language(pool.other)}};
}

/// A name of the pool's with one argument more.
Message named(std::string_view code, const InterpreterPool& pool, std::chrono::minutes time) {
  Message name{code, words_for(pool)};
  name.arguments.emplace_back("time", time);
  return name;
}

/// Lead and rest by themselves are kept by whoever worked last working next. Hours make it matter who works when, and
/// are told only of pools that could be asked for more than a day's.
void add_working_hours(const ProgrammeProblem& programme, const InterpreterPool& pool, const std::vector<Team>& teams,
                       const Sessions& sessions, ProgrammeRules& rules) {
  std::chrono::minutes all{0};
  for (const Team& team : teams) all += programme.sessions[team.session].duration;
  if (all <= interpreters_day || !fits_in_a_day(programme, pool, sessions)) return;
  const Message name = named("rule.interpreters-day", pool, interpreters_day);
  add_rule(
      name, sessions,
      [name, teams, &pool](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
        auto uses = uses_of(teams, pool, cast);
        if (uses.size() < 2) return nullptr;
        return shared_out({name.code}, std::move(uses), pool.people, rested(pool),
                          interpreters_rest + lead_of(pool) + tail_of(pool), interpreters_day);
      },
      rules);
}

void add_pool(const ProgrammeProblem& programme, const InterpreterPool& pool, ProgrammeRules& rules) {
  std::vector<Team> teams;
  std::vector<std::size_t> sessions;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    for (const auto& booth : booths_of(programme.sessions[i])) {
      const auto team = team_size(programme.sessions[i].duration);
      if (pool_for(programme, booth) != &pool || !team) continue;
      teams.push_back({i, *team});
      sessions.push_back(i);
    }
  }
  if (teams.size() < 2) return;
  Message at_once = named("rule.interpreters-lead", pool, lead_of(pool));
  if (tail_of(pool).count() > 0) {
    at_once.code = "rule.interpreters-around";
    at_once.arguments.emplace_back("break", tail_of(pool));
  }
  add_rule(
      at_once, sessions,
      [at_once, teams, &pool](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
        auto uses = uses_of(teams, pool, cast);
        if (uses.size() < 2) return nullptr;
        return at_most_at_once({at_once.code}, std::move(uses), pool.people);
      },
      rules);
  const Message rest = named("rule.interpreters-rest", pool, interpreters_rest);
  add_rule(
      rest, sessions,
      [rest, teams, &pool](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
        auto uses = uses_of(teams, pool, cast);
        if (uses.size() < 2) return nullptr;
        return daily_rest({rest.code}, std::move(uses), pool.people, interpreters_rest);
      },
      rules);
  add_working_hours(programme, pool, teams, sessions, rules);
}

void add_links(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  if (!programme.links) return;
  std::vector<std::size_t> online;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    if (programme.sessions[i].online()) online.push_back(i);
  }
  const int links = programme.links->count;
  if (static_cast<int>(online.size()) <= links) return;
  Message name{"rule.links", {{"count", links}}};
  const TimeAround around = programme.links->around.value_or(TimeAround{});
  if (!around.empty()) {
    name.code = "rule.links-around";
    name.arguments.emplace_back("time", around.lead() + around.tail());
  }
  auto make = [name, online, links, around](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
    auto meetings = cast.meetings(online);
    if (static_cast<int>(meetings.size()) <= links) return nullptr;
    if (links == 1) return one_at_a_time({name.code}, std::move(meetings), around.lead() + around.tail());
    std::vector<Use> uses;
    for (const MeetingIndex meeting : meetings) uses.push_back({meeting, 1, around.lead(), around.tail()});
    return at_most_at_once({name.code}, std::move(uses), links);
  };
  auto loosen = [](const Sessions&, ProblemChanges& changes) {
    changes.add({"change.one-more-link", {}}, Price::arrange,
                [](ProgrammeProblem& changed) { ++changed.links->count; });
  };
  rules.push_back({name, online, {}, std::move(make), std::move(loosen)});
}

}  // namespace

void add_resource_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  for (const InterpreterPool& pool : programme.interpreters) add_pool(programme, pool, rules);
  add_links(programme, rules);
}

}  // namespace plenary::scheduler
