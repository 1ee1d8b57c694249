#include "scheduler/json/time_explanation.hpp"

#include "scheduler/json/answer_parts.hpp"
#include "scheduler/json/message.hpp"

namespace plenary::scheduler {

namespace {

Json findings_of(const std::vector<Finding>& findings, const Wording& wording) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push_back(
        {{"session", finding.session.value}, {"rule", finding.rule}, {"what", message_json(finding.what, wording)}});
  }
  return list;
}

}  // namespace

std::string write_time_explanation(const TimeExplanation& explained, std::string_view tzdata, const Wording& wording) {
  const Problem& problem = explained.problem;
  Json json{{"format", "plenary-time-explanation/1"}, {"session", problem.id}, {"tzdata", tzdata}};
  json["breaks"] = findings_of(explained.breaks, wording);
  json["mends"] = findings_of(explained.mends, wording);
  json["asked"] = proposal_of(problem, explained.times.asked, wording);
  if (explained.times.instead) {
    json["instead"] = proposal_of(problem, *explained.times.instead, wording);
    json["instead_is"] = explained.is_decided ? "decided" : "best";
    json["lighter"] = changes_of(problem, explained.times.lighter);
    json["heavier"] = changes_of(problem, explained.times.heavier);
  }
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
