#pragma once

#include <vector>

#include "scheduler/explain/other_time.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// The sessions of `programme` that have a wish and a clock time, each with whom it invites, as which and with which
/// calendars; without what else is wished. Sessions that are held or cancelled are over and are not among them. None
/// where the programme has mistakes, which a review tells.
std::vector<SessionAt> decided_sessions(const Programme& programme, const Dialogue& dialogue,
                                        const BurdenTable& shipped);

}  // namespace plenary::scheduler
