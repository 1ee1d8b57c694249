#pragma once

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "scheduler/burden/day_plan.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/role.hpp"

namespace plenary::scheduler {

/// What a session at `span`, of whole minutes, asks of `who` where they are, with the weight of `role`: rest days and
/// holidays at the table's rates, nothing waived, nobody busy.
Burden session_burden(const Dialogue& dialogue, const Whereabouts& who, Role role, const BurdenTable& table,
                      calendar::Interval<calendar::Instant> span);

}  // namespace plenary::scheduler
