#include "server/render/table/fairness_csv.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "calendar/civil/iso.hpp"

namespace plenary::server {

namespace {

constexpr std::int64_t units_per_hundredth = scheduler::Burden::units_per_point / 100;

/// RFC 4180 §2.5–7: in quotes only where it must be.
std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

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
  std::string text = "session,date,delegation,role,points\r\n";
  for (const auto& session : report.ledger.sessions) {
    for (const auto& entry : session.entries) {
      fmt::format_to(std::back_inserter(text), "{},{},{},{},{}\r\n", cell(session.id),
                     session.date ? calendar::to_iso(*session.date) : "", cell(entry.delegation.value),
                     scheduler::name_of(entry.role), points(entry.burden));
    }
  }
  return text;
}

}  // namespace plenary::server
