#include "server/ask/holidays.hpp"

#include <vector>

#include "calendar/ascii.hpp"
#include "scheduler/model/suggestion.hpp"

namespace plenary::server {

namespace {

/// The state with this code, or with this name in any of the languages.
Result<const scheduler::Delegation*> find_country(const scheduler::Dialogue& dialogue, const std::string& word) {
  const std::string wanted = ascii::lower(word);
  std::vector<std::string> names;
  std::vector<std::string> codes;
  for (const auto& delegation : dialogue.delegations) {
    if (delegation.kind != scheduler::DelegationKind::state) continue;
    if (ascii::lower(delegation.id.value) == wanted) return &delegation;
    for (const Language language : all_languages) {
      if (ascii::lower(delegation.name.in(language)) == wanted) return &delegation;
    }
    codes.push_back(delegation.id.value);
    names.push_back(delegation.name.en);
  }
  // Two letters resemble every other code, so only names are worth suggesting.
  return unexpected(Error{"--country",
                          printable(word),
                          {"holidays.unknown-country", {}},
                          {"holidays.code-or-name", {{"codes", within(scheduler::list_names(codes, codes.size()))}}},
                          scheduler::nearest_name(word, names)});
}

}  // namespace

Checked<scheduler::HolidayYear> holidays_of(const scheduler::Dialogue& dialogue, const std::string& country,
                                            std::int64_t year) {
  Errors errors;
  const auto found = find_country(dialogue, country);
  if (!found) errors.push_back(found.error());
  const calendar::YearSpan known = calendar::holiday_years;
  const bool is_year = year >= 0 && year <= 9'999 && known.contains(calendar::year{static_cast<int>(year)});
  if (!is_year) {
    errors.push_back({"--year",
                      std::to_string(year),
                      {"holidays.unknown-year", {}},
                      {"holidays.years",
                       {{"first", std::to_string(static_cast<int>(known.first))},
                        {"last", std::to_string(static_cast<int>(known.last))}}},
                      ""});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  const calendar::HolidayCalendar& calendar = dialogue.holidays_of(**found);
  if (calendar.all().empty())
    return unexpected(Errors{{"--country", printable(country), {"holidays.none-known", {}}, "", ""}});
  const calendar::year in{static_cast<int>(year)};
  return scheduler::HolidayYear{**found, static_cast<int>(year),
                                calendar.between(in / 1 / 1, (in + std::chrono::years{1}) / 1 / 1)};
}

}  // namespace plenary::server
