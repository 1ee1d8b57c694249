#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

enum class FairnessFormat { table, json, csv, svg, html };

/// What is decided of `programme`, sessions before `until` on their own clock: of a draft by its wishes, of what is
/// published by what is told. After `before`; absent: after the programme's own ledger.
scheduler::FairnessReport decided_fairness(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                                           const scheduler::BurdenTable& shipped,
                                           std::optional<scheduler::Ledger> before,
                                           std::optional<calendar::Date> until);

/// A fairness report as every door shows it. `tzdata` is the version of the tz database that it rests on.
std::string fairness_text(const scheduler::FairnessReport& report, FairnessFormat format, const std::string& tzdata,
                          Language language);

}  // namespace plenary::server
