#pragma once

#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"

/// What the table, the picture and the page about fairness all say.
namespace plenary::server {

/// Delegations that a session costs the same for the same reasons.
struct CostGroup {
  scheduler::Burden burden;
  std::vector<const scheduler::SessionCost*> who;  ///< by name
  std::string why;  ///< "13:00–14:00 in Lagos, Niamey: lunch 2 + 2 + 2 + 2", "core hours"
};

/// Heaviest first; whoever carries nothing for no reason is the last group.
std::vector<CostGroup> cost_groups(const scheduler::ReportedSession& session, Language language);

/// "Benin, Niger (co-chair), Nigeria (cannot attend)".
std::vector<std::string> names_of(const CostGroup& group, Language language);

/// The report's title, or its id where it has none.
std::string title_of(const scheduler::FairnessReport& report, Language language);
std::string title_of(const scheduler::ReportedSession& session, Language language);

/// "Fairness: Rabat Process".
std::string heading_of(const scheduler::FairnessReport& report, Language language);

/// "Wednesday 16 September 2020, 14:00–15:00 Europe/Brussels".
std::string time_of(const scheduler::ReportedSession& session, Language language);

/// What the report rests on: "1 session, after 4 of the ledger; the session k sessions ago counts (9/10)^k".
std::string basis_of(const scheduler::FairnessReport& report, Language language);

/// What people call a region of the report.
LocalizedText region_name(const scheduler::FairnessReport& report, const std::string& region);

/// The mean as a number of points with two decimals.
std::string mean_text(const scheduler::RegionSum& sum, Language language);

/// Who is worst off and by how much the ledgers differ, a sentence each.
std::vector<std::string> findings(const scheduler::FairnessReport& report, Language language);

/// "0.732 → 0.801", or that it is not defined, before and after.
std::string index_change(const std::optional<double>& before, const std::optional<double>& after, Language language);

}  // namespace plenary::server
