#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_problem.hpp"
#include "scheduler/json/programme_problem_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/model/limits.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;

namespace {

const Words<RelationKind>& relation_kind_words() {
  static const Words<RelationKind> words{{"before", RelationKind::before},
                                         {"same_day", RelationKind::same_day},
                                         {"different_days", RelationKind::different_days},
                                         {"consecutive_days", RelationKind::consecutive_days},
                                         {"parallel", RelationKind::parallel},
                                         {"never_overlapping", RelationKind::never_overlapping},
                                         {"opens", RelationKind::opens},
                                         {"closes", RelationKind::closes},
                                         {"in_margins_of", RelationKind::in_margins_of}};
  return words;
}

/// A name that resembles is looked for this often; a document with more unknown ids is no slip of the pen.
constexpr int most_suggestions = 100;

class RelationsReader {
 public:
  RelationsReader(ObjectReader& document, ProgrammeDraft& draft) : document_(document), draft_(draft) {
    for (std::size_t i = 0; i < draft.session_ids.size(); ++i) index_.try_emplace(draft.session_ids[i], i);
  }

  void read() {
    const auto count = document_.each_element("relations", false, [this](const Json& element, std::string at) {
      if (draft_.problem.relations.size() < Limits::relations) read_relation(element, std::move(at));
    });
    report_too_many(document_, "relations", count, Limits::relations, "one relation may name many sessions");
    if (related_ > Limits::related) {
      document_.report("relations", {"", std::to_string(related_), "all relations together name too many sessions",
                                     fmt::format("at most {}", Limits::related), "split the programme"});
    }
  }

 private:
  void read_relation(const Json& element, std::string at) {
    ObjectReader object(element, std::move(at), document_.errors());
    Relation relation;
    const auto kind = object.required_choice("kind", relation_kind_words());
    const auto mistakes = document_.errors().size();
    const auto count = object.each_element("sessions", true, [&](const Json& value, std::string where) {
      if (++related_ > Limits::related) return;
      if (const auto id = object.parsed(value, std::move(where), [this](std::string_view text) { return find(text); }))
        relation.sessions.push_back(*id);
    });
    report_twice_named(object, relation);
    if (document_.errors().size() == mistakes && element.is_object() && count < 2) {
      object.report("sessions", {"", std::to_string(count), "a relation is one of two sessions or more",
                                 "at least two ids", "add the other session or remove the relation"});
    }
    read_gaps(object, kind, relation);
    if (kind == RelationKind::in_margins_of) report_other_cities(object, relation);
    object.finish();
    // A relation with holes keeps its place, so that the others keep their numbers.
    if (!kind || document_.errors().size() > mistakes) relation.sessions.clear();
    relation.kind = kind.value_or(RelationKind::before);
    draft_.problem.relations.push_back(std::move(relation));
  }

  Result<std::size_t> find(std::string_view text) {
    const auto found = index_.find(std::string{text});
    if (found != index_.end() && !text.empty()) return found->second;
    std::vector<std::string> names;
    for (const std::string& id : draft_.session_ids) {
      if (!id.empty()) names.push_back(id);
    }
    const bool helps = ++unknown_ <= most_suggestions;
    return unexpected(Error{"", printable(text), "is not a session of this document", list_names(names),
                            helps ? nearest_name(text, names) : std::string{}});
  }

  void report_twice_named(ObjectReader& object, const Relation& relation) {
    std::vector<std::size_t> sorted = relation.sessions;
    std::ranges::sort(sorted);
    const auto twice = std::ranges::adjacent_find(sorted);
    if (twice == sorted.end()) return;
    object.report("sessions", {"", draft_.session_ids[*twice], "this relation names a session twice",
                               "each session once", "remove one of the two"});
  }

  /// In the margins is in the same city, for those who are there.
  void report_other_cities(ObjectReader& object, const Relation& relation) {
    const auto& sessions = draft_.problem.sessions;
    const auto city = [&](std::size_t session) {
      return session < sessions.size() ? sessions[session].city : std::nullopt;
    };
    if (relation.sessions.size() < 2 || !city(relation.sessions.front())) return;
    for (const std::size_t other : relation.sessions) {
      if (!city(other) || *city(other) == *city(relation.sessions.front())) continue;
      object.report("sessions", {"", draft_.session_ids[other],
                                 fmt::format("is held in another city than \"{}\", which is in its margins",
                                             draft_.session_ids[relation.sessions.front()]),
                                 "sessions of one city", "move one of the two, or remove it from the relation"});
    }
  }

  void read_gaps(ObjectReader& object, std::optional<RelationKind> kind, Relation& relation) {
    const auto window = std::chrono::duration_cast<std::chrono::minutes>(longest_window);
    const auto least = read_span(object, "least", window);
    const auto most = read_span(object, "most", window);
    for (const char* name : {"least", "most"}) {
      if (object.optional(name) == nullptr || !kind || *kind == RelationKind::before) continue;
      object.report(name, {"", "", fmt::format("\"{}\" knows no time between sessions", name_of(*kind)), "\"before\"",
                           "leave it out"});
    }
    if (least && most && *most < *least) {
      object.report("most", {"", calendar::to_iso_duration(*most), "is less than the least time between",
                             calendar::to_iso_duration(*least) + " or more", "exchange the two"});
    }
    relation.least = least.value_or(relation.least);
    relation.most = most;
  }

  ObjectReader& document_;
  ProgrammeDraft& draft_;
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t related_ = 0;
  int unknown_ = 0;
};

}  // namespace

const std::string& name_of(RelationKind kind) {
  const auto found = std::ranges::find(relation_kind_words(), kind, &std::pair<std::string, RelationKind>::second);
  return found->first;
}

void read_plan_relations(ObjectReader& document, ProgrammeDraft& draft) { RelationsReader(document, draft).read(); }

}  // namespace plenary::scheduler
