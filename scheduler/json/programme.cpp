#include "scheduler/json/programme.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/programme_words.hpp"

namespace plenary::scheduler {

namespace {

/// A dialogue holds some ten sessions a year; the limit keeps feeds within what calendar clients load.
constexpr std::size_t most_sessions = 2000;

/// 2,000 sessions of the size of the sample's take about 5 MB.
constexpr DocumentLimits limits{8u << 20, 16};

Release read_release(ObjectReader& document) {
  Release release;
  const Json* member = document.required("release");
  if (member == nullptr) return release;
  ObjectReader object(*member, child(document.pointer(), "release"), document.errors());
  release.number = static_cast<int>(object.required_integer("number", 1, 1'000'000).value_or(1));
  release.published = object.required_parsed("published", calendar::parse_instant).value_or(calendar::Instant{});
  object.finish();
  return release;
}

std::vector<Source> read_sources(ObjectReader& document) {
  std::vector<Source> sources;
  std::set<std::string> ids;
  document.each_element("sources", true, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), document.errors());
    Source source;
    source.id = object.required_parsed("id", parse_slug).value_or("");
    source.title = object.required_string("title");
    source.url = object.optional_parsed("url", parse_web_address).value_or("");
    source.founding = object.optional_boolean("founding").value_or(false);
    object.finish();
    if (!source.id.empty() && !ids.insert(source.id).second) {
      report_twice(document.errors(), child(object.pointer(), "id"), source.id);
    }
    sources.push_back(std::move(source));
  });
  return sources;
}

/// Codes as the dialogue writes them: capital letters, digits and '-'.
Result<std::string> parse_party_id(std::string_view text) {
  const bool right = text.size() >= 2 && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
                       return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
                     });
  if (right) return std::string(text);
  return unexpected(Error{"", printable(text), "not a code", "2 to 32 of A-Z, 0-9 and '-'", ""});
}

std::vector<Party> read_parties(ObjectReader& document, const Dialogue& dialogue) {
  std::vector<Party> parties;
  std::set<std::string> ids;
  document.each_element("parties", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), document.errors());
    Party party;
    party.id = {object.required_parsed("id", parse_party_id).value_or("")};
    party.name = required_text(object, "name");
    party.kind = object.required_choice("kind", party_kind_words()).value_or(DelegationKind::organisation);
    object.finish();
    if (dialogue.find(party.id.value) != nullptr) {
      object.report("id", {"", party.id.value, "this is a delegation of the dialogue already",
                           "countries and organisations that the dialogue does not list", "remove the entry"});
    } else if (!party.id.value.empty() && !ids.insert(party.id.value).second) {
      report_twice(document.errors(), child(object.pointer(), "id"), party.id.value);
    }
    parties.push_back(std::move(party));
  });
  return parties;
}

std::vector<std::string> ids_of_sessions(const Json& document) {
  std::vector<std::string> ids;
  if (!document.is_object() || !document.contains("sessions") || !document["sessions"].is_array()) return ids;
  for (const Json& session : document["sessions"]) {
    if (session.is_object() && session.contains("id") && session["id"].is_string()) {
      ids.push_back(session["id"].get<std::string>());
    }
  }
  return ids;
}

std::vector<Session> read_sessions(ObjectReader& document, const ProgrammeScope& scope) {
  std::vector<Session> sessions;
  std::set<std::string> ids;
  const std::size_t count = document.each_element("sessions", true, [&](const Json& value, std::string pointer) {
    if (sessions.size() == most_sessions) return;
    sessions.push_back(read_session(value, pointer, scope, document.errors()));
    const std::string& id = sessions.back().id.value;
    if (!id.empty() && !ids.insert(id).second) report_twice(document.errors(), child(pointer, "id"), id);
  });
  if (count > most_sessions) {
    document.report("sessions",
                    {"", std::to_string(count), "too many sessions", "at most 2000", "split the programme"});
  }
  return sessions;
}

std::string read_dialogue_id(ObjectReader& document, const Dialogue& dialogue) {
  const auto parse = [&](std::string_view text) -> Result<std::string> {
    if (text == dialogue.id) return std::string(text);
    return unexpected(Error{"", printable(text), "unknown dialogue", dialogue.id, dialogue.id});
  };
  return document.required_parsed("dialogue", parse).value_or("");
}

/// The target within which `session` lies, if its relation points into the programme.
std::vector<std::string_view> parents_of(const Session& session) {
  std::vector<std::string_view> parents;
  for (const RelationTo& relation : session.relations) {
    const auto* own = std::get_if<OwnTarget>(&relation.target);
    if (own != nullptr && is_within(relation.type)) parents.push_back(own->id.value);
  }
  return parents;
}

}  // namespace

void report_relation_cycles(const std::vector<Session>& sessions, Errors& errors) {
  std::map<std::string_view, std::vector<std::string_view>> parents;
  for (const Session& session : sessions) parents.emplace(session.id.value, parents_of(session));
  // A session lies in a circle exactly if it can be reached from itself.
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const std::string_view self = sessions[i].id.value;
    std::set<std::string_view> reached;
    std::vector<std::string_view> open = parents[self];
    while (!open.empty()) {
      const std::string_view id = open.back();
      open.pop_back();
      if (!reached.insert(id).second) continue;
      const auto found = parents.find(id);
      if (found != parents.end()) open.insert(open.end(), found->second.begin(), found->second.end());
    }
    if (reached.contains(self)) {
      errors.push_back({child(child("/sessions", i), "relations"), sessions[i].id.value,
                        "the session would lie within itself", "relations without a circle",
                        "remove one of the relations"});
    }
  }
}

Checked<Programme> read_programme(std::string_view json, const Dialogue& dialogue) {
  auto parsed = parse_document(json, limits);
  if (!parsed) return unexpected(std::move(parsed.error()));
  Errors errors;
  ObjectReader document(*parsed, "", errors);
  Programme programme;
  document.optional_string("$schema");
  programme.id = document.required_parsed("id", parse_slug).value_or("");
  programme.dialogue = read_dialogue_id(document, dialogue);
  programme.title = required_text(document, "title");
  programme.description = document.optional_text("description").value_or(LocalizedText{});
  programme.release = read_release(document);
  programme.url = document.optional_parsed("url", parse_web_address).value_or("");
  programme.sources = read_sources(document);
  programme.parties = read_parties(document, dialogue);
  document.each_element("notes", false, [&](const Json& value, std::string pointer) {
    auto note = document.parsed(value, std::move(pointer),
                                [](std::string_view text) -> Result<std::string> { return std::string(text); });
    if (note) programme.notes.push_back(std::move(*note));
  });

  ProgrammeScope scope{
      dialogue, programme, document.optional_parsed("zone", calendar::Zone::find), {}, ids_of_sessions(*parsed)};
  for (const Delegation& delegation : dialogue.delegations) scope.party_ids.push_back(delegation.id.value);
  for (const Party& party : programme.parties) scope.party_ids.push_back(party.id.value);
  programme.sessions = read_sessions(document, scope);
  report_relation_cycles(programme.sessions, errors);
  document.finish();
  report_control_characters(*parsed, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return programme;
}

}  // namespace plenary::scheduler
