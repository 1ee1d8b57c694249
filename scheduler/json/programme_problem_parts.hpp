#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/model/programme_problem.hpp"

/// The parts of a programme that is to be planned, each read by one function. Private to scheduler/json.
namespace plenary::scheduler {

/// A session as read, with what is known of it. Nothing is said of faults that follow from others.
struct SessionDraft {
  std::string pointer;
  bool sound = false;                                           ///< nothing was wrong with it by itself
  std::optional<calendar::Interval<calendar::Instant>> pinned;  ///< [start, end) of a sound session's pinned time
};

/// A programme while it is read.
struct ProgrammeDraft {
  ProgrammeProblem problem;
  bool clock_is_known = false;       ///< zone, window, grid and hours are right
  bool cities_are_known = false;     ///< nothing was wrong with cities
  bool rooms_are_known = false;      ///< nothing was wrong with rooms
  std::vector<SessionDraft> drafts;  ///< of each session of the problem
  std::vector<std::string> session_ids;
};

/// A statement of how two sessions stand to each other, with the relation that makes it.
struct RelationLink {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t relation = 0;
};

/// Cities, journeys, rooms and interpreters.
void read_programme_resources(ObjectReader& document, ProgrammeDraft& draft);

/// The member "features": words, sorted.
std::vector<std::string> read_features(ObjectReader& object);

/// The member `name`: 1 minute to `most`.
std::optional<std::chrono::minutes> read_span(ObjectReader& object, const char* name, std::chrono::minutes most);

/// Reports element `count` + 1 and what follows of array `name` once; whether there are more than `most`.
bool report_too_many(ObjectReader& object, const char* name, std::size_t count, std::size_t most, const char* fix);

/// The member "sessions", and "attendance" of the document, which holds for sessions that state none.
void read_planned_sessions(ObjectReader& document, ProgrammeDraft& draft);

/// What is pinned and published; `draft` holds where.
void read_pin(ObjectReader& object, const ProgrammeDraft& programme, PlannedSession& session, SessionDraft& draft);
void read_published(ObjectReader& object, const ProgrammeDraft& programme, PlannedSession& session);

/// Pins of different sessions that exclude each other: one room, one person, one link at the same time.
void report_pins_at_once(const ProgrammeDraft& draft, Errors& errors);

/// The member "relations", each by itself.
void read_plan_relations(ObjectReader& document, ProgrammeDraft& draft);

/// Circles of sessions that would be before themselves.
void report_precedence_cycles(const ProgrammeDraft& draft, Errors& errors);

/// Two relations that no two sessions can have to each other.
void report_contradictions(const ProgrammeDraft& draft, Errors& errors);

/// Relations that pins break.
void report_broken_by_pins(const ProgrammeDraft& draft, Errors& errors);

/// "before", as documents write it.
const std::string& name_of(RelationKind kind);

/// The id of the thing in `things` that `text` names, or an error with the nearest; `what` is "a city".
template <class Id, class Things>
Result<Id> parse_known(std::string_view text, const Things& things, const char* what) {
  for (const auto& thing : things) {
    if (thing.id.value == text) return thing.id;
  }
  std::vector<std::string> names;
  for (const auto& thing : things) {
    if (!thing.id.value.empty()) names.push_back(thing.id.value);
  }
  return unexpected(Error{"", printable(text), std::string{"is not "} + what + " of this document", list_names(names),
                          nearest_name(text, names)});
}

}  // namespace plenary::scheduler
