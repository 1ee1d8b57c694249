#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"
#include "scheduler/model/id.hpp"

namespace plenary::scheduler {

using CityId = Id<struct CityTag>;  ///< "paris"
using RoomId = Id<struct RoomTag>;  ///< "salle-1"

/// Where sessions in person are held.
struct City {
  CityId id;
  LocalizedText name;
  calendar::Zone zone = calendar::Zone::utc();
  DelegationId country = {};  ///< as the document states it; may be empty
};

/// From door to door, in either direction.
struct Journey {
  CityId from;
  CityId to;
  std::chrono::minutes time{0};
};

struct ConferenceRoom {
  RoomId id;
  LocalizedText name;
  CityId city;
  int seats = 0;
  std::vector<std::string> features;  ///< sorted: "booths", "streaming"
};

/// Interpreters who work between two languages, either way.
struct InterpreterPool {
  Language one = Language::en;
  Language other = Language::fr;
  int people = 0;
};

}  // namespace plenary::scheduler
