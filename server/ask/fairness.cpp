#include "server/ask/fairness.hpp"

#include "scheduler/json/fairness.hpp"
#include "server/render/chart/fairness_chart.hpp"
#include "server/render/page/fairness_page.hpp"
#include "server/render/table/fairness_csv.hpp"
#include "server/render/table/fairness_table.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

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
