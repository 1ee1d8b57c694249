#include <algorithm>
#include <map>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/programme_words.hpp"

namespace plenary::scheduler {

namespace {

/// Counts of people and groups; more than a dialogue ever sees, less than what overflows.
constexpr std::int64_t most_people = 100'000;

std::optional<int> read_count(ObjectReader& object, const char* name, std::int64_t least) {
  const auto number = object.optional_integer(name, least, most_people);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::vector<DelegationId> read_parties(ObjectReader& object, const char* name, const ProgrammeScope& scope) {
  std::vector<DelegationId> parties;
  object.each_element(name, false, [&](const Json& value, std::string pointer) {
    const auto party = object.parsed(value, pointer, [&](std::string_view text) { return parse_party(text, scope); });
    if (!party) return;
    if (std::find(parties.begin(), parties.end(), *party) != parties.end()) {
      object.errors().push_back({pointer, party->value, "named twice", "each once", "remove one of the two"});
      return;
    }
    parties.push_back(*party);
  });
  return parties;
}

std::optional<Place> read_place(ObjectReader& session, const ProgrammeScope& scope) {
  const Json* member = session.optional("place");
  if (member == nullptr) return std::nullopt;
  ObjectReader object(*member, child(session.pointer(), "place"), session.errors());
  Place place;
  place.city = required_text(object, "city");
  place.country = object.required_parsed("country", [&](std::string_view text) { return parse_party(text, scope); })
                      .value_or(DelegationId{});
  place.venue = object.optional_string("venue").value_or("");
  if (const Json* geo = object.optional("geo")) {
    ObjectReader position(*geo, child(object.pointer(), "geo"), session.errors());
    position.required("latitude");
    position.required("longitude");
    const auto latitude = position.optional_number("latitude", -90, 90);
    const auto longitude = position.optional_number("longitude", -180, 180);
    position.required_parsed("source", [&](std::string_view text) { return parse_source(text, scope); });
    position.finish();
    if (latitude && longitude) place.coordinates = Coordinates{*latitude, *longitude};
  }
  object.finish();
  return place;
}

Attendance read_attendance(ObjectReader& session, const ProgrammeScope& scope) {
  Attendance attendance;
  const Json* member = session.optional("attendance");
  if (member == nullptr) return attendance;
  ObjectReader object(*member, child(session.pointer(), "attendance"), session.errors());
  attendance.participants = read_count(object, "participants", 0);
  attendance.countries = read_count(object, "countries", 0);
  attendance.african = read_count(object, "african", 0);
  attendance.european = read_count(object, "european", 0);
  attendance.organisations = read_parties(object, "organisations", scope);
  attendance.guests = read_parties(object, "guests", scope);
  object.finish();
  if (attendance.countries && attendance.african && attendance.european &&
      *attendance.african + *attendance.european != *attendance.countries) {
    object.report("countries", {"", std::to_string(*attendance.countries), "the parts do not add up",
                                "the sum of \"african\" and \"european\"",
                                std::to_string(*attendance.african + *attendance.european)});
  }
  return attendance;
}

/// The delegations of `value`: a list of codes, or {set, as_of}.
std::vector<DelegationId> read_invited(const Json& value, ObjectReader& session, const ProgrammeScope& scope) {
  std::vector<DelegationId> invited;
  if (value.is_array()) {
    session.each_element("invited", false, [&](const Json& element, std::string pointer) {
      const auto id = session.parsed(element, pointer, [&](std::string_view text) -> Result<DelegationId> {
        if (scope.dialogue.find(text) != nullptr) return DelegationId{std::string(text)};
        std::vector<std::string> names;
        for (const Delegation& delegation : scope.dialogue.delegations) names.push_back(delegation.id.value);
        return unexpected(Error{"", printable(text), "not a delegation of the dialogue", list_names(names),
                                nearest_name(text, names)});
      });
      if (id) invited.push_back(*id);
    });
  } else {
    ObjectReader object(value, child(session.pointer(), "invited"), session.errors());
    const std::string id = object.required_string("set");
    const auto as_of = object.optional_parsed("as_of", calendar::parse_date);
    object.finish();
    if (const PartnerSet* set = scope.dialogue.find_set(id, as_of)) {
      invited = set->members;
    } else if (!id.empty()) {
      std::vector<std::string> names;
      for (const PartnerSet& known : scope.dialogue.sets) names.push_back(known.id);
      object.report("set", {"", printable(id), "no such set of partners at that date", list_names(names),
                            nearest_name(id, names)});
    }
  }
  std::sort(invited.begin(), invited.end());
  invited.erase(std::unique(invited.begin(), invited.end()), invited.end());
  return invited;
}

std::vector<ConferenceLink> read_conferences(ObjectReader& session) {
  static const Words<std::string> features{{"audio", "AUDIO"},         {"chat", "CHAT"},   {"feed", "FEED"},
                                           {"moderator", "MODERATOR"}, {"phone", "PHONE"}, {"screen", "SCREEN"},
                                           {"video", "VIDEO"}};
  std::vector<ConferenceLink> links;
  session.each_element("conferences", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), session.errors());
    ConferenceLink link;
    link.uri = object.required_parsed("uri", parse_conference_address).value_or("");
    object.each_element("features", false, [&](const Json& feature, std::string at) {
      if (const auto word = object.choice(feature, std::move(at), features)) link.features.push_back(*word);
    });
    link.label = object.optional_string("label").value_or("");
    link.language = object.optional_choice("language", language_words());
    object.finish();
    links.push_back(std::move(link));
  });
  return links;
}

std::vector<DocumentLink> read_links(ObjectReader& session) {
  static const Words<std::string> relations{{"describedby", "describedby"}, {"related", "related"}};
  std::vector<DocumentLink> links;
  session.each_element("links", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), session.errors());
    DocumentLink link;
    link.uri = object.required_parsed("uri", parse_web_address).value_or("");
    link.relation = object.required_choice("relation", relations).value_or("");
    link.label = object.required_string("label");
    object.finish();
    links.push_back(std::move(link));
  });
  return links;
}

Result<SessionId> parse_target(std::string_view text, const ProgrammeScope& scope) {
  if (std::find(scope.session_ids.begin(), scope.session_ids.end(), text) != scope.session_ids.end()) {
    return SessionId{std::string(text)};
  }
  return unexpected(Error{"", printable(text), "no session of this programme", list_names(scope.session_ids, 4),
                          nearest_name(text, scope.session_ids)});
}

std::vector<RelationTo> read_relations(ObjectReader& session, const ProgrammeScope& scope) {
  std::vector<RelationTo> relations;
  session.each_element("relations", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), session.errors());
    const auto type = object.required_choice("type", session_relation_words());
    const bool has_target = object.optional("target") != nullptr;
    const Json* outside = object.optional("outside");
    if (has_target == (outside != nullptr)) {
      session.errors().push_back({object.pointer(), "", "a relation needs one target",
                                  "\"target\" (a session of this programme) or \"outside\" (name and url)", ""});
    }
    const auto target =
        object.optional_parsed("target", [&](std::string_view text) { return parse_target(text, scope); });
    if (outside != nullptr) {
      ObjectReader other(*outside, child(object.pointer(), "outside"), session.errors());
      OutsideTarget named{required_text(other, "name"), other.optional_parsed("url", parse_web_address).value_or("")};
      other.finish();
      if (type) relations.push_back({*type, std::move(named)});
    } else if (type && target) {
      relations.push_back({*type, OwnTarget{*target}});
    }
    object.finish();
  });
  return relations;
}

Revision read_revision(ObjectReader& session) {
  Revision revision;
  const Json* member = session.required("revision");
  if (member == nullptr) return revision;
  ObjectReader object(*member, child(session.pointer(), "revision"), session.errors());
  revision.sequence = static_cast<int>(object.required_integer("sequence", 0, 1'000'000).value_or(0));
  revision.stamp = object.required_parsed("stamp", calendar::parse_instant).value_or(calendar::Instant{});
  revision.last_modified = object.optional_parsed("last_modified", calendar::parse_instant).value_or(revision.stamp);
  object.finish();
  return revision;
}

std::map<std::string, Provenance> read_provenance(ObjectReader& session, const ProgrammeScope& scope) {
  std::map<std::string, Provenance> provenance;
  session.each_member("provenance", [&](const std::string& field, const Json& value, std::string pointer) {
    const auto& fields = provenance_fields();
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      session.errors().push_back(
          {pointer, printable(field), "no field of a session", list_names(fields, 30), nearest_name(field, fields)});
      return;
    }
    ObjectReader object(value, std::move(pointer), session.errors());
    Provenance from;
    from.source =
        object.required_parsed("source", [&](std::string_view text) { return parse_source(text, scope); }).value_or("");
    from.derived = object.optional_boolean("derived").value_or(false);
    from.note = object.optional_string("note").value_or("");
    object.finish();
    provenance.emplace(field, std::move(from));
  });
  return provenance;
}

void read_facts(ObjectReader& object, const ProgrammeScope& scope, Session& session) {
  object.each_element("facts", false, [&](const Json& value, std::string pointer) {
    ObjectReader fact(value, std::move(pointer), object.errors());
    std::string text = fact.required_string("text");
    auto source = fact.required_parsed("source", [&](std::string_view id) { return parse_source(id, scope); });
    fact.finish();
    session.facts.push_back({std::move(text), std::move(source).value_or("")});
  });
  object.each_element("issues", false, [&](const Json& value, std::string pointer) {
    auto text = object.parsed(value, std::move(pointer), [](std::string_view issue) -> Result<std::string> {
      if (!issue.empty()) return std::string(issue);
      return unexpected(Error{"", "", "this must not be empty", "a text", ""});
    });
    if (text) session.issues.push_back(std::move(*text));
  });
}

}  // namespace

Session read_session(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors) {
  ObjectReader object(value, std::move(pointer), errors);
  Session session;
  session.id = {object.required_parsed("id", parse_slug).value_or("")};
  session.title = required_text(object, "title");
  session.kind = object.optional_choice("kind", session_kind_words());
  session.mode = object.required_choice("mode", session_mode_words()).value_or(SessionMode::unknown);
  session.status = object.required_choice("status", session_status_words()).value_or(SessionStatus::draft);
  session.status_note = object.optional_text("status_note").value_or(LocalizedText{});
  if (const Json* when = object.optional("when")) {
    session.when = read_when(*when, child(object.pointer(), "when"), scope, errors);
  }
  session.place = read_place(object, scope);
  session.hosts = read_parties(object, "hosts", scope);
  session.chairs = read_parties(object, "chairs", scope);
  session.co_chairs = read_parties(object, "co_chairs", scope);
  session.organisers = read_parties(object, "organisers", scope);
  session.opened_by = object.optional_text("opened_by").value_or(LocalizedText{});
  session.description = object.optional_text("description").value_or(LocalizedText{});
  session.outcome = object.optional_text("outcome").value_or(LocalizedText{});
  session.working_groups = read_count(object, "working_groups", 1);
  session.attendance = read_attendance(object, scope);
  if (const Json* invited = object.optional("invited")) session.invited = read_invited(*invited, object, scope);
  object.each_element("languages", false, [&](const Json& language, std::string at) {
    if (const auto word = object.choice(language, std::move(at), language_words())) session.languages.push_back(*word);
  });
  session.conferences = read_conferences(object);
  session.url = object.optional_parsed("url", parse_web_address).value_or("");
  session.links = read_links(object);
  session.relations = read_relations(object, scope);
  session.revision = read_revision(object);
  session.source =
      object.required_parsed("source", [&](std::string_view id) { return parse_source(id, scope); }).value_or("");
  session.provenance = read_provenance(object, scope);
  read_facts(object, scope, session);
  object.finish();
  return session;
}

}  // namespace plenary::scheduler
