#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Of which kind a hard rule is.
enum class Rule { attendance, allowed_hours, quorum, most_points, ledger };

/// A hard rule of one session together with the slots that it allows. Its name is what the user reads.
struct Constraint {
  std::string name;     ///< "attendance of Libya (required)"
  std::string relaxed;  ///< how it reads when given up: "drop Libya, or make it preferred"
  SlotSet allowed;
  Rule rule = Rule::attendance;
};

/// Whoever must attend can: no refused moment in the slot, not busy.
Constraint attendance(const Problem& problem, const Availability& availability, std::size_t participant);

/// The whole session lies within the allowed hours of the reference zone.
std::optional<Constraint> allowed_hours(const Problem& problem, const Availability& availability);

/// Enough delegations can attend, overall and of each region that has a quorum.
std::vector<Constraint> quorum(const Problem& problem, const Availability& availability);

/// No attending country carries more than the stated points, whatever its role.
std::optional<Constraint> most_points(const Problem& problem, const Availability& availability);

/// What the ledger and the floors over it leave a participant to carry; nothing where they do not limit it.
std::optional<Burden> ledger_limit(const Problem& problem, std::size_t participant);

/// No invited country carries more than the stated points at this and at its last invitation.
std::optional<Constraint> not_twice_in_a_row(const Problem& problem, const Availability& availability);

/// Enough of each invited country's last invitations cost it nothing.
std::optional<Constraint> often_free_of_cost(const Problem& problem, const Availability& availability);

/// Every hard rule of the problem, in the order above.
std::vector<Constraint> constraints_of(const Problem& problem, const Availability& availability);

}  // namespace plenary::scheduler
