#pragma once

#include <string>
#include <string_view>

#include "scheduler/explain/fairness_report.hpp"

namespace plenary::scheduler {

/// A "plenary-fairness/1" document (data/schema/fairness.schema.json); the same report in the same words
/// gives the same bytes.
std::string write_fairness(const FairnessReport& report, std::string_view tzdata_version, const Wording& wording);

}  // namespace plenary::scheduler
