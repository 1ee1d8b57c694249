#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"
#include "scheduler/model/id.hpp"
#include "scheduler/model/relation.hpp"
#include "scheduler/model/wish.hpp"

namespace plenary::scheduler {

enum class SessionKind {
  plenary,
  working_group,
  webinar,
  virtual_meeting,
  workshop,
  technical_workshop,
  regional_workshop,
  technical_meeting,
  thematic_meeting,
  trilateral_thematic_meeting,
  side_event,
  senior_officials_meeting,
  ministerial_conference,
  sequence,  ///< several sessions held one after the other: an envelope around them
  meeting
};

enum class SessionMode { unknown, virtual_only, in_person, hybrid };

enum class SessionStatus {
  draft,  ///< not for publication: neither in feeds nor on the page
  tentative,
  confirmed,
  held,
  postponed,
  cancelled
};

/// When a session is, is not known.
struct Unscheduled {
  friend bool operator==(const Unscheduled&, const Unscheduled&) = default;
};

/// Whole days at the place of the session; both days belong to it.
struct DateRange {
  calendar::Date first;
  calendar::Date last;  ///< inclusive, not before first
  calendar::Zone zone;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// What people agreed on: clock readings in one named zone. Instants are derived from it.
/// Invariant kept by the reader: both readings are unique in `zone`, end after start.
struct ClockTime {
  calendar::LocalTime start;
  calendar::LocalTime end;  ///< exclusive
  calendar::Zone zone;
  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};

using When = std::variant<Unscheduled, DateRange, ClockTime>;

/// The instants that `when` covers; date ranges from midnight to midnight in their zone.
std::optional<calendar::Interval<calendar::Instant>> instants(const When& when);

struct Place {
  LocalizedText city;
  DelegationId country;
  std::string venue;                       ///< empty if not known
  std::optional<Coordinates> coordinates;  ///< of the city, where a source gives them
  std::string coordinates_source = {};     ///< id of that `Source`
  friend bool operator==(const Place&, const Place&) = default;
};

/// A way into a virtual or hybrid session.
struct ConferenceLink {
  std::string uri;
  std::vector<std::string> features;  ///< RFC 7986 §6.3: "AUDIO", "VIDEO", "CHAT", …
  std::string label;
  std::optional<Language> language;  ///< the channel's, where the session is interpreted
  friend bool operator==(const ConferenceLink&, const ConferenceLink&) = default;
};

struct DocumentLink {
  std::string uri;
  std::string relation;  ///< "describedby", "related"
  std::string label;
  friend bool operator==(const DocumentLink&, const DocumentLink&) = default;
};

/// How many countries of one partner set came.
struct SetCount {
  std::string set;  ///< id of a `PartnerSet` of the dialogue
  int countries = 0;
  friend bool operator==(const SetCount&, const SetCount&) = default;
};

/// Who came, as far as it is told; absent numbers are unknown, not zero.
struct Attendance {
  std::optional<int> participants;
  std::optional<int> countries;
  std::vector<SetCount> sets;  ///< parts of `countries`
  std::vector<DelegationId> organisations;
  std::vector<DelegationId> guests;  ///< countries that are no partners; not counted in `countries`
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// Which statement of a session this is. RFC 5545 §3.8.7.
struct Revision {
  int sequence = 0;
  calendar::Instant stamp;
  calendar::Instant last_modified;
  friend bool operator==(const Revision&, const Revision&) = default;
};

/// Where a field's value comes from, if not from the session's own source.
struct Provenance {
  std::string source;    ///< id of a `Source`
  bool derived = false;  ///< concluded from the source rather than stated in it
  std::string note;      ///< why; may be empty
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// A statement about a session, in the words of the editor, with its source.
struct Fact {
  std::string text;
  std::string source;  ///< id of a `Source`
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// What may be published of a session. What no source states is absent. Nothing that is asked of it stands here:
/// whatever shows a session to the public takes this type, so that wishes cannot reach it.
struct PublicSession {
  SessionId id;
  LocalizedText title;
  std::optional<SessionKind> kind;
  SessionMode mode = SessionMode::unknown;
  SessionStatus status = SessionStatus::draft;
  LocalizedText status_note;  ///< why it was postponed, what replaced it
  When when;
  std::optional<Place> place;
  std::vector<DelegationId> hosts;
  std::vector<DelegationId> chairs;
  std::vector<DelegationId> co_chairs;
  std::vector<DelegationId> organisers;
  LocalizedText opened_by;
  LocalizedText description;
  LocalizedText outcome;
  std::optional<int> working_groups;
  Attendance attendance;
  std::optional<std::vector<DelegationId>> invited;  ///< sorted; absent: all partners of the dialogue
  std::vector<DelegationId> online = {};             ///< of a hybrid session: who joins it online; sorted
  std::optional<SetName> invited_set = {};           ///< whose members `invited` are, where the document says so
  std::vector<Language> languages;                   ///< interpreted; empty if not known
  std::vector<ConferenceLink> conferences;
  std::string url;
  std::vector<DocumentLink> links;
  std::vector<RelationTo> relations;
  Revision revision;
  std::string source;  ///< id of the `Source` of all fields not in `provenance`; empty if none is stated
  std::map<std::string, Provenance> provenance;  ///< by field name
  std::vector<Fact> facts;                       ///< beyond the fields
  std::vector<std::string> issues;               ///< where sources are silent or contradict each other

  friend bool operator==(const PublicSession&, const PublicSession&) = default;
  bool is_draft() const noexcept { return status == SessionStatus::draft; }
  bool is_decided() const noexcept { return !std::holds_alternative<Unscheduled>(when); }
};

/// A hard rule that a session breaks as it is decided, and why that is meant so: until its time or room changes.
struct RuleException {
  std::string rule;    ///< as `plenary check` names it: "attendance:DZ"
  std::string reason;  ///< internal
  friend bool operator==(const RuleException&, const RuleException&) = default;
};

/// One meeting of a programme: what is told of it, and what only those who plan it see.
struct Session {
  PublicSession told;
  std::optional<Wish> wish;             ///< what is asked; absent where there is nothing to plan
  std::optional<RoomId> room;           ///< where it is, once decided; told as part of the place
  std::optional<SessionId> series;      ///< the session whose wish has the window of this one
  bool is_stamped = false;              ///< it states its revision, as whatever is released does
  std::vector<RuleException> although;  ///< rules that it may break
  std::vector<std::string> remarks;     ///< internal

  const SessionId& id() const noexcept { return told.id; }
};

}  // namespace plenary::scheduler
