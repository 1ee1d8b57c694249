#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

/// The report as one HTML file that is well-formed XML too: the picture of `fairness_chart`, tables with
/// captions and headers, each session with who carried what and why, and the words that a reader needs. No script,
/// nothing from elsewhere.
std::string fairness_page(const scheduler::FairnessReport& report, std::string_view tzdata_version, Language language);

}  // namespace plenary::server
