#include "scheduler/json/programme_answer.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/answer_parts.hpp"
#include "scheduler/json/message.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/statement.hpp"
#include "scheduler/json/unknown_years.hpp"
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
  Json causes_of(const std::vector<Cause>& causes) const { return scheduler::causes_of(causes, wording_); }
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

Json burdens_of(const ProgrammeAnswer& answer) {
  Json list = Json::array();
  for (const PlannedBurden& one : answer.burdens) {
    Json entry;
    entry["delegation"] = one.delegation->id.value;
    entry["before"] = points_of(one.past);
    entry["plan"] = points_of(one.plan);
    if (one.wishes > Burden{}) entry["wishes"] = points_of(one.wishes);
    entry["after"] = points_of(one.after());
    list.push_back(std::move(entry));
  }
  return list;
}

/// By the mean of each region's countries, the heaviest first.
Json regions_of(const ProgrammeAnswer& answer) {
  std::map<std::string_view, std::pair<Burden, std::int64_t>> sums;
  for (const PlannedBurden& one : answer.burdens) {
    for (const Region& region : one.delegation->regions) {
      auto& [sum, countries] = sums[region.id];
      sum += one.after();
      ++countries;
    }
  }
  std::vector<std::pair<std::string_view, Burden>> means;
  for (const auto& [region, sum] : sums) means.emplace_back(region, Burden::of_units(sum.first.units() / sum.second));
  std::ranges::stable_sort(means, std::greater{}, &std::pair<std::string_view, Burden>::second);
  Json list = Json::array();
  for (const auto& [region, mean] : means) list.push_back(Json{{"region", region}, {"mean", points_of(mean)}});
  return list;
}

Json fairness_of(const ProgrammeAnswer& answer) {
  Json json;
  json["fairest"] = answer.fairest;
  json["moved"] = Json{{"sessions", answer.outcome.moved}, {"steps", answer.outcome.moved_by}};
  json["burdens"] = burdens_of(answer);
  json["regions"] = regions_of(answer);
  json["total"] = points_of(Burden::of_units(answer.outcome.total));
  json["absences"] = answer.absences;
  if (answer.gap) {
    json["gap"] = Json{{"place", answer.gap->place},
                       {"carried", points_of(Burden::of_units(answer.gap->carried))},
                       {"least", points_of(Burden::of_units(answer.gap->least))}};
  }
  return json;
}

std::string_view name_of(PolicyLevel level) noexcept { return level == PolicyLevel::medium ? "medium" : "soft"; }

void write_quality(const ProgrammeAnswer& answer, Json& json) {
  json["fairness"] = fairness_of(answer);
  json["tidiness"] = levels_of(answer.outcome.tidiness);
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
    if (!member.causes.empty()) entry["causes"] = writer.causes_of(member.causes);
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
    const PlanOutcome& outcome = relaxation.outcome;
    const Burden heaviest = Burden::of_units(outcome.countries.empty() ? 0 : outcome.countries.front());
    entry["heaviest"] = points_of(heaviest);
    entry["total"] = points_of(Burden::of_units(outcome.total));
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
  add_unknown_holidays(unknown_years(problem), json);
  json["effort"] = effort_of(answer.effort);
  if (!answer.unfinished.empty()) json["unfinished"] = writer.words_of(answer.unfinished);
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
