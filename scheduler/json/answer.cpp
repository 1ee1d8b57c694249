#include "scheduler/json/answer.hpp"

#include "calendar/civil/iso.hpp"
#include "scheduler/json/answer_parts.hpp"
#include "scheduler/json/message.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/statement.hpp"
#include "scheduler/json/unknown_years.hpp"

namespace plenary::scheduler {

namespace {

using calendar::to_iso;

std::string id_of(const Problem& problem, std::size_t participant) {
  return problem.participants[participant].delegation->id.value;
}

double points(Burden burden) { return points_of(burden); }

Json experience_of(const Problem& problem, const Experience& experience, calendar::Instant start,
                   const Wording& wording) {
  const Participant& who = problem.participants[experience.participant];
  Json json;
  json["delegation"] = who.delegation->id.value;
  json["name"] = who.delegation->name.en;
  json["role"] = name_of(who.role);
  json["zone"] = who.place_at(start).zone.id();
  json["start"] = to_iso(experience.local.start);
  json["end"] = to_iso(experience.local.end);
  json["attends"] = experience.free;
  json["points"] = points(experience.burden);
  if (experience.wishes > Burden{}) json["wishes"] = points(experience.wishes);
  if (experience.ambiguous) json["ambiguous"] = true;
  if (experience.delegates > 0) {
    json["delegates"] = experience.delegates;
    json["free_delegates"] = experience.free_delegates;
  }
  json["reasons"] = Json::array();
  for (const Reason& reason : experience.reasons) json["reasons"].push_back(reason_of(reason, wording));
  return json;
}

}  // namespace

Json proposal_of(const Problem& problem, const Proposal& proposal, const Wording& wording) {
  Json json;
  if (proposal.rank > 0) json["rank"] = proposal.rank;
  json["start"] = to_iso(proposal.when.start);
  json["end"] = to_iso(proposal.when.end);
  json["local_start"] = to_iso(problem.zone.to_local(proposal.when.start));
  json["zone"] = problem.zone.id();
  json["worst"] = points(proposal.worst);
  json["worst_off"] = Json::array();
  for (const auto who : proposal.worst_off) json["worst_off"].push_back(id_of(problem, who));
  json["total"] = points(proposal.total);
  json["regions"] = Json::array();
  for (const RegionBurden& region : proposal.regions) {
    Json entry;
    entry["region"] = region.region;
    entry["mean"] = points(Burden::of_units(region.sum.units() / region.countries));
    entry["countries"] = region.countries;
    json["regions"].push_back(std::move(entry));
  }
  json["out"] = Json::array();
  for (const auto who : proposal.out) json["out"].push_back(id_of(problem, who));
  json["delegations"] = Json::array();
  for (const Experience& experience : proposal.experiences)
    json["delegations"].push_back(experience_of(problem, experience, proposal.when.start, wording));
  return json;
}

Json changes_of(const Problem& problem, const std::vector<Change>& changes) {
  Json list = Json::array();
  for (const Change& change : changes) {
    Json entry;
    entry["delegation"] = id_of(problem, change.participant);
    entry["there"] = points(change.from);
    entry["here"] = points(change.to);
    list.push_back(std::move(entry));
  }
  return list;
}

Json causes_of(const std::vector<Cause>& causes, const Wording& wording) {
  Json list = Json::array();
  for (const Cause& cause : causes)
    list.push_back({{"cause", message_json(cause.what, wording)}, {"starts", cause.slots}});
  return list;
}

Json removals_of(const std::vector<Removal>& removals, const Wording& wording) {
  Json list = Json::array();
  for (const Removal& removal : removals) {
    list.push_back(
        {{"rule", message_json(removal.constraint, wording)}, {"removes", removal.slots}, {"alone", removal.alone}});
    if (!removal.causes.empty()) list.back()["causes"] = causes_of(removal.causes, wording);
  }
  return list;
}

Json relaxations_of(const std::vector<Relaxation>& relaxations, const Wording& wording) {
  Json list = Json::array();
  for (const Relaxation& relaxation : relaxations) {
    list.push_back({{"change", message_json(relaxation.change, wording)},
                    {"slots", relaxation.slots},
                    {"start", to_iso(relaxation.start)},
                    {"worst", points(relaxation.worst)},
                    {"total", points(relaxation.total)}});
  }
  return list;
}

namespace {

Json comparison_of(const Problem& problem, const TimeGrid& grid, const Comparison& comparison, const Wording& wording) {
  Json json;
  json["better"] = to_iso(grid.start(comparison.better));
  json["worse"] = to_iso(grid.start(comparison.worse));
  json["decided_by"] = name_of(comparison.decided_by);
  if (comparison.position > 0) json["position"] = comparison.position;
  if (comparison.decided_by < Criterion::preferred) {
    json["better_value"] = points(comparison.better_value);
    json["worse_value"] = points(comparison.worse_value);
  }
  json["text"] = wording(message_of(comparison));
  json["better_for"] = changes_of(problem, comparison.gain);
  json["worse_for"] = changes_of(problem, comparison.lose);
  return json;
}

Json placement_of(const Problem& problem, const TimeGrid& grid, const AskedSlot& placement, const Wording& wording) {
  Json json;
  json["asked"] = to_iso(placement.asked);
  json["on_grid"] = placement.proposal.has_value();
  json["forbidden_by"] = messages_json(placement.forbidden_by, wording);
  if (placement.proposal) json["proposal"] = proposal_of(problem, *placement.proposal, wording);
  if (placement.against_best) json["against_best"] = comparison_of(problem, grid, *placement.against_best, wording);
  return json;
}

}  // namespace

std::string write_answer(const Problem& problem, const Answer& answer, const AnswerBasis& basis,
                         const Wording& wording) {
  const TimeGrid grid(problem);
  Json json;
  json["format"] = "plenary-answer/1";
  json["problem"] = problem.id;
  json["tzdata"] = basis.tzdata;
  json["digest"] = basis.digest;
  json["burden_table"] = problem.table.version;
  json["status"] = answer.feasible > 0 ? "optimal" : "infeasible";
  json["slots"] = answer.slots;
  json["feasible"] = answer.feasible;
  if (answer.feasible > 0) json["humane"] = answer.humane;
  json["proposals"] = Json::array();
  for (const Proposal& proposal : answer.proposals)
    json["proposals"].push_back(proposal_of(problem, proposal, wording));
  if (answer.runner_up) json["runner_up"] = comparison_of(problem, grid, *answer.runner_up, wording);
  if (answer.statement) json["statement"] = statement_of(problem, grid, *answer.statement);
  json["compared"] = Json::array();
  for (const AskedSlot& placement : answer.compared)
    json["compared"].push_back(placement_of(problem, grid, placement, wording));
  json["constraints"] = removals_of(answer.removals, wording);
  json["relaxations"] = relaxations_of(answer.relaxations, wording);
  add_unknown_holidays(unknown_years(problem), json);
  if (answer.twins) json["twin_sessions"] = twin_sessions_of(problem, grid, *answer.twins);
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
