#include "server/render/table/holidays_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"

namespace plenary::server {

using calendar::Holiday;
using calendar::HolidayKind;
using calendar::HolidayScope;
using calendar::to_iso;

namespace {

/// What is particular about a holiday: "bridge day; capital only; date to be confirmed, ±1 day".
std::string remarks(const Holiday& holiday, Language language) {
  std::vector<std::string> all;
  const auto say = [&](const Message& message) { all.push_back(in_words(message, language)); };
  switch (holiday.kind) {
    case HolidayKind::public_holiday:
      break;
    case HolidayKind::one_off:
      say({"holidays.one-off", {}});
      break;
    case HolidayKind::bridge:
      say({"holidays.bridge", {}});
      break;
    case HolidayKind::in_lieu:
      say({"holidays.in-lieu", {}});
      break;
    case HolidayKind::half_day:
      say({"holidays.half-day", {}});
      break;
  }
  if (holiday.scope == HolidayScope::capital) say({"holidays.capital", {}});
  if (holiday.scope == HolidayScope::government) say({"holidays.government", {}});
  if (holiday.tentative) say({"holidays.tentative", {}});
  if (holiday.disputed) say({"holidays.disputed", {}});
  if (holiday.worked_instead) say({"holidays.worked-instead", {{"date", *holiday.worked_instead}}});
  return fmt::format("{}", fmt::join(all, "; "));
}

}  // namespace

Message not_covered(const scheduler::HolidayYear& year) {
  return {"holidays.not-covered", {{"country", year.country.name}, {"year", std::to_string(year.year)}}};
}

std::string holidays_table(const scheduler::HolidayYear& year, Language language) {
  const auto tentative = std::ranges::count_if(year.holidays, [](const Holiday& h) { return h.tentative; });
  std::string text = in_words({"holidays.heading",
                               {{"country", year.country.name},
                                {"code", year.country.code},
                                {"year", std::to_string(year.year)},
                                {"days", within({"count.days", {{"count", year.holidays.size()}}})},
                                {"tentative", tentative}}},
                              language) +
                     '\n';
  if (!year.is_known()) text += in_words(not_covered(year), language) + '\n';
  constexpr std::size_t count = 6;
  std::vector<std::array<std::string, count>> rows;
  for (const Holiday& holiday : year.holidays) {
    // The first word of the source is its codes; addresses are in the JSON.
    rows.push_back({to_iso(holiday.date), weekday_name(holiday.date, language), holiday.name.in(language),
                    holiday.local_name, remarks(holiday, language),
                    holiday.source.substr(0, holiday.source.find(' '))});
  }
  std::array<std::size_t, count> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < count; ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < count; ++i) {
      if (widths[i] == 0) continue;
      line += (line.empty() ? "" : "  ") + padded(row[i], widths[i]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text + std::string{label("holidays.sources", language)} + '\n';
}

}  // namespace plenary::server
