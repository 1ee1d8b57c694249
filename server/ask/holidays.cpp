#include "server/ask/holidays.hpp"

#include <fmt/format.h>

#include <vector>

#include "scheduler/json/known_names.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::server {

namespace {

constexpr std::size_t most_named = 12;

}  // namespace

Result<const scheduler::Country*> find_country(const std::string& word, const char* option) {
  const auto& names = scheduler::country_names();
  const auto called = names.called(word);
  if (called.size() == 1) return scheduler::shipped_world().country(called.front());
  std::vector<std::string> meant;
  for (const std::string& code : called.empty() ? names.like(word) : called)
    meant.push_back(scheduler::country_with_name(code));
  Message fix = meant.size() > most_named ? Message{} : Message{fmt::format("{}", fmt::join(meant, " / "))};
  return unexpected(
      Error{option, printable(word), {"holidays.unknown-country", {}}, {"countries.text", {}}, std::move(fix)});
}

Checked<scheduler::HolidayYear> holidays_of(const std::string& country, std::int64_t year) {
  Errors errors;
  const auto found = find_country(country, "--country");
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
  if (!(*found)->known_years)
    return unexpected(Errors{{"--country", printable(country), {"holidays.none-known", {}}, "", ""}});
  const calendar::year in{static_cast<int>(year)};
  return scheduler::HolidayYear{**found, static_cast<int>(year),
                                (*found)->holidays.between(in / 1 / 1, (in + std::chrono::years{1}) / 1 / 1)};
}

}  // namespace plenary::server
