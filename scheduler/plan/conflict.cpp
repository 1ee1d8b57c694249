#include "scheduler/plan/conflict.hpp"

#include <algorithm>
#include <iterator>

#include "scheduler/plan/quickxplain.hpp"
#include "scheduler/plan/words.hpp"

namespace plenary::scheduler {

namespace {

/// "; it co-chairs Working group 1 and Working group 2".
std::string where_needed(const ProgrammeProblem& programme, const ProgrammeRule& rule,
                         const std::vector<std::size_t>& sessions) {
  // Of two sessions a journey's words name both.
  const bool about_people = rule.kind == RuleKind::one_at_a_time || rule.kind == RuleKind::co_chair ||
                            rule.kind == RuleKind::online_a_day ||
                            (rule.kind == RuleKind::travel && rule.sessions.size() > 2);
  if (!about_people || rule.delegation.empty()) return {};
  std::vector<std::string> co_chaired;
  std::vector<std::string> attended;
  for (const std::size_t session : sessions) {
    for (const Participant& one : programme.sessions[session].participants) {
      if (one.delegation->id.value != rule.delegation) continue;
      (one.role == Role::co_chair ? co_chaired : attended).push_back(title_of(programme.sessions[session]));
    }
  }
  std::string text;
  if (!co_chaired.empty()) text += "; it co-chairs " + list_in_words(co_chaired);
  if (!attended.empty()) text += (text.empty() ? "; it attends " : " and attends ") + list_in_words(attended);
  return text;
}

std::vector<std::size_t> sorted(std::vector<std::size_t> sessions) {
  std::ranges::sort(sessions);
  return sessions;
}

}  // namespace

std::optional<FoundConflict> find_conflict(const Feasibility& feasibility, const std::vector<std::size_t>& sessions) {
  if (feasibility.possible(sessions) != std::optional{false}) return std::nullopt;
  FoundConflict conflict;
  // What is neither shown nor ruled out counts as possible: the conflict stays one, but may be larger than need be.
  const auto holds = [&](std::optional<bool> possible) {
    if (!possible) conflict.minimal = false;
    return possible.value_or(true);
  };
  conflict.sessions = sorted(quickxplain(sessions, [&](const std::vector<std::size_t>& some) {
    return holds(feasibility.possible(sorted(some), sessions));
  }));
  const ProgrammeRules about = feasibility.rules_about(conflict.sessions);
  std::vector<const ProgrammeRule*> candidates;
  for (const ProgrammeRule& rule : about) candidates.push_back(&rule);
  const auto members = quickxplain(candidates, [&](const std::vector<const ProgrammeRule*>& some) {
    return holds(feasibility.possible(conflict.sessions, some, sessions));
  });
  for (const ProgrammeRule* member : members) conflict.rules.push_back(*member);
  return conflict;
}

ProgrammeConflict in_words(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  ProgrammeConflict words;
  words.minimal = conflict.minimal;
  for (const ProgrammeRule& rule : conflict.rules) {
    std::vector<std::size_t> sessions;
    std::ranges::set_intersection(rule.sessions, conflict.sessions, std::back_inserter(sessions));
    std::string text = rule.words + where_needed(programme, rule, sessions);
    words.members.push_back({std::move(text), std::move(sessions)});
  }
  return words;
}

}  // namespace plenary::scheduler
