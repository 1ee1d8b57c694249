#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

enum class FairnessFormat { table, json, csv, svg, html };

/// A fairness report as every door shows it. `tzdata` is the version of the tz database that it rests on.
std::string fairness_text(const scheduler::FairnessReport& report, FairnessFormat format, const std::string& tzdata,
                          Language language);

}  // namespace plenary::server
