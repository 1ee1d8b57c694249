#pragma once

#include <string>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

/// The report as an SVG picture: bars by region and by country, before hatched and after solid with their numbers, and
/// beside each country what the latest sessions cost it as numbers on shades. Readable in black and white; the
/// description says the same in words. No script, nothing from elsewhere.
std::string fairness_chart(const scheduler::FairnessReport& report, Language language);

}  // namespace plenary::server
