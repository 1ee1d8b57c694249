#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "scheduler/plan/conflict.hpp"
#include "scheduler/plan/rules.hpp"
#include "tests/english.hpp"
#include "tests/property/scheduler/every_plan.hpp"
#include "tests/property/scheduler/random_programme.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

using Rules = std::vector<const ProgrammeRule*>;

/// What is at odds with something in the programmes that are made here.
const std::set<std::string> every_kind{"rule.attendance",
                                       "rule.before",
                                       "rule.before-at-least",
                                       "rule.before-at-most",
                                       "rule.before-between",
                                       "rule.closes",
                                       "rule.co-chairs-one",
                                       "rule.day",
                                       "rule.day-after",
                                       "rule.deadline",
                                       "rule.different-days",
                                       "rule.hours",
                                       "rule.in-margins",
                                       "rule.interpreters",
                                       "rule.interpreters-around",
                                       "rule.interpreters-lead",
                                       "rule.interpreters-there",
                                       "rule.left-out",
                                       "rule.links",
                                       "rule.links-around",
                                       "rule.links-there",
                                       "rule.lunch",
                                       "rule.most-points",
                                       "rule.never-overlapping",
                                       "rule.one-at-a-time",
                                       "rule.one-at-a-time-with-break",
                                       "rule.online-a-day",
                                       "rule.opens",
                                       "rule.parallel",
                                       "rule.people-with-break",
                                       "rule.pin",
                                       "rule.pinned-room",
                                       "rule.quorum",
                                       "rule.room",
                                       "rule.room-around",
                                       "rule.room-conflict",
                                       "rule.room-there",
                                       "rule.room-with",
                                       "rule.same-day",
                                       "rule.same-room",
                                       "rule.travel",
                                       "rule.weekdays"};
std::string to_text(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  std::string text;
  for (const ConflictMember& member : told(programme, conflict).members) text += test::english(member.rule) + "\n";
  return text;
}

/// Which rule it is: of one that says in which session, the rule itself.
std::string code_of(const Message& name) {
  for (const MessageArgument& argument : name.arguments) {
    if (argument.name == "rule") return code_of(std::get<std::vector<Message>>(argument.value).front());
  }
  return name.code;
}

}  // namespace

TEST_CASE("A conflict cannot be held, and could without any one of its sessions or of its rules", "[plan][property]") {
  Random64 random{21};  // NOLINT(cert-msc51-cpp): the same programmes on every run
  int conflicts = 0;
  int of_several_rules = 0;
  int fitting = 0;
  std::set<std::string> not_met = every_kind;
  while (conflicts < 6'000) {
    const ProgrammeProblem programme = random_programme(random);
    const ProgrammeCalendars calendars{programme};
    const StatedRules rules{programme, calendars};
    const Feasibility feasibility{programme, calendars, rules};
    std::vector<std::size_t> all(programme.sessions.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const ProgrammeRules every = feasibility.rules_about(all);
    Rules every_one;
    for (const ProgrammeRule& rule : every) every_one.push_back(&rule);

    const auto conflict = find_conflict(feasibility, all);
    REQUIRE(EveryPlan(programme, calendars, all).possible(every_one) == !conflict.has_value());
    if (!conflict) {
      ++fitting;
      continue;
    }
    ++conflicts;
    if (conflict->rules.size() > 1) ++of_several_rules;
    CAPTURE(conflicts, to_text(programme, *conflict));
    REQUIRE(conflict->minimal);

    Rules members;
    for (const ProgrammeRule& rule : conflict->rules) {
      members.push_back(&rule);
      not_met.erase(code_of(rule.name));
    }
    EveryPlan judge{programme, calendars, conflict->sessions};
    REQUIRE_FALSE(judge.possible(members));
    for (std::size_t left_out = 0; left_out < members.size(); ++left_out) {
      Rules rest = members;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
      CAPTURE(test::english(members[left_out]->name));
      REQUIRE(judge.possible(rest));
    }
    for (std::size_t left_out = 0; left_out < conflict->sessions.size(); ++left_out) {
      std::vector<std::size_t> rest = conflict->sessions;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
      REQUIRE(EveryPlan(programme, calendars, rest).possible(every_one));
    }
  }
  // Conflicts of several rules, of every kind, and many programmes that fit.
  CHECK(of_several_rules > 800);
  CHECK(not_met == std::set<std::string>{});
  CHECK(fitting > 400);
}
