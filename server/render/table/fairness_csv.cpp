#include "server/render/table/fairness_csv.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "calendar/csv.hpp"

namespace plenary::server {

namespace {

constexpr std::int64_t units_per_hundredth = scheduler::Burden::units_per_point / 100;

/// "4", "4.5", "4.25": to the nearest hundredth.
std::string points(scheduler::Burden burden) {
  const std::int64_t hundredths = (burden.units() + units_per_hundredth / 2) / units_per_hundredth;
  std::string text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string fairness_csv(const scheduler::FairnessReport& report) {
  std::string text = csv::line({"session", "date", "delegation", "role", "points", "table"});
  for (const auto& session : report.ledger.sessions) {
    for (const auto& entry : session.entries) {
      text += csv::line({session.id, session.date ? calendar::to_iso(*session.date) : "", entry.delegation.value,
                         std::string{scheduler::name_of(entry.role)}, points(entry.burden), session.table});
    }
  }
  return text;
}

}  // namespace plenary::server
