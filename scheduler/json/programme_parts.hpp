#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/model/programme.hpp"

/// The parts of a programme document, each read by one function. Private to scheduler/json.
namespace plenary::scheduler {

/// What the parts of a document may refer to. Lists that are still being read are filled before sessions are.
struct ProgrammeScope {
  const Dialogue& dialogue;
  const Programme& programme;              ///< its sources, parties, cities and rooms are complete
  std::vector<std::string> party_ids;      ///< delegations and parties
  std::vector<std::string> session_ids;    ///< of the whole document, also of sessions not read yet
  std::vector<std::string> plannable_ids;  ///< the same, each window of a series by itself
  bool zone_is_wrong = false;              ///< the programme states a zone that is none
};

/// An id as addresses and UIDs can carry it: a–z, 0–9 and '-', beginning with a letter or digit, at most 64 long.
Result<std::string> parse_slug(std::string_view text);

/// An http or https address without spaces, controls or characters that RFC 3986 leaves out.
Result<std::string> parse_web_address(std::string_view text);

/// As above, also tel: and sip:, as people join a session.
Result<std::string> parse_conference_address(std::string_view text);

/// The id of a source in the document, or an error with the nearest.
Result<std::string> parse_source(std::string_view text, const ProgrammeScope& scope);

/// A country or organisation that the dialogue or the document knows, or an error with the nearest.
Result<DelegationId> parse_party(std::string_view text, const ProgrammeScope& scope);

/// The text `name`, reported if it is missing or empty.
LocalizedText required_text(ObjectReader& object, const char* name);

/// The text `name`, reported if it is there and empty; empty if it is not there.
LocalizedText stated_text(ObjectReader& object, const char* name);

/// Reports an id that something else has already.
void report_twice(Errors& errors, std::string pointer, const std::string& id);

/// The id of the thing in `things` that `text` names, or an error with the nearest; `what` is "a city".
template <class Id, class Things>
Result<Id> parse_known(std::string_view text, const Things& things, std::string_view fault) {
  std::vector<std::string> names;
  for (const auto& thing : things) {
    if (thing.id.value == text) return thing.id;
    if (!thing.id.value.empty()) names.push_back(thing.id.value);
  }
  return unexpected(Error{"", printable(text), {fault, {}}, list_names(names), nearest_name(text, names)});
}

/// Reports that array `name` has more than `most` elements; whether it has.
bool report_too_many(ObjectReader& object, const char* name, std::size_t count, std::size_t most, Message fix);

/// The member `name`: 1 minute to `most`.
std::optional<std::chrono::minutes> read_span(ObjectReader& object, const char* name, std::chrono::minutes most);

/// The member "window": {"from": "2020-09-14", "to": "2020-09-18"}, not empty and within the limits.
std::optional<DateWindow> read_window(ObjectReader& parent);

/// The member "weekdays": ["tue", "thu"], at least one, each once.
std::optional<Weekdays> read_weekdays(ObjectReader& object);

/// The member "not_on": dates, each once, sorted.
std::optional<std::vector<calendar::Date>> read_not_on(ObjectReader& object);

/// The member "grid": a duration of 5 to 60 minutes that divides an hour.
std::optional<std::chrono::minutes> read_grid(ObjectReader& parent);

/// The members "window", "hours" and "busy": when a resource is there.
Presence read_presence(ObjectReader& object);

/// The member "features": words, sorted.
std::vector<std::string> read_features(ObjectReader& object);

/// The member "floors": {"most_points": 24, …}.
std::optional<Floors> read_floors(ObjectReader& object);

/// Cities, journeys, rooms and interpreters.
void read_resources(ObjectReader& document, const Dialogue& dialogue, Programme& programme);

/// The member "links": a number, or {"count": 2, …} with times.
std::optional<Links> read_ways_in(ObjectReader& document);

/// The member "relations" of the programme, each by itself.
std::vector<SessionsRelation> read_relations(ObjectReader& document, const ProgrammeScope& scope);

Wish read_wish(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors);

/// {first, last?, zone?} or {start, end, zone?}.
When read_when(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors);

/// The member `name`: a list of texts, none empty.
std::vector<std::string> read_lines(ObjectReader& object, const char* name);

Session read_session(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors);

/// Control characters anywhere in the document, as errors: no calendar or page can carry them. Line feeds may stand
/// in descriptions, outcomes and status notes.
void report_control_characters(const Json& document, Errors& errors);

/// Relations that lie within each other in a circle, as errors.
void report_relation_cycles(const std::vector<Session>& sessions, Errors& errors);

}  // namespace plenary::scheduler
