#include "server/ask/fairness.hpp"
#include "scheduler/world/shipped.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/programme.hpp"
#include "server/api/draft_edit.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"

namespace plenary::server::api {

namespace {

std::string_view type_of(FairnessFormat format) {
  switch (format) {
    case FairnessFormat::json:
      return "application/json";
    case FairnessFormat::csv:
      return "text/csv; charset=utf-8";
    case FairnessFormat::svg:
      return "image/svg+xml";
    case FairnessFormat::html:
      return "text/html; charset=utf-8";
    case FairnessFormat::table:
      break;
  }
  return "text/plain; charset=utf-8";
}

/// Of what is decided in the document `text`.
Response report_on(const Call& call, const std::string& text) {
  const auto format = choice_of<FairnessFormat>(call, "format",
                                                {{"json", FairnessFormat::json},
                                                 {"table", FairnessFormat::table},
                                                 {"csv", FairnessFormat::csv},
                                                 {"svg", FairnessFormat::svg},
                                                 {"html", FairnessFormat::html}});
  if (!format) return format.error();
  std::optional<calendar::Date> before;
  if (const std::string wanted = call.request.query_parameter("before"); !wanted.empty()) {
    auto date = calendar::parse_date(wanted);
    if (!date) {
      date.error().where = "before";
      return problem(call, 400, Errors{date.error()});
    }
    before = *date;
  }
  const auto programme = scheduler::read_programme(text, scheduler::dialogue_for(text));
  if (!programme) return problem(call, 409, programme.error());
  const auto tzdata = calendar::system_tzdata_version();
  if (!tzdata) return problem(call, 503, Errors{tzdata.error()});
  const scheduler::Dialogue& dialogue = scheduler::shipped_dialogue(programme->dialogue);
  const auto report = decided_fairness(*programme, dialogue, call.api.table, std::nullopt, before);
  return document(call, fairness_text(report, *format, tzdata->text(), call.language), type_of(*format));
}

}  // namespace

Response draft_fairness(const Call& call) {
  const auto draft = draft_of(call);
  return draft ? report_on(call, draft->text) : not_found(call);
}

Response release_fairness(const Call& call) {
  std::optional<int> number;
  if (call.path["number"] != "current") {
    const auto wanted = whole_number(call.path["number"]);
    if (!wanted || *wanted < 1 || *wanted > std::numeric_limits<int>::max()) return not_found(call);
    number = static_cast<int>(*wanted);
  }
  std::optional<StoredRelease> release;
  call.api.store.read([&](Reading& reading) { release = reading.release(call.path["programme"], number); });
  return release ? report_on(call, release->text) : not_found(call);
}

}  // namespace plenary::server::api
