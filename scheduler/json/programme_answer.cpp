#include "scheduler/json/programme_answer.hpp"

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/message.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/plan/interpreters.hpp"

namespace plenary::scheduler {

namespace {

using calendar::to_iso;

class Writer {
 public:
  Writer(const ProgrammeProblem& problem, const Wording& wording) : problem_(problem), wording_(wording) {}

  /// By start, then in the order of the programme's sessions. A relaxation may hire interpreters whom the programme
  /// does not have, so that nobody is named.
  Json places_of(std::vector<PlannedPlace> plan) const {
    std::ranges::stable_sort(plan, {}, [](const PlannedPlace& place) { return place.when.start; });
    Json list = Json::array();
    for (const PlannedPlace& place : plan) list.push_back(place_of(place));
    return list;
  }
  /// The same with those who interpret.
  Json places_with_teams(const std::vector<PlannedPlace>& plan) const {
    Json list = places_of(plan);
    const auto teams = assign_interpreters(problem_, plan);
    if (!teams) return list;
    for (const BoothTeam& team : *teams) {
      const auto place =
          std::ranges::find_if(list, [&](const Json& one) { return one["session"] == id_of(team.session); });
      for (Json& booth : (*place)["interpreters"]) {
        if (booth["languages"] == languages_of(team.booth)) booth["numbers"] = team.interpreters;
      }
    }
    return list;
  }

  Json ids_of(const std::vector<std::size_t>& sessions) const {
    Json list = Json::array();
    for (const std::size_t session : sessions) list.push_back(id_of(session));
    return list;
  }

  Json words_of(const Message& message) const { return message_json(message, wording_); }
  Json words_of(const std::vector<Message>& messages) const { return messages_json(messages, wording_); }

  const std::string& id_of(std::size_t session) const { return problem_.sessions[session].id.value; }

 private:
  Json place_of(const PlannedPlace& place) const {
    const PlannedSession& session = problem_.sessions[place.session];
    Json json;
    json["session"] = session.id.value;
    json["start"] = to_iso(place.when.start);
    json["end"] = to_iso(place.when.end);
    json["local_start"] = to_iso(problem_.zone.to_local(place.when.start));
    json["local_end"] = to_iso(problem_.zone.to_local(place.when.end));
    json["zone"] = problem_.zone.id();
    const City* city = session.city ? problem_.find_city(*session.city) : nullptr;
    if (city != nullptr) {
      json["city"] = city->id.value;
      json["city_start"] = to_iso(city->zone.to_local(place.when.start));
      json["city_end"] = to_iso(city->zone.to_local(place.when.end));
      json["city_zone"] = city->zone.id();
    }
    if (place.room && *place.room < problem_.rooms.size()) json["room"] = problem_.rooms[*place.room].id.value;
    // A relaxation may find a room that the programme does not have.
    if (place.room && *place.room >= problem_.rooms.size()) json["one_more_room"] = true;
    json["online"] = session.online();
    json["must_attend"] = must_attend_of(session);
    if (const auto booths = booths_of(session); !booths.empty()) json["interpreters"] = booths_json(session, booths);
    return json;
  }

  static Json must_attend_of(const PlannedSession& session) {
    Json list = Json::array();
    for (const Participant& participant : session.participants) {
      if (!must_attend(participant.role)) continue;
      Json entry;
      entry["delegation"] = participant.delegation->id.value;
      entry["role"] = name_of(participant.role);
      list.push_back(std::move(entry));
    }
    return list;
  }

  static Json languages_of(const std::pair<Language, Language>& booth) { return {tag(booth.first), tag(booth.second)}; }

  static Json booths_json(const PlannedSession& session, const std::vector<std::pair<Language, Language>>& booths) {
    Json list = Json::array();
    for (const auto& [one, other] : booths) {
      Json booth;
      booth["languages"] = languages_of({one, other});
      if (const auto team = team_size(session.duration)) booth["people"] = *team;
      list.push_back(std::move(booth));
    }
    return list;
  }

  const ProgrammeProblem& problem_;
  const Wording& wording_;
};

Json levels_of(const Score& score) {
  Json json;
  json["medium"] = score.medium;
  json["soft"] = score.soft;
  return json;
}

/// A bound on the soft level says nothing while the medium level does not meet its own.
Json gap_of(const Score& score, const Score& bound) {
  Json json;
  json["medium"] = score.medium - bound.medium;
  if (score.medium == bound.medium) json["soft"] = score.soft - bound.soft;
  return json;
}

std::string_view name_of(PolicyLevel level) noexcept { return level == PolicyLevel::medium ? "medium" : "soft"; }

void write_quality(const ProgrammeAnswer& answer, Json& json) {
  json["score"] = levels_of(answer.score);
  json["bound"] = levels_of(answer.bound);
  json["gap"] = gap_of(answer.score, answer.bound);
  json["terms"] = Json::array();
  for (const TermAmount& amount : answer.terms) {
    Json entry;
    entry["term"] = name_of(amount.term.term);
    entry["level"] = name_of(amount.term.level);
    entry["weight"] = amount.term.weight;
    entry["amount"] = amount.amount;
    json["terms"].push_back(std::move(entry));
  }
}

Json effort_of(const SearchEffort& effort) {
  Json json;
  json["moves_tried"] = effort.moves_tried;
  json["moves_made"] = effort.moves_made;
  json["starts_compared"] = effort.starts_compared;
  json["nodes"] = effort.nodes;
  return json;
}

Json conflict_of(const Writer& writer, const ProgrammeConflict& conflict) {
  Json json;
  json["minimal"] = conflict.minimal;
  json["rules"] = Json::array();
  for (const ConflictMember& member : conflict.members) {
    Json entry;
    entry["rule"] = writer.words_of(member.rule);
    entry["sessions"] = writer.ids_of(member.sessions);
    json["rules"].push_back(std::move(entry));
  }
  return json;
}

void write_help(const Writer& writer, const ProgrammeAnswer& answer, Json& json) {
  if (answer.conflict) json["conflict"] = conflict_of(writer, *answer.conflict);
  json["relaxations"] = Json::array();
  for (const ProgrammeRelaxation& relaxation : answer.relaxations) {
    Json entry;
    entry["change"] = writer.words_of(relaxation.change);
    entry["price"] = relaxation.price;
    entry["score"] = levels_of(relaxation.score);
    entry["plan"] = writer.places_of(relaxation.plan);
    json["relaxations"].push_back(std::move(entry));
  }
  json["partial_plan"] = writer.places_with_teams(answer.plan);
  json["left_out"] = Json::array();
  for (const LeftOut& left : answer.left_out) {
    Json entry;
    entry["session"] = writer.id_of(left.session);
    entry["because"] = writer.words_of(left.because);
    json["left_out"].push_back(std::move(entry));
  }
}

}  // namespace

std::string write_programme_answer(const ProgrammeProblem& problem, const ProgrammeAnswer& answer,
                                   std::string_view tzdata_version, const Wording& wording) {
  const Writer writer{problem, wording};
  Json json;
  json["format"] = "plenary-programme-answer/1";
  json["programme"] = problem.id;
  json["tzdata"] = tzdata_version;
  json["burden_table"] = problem.table.version;
  json["status"] = name(answer.status);
  if (answer.status == Status::optimal || answer.status == Status::feasible) {
    json["plan"] = writer.places_with_teams(answer.plan);
    write_quality(answer, json);
  } else {
    write_help(writer, answer, json);
  }
  json["changes"] = Json::array();
  for (const PlanChange& change : answer.changes) {
    Json entry;
    entry["session"] = writer.id_of(change.session);
    entry["change"] = writer.words_of(change.what);
    json["changes"].push_back(std::move(entry));
  }
  json["effort"] = effort_of(answer.effort);
  if (!answer.unfinished.empty()) json["unfinished"] = writer.words_of(answer.unfinished);
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
