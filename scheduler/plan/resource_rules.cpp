#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/interpreters.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/plan/words.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// A session that needs a team of interpreters of some pool.
struct Team {
  std::size_t session = 0;
  int people = 0;
};

std::vector<Use> uses_of(const std::vector<Team>& teams, const Cast& cast) {
  std::vector<Use> uses;
  for (const Team& team : teams) {
    if (cast.meeting_of[team.session]) {
      uses.push_back({*cast.meeting_of[team.session], team.people, interpreters_lead, std::chrono::minutes{0}});
    }
  }
  return uses;
}

/// Whether an interpreter of the one meeting can be in the booth of the other in time.
bool rested(const Timetable& timetable, MeetingIndex one, Grain at_one, MeetingIndex other, Grain at_other) {
  static_cast<void>(other);
  const bool one_day = timetable.day(at_one) == timetable.day(at_other);
  const auto away = one_day ? std::chrono::minutes{0} : interpreters_rest;
  return timetable.end(timetable.meetings[position(one)], at_one) + away <=
         timetable.time(at_other) - interpreters_lead;
}

/// Whether the hours of these sessions leave one person time for more than a day's work.
bool fits_in_a_day(const ProgrammeProblem& programme, const Sessions& sessions) {
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
  return too_much + pauses * interpreters_lead <= until - from;
}

/// Lead and rest by themselves are kept by whoever worked last working next. Hours make it matter who works when, and
/// are told only of pools that could be asked for more than a day's.
void add_working_hours(const ProgrammeProblem& programme, int people, const std::string& who,
                       const std::vector<Team>& teams, ProgrammeRules& rules) {
  std::chrono::minutes all{0};
  Sessions sessions;
  for (const Team& team : teams) {
    all += programme.sessions[team.session].duration;
    sessions.push_back(team.session);
  }
  if (all <= interpreters_day || !fits_in_a_day(programme, sessions)) return;
  std::string words = fmt::format("{}, each of whom works at most {} a day", who, in_words(interpreters_day));
  rules.push_back({words,
                   RuleKind::interpreters,
                   sessions,
                   {},
                   [words, teams, people](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                     auto uses = uses_of(teams, cast);
                     if (uses.size() < 2) return nullptr;
                     return shared_out({words}, std::move(uses), people, rested, interpreters_rest + interpreters_lead,
                                       interpreters_day);
                   }});
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
  const std::string who = fmt::format("{} interpreter{} between {} and {}", pool.people, pool.people == 1 ? "" : "s",
                                      in_words(pool.one), in_words(pool.other));
  std::string at_once = fmt::format("{}, in their booth {} before a session", who, in_words(interpreters_lead));
  rules.push_back({at_once,
                   RuleKind::interpreters,
                   sessions,
                   {},
                   [at_once, teams, people = pool.people](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                     auto uses = uses_of(teams, cast);
                     if (uses.size() < 2) return nullptr;
                     return at_most_at_once({at_once}, std::move(uses), people);
                   }});
  std::string rest = fmt::format("{}, who rest {} between two days of work", who, in_words(interpreters_rest));
  rules.push_back({rest,
                   RuleKind::interpreters,
                   sessions,
                   {},
                   [rest, teams, people = pool.people](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                     auto uses = uses_of(teams, cast);
                     if (uses.size() < 2) return nullptr;
                     return daily_rest({rest}, std::move(uses), people, interpreters_rest);
                   }});
  add_working_hours(programme, pool.people, who, teams, rules);
}

void add_links(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  if (!programme.links) return;
  std::vector<std::size_t> online;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    if (programme.sessions[i].online()) online.push_back(i);
  }
  const int links = *programme.links;
  if (static_cast<int>(online.size()) <= links) return;
  std::string words = fmt::format("{} at once: there {} {} link{}",
                                  links == 1 ? "one online session" : fmt::format("{} online sessions", links),
                                  links == 1 ? "is" : "are", links, links == 1 ? "" : "s");
  rules.push_back({words,
                   RuleKind::links,
                   online,
                   {},
                   [words, online, links](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                     auto meetings = cast.meetings(online);
                     if (static_cast<int>(meetings.size()) <= links) return nullptr;
                     if (links == 1) return one_at_a_time({words}, std::move(meetings), std::chrono::minutes{0});
                     std::vector<Use> uses;
                     for (const MeetingIndex meeting : meetings) uses.push_back({meeting});
                     return at_most_at_once({words}, std::move(uses), links);
                   }});
}

}  // namespace

void add_resource_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  for (const InterpreterPool& pool : programme.interpreters) add_pool(programme, pool, rules);
  add_links(programme, rules);
}

}  // namespace plenary::scheduler
