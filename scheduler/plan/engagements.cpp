#include "scheduler/plan/engagements.hpp"

namespace plenary::scheduler {

Engagements engagements_of(const ProgrammeProblem& programme) {
  Engagements found;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    for (const Participant& participant : programme.sessions[i].participants) {
      if (!must_attend(participant.role)) continue;
      Engagement& one = found[participant.delegation->id.value];
      one.delegation = participant.delegation;
      one.must_attend.push_back(i);
      if (participant.role == Role::co_chair) one.co_chairs.push_back(i);
      if (programme.sessions[i].online()) one.online.push_back(i);
    }
  }
  return found;
}

}  // namespace plenary::scheduler
