#include "scheduler/json/series_answer.hpp"

#include "calendar/civil/iso.hpp"
#include "scheduler/json/answer_parts.hpp"
#include "scheduler/json/message.hpp"
#include "scheduler/json/statement.hpp"
#include "scheduler/json/unknown_years.hpp"

namespace plenary::scheduler {

namespace {

using calendar::to_iso;

const char* name_of(SeriesStatus status) {
  constexpr const char* names[] = {"optimal", "feasible", "infeasible", "unknown"};
  return names[static_cast<std::size_t>(status)];
}

const std::string& id_of(const Problem& problem, std::size_t participant) {
  return problem.participants[participant].delegation->id.value;
}

Json sessions_of(const SeriesProblem& series, const SeriesSolution& solution, const SeriesAnswer& answer,
                 const Wording& wording) {
  Json list = Json::array();
  for (std::size_t t = 0; t < series.sessions.size(); ++t) {
    const Problem& session = series.sessions[t];
    Json json;
    json["session"] = session.id;
    json["window"] = {{"from", to_iso(session.window.first)}, {"to", to_iso(session.window.last)}};
    json["slots"] = solution.candidates.sessions[t].availability.grid().size();
    json["feasible"] = solution.candidates.sessions[t].ranking.size();
    if (t < answer.sessions.size()) json["slot"] = proposal_of(session, answer.sessions[t], wording);
    list.push_back(std::move(json));
  }
  return list;
}

Json rules_of(const SeriesSolution& solution, const SeriesAnswer& answer) {
  Json list = Json::array();
  for (const SeriesRuleAnswer& rule : answer.rules) {
    Json json;
    json["rule"] = rule.rule->id;
    json["name"] = rule.rule->name;
    json["source"] = rule.rule->source;
    json["proved"] = rule.proved;
    json["differs"] = rule.slots != answer.rules.front().slots;
    json["worst"] = points_of(rule.worst);
    json["total"] = points_of(rule.total);
    json["starts"] = Json::array();
    for (std::size_t t = 0; t < rule.slots.size(); ++t) {
      const TimeGrid& grid = solution.candidates.sessions[t].availability.grid();
      json["starts"].push_back(to_iso(grid.start(rule.slots[t])));
    }
    list.push_back(std::move(json));
  }
  return list;
}

/// What times of the day the sessions share, and what a time of its own for each would be.
Json same_time_of(const SeriesAnswer& answer) {
  Json json{{"times", Json::array()}};
  for (const calendar::TimeOfDay time : answer.times) json["times"].push_back(calendar::to_clock(time));
  if (answer.unbound) {
    json["own_times"] = {{"worst", points_of(answer.unbound->worst)},
                         {"total", points_of(answer.unbound->total)},
                         {"proved", answer.unbound->proved}};
  }
  return json;
}

Json statement_of(const Problem& first, const SeriesSolution& solution, const SeriesAnswer& answer) {
  Json json;
  json["worst"] = points_of(answer.worst);
  json["least_worst"] = points_of(answer.least_worst);
  json["worst_off"] = Json::array();
  for (const std::size_t who : answer.worst_off) json["worst_off"].push_back(id_of(first, who));
  json["total"] = points_of(answer.total);
  if (!answer.times.empty()) json["same_time"] = same_time_of(answer);
  json["rules"] = rules_of(solution, answer);
  if (answer.rules.size() > 1) {
    json["price_of_fairness"] = points_of(answer.price);
    json["better_for"] = changes_of(first, answer.gain);
    json["worse_for"] = changes_of(first, answer.lose);
  }
  json["envy"] = points_of(answer.envy);
  json["jain"] = rounded(answer.jain);
  json["gini"] = rounded(answer.gini);
  json["shares"] = Json::array();
  for (const SeriesShare& share : answer.shares) {
    json["shares"].push_back({{"delegation", id_of(first, share.participant)},
                              {"before", points_of(share.before)},
                              {"series", points_of(share.series)},
                              {"after", points_of(share.after())},
                              {"free_of_cost", share.free},
                              {"largest_session", points_of(share.largest)}});
  }
  return json;
}

Json impossible_of(const SeriesProblem& series, const SeriesAnswer& answer, const Wording& wording) {
  Json list = Json::array();
  for (const ImpossibleSession& impossible : answer.impossible) {
    list.push_back({{"session", series.sessions[impossible.session].id},
                    {"constraints", removals_of(impossible.removals, wording)},
                    {"relaxations", relaxations_of(impossible.relaxations, wording)}});
  }
  return list;
}

Json changes_of(const std::vector<SeriesChange>& changes, const Wording& wording) {
  Json list = Json::array();
  for (const SeriesChange& change : changes)
    list.push_back({{"change", message_json(change.change, wording)}, {"worst", points_of(change.worst)}});
  return list;
}

Json no_time_of(const SeriesProblem& series, const NoSharedTime& told, const Wording& wording) {
  Json json{{"sessions", Json::array()}, {"changes", changes_of(told.changes, wording)}};
  for (const std::size_t t : told.sessions) json["sessions"].push_back(series.sessions[t].id);
  return json;
}

Json broken_floors_of(const Problem& first, const BrokenFloors& broken, const Wording& wording) {
  Json json{{"hits", Json::array()}, {"changes", changes_of(broken.changes, wording)}};
  for (const FloorHit& hit : broken.hits)
    json["hits"].push_back({{"delegation", id_of(first, hit.participant)}, {"why", message_json(hit.what, wording)}});
  return json;
}

}  // namespace

std::string write_answer(const SeriesProblem& series, const SeriesSolution& solution, const SeriesAnswer& answer,
                         const AnswerBasis& basis, const Wording& wording) {
  const Problem& first = series.sessions.front();
  Json json;
  json["format"] = "plenary-series-answer/1";
  json["series"] = series.id;
  json["tzdata"] = basis.tzdata;
  json["digest"] = basis.digest;
  json["burden_table"] = first.table.version;
  json["status"] = name_of(answer.status);
  json["work"] = solution.result.work;
  json["sessions"] = sessions_of(series, solution, answer, wording);
  if (!answer.sessions.empty()) json["statement"] = statement_of(first, solution, answer);
  json["impossible"] = impossible_of(series, answer, wording);
  add_unknown_holidays(unknown_years(series.sessions), json);
  if (answer.no_time) json["no_shared_time"] = no_time_of(series, *answer.no_time, wording);
  if (answer.broken_floors) json["broken_floors"] = broken_floors_of(first, *answer.broken_floors, wording);
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
