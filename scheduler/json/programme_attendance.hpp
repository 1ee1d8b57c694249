#pragma once

#include <optional>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/wish.hpp"

/// Who is invited, as a programme says it. Private to scheduler/json.
namespace plenary::scheduler {

/// The member "attendance" of `object`: delegations named one by one or by partner set.
Invitations read_attendance(ObjectReader& object, const Dialogue& dialogue);

/// {"from": "08:00", "to": "18:00"}: a span of one day's clock, not over midnight.
std::optional<ClockSpan> clock_span(ObjectReader& parent, const char* name);

}  // namespace plenary::scheduler
