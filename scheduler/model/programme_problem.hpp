#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/policy.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/relation.hpp"
#include "scheduler/model/resource.hpp"
#include "scheduler/model/session.hpp"

namespace plenary::scheduler {

/// Where the last release has a session.
struct PublishedPlace {
  calendar::LocalTime start;  ///< on the clock of the programme's zone
  std::optional<RoomId> room;
};

/// One session of a programme that is to be planned.
struct PlannedSession {
  SessionId id;
  LocalizedText title;
  SessionKind kind = SessionKind::meeting;
  SessionMode mode = SessionMode::virtual_only;  ///< never unknown
  std::chrono::minutes duration{60};
  DateWindow window;                       ///< days on which it may begin; the programme's if the document states none
  std::optional<ClockSpan> hours;          ///< in the programme's zone; the programme's if the document states none
  DaysAllowed days;                        ///< its own, or the programme's
  std::optional<calendar::Date> deadline;  ///< it ends on this day or before
  std::optional<CityId> city;              ///< in person and hybrid: always
  int seats = 0;                           ///< that its room must have
  std::vector<std::string> features;       ///< sorted: that its room must have
  std::vector<Participant> participants;   ///< sorted by delegation id
  Quorum quorum;
  std::optional<int> most_points;
  std::vector<Language> languages;  ///< interpreted from and into the first; fewer than two: not interpreted
  bool over_lunch = false;          ///< may be held during the programme's lunch
  bool keeps_lunch = false;  ///< online only, it is kept from the lunch of each who must attend, on its own clock
  Pin pin;
  PreferredTimes prefers = {};  ///< in the programme's zone
  std::optional<PublishedPlace> published;

  bool in_person() const noexcept { return mode == SessionMode::in_person || mode == SessionMode::hybrid; }
  bool online() const noexcept { return mode == SessionMode::virtual_only || mode == SessionMode::hybrid; }
};

/// A statement about two or more sessions. Days are those of the programme's zone.
struct Relation {
  RelationKind kind = RelationKind::before;  ///< one that binds times
  std::vector<std::size_t> sessions;         ///< indices into the programme's, as the statement lists them
  std::chrono::minutes least{0};             ///< before: the least time between
  std::optional<std::chrono::minutes> most = std::nullopt;  ///< before: the most
};

/// A programme to be planned: everything that the solver needs, already resolved and valid.
struct ProgrammeProblem {
  const Dialogue* dialogue = nullptr;
  std::string id;
  LocalizedText title;
  calendar::Zone zone = calendar::Zone::utc();  ///< people agree on its wall clock
  std::chrono::minutes grid{15};                ///< starts lie on multiples of it after local midnight
  DateWindow window;
  std::optional<ClockSpan> hours;                    ///< in `zone`
  std::optional<ClockSpan> lunch;                    ///< on the clock of the city: no session in person then
  std::chrono::minutes least_break{0};               ///< between two sessions that one delegation must attend
  std::optional<std::chrono::minutes> online_a_day;  ///< that a delegation may be asked to spend in a day
  std::optional<Links> links;                        ///< online sessions that can be held at once
  std::map<DelegationId, int> people;                ///< whom a delegation sends; 1 where it is not stated
  std::set<DelegationId> waive_lunch;                ///< they need not have theirs kept free
  std::vector<City> cities;
  std::vector<Journey> journeys;
  std::vector<ConferenceRoom> rooms;
  std::vector<InterpreterPool> interpreters;
  std::vector<Waiver> waivers;
  Ledger ledger;  ///< of the sessions before these: a plan is compared by what it says and what the plan adds
  std::vector<PlannedSession> sessions;
  std::vector<Relation> relations;
  Policy policy;
  BurdenTable table;

  const City* find_city(const CityId& city_id) const noexcept;
  /// The clock by which the room's times are meant.
  const calendar::Zone& zone_of(const ConferenceRoom& room) const noexcept;
  const ConferenceRoom* find_room(const RoomId& room_id) const noexcept;
  int people_of(const DelegationId& delegation) const noexcept;
};

/// The title of the session, or its id where it has none.
LocalizedText title_or_id(const PlannedSession& session);

/// Session `session` alone, over the whole window of the programme, so that slots of all sessions have the same
/// numbers. Its own window, hours and deadline are left to the programme's rules.
Problem alone(const ProgrammeProblem& programme, std::size_t session);

}  // namespace plenary::scheduler
