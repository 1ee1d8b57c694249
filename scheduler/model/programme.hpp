#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/policy.hpp"
#include "scheduler/model/relation.hpp"
#include "scheduler/model/release.hpp"
#include "scheduler/model/resource.hpp"
#include "scheduler/model/session.hpp"
#include "scheduler/model/wish.hpp"

namespace plenary::scheduler {

/// What a delegation sends to a programme.
struct SentDelegation {
  DelegationId id;
  std::optional<int> people;          ///< 1 where it is not stated
  bool waives_lunch = false;          ///< it need not have its lunch kept free
  std::optional<Counts> counts = {};  ///< as in the dialogue where it is not stated
};

/// A burden table that a programme brings, with what its author says of it.
struct OwnBurdenTable {
  BurdenTable table;
  std::map<std::string, std::string> remarks;  ///< by member: "note", "unit", the reason of "core"
};

/// A dialogue's programme, from the first wish to the release: everything that its document says
/// (data/schema/programme.schema.json). What solvers work on and what is published are derived from it
/// (scheduler/plan/derive).
struct Programme {
  std::string id;  ///< part of feed addresses and UIDs
  std::string dialogue;
  LocalizedText title;
  LocalizedText description;
  std::string url;  ///< the dialogue's own page about it; may be empty
  std::optional<Edition> edition;

  std::optional<calendar::Zone> zone;  ///< people agree on its wall clock; see `zone_of` for a programme without
  std::chrono::minutes grid{15};       ///< starts lie on multiples of it after local midnight; divides an hour
  std::optional<DateWindow> window;    ///< of sessions that state none
  std::optional<ClockSpan> hours;      ///< of sessions that state none; in the programme's zone
  std::optional<Weekdays> weekdays;    ///< of sessions that state none; in the programme's zone
  std::optional<std::vector<calendar::Date>> not_on;  ///< likewise, sorted: days that are kept clear
  std::optional<ClockSpan> lunch;                     ///< on the clock of the city: no session in person then
  std::optional<std::chrono::minutes> least_break;    ///< between two sessions that one delegation must attend
  std::optional<std::chrono::minutes> online_a_day;   ///< that a delegation may be asked to spend in a day
  std::optional<Links> links;                         ///< online sessions that can be held at once

  std::vector<City> cities;
  std::vector<Journey> journeys;
  std::vector<ConferenceRoom> rooms;
  std::vector<InterpreterPool> interpreters;

  std::vector<SentDelegation> delegations;
  std::optional<Invitations> attendance;  ///< of sessions that state none
  std::optional<Policy> policy;
  std::vector<Waiver> waivers;
  std::optional<Floors> floors;  ///< of sessions that state none
  std::optional<OwnBurdenTable> burden_table;
  Ledger ledger;  ///< of the sessions before these
  std::vector<SessionsRelation> relations;

  std::vector<Source> sources;
  std::vector<Party> parties;
  std::vector<std::string> notes;    ///< decisions that the editor took where sources leave a choice; published
  std::vector<std::string> remarks;  ///< internal
  std::vector<Session> sessions;

  const Session* find(std::string_view session_id) const noexcept;
  const City* find_city(const CityId& city_id) const noexcept;
  const ConferenceRoom* find_room(const RoomId& room_id) const noexcept;
};

}  // namespace plenary::scheduler
