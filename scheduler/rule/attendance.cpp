#include <fmt/format.h>

#include "scheduler/rule/constraint.hpp"

namespace plenary::scheduler {

Constraint attendance(const Problem& problem, const Availability& availability, std::size_t participant) {
  const Participant& who = problem.participants[participant];
  std::string role{name_of(who.role)};
  if (const auto underscore = role.find('_'); underscore != std::string::npos) role[underscore] = '-';
  return {fmt::format("attendance of {} ({})", who.delegation->name.en, role),
          fmt::format("invite {} as preferred instead of {}", who.delegation->name.en, role),
          availability.free(participant), Rule::attendance};
}

}  // namespace plenary::scheduler
