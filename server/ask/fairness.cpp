#include "server/ask/fairness.hpp"

#include <utility>

#include "scheduler/json/fairness.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/review/decided_sessions.hpp"
#include "server/render/chart/fairness_chart.hpp"
#include "server/render/page/fairness_page.hpp"
#include "server/render/table/fairness_csv.hpp"
#include "server/render/table/fairness_table.hpp"
#include "server/render/words/catalogue.hpp"

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
