#pragma once

#include <optional>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/problem.hpp"

/// Who is invited, as a problem document says it. Private to scheduler/json.
namespace plenary::scheduler {

/// The member "attendance" of a problem document: delegations named one by one or by partner set,
/// merged into participants sorted by id. A delegation named by code takes the role stated there;
/// one that several sets bring takes the strongest. Times without a zone are read in `zone`.
std::vector<Participant> read_attendance(ObjectReader& document, const Dialogue& dialogue, const calendar::Zone& zone);

/// {"from": "08:00", "to": "18:00"}: a span of one day's clock, not over midnight.
std::optional<ClockSpan> clock_span(ObjectReader& parent, const char* name);

}  // namespace plenary::scheduler
