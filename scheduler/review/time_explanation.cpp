#include "scheduler/review/time_explanation.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "scheduler/programme/decide.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/review/decided_sessions.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

namespace {

/// The rules that are broken in `now` and not in `then`.
std::vector<Finding> only_in(const Review& now, const Review& then) {
  std::vector<Finding> found;
  for (const Finding& finding : now.findings) {
    const bool is_in_both = std::ranges::any_of(then.findings, [&](const Finding& other) {
      return other.session == finding.session && other.rule == finding.rule;
    });
    if (finding.is_broken && !is_in_both) found.push_back(finding);
  }
  return found;
}

/// Where the session would be best by itself; nothing where only a plan can say that, or no time fits.
std::optional<calendar::LocalTime> best_of(const Programme& programme, const Dialogue& dialogue,
                                           const BurdenTable& table, const std::string& id) {
  const auto question = question_of(programme, id, dialogue, table);
  const auto* problem = question ? std::get_if<Problem>(&*question) : nullptr;
  if (problem == nullptr) return std::nullopt;
  const auto solution = solve(*problem);
  if (solution.ranking.empty()) return std::nullopt;
  return problem->zone.to_local(solution.availability.grid().start(solution.ranking.front()));
}

/// The session of that id where `programme` has a time for it.
std::optional<SessionAt> decided_session(const Programme& programme, const Dialogue& dialogue, const BurdenTable& table,
                                         const std::string& id) {
  auto sessions = decided_sessions(programme, dialogue, table);
  const auto found = std::ranges::find_if(sessions, [&](const SessionAt& one) { return one.problem.id == id; });
  return found == sessions.end() ? std::nullopt : std::optional{std::move(*found)};
}

}  // namespace

Checked<TimeExplanation> explain_time(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                                      const std::string& id, calendar::LocalTime start) {
  const auto then = decide(programme, dialogue, {{{id}, start, std::nullopt}}, SessionStatus::confirmed);
  if (!then) return unexpected(then.error());
  const auto now = review(programme, dialogue, shipped);
  if (!now) return unexpected(now.error());
  const auto reviewed = review(*then, dialogue, shipped);
  if (!reviewed) return unexpected(reviewed.error());

  auto session = decided_session(*then, dialogue, shipped, id);
  if (!session) {
    return unexpected(Errors{{"--session", printable(id), {"explain.no-wish", {}}, "", {"question.state-wish", {}}}});
  }
  const auto decided = decided_session(programme, dialogue, shipped, id);
  const auto instead = decided ? std::optional{decided->start} : best_of(programme, dialogue, shipped, id);
  OtherTime times = other_time(session->problem, start, instead);
  return TimeExplanation{std::move(session->problem), std::move(times), decided.has_value(), only_in(*reviewed, *now),
                         only_in(*now, *reviewed)};
}

}  // namespace plenary::scheduler
