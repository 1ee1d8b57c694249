#pragma once

#include <string>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/programme.hpp"

/// The parts of a programme document, each read by one function. Private to scheduler/json.
namespace plenary::scheduler {

/// What the parts of a document may refer to. Lists that are still being read are filled before sessions are.
struct ProgrammeScope {
  const Dialogue& dialogue;
  const Programme& programme;  ///< its sources and parties are complete
  std::optional<calendar::Zone> default_zone;
  std::vector<std::string> party_ids;    ///< delegations and parties
  std::vector<std::string> session_ids;  ///< of the whole document, also of sessions not read yet
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

/// The text `name`, reported if it is missing.
LocalizedText required_text(ObjectReader& object, const char* name);

/// Reports an id that something else has already.
void report_twice(Errors& errors, std::string pointer, const std::string& id);

/// {first, last?, zone?} or {start, end, zone?}.
When read_when(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors);

Session read_session(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors);

/// Control characters anywhere in the document, as errors: no calendar or page can carry them. Line feeds may stand
/// in descriptions, outcomes and status notes.
void report_control_characters(const Json& document, Errors& errors);

/// Relations that lie within each other in a circle, as errors.
void report_relation_cycles(const std::vector<Session>& sessions, Errors& errors);

}  // namespace plenary::scheduler
