#include "scheduler/json/statement.hpp"

#include <cmath>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

namespace {

using calendar::to_iso;

const std::string& id_of(const Problem& problem, std::size_t participant) {
  return problem.participants[participant].delegation->id.value;
}

}  // namespace

double points_of(Burden burden) {
  const std::int64_t thousandths = (burden.units() * 1000 + Burden::units_per_point / 2) / Burden::units_per_point;
  return static_cast<double>(thousandths) / 1000;
}

Json rounded(const std::optional<double>& value) {
  return value ? Json(std::round(*value * 1000) / 1000) : Json(nullptr);
}

Json reason_of(const Reason& reason, const Wording& wording) {
  Json json;
  json["from"] = to_iso(reason.when.start);
  json["to"] = to_iso(reason.when.end);
  json["what"] = name_of(reason.what);
  if (!reason.detail.en.empty()) json["detail"] = reason.detail.en;
  json["rate"] = reason.rate.points;
  json["points"] = points_of(reason.burden);
  if (reason.hard) json["refused"] = true;
  if (reason.delegates > 0) json["delegate"] = reason.delegate;
  if (reason.risk) json["risk"] = true;
  if (reason.waived) json["waived"] = true;
  json["text"] = wording(message_of(reason));
  return json;
}

Json statement_of(const Problem& problem, const TimeGrid& grid, const FairnessStatement& statement) {
  Json json;
  json["worst"] = points_of(statement.worst);
  json["worst_off"] = Json::array();
  for (const auto who : statement.worst_off) json["worst_off"].push_back(id_of(problem, who));
  json["rules"] = Json::array();
  for (const RuleAnswer& answer : statement.rules) {
    Json rule;
    rule["rule"] = answer.rule->id;
    rule["name"] = answer.rule->name;
    rule["source"] = answer.rule->source;
    rule["start"] = to_iso(grid.start(answer.slot));
    rule["differs"] = answer.slot != statement.rules.front().slot;
    rule["worst"] = points_of(answer.worst);
    rule["total"] = points_of(answer.total);
    json["rules"].push_back(std::move(rule));
  }
  json["price_of_fairness"] = {{"points", points_of(statement.price)}, {"ratio", rounded(statement.price_ratio)}};
  json["envy"] = {{"points", points_of(statement.envy)},
                  {"largest_session", points_of(statement.largest_session)},
                  {"within_one_session", statement.within_one_session}};
  json["jain"] = rounded(statement.jain);
  json["gini"] = rounded(statement.gini);
  if (problem.ledger.empty()) return json;
  json["shares"] = Json::array();
  for (const Share& share : statement.shares) {
    json["shares"].push_back({{"delegation", id_of(problem, share.participant)},
                              {"sessions_this_year", share.sessions},
                              {"this_year", points_of(share.this_year)},
                              {"before", points_of(share.before)},
                              {"after", points_of(share.after)}});
  }
  return json;
}

Json twin_sessions_of(const Problem& problem, const TimeGrid& grid, const TwinSessions& twins) {
  constexpr const char* words[] = {"first", "second", "both"};
  Json json;
  json["first"] = to_iso(grid.start(twins.first));
  json["second"] = to_iso(grid.start(twins.second));
  json["worst"] = points_of(twins.worst);
  json["total"] = points_of(twins.total);
  json["delegations"] = Json::array();
  for (std::size_t p = 0; p < twins.attends.size(); ++p) {
    json["delegations"].push_back({{"delegation", id_of(problem, p)},
                                   {"attends", words[static_cast<std::size_t>(twins.attends[p])]},
                                   {"points", points_of(twins.burden[p])}});
  }
  return json;
}

}  // namespace plenary::scheduler
