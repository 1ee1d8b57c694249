#include "server/ask/fairness.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "scheduler/json/fairness.hpp"
#include "scheduler/plan/planner.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/review/decided_sessions.hpp"
#include "server/job/search_run.hpp"
#include "server/render/chart/fairness_chart.hpp"
#include "server/render/page/fairness_page.hpp"
#include "server/render/table/fairness_csv.hpp"
#include "server/render/table/fairness_table.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/plan_words.hpp"

namespace plenary::server {

scheduler::FairnessReport decided_fairness(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                                           const scheduler::BurdenTable& shipped,
                                           std::optional<scheduler::Ledger> before,
                                           std::optional<calendar::Date> until) {
  scheduler::Ledger ledger = programme.ledger;
  if (before) ledger = std::move(*before);
  return scheduler::fairness_report(scheduler::told_of(programme, dialogue), dialogue,
                                    scheduler::table_of(programme, shipped), std::move(ledger), until,
                                    scheduler::decided_sessions(programme, dialogue, shipped));
}

FairnessSubject fairness_subject(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                                 bool session_is_named, bool has_ledger) {
  if (session_is_named) return FairnessSubject::wished;
  const std::size_t wishes = scheduler::askable_sessions(programme).size();
  if (wishes == 0 || !scheduler::told_of(programme, dialogue).sessions.empty()) return FairnessSubject::decided;
  return wishes > 1 && !has_ledger ? FairnessSubject::planned : FairnessSubject::wished;
}

Checked<std::optional<scheduler::FairnessReport>> planned_fairness(const scheduler::Programme& programme,
                                                                   const scheduler::Dialogue& dialogue,
                                                                   const scheduler::BurdenTable& shipped) {
  const auto problem = scheduler::programme_problem_of(programme, dialogue, shipped);
  if (!problem) return unexpected(problem.error());
  scheduler::PlanOptions options = usual_plan_options();
  options.explain = false;
  const auto answer = scheduler::plan_programme(*problem, options);
  if (!is_plan(answer)) return std::nullopt;
  std::vector<scheduler::SessionAt> sessions;
  for (const scheduler::PlannedPlace& place : answer.plan)
    sessions.push_back({scheduler::alone(*problem, place.session), problem->zone.to_local(place.when.start)});
  return scheduler::fairness_report(*problem, std::move(sessions));
}

std::optional<scheduler::FairnessReport> wished_fairness(const Question& question) {
  if (const auto* problem = std::get_if<scheduler::Problem>(&question))
    return scheduler::fairness_report(*problem, scheduler::solve(*problem));
  const auto& series = std::get<scheduler::SeriesProblem>(question);
  return scheduler::fairness_report(series, scheduler::solve(series, {}));
}

std::string fairness_text(const scheduler::FairnessReport& report, FairnessFormat format, const std::string& tzdata,
                          Language language) {
  switch (format) {
    case FairnessFormat::json:
      return scheduler::write_fairness(report, tzdata, wording(language));
    case FairnessFormat::csv:
      return fairness_csv(report);
    case FairnessFormat::svg:
      return fairness_chart(report, language);
    case FairnessFormat::html:
      return fairness_page(report, tzdata, language);
    case FairnessFormat::table:
      break;
  }
  return fairness_table(report, tzdata, language);
}

}  // namespace plenary::server
