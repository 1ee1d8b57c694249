#pragma once

#include "scheduler/explain/reasons.hpp"
#include "scheduler/explain/statement.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/slot/twin_sessions.hpp"

/// Parts of documents about burdens. Private to scheduler/json.
namespace plenary::scheduler {

/// Points with at most three decimals: enough to tell apart what the ranking tells apart on a table of whole points.
double points_of(Burden burden);

/// Three decimals, or null where it is not defined.
Json rounded(const std::optional<double>& value);

Json reason_of(const Reason& reason, const Wording& wording);

Json statement_of(const Problem& problem, const TimeGrid& grid, const FairnessStatement& statement);

Json twin_sessions_of(const Problem& problem, const TimeGrid& grid, const TwinSessions& twins);

}  // namespace plenary::scheduler
