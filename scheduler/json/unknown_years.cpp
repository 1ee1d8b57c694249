#include "scheduler/json/unknown_years.hpp"

#include <utility>

namespace plenary::scheduler {

void add_coverage(const std::optional<calendar::YearSpan>& years, Json& json) {
  json["covered_since"] = years ? Json(static_cast<int>(years->first)) : Json();
  json["covered_until"] = years ? Json(static_cast<int>(years->last)) : Json();
}

void add_unknown_holidays(const std::vector<UnknownYear>& unknown, Json& answer) {
  if (unknown.empty()) return;
  answer["unknown_holidays"] = Json::array();
  for (const UnknownYear& one : unknown) {
    Json entry{{"country", one.country}, {"name", one.coverage->country.en}, {"year", static_cast<int>(one.year)}};
    add_coverage(one.coverage->years, entry);
    answer["unknown_holidays"].push_back(std::move(entry));
  }
}

}  // namespace plenary::scheduler
