#include <string>
#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/holidays.hpp"
#include "scheduler/json/local_times.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/ask/holidays.hpp"
#include "server/ask/moment.hpp"
#include "server/ask/option_names.hpp"
#include "server/render/table/holidays_table.hpp"
#include "server/render/table/moment_table.hpp"

namespace plenary::server::api {

namespace {

constexpr std::string_view plain_text = "text/plain; charset=utf-8";

enum class FactFormat { json, csv, table };

Json names_of(const LocalizedText& name) {
  Json json;
  for (const Language language : all_languages) json[std::string(tag(language))] = name.in(language);
  return json;
}

}  // namespace

Response local_times(const Call& call) {
  const auto format = choice_of<FactFormat>(call, "format", {{"json", FactFormat::json}, {"table", FactFormat::table}});
  if (!format) return format.error();
  const std::string whom = call.request.query_parameter("for");
  const auto moment = moment_for(*call.api.dialogue, call.request.query_parameter("time"),
                                 whom.empty() ? call.api.dialogue->id : whom, "time");
  if (!moment) return problem(call, 400, without_dashes(moment.error(), ""));
  const auto tzdata = calendar::system_tzdata_version();
  if (!tzdata) return problem(call, 503, Errors{tzdata.error()});
  return *format == FactFormat::json ? document(call, scheduler::write_local_times(*moment, tzdata->text()))
                                     : document(call, moment_table(*moment, tzdata->text(), call.language), plain_text);
}

Response holidays(const Call& call) {
  const auto format = choice_of<FactFormat>(
      call, "format", {{"json", FactFormat::json}, {"csv", FactFormat::csv}, {"table", FactFormat::table}});
  if (!format) return format.error();
  const auto asked = holidays_of(call.request.query_parameter("country"),
                                 whole_number(call.request.query_parameter("year")).value_or(0));
  if (!asked) return problem(call, 400, without_dashes(asked.error(), ""));
  if (*format == FactFormat::json) return document(call, scheduler::write_holidays(*asked));
  return *format == FactFormat::csv ? document(call, scheduler::write_holidays_csv(*asked), "text/csv; charset=utf-8")
                                    : document(call, holidays_table(*asked, call.language), plain_text);
}

Response countries(const Call& call) {
  Json items = Json::array();
  for (const scheduler::Delegation& delegation : call.api.dialogue->delegations) {
    Json seats = Json::array();
    for (const scheduler::Seat& seat : delegation.seats) {
      Json one{{"city", seat.city}, {"zone", std::string(seat.zone.id())}};
      if (!seat.area.empty()) one["area"] = seat.area;
      seats.push_back(std::move(one));
    }
    Json item{{"id", delegation.id.value},
              {"name", names_of(delegation.name)},
              {"kind", delegation.kind == scheduler::DelegationKind::state ? "state" : "organisation"}};
    if (delegation.regions.size() == 1) item["region"] = delegation.regions.front().id;
    if (delegation.regions.size() > 1) {
      item["regions"] = Json::array();
      for (const scheduler::Region& region : delegation.regions) item["regions"].push_back(region.id);
    }
    item["seats"] = std::move(seats);
    items.push_back(std::move(item));
  }
  return document(call, text_of({{"items", std::move(items)}}));
}

}  // namespace plenary::server::api
