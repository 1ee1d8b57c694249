#include "scheduler/review/time_explanation.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "scheduler/programme/decide.hpp"
#include "scheduler/programme/derive.hpp"
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

/// The clock time of a session that has one.
const ClockTime* time_of(const Programme& programme, const std::string& id) {
  const Session* session = programme.find(id);
  return session == nullptr ? nullptr : std::get_if<ClockTime>(&session->told.when);
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

/// The session of `programme`, which has a time, with whom it invites.
Checked<Problem> session_alone(const Programme& programme, const Dialogue& dialogue, const BurdenTable& table,
                               const std::string& id) {
  auto problem = judged_problem_of(programme, dialogue, table);
  if (!problem) return unexpected(std::move(problem.error()));
  const auto found =
      std::ranges::find_if(problem->sessions, [&](const auto& session) { return session.id.value == id; });
  if (found == problem->sessions.end()) {
    return unexpected(Errors{{"--session", id, {"explain.no-wish", {}}, "", {"question.state-wish", {}}}});
  }
  Problem session = alone(*problem, static_cast<std::size_t>(found - problem->sessions.begin()));
  const auto decided = *instants(programme.find(id)->told.when);
  session.duration = std::chrono::duration_cast<std::chrono::minutes>(decided.end - decided.start);
  return session;
}

}  // namespace

Checked<TimeExplanation> explain_time(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                                      const std::string& id, calendar::LocalTime start) {
  const auto then = decide(programme, dialogue, {{{id}, start, std::nullopt}}, SessionStatus::confirmed);
  if (!then) return unexpected(then.error());
  auto problem = session_alone(*then, dialogue, shipped, id);
  if (!problem) return unexpected(std::move(problem.error()));
  const auto now = review(programme, dialogue, shipped);
  if (!now) return unexpected(now.error());
  const auto reviewed = review(*then, dialogue, shipped);
  if (!reviewed) return unexpected(reviewed.error());

  const ClockTime* decided = time_of(programme, id);
  const auto instead = decided != nullptr ? std::optional{decided->start} : best_of(programme, dialogue, shipped, id);
  OtherTime times = other_time(*problem, start, instead);
  return TimeExplanation{std::move(*problem), std::move(times), decided != nullptr, only_in(*reviewed, *now),
                         only_in(*now, *reviewed)};
}

}  // namespace plenary::scheduler
