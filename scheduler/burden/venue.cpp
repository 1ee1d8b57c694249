#include "scheduler/burden/venue.hpp"

#include <algorithm>
#include <utility>

namespace plenary::scheduler {

namespace {

const Delegation* state(const Dialogue& dialogue, const DelegationId& id) {
  const Delegation* found = dialogue.find(id.value);
  return found != nullptr && found->kind == DelegationKind::state ? found : nullptr;
}

const Delegation* only_country_in(const calendar::Zone& zone, const Dialogue& dialogue) {
  const Delegation* found = nullptr;
  for (const Delegation& delegation : dialogue.delegations) {
    const bool is_state = delegation.kind == DelegationKind::state;
    if (!is_state || std::ranges::find(delegation.seats, zone, &Seat::zone) == delegation.seats.end()) continue;
    if (found != nullptr) return nullptr;
    found = &delegation;
  }
  return found;
}

std::shared_ptr<const Venue> venue(const LocalizedText& city, const calendar::Zone& zone, const Delegation* country,
                                   std::optional<Coordinates> coordinates) {
  if (!coordinates && country != nullptr) {
    const auto seat = std::ranges::find(country->seats, zone, &Seat::zone);
    coordinates = seat == country->seats.end() ? country->seats.front().coordinates : seat->coordinates;
  }
  return std::make_shared<const Venue>(Venue{Seat{zone, city.en, "", coordinates, city}, country});
}

}  // namespace

const Delegation* country_of(const City& city, const Dialogue& dialogue) {
  return city.country.value.empty() ? only_country_in(city.zone, dialogue) : state(dialogue, city.country);
}

std::shared_ptr<const Venue> venue_of(const City& city, const Dialogue& dialogue) {
  return venue(city.name, city.zone, country_of(city, dialogue), std::nullopt);
}

std::shared_ptr<const Venue> venue_of(const calendar::Zone& zone, const Dialogue& dialogue) {
  std::string name{zone.id().substr(zone.id().rfind('/') + 1)};
  std::ranges::replace(name, '_', ' ');
  LocalizedText city;
  city.en = std::move(name);
  return venue(city, zone, only_country_in(zone, dialogue), std::nullopt);
}

std::shared_ptr<const Venue> venue_of(const PublicSession& session, const Dialogue& dialogue) {
  const auto* clock = std::get_if<ClockTime>(&session.when);
  const bool in_person = session.mode == SessionMode::in_person || session.mode == SessionMode::hybrid;
  if (!in_person || clock == nullptr) return nullptr;
  const Place place = session.place.value_or(Place{});
  const City city{{}, place.city, clock->zone, place.country};
  return venue(place.city, clock->zone, country_of(city, dialogue), place.coordinates);
}

}  // namespace plenary::scheduler
