#include "scheduler/json/fairness.hpp"

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/accounts.hpp"
#include "scheduler/json/message.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/statement.hpp"
#include "scheduler/json/unknown_years.hpp"

namespace plenary::scheduler {

namespace {

using calendar::to_iso;

Json account_of(const Account& account) {
  return {{"invitations", account.invitations},
          {"carried", points_of(account.carried)},
          {"credited", points_of(account.credited)},
          {"balance", points_of(account.balance())}};
}

/// The region, or all of whoever is in those of several dialogues; nothing of guests and organisations.
void add_regions(const Delegation& who, Json& json) {
  if (who.regions.size() == 1) json["region"] = who.regions.front().id;
  if (who.regions.size() < 2) return;
  json["regions"] = Json::array();
  for (const Region& region : who.regions) json["regions"].push_back(region.id);
}

Json balance_of(const BalanceChange& change) {
  Json json;
  json["delegation"] = change.delegation->id.value;
  json["name"] = change.delegation->name.en;
  add_regions(*change.delegation, json);
  json["before"] = account_of(change.before);
  json["after"] = account_of(change.after);
  return json;
}

Json region_sum_of(const RegionSum& sum) {
  return {{"sum", points_of(sum.sum)}, {"mean", points_of(Burden::of_units(sum.sum.units() / sum.countries))}};
}

Json role_sum_of(const RoleSum& sum) { return {{"invitations", sum.invitations}, {"carried", points_of(sum.carried)}}; }

Json spread_of(const Spread& spread) {
  Json json;
  json["total"] = points_of(spread.total);
  json["worst"] = points_of(spread.worst);
  json["worst_off"] = Json::array();
  for (const Delegation* who : spread.worst_off) json["worst_off"].push_back(who->id.value);
  json["least"] = points_of(spread.least);
  json["envy"] = points_of(spread.envy());
  json["jain"] = rounded(spread.jain);
  json["gini"] = rounded(spread.gini);
  return json;
}

Json cost_of(const SessionCost& cost, const Wording& wording) {
  Json json;
  json["delegation"] = cost.delegation->id.value;
  json["role"] = name_of(cost.role);
  json["weight_percent"] = cost.weight_percent;
  json["city"] = cost.city;
  json["start"] = to_iso(cost.local.start);
  json["end"] = to_iso(cost.local.end);
  json["points"] = points_of(cost.burden);
  json["can_attend"] = cost.can_attend;
  if (cost.delegates > 0) {
    json["delegates"] = cost.delegates;
    json["free_delegates"] = cost.free_delegates;
  }
  json["reasons"] = Json::array();
  for (const Reason& reason : cost.reasons) json["reasons"].push_back(reason_of(reason, wording));
  return json;
}

Json session_of(const ReportedSession& session, const Wording& wording) {
  Json json;
  json["session"] = session.id;
  if (!session.title.en.empty()) json["title"] = session.title.en;
  json["start"] = to_iso(session.when.start);
  json["end"] = to_iso(session.when.end);
  json["local_start"] = to_iso(session.zone.to_local(session.when.start));
  json["zone"] = session.zone.id();
  json["worst"] = points_of(session.worst());
  json["total"] = points_of(session.total());
  json["burdens"] = Json::array();
  for (const SessionCost& cost : session.costs) json["burdens"].push_back(cost_of(cost, wording));
  return json;
}

template <class Range, class Function>
Json list_of(const Range& range, Function function) {
  Json list = Json::array();
  for (const auto& element : range) list.push_back(function(element));
  return list;
}

}  // namespace

std::string write_fairness(const FairnessReport& report, std::string_view tzdata_version, const Wording& wording) {
  Json json;
  json["format"] = "plenary-fairness/1";
  json["about"] = report.of == ReportOf::proposal ? "proposal" : report.of == ReportOf::plan ? "plan" : "publication";
  json["id"] = report.id;
  if (!report.title.en.empty()) json["title"] = report.title.en;
  json["tzdata"] = tzdata_version;
  json["burden_table"] = report.burden_table;
  json["decay"] = {{"keep", report.ledger.decay.keep}, {"of", report.ledger.decay.of}};
  json["sessions_before"] = report.sessions_before;
  const auto mean_of = [](const char* whose, const RegionChange& change) {
    return Json{{whose, change.after.region},
                {"countries", change.after.countries},
                {"before", region_sum_of(change.before)},
                {"after", region_sum_of(change.after)}};
  };
  if (!report.dialogues.empty()) {
    json["dialogues"] =
        list_of(report.dialogues, [&](const PartChange& part) { return mean_of("dialogue", part.sum); });
  }
  json["regions"] = list_of(report.regions, [&](const RegionChange& change) { return mean_of("region", change); });
  json["countries"] = list_of(report.countries, balance_of);
  json["organisations"] = list_of(report.organisations, balance_of);
  json["roles"] = list_of(report.roles, [](const RoleChange& change) {
    return Json{
        {"role", name_of(change.role)}, {"before", role_sum_of(change.before)}, {"after", role_sum_of(change.after)}};
  });
  json["spread"] = {{"before", spread_of(report.before)}, {"after", spread_of(report.after)}};
  json["largest_session"] = points_of(report.largest_session);
  json["within_one_session"] = report.within_one_session();
  json["sessions"] =
      list_of(report.sessions, [&](const ReportedSession& session) { return session_of(session, wording); });
  json["never_invited"] = list_of(report.never_invited, [](const Newcomer& who) {
    Json entry{{"delegation", who.delegation->id.value}, {"name", who.delegation->name.en}};
    add_regions(*who.delegation, entry);
    entry["starts_at"] = points_of(who.starts_at);
    return entry;
  });
  json["skipped"] = list_of(report.skipped, [&](const SkippedSession& skipped) {
    return Json{{"session", skipped.id.value}, {"because", message_json(skipped.because, wording)}};
  });
  add_unknown_holidays(report.unknown, json);
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
