#include "server/ask/countries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"

namespace plenary::server {

using scheduler::Country;
using scheduler::shipped_world;

namespace {

/// "2015–2035", or that nothing is known.
std::string known_years(const Country& country, Language language) {
  if (!country.known_years) return std::string{label("countries.none-known", language)};
  return fmt::format("{}–{}", static_cast<int>(country.known_years->first),
                     static_cast<int>(country.known_years->last));
}

std::string list_of(const std::vector<std::string>& codes, Language language) {
  constexpr std::size_t places = 6;
  std::vector<std::array<std::string, places>> rows;
  for (const std::string& code : codes) {
    const Country& country = *shipped_world().country(code);
    rows.push_back({code, country.alpha3, country.name.in(language), std::string{country.seats.front().zone.id()},
                    country.region_name.in(language), known_years(country, language)});
  }
  std::array<std::size_t, places> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < places; ++i) widths.at(i) = std::max(widths.at(i), columns(row.at(i)));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < places; ++i) line += (i == 0 ? "" : "  ") + padded(row.at(i), widths.at(i));
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text + in_words(Message{"countries.count", {{"count", codes.size()}}}, language) + '\n';
}

std::string rest_days(const calendar::WorkingPeriod& period, Language language) {
  std::vector<std::string> days;
  // From Monday on, as weeks are read in all of the languages here.
  for (unsigned i = 1; i <= 7; ++i) {
    const unsigned day = i % 7;
    constexpr std::chrono::sys_days sunday{std::chrono::year{2026} / 1 / 4};
    if (period.rest_days.test(day))
      days.push_back(weekday_name(calendar::Date{sunday + calendar::days{day}}, language));
  }
  return in_words(days, language);
}

std::string line_of(std::string_view code, const std::string& words, Language language) {
  constexpr std::size_t indent = 4;
  return in_words(Message{code, {{"words", words}}}, language).insert(0, indent, ' ') + '\n';
}

/// What is known of one country, and how well.
std::string details_of(const Country& country, Language language) {
  std::string text =
      fmt::format("{} ({}, {}, {})\n", country.name.in(language), country.code, country.alpha3, country.numeric);
  std::vector<std::string> names;
  std::set<std::string> told{country.name.in(language)};
  const auto tell = [&](const std::string& name) {
    if (told.insert(name).second) names.push_back(name);
  };
  for (const Language other : all_languages) tell(country.name.in(other));
  for (const std::string& name : country.other_names) tell(name);
  text += line_of("countries.names", in_words(names, language), language);
  text += line_of("countries.region", country.region_name.in(language), language);
  std::vector<std::string> zones;
  for (const auto& seat : country.seats)
    zones.push_back(seat.area.empty() ? std::string{seat.zone.id()}
                                      : fmt::format("{} ({})", seat.zone.id(), seat.area));
  text += line_of("countries.zones", in_words(zones, language), language);
  text += line_of("countries.rest", rest_days(country.week.periods().back(), language), language);
  if (country.hours_by_default) text += fmt::format("    {}\n", label("countries.hours-assumed", language));
  text += line_of("countries.holidays", known_years(country, language), language);
  return text;
}

}  // namespace

std::vector<std::string> countries_about(const std::string& text) {
  if (text.empty()) return shipped_world().codes();
  if (auto called = scheduler::country_names().called(text); !called.empty()) return called;
  const std::string plain = scheduler::folded(text);
  std::set<std::string> found;
  for (const std::string& code : shipped_world().codes()) {
    const Country& country = *shipped_world().country(code);
    for (const Language language : all_languages) {
      const bool holds = scheduler::folded(country.name.in(language)).find(plain) != std::string::npos ||
                         scheduler::folded(country.region_name.in(language)) == plain;
      if (holds && !plain.empty()) found.insert(code);
    }
  }
  if (!found.empty()) return {found.begin(), found.end()};
  return scheduler::country_names().like(text);
}

std::string countries_text(const std::vector<std::string>& codes, Language language) {
  return codes.size() == 1 ? details_of(*shipped_world().country(codes.front()), language) : list_of(codes, language);
}

std::string write_countries(const std::vector<std::string>& codes) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["format"] = "plenary-countries/1";
  json["countries"] = Json::array();
  for (const std::string& code : codes) json["countries"].push_back(Json::parse(shipped_world().country_text(code)));
  return json.dump(2) + "\n";
}

Error no_country(const std::string& text, const char* option) {
  return {option, printable(text), {"holidays.unknown-country", {}}, {"countries.text", {}}, ""};
}

}  // namespace plenary::server
