#include "scheduler/json/drift.hpp"

#include "calendar/civil/iso.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/statement.hpp"

namespace plenary::scheduler {

using calendar::to_clock;
using calendar::to_iso;

std::string write_drift(const std::vector<Drift>& drifts, std::string_view tzdata) {
  Json json;
  json["format"] = "plenary-drift/1";
  json["tzdata"] = tzdata;
  json["delegations"] = Json::array();
  for (const auto& drift : drifts) {
    Json entry;
    entry["delegation"] = drift.delegation->id.value;
    entry["shifts"] = Json::array();
    for (const auto& shift : drift.shifts) {
      entry["shifts"].push_back({{"date", to_iso(shift.date)},
                                 {"before", to_clock(calendar::time_of_day(shift.before))},
                                 {"after", to_clock(calendar::time_of_day(shift.after))},
                                 {"points_before", points_of(shift.last_before)},
                                 {"points_after", points_of(shift.first_after)}});
    }
    entry["sessions"] = Json::array();
    for (const auto& session : drift.sessions) {
      entry["sessions"].push_back(
          {{"date", to_iso(session.date)}, {"local", to_iso(session.local)}, {"points", points_of(session.burden)}});
    }
    entry["total"] = points_of(drift.total);
    json["delegations"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
