#include "scheduler/plan/conflict.hpp"

#include <algorithm>
#include <iterator>

#include "scheduler/explain/quickxplain.hpp"

namespace plenary::scheduler {

namespace {

/// Those that speak of one of the sessions; a rule about several counts as soon as it could bind two of them.
std::vector<const ProgrammeRule*> rules_about(const ProgrammeRules& rules, const std::vector<std::size_t>& sessions) {
  std::vector<const ProgrammeRule*> about;
  for (const ProgrammeRule& rule : rules) {
    const auto shared = std::ranges::count_if(
        rule.sessions, [&](std::size_t session) { return std::ranges::binary_search(sessions, session); });
    if (shared > 0) about.push_back(&rule);
  }
  return about;
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
  conflict.sessions = sorted(quickxplain(
      sessions, [&](const std::vector<std::size_t>& some) { return holds(feasibility.possible(sorted(some))); }));
  const auto candidates = rules_about(feasibility.rules(), conflict.sessions);
  conflict.rules = quickxplain(candidates, [&](const std::vector<const ProgrammeRule*>& some) {
    return holds(feasibility.possible(conflict.sessions, some));
  });
  return conflict;
}

ProgrammeConflict in_words(const FoundConflict& conflict) {
  ProgrammeConflict words;
  words.minimal = conflict.minimal;
  for (const ProgrammeRule* rule : conflict.rules) {
    std::vector<std::size_t> sessions;
    std::ranges::set_intersection(rule->sessions, conflict.sessions, std::back_inserter(sessions));
    words.members.push_back({rule->words, std::move(sessions)});
  }
  return words;
}

}  // namespace plenary::scheduler
