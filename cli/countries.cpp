#include "cli/countries.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <set>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"

namespace plenary::cli {

using scheduler::Country;
using scheduler::shipped_world;

namespace {

struct Options {
  std::string text;
  std::string format = "table";
};

/// Codes of the countries that `text` is about: called so, in a region called so, or with a name that holds it.
std::vector<std::string> about(const std::string& text) {
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

/// "2015–2035", or that nothing is known.
std::string known_years(const Country& country, Language language) {
  if (!country.known_years) return std::string{server::label("countries.none-known", language)};
  return fmt::format("{}–{}", static_cast<int>(country.known_years->first),
                     static_cast<int>(country.known_years->last));
}

std::string list_of(const std::vector<std::string>& codes, Language language) {
  constexpr std::size_t columns = 6;
  std::vector<std::array<std::string, columns>> rows;
  for (const std::string& code : codes) {
    const Country& country = *shipped_world().country(code);
    rows.push_back({code, country.alpha3, country.name.in(language), std::string{country.seats.front().zone.id()},
                    country.region_name.in(language), known_years(country, language)});
  }
  std::array<std::size_t, columns> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) widths.at(i) = std::max(widths.at(i), server::columns(row.at(i)));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) line += (i == 0 ? "" : "  ") + server::padded(row.at(i), widths.at(i));
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text + server::in_words(Message{"countries.count", {{"count", codes.size()}}}, language) + '\n';
}

std::string rest_days(const calendar::WorkingPeriod& period, Language language) {
  std::vector<std::string> days;
  // From Monday on, as weeks are read in all of the languages here.
  for (unsigned i = 1; i <= 7; ++i) {
    const unsigned day = i % 7;
    constexpr std::chrono::sys_days sunday{std::chrono::year{2026} / 1 / 4};
    if (period.rest_days.test(day))
      days.push_back(server::weekday_name(calendar::Date{sunday + calendar::days{day}}, language));
  }
  return server::in_words(days, language);
}

std::string line_of(std::string_view code, const std::string& words, Language language) {
  constexpr std::size_t indent = 4;
  return server::in_words(Message{code, {{"words", words}}}, language).insert(0, indent, ' ') + '\n';
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
  text += line_of("countries.names", server::in_words(names, language), language);
  text += line_of("countries.region", country.region_name.in(language), language);
  std::vector<std::string> zones;
  for (const auto& seat : country.seats)
    zones.push_back(seat.area.empty() ? std::string{seat.zone.id()}
                                      : fmt::format("{} ({})", seat.zone.id(), seat.area));
  text += line_of("countries.zones", server::in_words(zones, language), language);
  text += line_of("countries.rest", rest_days(country.week.periods().back(), language), language);
  if (country.hours_by_default) text += fmt::format("    {}\n", server::label("countries.hours-assumed", language));
  text += line_of("countries.holidays", known_years(country, language), language);
  return text;
}

scheduler::Json as_json(const std::vector<std::string>& codes) {
  scheduler::Json json;
  json["format"] = "plenary-countries/1";
  json["countries"] = scheduler::Json::array();
  for (const std::string& code : codes)
    json["countries"].push_back(scheduler::Json::parse(shipped_world().country_text(code)));
  return json;
}

void countries(Context& context, const Options& options) {
  const auto codes = options.text.empty() ? shipped_world().codes() : about(options.text);
  if (codes.empty()) {
    return report(context, "plenary",
                  {{"TEXT", printable(options.text), {"holidays.unknown-country", {}}, {"countries.text", {}}, ""}});
  }
  if (options.format == "json") {
    context.out << as_json(codes).dump(2) << '\n';
  } else if (codes.size() == 1) {
    context.out << details_of(*shipped_world().country(codes.front()), context.language);
  } else {
    context.out << list_of(codes, context.language);
  }
}

}  // namespace

void add_countries(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("countries", "Countries and territories: names, codes, zones, what is known");
  const auto options = std::make_shared<Options>();
  command->add_option("TEXT", options->text, "A code, a name as people write it, part of one, or a region");
  add_language(*command, context);
  command->add_option("--format", options->format, "table, or json with each source and confidence")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer("Example: plenary countries \"Ivory Coast\"");
  command->callback([&context, options] { countries(context, *options); });
  add_dialogues(app, context);
}

}  // namespace plenary::cli
