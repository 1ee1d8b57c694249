#pragma once

#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// A hard rule that a programme breaks as it is decided.
struct BrokenRule {
  std::string code;                   ///< "attendance:LY", "one-at-a-time": tells the rules of one session apart
  Message name;                       ///< "attendance of Libya (required) in Working group 2"
  std::vector<std::size_t> sessions;  ///< that it is about, ascending
};

/// The hard rules that `places` break, one place for each session of `programme`, in their order. Each start is one of
/// the programme's grid. Rules about rooms are not asked of sessions in person whose place names none.
std::vector<BrokenRule> broken_rules(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& places);

}  // namespace plenary::scheduler
