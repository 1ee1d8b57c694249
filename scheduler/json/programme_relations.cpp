#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;

namespace {

/// A name that resembles is looked for this often; a document with more unknown ids is no slip of the pen.
constexpr int most_suggestions = 100;

class RelationsReader {
 public:
  RelationsReader(ObjectReader& document, const ProgrammeScope& scope)
      : document_(document), scope_(scope), ids_(scope.plannable_ids.begin(), scope.plannable_ids.end()) {}

  std::vector<SessionsRelation> read() {
    std::vector<SessionsRelation> relations;
    const auto count = document_.each_element("relations", false, [&](const Json& element, std::string at) {
      if (relations.size() < Limits::relations) relations.push_back(read_relation(element, std::move(at)));
    });
    report_too_many(document_, "relations", count, Limits::relations, {"mend.one-relation-many", {}});
    if (related_ > Limits::related) {
      document_.report("relations", {"",
                                     std::to_string(related_),
                                     {"fault.related-many", {}},
                                     {"allow.at-most", {{"most", Limits::related}}},
                                     {"mend.split-programme", {}}});
    }
    return relations;
  }

 private:
  SessionsRelation read_relation(const Json& element, std::string at) {
    ObjectReader object(element, std::move(at), document_.errors());
    SessionsRelation relation;
    const auto kind = object.required_choice("kind", planned_relation_words());
    const auto mistakes = document_.errors().size();
    const auto count = object.each_element("sessions", true, [&](const Json& value, std::string where) {
      if (++related_ > Limits::related) return;
      if (auto id = object.parsed(value, std::move(where), [this](std::string_view text) { return find(text); }))
        relation.sessions.push_back(std::move(*id));
    });
    report_twice_named(object, relation);
    if (document_.errors().size() == mistakes && element.is_object() && count < 2) {
      object.report(
          "sessions",
          {"", std::to_string(count), {"fault.relation-one", {}}, {"allow.two-ids", {}}, {"mend.other-session", {}}});
    }
    read_gaps(object, kind, relation);
    if (kind == RelationKind::in_margins_of) report_other_cities(object, relation);
    if (kind == RelationKind::same_room) report_no_common_city(object, relation);
    object.finish();
    // A relation with holes keeps its place, so that the others keep their numbers.
    if (!kind || document_.errors().size() > mistakes) relation.sessions.clear();
    relation.kind = kind.value_or(RelationKind::before);
    return relation;
  }

  Result<SessionId> find(std::string_view text) {
    if (ids_.contains(std::string{text}) && !text.empty()) return SessionId{std::string{text}};
    std::vector<std::string> names;
    for (const std::string& id : scope_.plannable_ids) {
      if (!id.empty()) names.push_back(id);
    }
    const bool helps = ++unknown_ <= most_suggestions;
    return unexpected(Error{"",
                            printable(text),
                            {"fault.session-of-document", {}},
                            list_names(names),
                            helps ? nearest_name(text, names) : std::string{}});
  }

  void report_twice_named(ObjectReader& object, const SessionsRelation& relation) {
    std::vector<SessionId> sorted = relation.sessions;
    std::ranges::sort(sorted);
    const auto twice = std::ranges::adjacent_find(sorted);
    if (twice == sorted.end()) return;
    object.report(
        "sessions",
        {"", twice->value, {"fault.relation-session-twice", {}}, {"allow.session-each", {}}, {"json.remove-one", {}}});
  }

  std::optional<CityId> city_of(const SessionId& id) const {
    const Session* session = scope_.programme.find(id.value);
    return session != nullptr && session->wish ? session->wish->city : std::nullopt;
  }

  /// In the margins is in the same city, for those who are there.
  void report_other_cities(ObjectReader& object, const SessionsRelation& relation) {
    if (relation.sessions.size() < 2) return;
    const auto first = city_of(relation.sessions.front());
    if (!first) return;
    for (const SessionId& other : relation.sessions) {
      const auto city = city_of(other);
      if (!city || *city == *first) continue;
      object.report("sessions", {"",
                                 other.value,
                                 {"fault.margins-city", {{"other", relation.sessions.front().value}}},
                                 {"allow.sessions-one-city", {}},
                                 {"mend.move-or-remove", {}}});
    }
  }

  /// One room is in one city, and nobody is in a room online.
  void report_no_common_city(ObjectReader& object, const SessionsRelation& relation) {
    for (const SessionId& one : relation.sessions) {
      const Session* session = scope_.programme.find(one.value);
      if (session == nullptr || !session->wish) continue;  // a window of a series, or one without a wish
      if (session->wish->city && session->wish->city == city_of(relation.sessions.front())) continue;
      object.report("sessions", {"",
                                 one.value,
                                 {"fault.one-room-one-city", {}},
                                 {"allow.sessions-one-city", {}},
                                 {"mend.move-or-remove", {}}});
    }
  }

  void read_gaps(ObjectReader& object, std::optional<RelationKind> kind, SessionsRelation& relation) {
    const auto window = std::chrono::duration_cast<std::chrono::minutes>(longest_window);
    relation.least = read_span(object, "least", window);
    relation.most = read_span(object, "most", window);
    for (const char* name : {"least", "most"}) {
      if (object.optional(name) == nullptr || !kind || *kind == RelationKind::before) continue;
      object.report(
          name, {"", "", {"fault.no-time-between", {{"kind", name_of(*kind)}}}, "\"before\"", {"mend.leave-out", {}}});
    }
    if (relation.least && relation.most && *relation.most < *relation.least) {
      object.report("most", {"",
                             calendar::to_iso_duration(*relation.most),
                             {"fault.least-most", {}},
                             {"allow.or-more", {{"least", calendar::to_iso_duration(*relation.least)}}},
                             {"mend.exchange", {}}});
    }
  }

  ObjectReader& document_;
  const ProgrammeScope& scope_;
  std::set<std::string> ids_;
  std::size_t related_ = 0;
  int unknown_ = 0;
};

}  // namespace

std::vector<SessionsRelation> read_relations(ObjectReader& document, const ProgrammeScope& scope) {
  return RelationsReader(document, scope).read();
}

}  // namespace plenary::scheduler
