#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

/// The report for a terminal: regions, countries, roles, each session with who carried what and why, who was never
/// invited, what does not count, and the indices as small print.
std::string fairness_table(const scheduler::FairnessReport& report, std::string_view tzdata_version, Language language);

}  // namespace plenary::server
