#include "server/ask/explanation.hpp"

#include <utility>

#include "scheduler/json/time_explanation.hpp"
#include "scheduler/review/time_explanation.hpp"
#include "server/render/table/time_explanation_table.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

Checked<Explanation> explain_time(const AskedDocument& document, const ExplanationOrder& order) {
  const auto explained =
      scheduler::explain_time(document.programme, document.dialogue, document.table, order.session, order.start);
  if (!explained) return unexpected(explained.error());
  Explanation told{{}, !explained->breaks.empty()};
  if (order.json_too || order.format == ExplanationFormat::json)
    told.json = scheduler::write_time_explanation(*explained, order.tzdata, wording(order.language));
  told.text = order.format == ExplanationFormat::json
                  ? told.json
                  : time_explanation_table(*explained, order.tzdata, order.language);
  return told;
}

}  // namespace plenary::server
