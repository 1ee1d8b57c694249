#include <algorithm>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/programme_parts.hpp"
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
      object.errors().push_back(
          {pointer, party->value, {"fault.named-twice", {}}, {"json.each-once", {}}, {"json.remove-one", {}}});
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
  place.country = object.optional_parsed("country", [&](std::string_view text) { return parse_party(text, scope); })
                      .value_or(DelegationId{});
  place.venue = object.optional_string("venue").value_or("");
  if (const Json* geo = object.optional("geo")) {
    ObjectReader position(*geo, child(object.pointer(), "geo"), session.errors());
    position.required("latitude");
    position.required("longitude");
    const auto latitude = position.optional_number("latitude", -90, 90);
    const auto longitude = position.optional_number("longitude", -180, 180);
    place.coordinates_source =
        position.required_parsed("source", [&](std::string_view text) { return parse_source(text, scope); })
            .value_or("");
    position.finish();
    if (latitude && longitude) place.coordinates = Coordinates{*latitude, *longitude};
  }
  object.finish();
  return place;
}

/// {"africa": 15}: countries by partner set. Sets that share nobody are parts of `countries`, and where they hold all
/// partners together, they are the whole.
std::vector<SetCount> read_set_counts(ObjectReader& attendance, const std::optional<int>& countries,
                                      const ProgrammeScope& scope) {
  std::vector<SetCount> parts;
  const Json* member = attendance.optional("sets");
  if (member == nullptr) return parts;
  ObjectReader object(*member, child(attendance.pointer(), "sets"), attendance.errors());
  std::set<DelegationId> counted;
  bool apart = true;
  int sum = 0;
  for (const PartnerSet& set : scope.dialogue.sets) {
    if (std::ranges::find(parts, set.id, &SetCount::set) != parts.end()) continue;
    const auto number = read_count(object, set.id.c_str(), 0);
    if (!number) continue;
    parts.push_back({set.id, *number});
    sum += *number;
    for (const DelegationId& id : set.members) apart = counted.insert(id).second && apart;
  }
  object.finish();
  if (!countries || parts.empty() || !apart) return parts;
  const PartnerSet* all = scope.dialogue.find_set(all_partners, std::nullopt);
  const bool whole = all != nullptr && counted.size() == all->members.size();
  if (sum > *countries || (whole && sum != *countries)) {
    attendance.report("countries", {"",
                                    std::to_string(*countries),
                                    {"fault.attendance-parts", {}},
                                    {"allow.attendance-sum", {}},
                                    std::to_string(sum)});
  }
  return parts;
}

Attendance read_who_came(ObjectReader& session, const ProgrammeScope& scope) {
  Attendance attendance;
  const Json* member = session.optional("attendance");
  if (member == nullptr) return attendance;
  if (member->is_array()) {
    session.report("attendance", {"",
                                  "",
                                  {"programme.misplaced-wish", {}},
                                  {"programme.who-came", {}},
                                  {"programme.move-into-wish", {{"name", "attendance"}}}});
    return attendance;
  }
  ObjectReader object(*member, child(session.pointer(), "attendance"), session.errors());
  attendance.participants = read_count(object, "participants", 0);
  attendance.countries = read_count(object, "countries", 0);
  attendance.sets = read_set_counts(object, attendance.countries, scope);
  attendance.organisations = read_parties(object, "organisations", scope);
  attendance.guests = read_parties(object, "guests", scope);
  object.finish();
  return attendance;
}

/// The delegations of `value`: a list of codes, or {set, as_of}.
void read_invited(const Json& value, ObjectReader& session, const ProgrammeScope& scope, PublicSession& told) {
  std::vector<DelegationId>& invited = told.invited.emplace();
  if (value.is_array()) {
    session.each_element("invited", false, [&](const Json& element, std::string pointer) {
      const auto id = session.parsed(element, pointer,
                                     [&](std::string_view text) { return parse_delegation(text, scope.dialogue); });
      if (id) invited.push_back(*id);
    });
  } else {
    ObjectReader object(value, child(session.pointer(), "invited"), session.errors());
    const std::string id = object.required_string("set");
    const auto as_of = object.optional_parsed("as_of", calendar::parse_date);
    object.finish();
    if (const PartnerSet* set = scope.dialogue.find_set(id, as_of)) {
      invited = set->members;
      told.invited_set = SetName{id, as_of};
    } else if (!id.empty()) {
      std::vector<std::string> names;
      for (const PartnerSet& known : scope.dialogue.sets) names.push_back(known.id);
      object.report("set",
                    {"", printable(id), {"fault.set-then", {}}, list_names(names), set_meant(id, scope.dialogue)});
    }
  }
  std::sort(invited.begin(), invited.end());
  invited.erase(std::unique(invited.begin(), invited.end()), invited.end());
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
  return unexpected(Error{"",
                          printable(text),
                          {"fault.target", {}},
                          list_names(scope.session_ids, 4),
                          nearest_name(text, scope.session_ids)});
}

std::vector<RelationTo> read_statements(ObjectReader& session, const ProgrammeScope& scope) {
  std::vector<RelationTo> relations;
  session.each_element("relations", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), session.errors());
    const auto kind = object.required_choice("kind", stated_relation_words());
    const bool has_target = object.optional("target") != nullptr;
    const Json* outside = object.optional("outside");
    if (has_target == (outside != nullptr)) {
      session.errors().push_back(
          {object.pointer(), "", {"fault.relation-target", {}}, {"allow.relation-target", {}}, ""});
    }
    const auto target =
        object.optional_parsed("target", [&](std::string_view text) { return parse_target(text, scope); });
    if (outside != nullptr) {
      ObjectReader other(*outside, child(object.pointer(), "outside"), session.errors());
      OutsideTarget named{required_text(other, "name"), other.optional_parsed("url", parse_web_address).value_or("")};
      other.finish();
      if (kind) relations.push_back({*kind, std::move(named)});
    } else if (kind && target) {
      relations.push_back({*kind, OwnTarget{*target}});
    }
    object.finish();
  });
  return relations;
}

Revision read_revision(ObjectReader& session) {
  Revision revision;
  const Json* member = session.optional("revision");
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
          {pointer, printable(field), {"fault.field", {}}, list_names(fields, 30), nearest_name(field, fields)});
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

std::vector<Language> read_languages(ObjectReader& object) {
  std::vector<Language> languages;
  object.each_element("languages", false, [&](const Json& element, std::string at) {
    const auto language = object.choice(element, at, language_words());
    if (!language) return;
    if (std::ranges::find(languages, *language) == languages.end()) return languages.push_back(*language);
    object.errors().push_back({std::move(at),
                               std::string{tag(*language)},
                               {"fault.language-twice", {}},
                               {"allow.language-each", {}},
                               {"json.remove-one", {}}});
  });
  return languages;
}

void read_facts(ObjectReader& object, const ProgrammeScope& scope, PublicSession& session) {
  object.each_element("facts", false, [&](const Json& value, std::string pointer) {
    ObjectReader fact(value, std::move(pointer), object.errors());
    std::string text = fact.required_string("text");
    auto source = fact.required_parsed("source", [&](std::string_view id) { return parse_source(id, scope); });
    fact.finish();
    session.facts.push_back({std::move(text), std::move(source).value_or("")});
  });
  session.issues = read_lines(object, "issues");
}

}  // namespace

namespace {

/// What may be published of the session.
PublicSession read_told(ObjectReader& object, const ProgrammeScope& scope) {
  PublicSession told;
  told.id = {object.required_parsed("id", parse_slug).value_or("")};
  told.title = stated_text(object, "title");
  told.kind = object.optional_choice("kind", session_kind_words());
  told.mode = object.optional_choice("mode", session_mode_words()).value_or(SessionMode::unknown);
  told.status = object.optional_choice("status", session_status_words()).value_or(SessionStatus::draft);
  told.status_note = object.optional_text("status_note").value_or(LocalizedText{});
  if (const Json* when = object.optional("when"))
    told.when = read_when(*when, child(object.pointer(), "when"), scope, object.errors());
  told.place = read_place(object, scope);
  told.hosts = read_parties(object, "hosts", scope);
  told.chairs = read_parties(object, "chairs", scope);
  told.co_chairs = read_parties(object, "co_chairs", scope);
  told.organisers = read_parties(object, "organisers", scope);
  told.opened_by = object.optional_text("opened_by").value_or(LocalizedText{});
  told.description = object.optional_text("description").value_or(LocalizedText{});
  told.outcome = object.optional_text("outcome").value_or(LocalizedText{});
  told.working_groups = read_count(object, "working_groups", 1);
  told.attendance = read_who_came(object, scope);
  told.online = read_parties(object, "online", scope);
  std::sort(told.online.begin(), told.online.end());
  if (const Json* invited = object.optional("invited")) read_invited(*invited, object, scope, told);
  told.languages = read_languages(object);
  told.conferences = read_conferences(object);
  told.url = object.optional_parsed("url", parse_web_address).value_or("");
  told.links = read_links(object);
  told.relations = read_statements(object, scope);
  told.revision = read_revision(object);
  told.source =
      object.optional_parsed("source", [&](std::string_view id) { return parse_source(id, scope); }).value_or("");
  told.provenance = read_provenance(object, scope);
  read_facts(object, scope, told);
  return told;
}

std::vector<RuleException> read_exceptions(ObjectReader& session) {
  std::vector<RuleException> exceptions;
  session.each_element("although", false, [&](const Json& value, std::string pointer) {
    ObjectReader object(value, std::move(pointer), session.errors());
    RuleException exception{object.required_string("rule"), object.required_string("reason")};
    object.finish();
    exceptions.push_back(std::move(exception));
  });
  return exceptions;
}

/// What is wished of a session stands in its wish, so that it is not published with the rest.
void report_misplaced_wishes(ObjectReader& object) {
  for (const char* name : {"duration", "window", "windows", "hours", "weekdays", "not_on", "deadline", "quorum",
                           "floors", "city", "seats", "features", "over_lunch", "keeps_lunch", "pin", "compare"}) {
    if (object.optional(name) != nullptr)
      object.report(name,
                    {"", "", {"programme.misplaced-wish", {}}, "", {"programme.move-into-wish", {{"name", name}}}});
  }
}

/// What holds for all sessions is said once.
void report_misplaced_frame(ObjectReader& object) {
  for (const char* name : {"zone", "grid", "lunch", "ledger", "waivers", "policy"}) {
    if (object.optional(name) != nullptr)
      object.report(name, {"", "", {"programme.for-all", {}}, "", {"programme.move-out", {{"name", name}}}});
  }
}

/// A session with a wish takes a time of its own, in a way that is known.
void check_wished(ObjectReader& object, const Session& session) {
  const bool is_series = session.wish->is_series();
  if (object.has("mode") && session.told.mode == SessionMode::unknown && object.optional("mode") != nullptr &&
      object.optional("mode")->is_string() && *object.optional("mode") == "unknown") {
    object.report(
        "mode",
        {"", "unknown", {"fault.mode-unknown", {}}, "virtual, in_person, hybrid", {"mend.leave-out-online", {}}});
  }
  if (session.told.kind == SessionKind::sequence) {
    object.report("kind",
                  {"", "sequence", {"fault.envelope", {}}, {"allow.session-kind", {}}, {"mend.parts-wishes", {}}});
  }
  if (is_series && object.optional("when") != nullptr) {
    object.report("when", {"", "", {"fault.series-when", {}}, "", {"mend.series-when", {}}});
  }
}

}  // namespace

Session read_session(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors) {
  ObjectReader object(value, std::move(pointer), errors);
  Session session;
  session.told = read_told(object, scope);
  session.is_stamped = object.optional("revision") != nullptr;
  if (const Json* wish = object.optional("wish")) {
    session.wish = read_wish(*wish, child(object.pointer(), "wish"), scope, errors);
    check_wished(object, session);
  }
  // What was decided may be in a room that is gone since; whoever plans it again sees that it moves.
  session.room = object.optional_parsed("room", [&](std::string_view id) -> Result<RoomId> {
    if (!session.wish) return parse_known<RoomId>(id, scope.programme.rooms, "fault.no-room");
    auto room = parse_slug(id);
    if (!room) return unexpected(std::move(room.error()));
    return RoomId{std::move(*room)};
  });
  if (const auto series =
          object.optional_parsed("series", [&](std::string_view id) { return parse_target(id, scope); }))
    session.series = *series;
  session.although = read_exceptions(object);
  session.remarks = read_lines(object, "remarks");
  report_misplaced_wishes(object);
  report_misplaced_frame(object);
  object.finish();
  return session;
}

std::vector<std::string> read_lines(ObjectReader& object, const char* name) {
  std::vector<std::string> lines;
  object.each_element(name, false, [&](const Json& value, std::string pointer) {
    auto line = object.parsed(value, std::move(pointer), [](std::string_view text) -> Result<std::string> {
      if (!text.empty()) return std::string(text);
      return unexpected(Error{"", "", {"json.empty", {}}, {"json.text", {}}, ""});
    });
    if (line) lines.push_back(std::move(*line));
  });
  return lines;
}

}  // namespace plenary::scheduler
