#pragma once

#include <functional>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/programme/difference.hpp"

namespace plenary::scheduler {

/// What another version of the tz database says of a session: its wall-clock time stands, what moves is the instant, or
/// what other clocks show then (DESIGN.md, "Time").
struct ZoneImpact {
  const PublicSession* session = nullptr;
  calendar::Instant before;        ///< its start by the other database
  calendar::Instant after;         ///< and by the system's
  std::vector<MovedClock> clocks;  ///< of whom it concerns and whose local start is another, by delegation
};

/// What another database has for a zone.
using OtherZone = std::function<Result<calendar::Zone>(const calendar::Zone&)>;

/// The sessions of `release`, in its order, whose start or whose local times are others by the system's database than
/// by `other`. Sessions that are called off or have no time of day are not looked at. Fails where `other` does; the
/// release and the dialogue must outlive the answer.
Result<std::vector<ZoneImpact>> zone_impact(const Release& release, const Dialogue& dialogue, const OtherZone& other);

}  // namespace plenary::scheduler
