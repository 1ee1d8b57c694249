#include "scheduler/json/programme.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/dialogue_choice.hpp"
#include "scheduler/json/ledger_parts.hpp"
#include "scheduler/json/programme_attendance.hpp"
#include "scheduler/json/programme_kind.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/zone_name.hpp"
#include "scheduler/programme/check.hpp"
#include "scheduler/programme/derive.hpp"

namespace plenary::scheduler {

namespace {

std::optional<Edition> read_edition(ObjectReader& document) {
  const Json* member = document.optional("release");
  if (member == nullptr) return std::nullopt;
  Edition release;
  ObjectReader object(*member, child(document.pointer(), "release"), document.errors());
  release.number = static_cast<int>(object.required_integer("number", 1, 1'000'000).value_or(1));
  release.published = object.required_parsed("published", calendar::parse_instant).value_or(calendar::Instant{});
  object.finish();
  return release;
}

std::vector<Source> read_sources(ObjectReader& document) {
  std::vector<Source> sources;
  std::set<std::string> ids;
  document.each_element("sources", false, [&](const Json& value, std::string pointer) {
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
  return unexpected(Error{"", printable(text), {"fault.code", {}}, {"allow.code", {}}, ""});
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
      object.report("id", {"",
                           party.id.value,
                           {"fault.delegation-of-dialogue", {}},
                           {"allow.outside-dialogue", {}},
                           {"mend.remove-entry", {}}});
    } else if (!party.id.value.empty() && !ids.insert(party.id.value).second) {
      report_twice(document.errors(), child(object.pointer(), "id"), party.id.value);
    }
    parties.push_back(std::move(party));
  });
  return parties;
}

/// Ids of all sessions, and of all that can be planned: each window of a series is a session by itself.
void note_ids(const Json& document, ProgrammeScope& scope) {
  if (!document.is_object() || !document.contains("sessions") || !document["sessions"].is_array()) return;
  for (const Json& session : document["sessions"]) {
    if (!session.is_object() || !session.contains("id") || !session["id"].is_string()) continue;
    const auto id = session["id"].get<std::string>();
    scope.session_ids.push_back(id);
    const bool has_windows = session.contains("wish") && session["wish"].is_object() &&
                             session["wish"].contains("windows") && session["wish"]["windows"].is_array();
    if (!has_windows) {
      scope.plannable_ids.push_back(id);
      continue;
    }
    const auto windows = std::min(session["wish"]["windows"].size(), SeriesProblem::most_sessions);
    for (std::size_t k = 1; k <= windows; ++k) scope.plannable_ids.push_back(id_in_series({id}, k).value);
  }
}

void read_sessions(ObjectReader& document, const ProgrammeScope& scope, Programme& programme) {
  std::set<std::string> ids;
  const std::size_t count = document.each_element("sessions", true, [&](const Json& value, std::string pointer) {
    if (programme.sessions.size() == ProgrammeLimits::sessions) return;
    programme.sessions.push_back(read_session(value, pointer, scope, document.errors()));
    const std::string& id = programme.sessions.back().id().value;
    if (!id.empty() && !ids.insert(id).second) report_twice(document.errors(), child(pointer, "id"), id);
  });
  report_too_many(document, "sessions", count, ProgrammeLimits::sessions, {"mend.split-programme", {}});
}

/// A session of a series has an id that says which window is its own, and no other session has such an id.
void report_broken_series(const Programme& programme, Errors& errors) {
  std::map<std::string, SessionId> expected;
  for (const Session& session : programme.sessions) {
    if (!session.wish) continue;
    for (std::size_t k = 1; k <= session.wish->windows.size(); ++k)
      expected.emplace(id_in_series(session.id(), k).value, session.id());
  }
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& session = programme.sessions[i];
    const auto found = expected.find(session.id().value);
    const std::string pointer = child("/sessions", i);
    if (found == expected.end() && session.series) {
      errors.push_back({child(pointer, "id"),
                        session.id().value,
                        {"fault.series-id", {}},
                        {"allow.series-ids", {{"id", id_in_series(*session.series, 1).value}}},
                        ""});
    } else if (found != expected.end() && session.series != found->second) {
      errors.push_back({child(pointer, "id"),
                        session.id().value,
                        {"fault.series-of", {{"series", found->second.value}}},
                        "",
                        {"mend.series-member", {{"series", found->second.value}}}});
    }
  }
}

/// How an hour, a day and a place are bounded for all sessions.
void read_frame(ObjectReader& document, Programme& programme) {
  using Limits = ProgrammeLimits;
  programme.zone = document.optional_parsed("zone", parse_zone);
  programme.grid = read_grid(document).value_or(programme.grid);
  programme.window = read_window(document);
  programme.hours = clock_span(document, "hours");
  programme.weekdays = read_weekdays(document);
  programme.not_on = read_not_on(document);
  programme.lunch = clock_span(document, "lunch", Midnight::ends_them);
  programme.least_break = read_span(document, "least_break", Limits::day);
  programme.online_a_day = read_span(document, "online_a_day", Limits::day);
  programme.links = read_ways_in(document);
}

std::vector<SentDelegation> read_sent(ObjectReader& document, const Dialogue& dialogue) {
  using Limits = ProgrammeLimits;
  std::vector<SentDelegation> sent;
  std::int64_t all = 0;
  document.each_element("delegations", false, [&](const Json& element, std::string at) {
    ObjectReader object(element, std::move(at), document.errors());
    const auto id =
        object.required_parsed("delegation", [&](std::string_view text) { return parse_delegation(text, dialogue); });
    const auto waives_lunch = object.optional_boolean("waives_lunch");
    const bool says_more = waives_lunch || object.has("counts");
    const auto counts = object.optional_choice("counts", counts_words());
    const auto people = says_more ? object.optional_integer("people", 1, Limits::people)
                                  : object.required_integer("people", 1, Limits::people);
    object.finish();
    if (!id) return;
    if (std::ranges::find(sent, *id, &SentDelegation::id) != sent.end()) {
      object.report("delegation", {"",
                                   id->value,
                                   {"fault.delegation-twice", {}},
                                   {"allow.delegation-each", {}},
                                   {"mend.remove-one-entry", {}}});
      return;
    }
    all += people.value_or(0);
    sent.push_back({*id, std::nullopt, waives_lunch.value_or(false), counts});
    if (people) sent.back().people = static_cast<int>(*people);
  });
  if (all > Limits::people) {
    document.report(
        "delegations",
        {"", std::to_string(all), {"fault.people-many", {}}, {"allow.at-most-in-all", {{"most", Limits::people}}}, ""});
  }
  return sent;
}

/// What had a weight once, and what never is traded for tidiness. Reported with what to do.
bool has_a_fixed_place(ObjectReader& term) {
  constexpr std::array<std::string_view, 5> ranked{"moved_sessions", "moved_by", "absences", "burden", "earliest"};
  const Json* word = term.optional("term");
  if (word == nullptr || !word->is_string()) return false;
  const auto stated = word->get<std::string>();
  if (std::ranges::find(ranked, stated) == ranked.end()) return false;
  term.report("term",
              {"", stated, {"policy.fixed-place", {}}, {"policy.tidiness-only", {}}, {"policy.remove-entry", {}}});
  return true;
}

std::optional<Policy> read_policy(ObjectReader& document) {
  if (document.optional("policy") == nullptr) return std::nullopt;
  Policy policy;
  Words<Term> terms;
  for (const Term term : all_terms) terms.emplace_back(name_of(term), term);
  document.each_element("policy", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    if (has_a_fixed_place(reader)) return;
    const auto term = reader.required_choice("term", terms);
    const auto level =
        reader.required_choice<PolicyLevel>("level", {{"medium", PolicyLevel::medium}, {"soft", PolicyLevel::soft}});
    const auto weight = reader.required_integer("weight", 1, ProgrammeLimits::weight);
    reader.finish();
    if (!term) return;
    if (std::ranges::find(policy, *term, &PolicyTerm::term) != policy.end()) {
      reader.report("term", {"",
                             std::string{name_of(*term)},
                             {"fault.term-twice", {}},
                             {"allow.term-each", {}},
                             {"json.remove-one", {}}});
      return;
    }
    policy.push_back({*term, level.value_or(PolicyLevel::soft), static_cast<int>(weight.value_or(1))});
  });
  return policy;
}

std::vector<Waiver> read_waivers(ObjectReader& document, const Dialogue& dialogue) {
  std::vector<Waiver> waivers;
  document.each_element("waivers", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    Waiver waiver;
    waiver.delegation =
        reader.required_parsed("delegation", [&](std::string_view text) { return parse_delegation(text, dialogue); })
            .value_or(DelegationId{});
    waiver.what = reader.required_choice("what", waiver_words()).value_or(Waiver::What::holiday);
    waiver.on = reader.optional_parsed("on", calendar::parse_date);
    reader.finish();
    waivers.push_back(std::move(waiver));
  });
  return waivers;
}

/// The target within which `session` lies, if its relation points into the programme.
std::vector<std::string_view> parents_of(const Session& session) {
  std::vector<std::string_view> parents;
  for (const RelationTo& relation : session.told.relations) {
    const auto* own = std::get_if<OwnTarget>(&relation.target);
    if (own != nullptr && is_within(relation.kind)) parents.push_back(own->id.value);
  }
  return parents;
}

}  // namespace

void report_relation_cycles(const std::vector<Session>& sessions, Errors& errors) {
  std::map<std::string_view, std::vector<std::string_view>> parents;
  for (const Session& session : sessions) parents.emplace(session.id().value, parents_of(session));
  // A session lies in a circle exactly if it can be reached from itself.
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const std::string_view self = sessions[i].id().value;
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
      errors.push_back({child(child("/sessions", i), "relations"),
                        sessions[i].id().value,
                        {"fault.circle-within", {}},
                        {"allow.relations-no-circle", {}},
                        {"mend.remove-relation", {}}});
    }
  }
}

Checked<Programme> read_programme(std::string_view json, const Dialogue& dialogue) {
  auto parsed = parse_document(json);
  if (!parsed) return unexpected(std::move(parsed.error()));
  if (auto other = other_document(*parsed)) return unexpected(Errors{std::move(*other)});
  Errors errors;
  ObjectReader document(*parsed, "", errors);
  Programme programme;
  document.optional_string("$schema");
  document.required_choice<bool>("format", {{std::string{programme_format}, true}});
  programme.id = document.required_parsed("id", parse_slug).value_or("");
  programme.dialogue = read_dialogue_id(document, dialogue);
  programme.title = stated_text(document, "title");
  programme.description = document.optional_text("description").value_or(LocalizedText{});
  programme.edition = read_edition(document);
  programme.url = document.optional_parsed("url", parse_web_address).value_or("");
  read_frame(document, programme);
  read_resources(document, dialogue, programme);
  programme.delegations = read_sent(document, dialogue);
  if (document.optional("attendance") != nullptr) programme.attendance = read_attendance(document, dialogue);
  programme.policy = read_policy(document);
  programme.waivers = read_waivers(document, dialogue);
  programme.floors = read_floors(document);
  if (const Json* table = document.optional("burden_table"))
    programme.burden_table = own_burden_table_at(*table, "/burden_table", errors);
  programme.ledger = read_ledger(document, dialogue);
  programme.sources = read_sources(document);
  programme.parties = read_parties(document, dialogue);
  programme.notes = read_lines(document, "notes");
  programme.remarks = read_lines(document, "remarks");

  ProgrammeScope scope{dialogue, programme, {}, {}, {}};
  scope.zone_is_wrong = document.optional("zone") != nullptr && !programme.zone;
  note_ids(*parsed, scope);
  for (const Delegation& delegation : dialogue.delegations) scope.party_ids.push_back(delegation.id.value);
  for (const Party& party : programme.parties) scope.party_ids.push_back(party.id.value);
  read_sessions(document, scope, programme);
  programme.relations = read_relations(document, scope);
  document.finish();
  report_broken_series(programme, errors);
  report_relation_cycles(programme.sessions, errors);
  Errors found = check_programme(programme, dialogue, Faults{errors});
  std::ranges::move(found, std::back_inserter(errors));
  report_control_characters(*parsed, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return programme;
}

}  // namespace plenary::scheduler
