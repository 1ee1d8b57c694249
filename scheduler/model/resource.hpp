#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"
#include "scheduler/model/id.hpp"
#include "scheduler/model/times.hpp"

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
  std::vector<std::string> features;      ///< sorted: "booths", "streaming"
  Presence presence = {};                 ///< on the clock of its city
  std::optional<TimeAround> around = {};  ///< each session in it: setting up, clearing

  TimeAround time_around() const noexcept { return around.value_or(TimeAround{}); }
};

/// Interpreters who work between two languages, either way.
struct InterpreterPool {
  Language one = Language::en;
  Language other = Language::fr;
  int people = 0;
  Presence presence = {};                 ///< on the clock of the programme's zone
  std::optional<TimeAround> around = {};  ///< each session: in the booth before it, a break after it
};

/// Ways into sessions online, all alike.
struct Links {
  int count = 0;
  Presence presence = {};                 ///< on the clock of the programme's zone
  std::optional<TimeAround> around = {};  ///< each session
};

}  // namespace plenary::scheduler
