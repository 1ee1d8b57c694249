#pragma once

#include <vector>

#include "scheduler/burden/unknown_years.hpp"
#include "scheduler/json/reader.hpp"

/// Years that are not known, as answers write them. Private to scheduler/json.
namespace plenary::scheduler {

/// Adds "unknown_holidays" to an answer, each year with the years of its country that are known; nothing where all are.
void add_unknown_holidays(const std::vector<UnknownYear>& unknown, Json& answer);

/// Adds "covered_since" and "covered_until", which are null where no year is known.
void add_coverage(const std::optional<calendar::YearSpan>& years, Json& json);

}  // namespace plenary::scheduler
