#include "scheduler/programme/zone_impact.hpp"

#include <map>
#include <string_view>

namespace plenary::scheduler {

namespace {

/// Asks for each zone once.
class OtherDatabase {
 public:
  explicit OtherDatabase(const OtherZone& other) : other_(other) {}

  Result<calendar::Zone> find(const calendar::Zone& zone) {
    if (const auto known = zones_.find(zone.id()); known != zones_.end()) return known->second;
    auto found = other_(zone);
    if (found) zones_.emplace(zone.id(), *found);
    return found;
  }

 private:
  const OtherZone& other_;
  std::map<std::string_view, calendar::Zone> zones_;
};

}  // namespace

Result<std::vector<ZoneImpact>> zone_impact(const Release& release, const Dialogue& dialogue, const OtherZone& other) {
  OtherDatabase database{other};
  std::vector<ZoneImpact> impacts;
  for (const PublicSession& session : release.sessions) {
    const auto* clock = std::get_if<ClockTime>(&session.when);
    const bool is_off = session.status == SessionStatus::cancelled || session.status == SessionStatus::postponed;
    if (clock == nullptr || is_off) continue;
    const auto host = database.find(clock->zone);
    if (!host) return unexpected(host.error());
    ZoneImpact impact{&session,
                      *calendar::to_instant(*host, clock->start, calendar::ResolvePolicy::compatible),
                      instants(session.when)->start,
                      {}};
    for (const Delegation& delegation : dialogue.delegations) {
      if (delegation.seats.empty() || !concerns(session, dialogue, delegation.id)) continue;
      const calendar::Zone& seat = delegation.seats.front().zone;
      const auto was = database.find(seat);
      if (!was) return unexpected(was.error());
      const MovedClock moved{&delegation, was->to_local(impact.before), seat.to_local(impact.after)};
      if (moved.before != moved.after) impact.clocks.push_back(moved);
    }
    if (impact.before != impact.after || !impact.clocks.empty()) impacts.push_back(std::move(impact));
  }
  return impacts;
}

}  // namespace plenary::scheduler
