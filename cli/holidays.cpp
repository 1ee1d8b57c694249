#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include "calendar/civil/iso.hpp"
#include "calendar/csv.hpp"
#include "cli/command.hpp"
#include "cli/countries.hpp"
#include "scheduler/json/reader.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"

namespace plenary::cli {

using calendar::Holiday;
using calendar::HolidayKind;
using calendar::HolidayScope;
using calendar::to_iso;

namespace {

struct Options {
  std::string country;
  int year = 0;
  std::string format = "table";
};

/// What is particular about a holiday: "bridge day; capital only; date to be confirmed, ±1 day".
std::string remarks(const Holiday& holiday, Language language) {
  std::vector<std::string> all;
  const auto say = [&](const Message& message) { all.push_back(server::in_words(message, language)); };
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

/// Whether the holidays of `year` are known, or whatever is listed of them may not be all.
bool is_covered(const scheduler::Country& country, int year) {
  return country.known_years && country.known_years->contains(calendar::year{year});
}

Message not_covered(const scheduler::Country& country, int year) {
  return {"holidays.not-covered", {{"country", country.name}, {"year", std::to_string(year)}}};
}

std::string as_table(const scheduler::Country& country, int year, std::span<const Holiday> holidays,
                     Language language) {
  const auto tentative = std::count_if(holidays.begin(), holidays.end(), [](const Holiday& h) { return h.tentative; });
  std::string text = server::in_words({"holidays.heading",
                                       {{"country", country.name},
                                        {"code", country.code},
                                        {"year", std::to_string(year)},
                                        {"days", within({"count.days", {{"count", holidays.size()}}})},
                                        {"tentative", tentative}}},
                                      language) +
                     '\n';
  if (!is_covered(country, year)) text += server::in_words(not_covered(country, year), language) + '\n';
  constexpr std::size_t columns = 6;
  std::vector<std::array<std::string, columns>> rows;
  for (const Holiday& holiday : holidays) {
    // The first word of the source is its codes; addresses are in the JSON.
    rows.push_back({to_iso(holiday.date), server::weekday_name(holiday.date, language), holiday.name.in(language),
                    holiday.local_name, remarks(holiday, language),
                    holiday.source.substr(0, holiday.source.find(' '))});
  }
  std::array<std::size_t, columns> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], server::columns(row[i]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      if (widths[i] == 0) continue;
      line += (line.empty() ? "" : "  ") + server::padded(row[i], widths[i]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text + std::string{server::label("holidays.sources", language)} + '\n';
}

scheduler::Json text_as_json(const LocalizedText& text) {
  scheduler::Json json = scheduler::Json::object();
  const std::array<const std::string*, 4> all{&text.en, &text.fr, &text.pt, &text.ar};
  for (const Language language : all_languages) {
    const std::string& translation = *all.at(static_cast<std::size_t>(language));
    if (!translation.empty()) json[std::string{tag(language)}] = translation;
  }
  return json;
}

std::string as_json(const scheduler::Country& country, int year, std::span<const Holiday> holidays) {
  scheduler::Json json;
  json["format"] = "plenary-holidays/1";
  json["country"] = country.code;
  json["name"] = text_as_json(country.name);
  json["year"] = year;
  json["known"] = is_covered(country, year);
  json["holidays"] = scheduler::Json::array();
  for (const Holiday& holiday : holidays) {
    scheduler::Json entry;
    entry["date"] = to_iso(holiday.date);
    entry["weekday"] = server::weekday_name(holiday.date, Language::en);
    entry["id"] = holiday.concept_id;
    entry["name"] = text_as_json(holiday.name);
    if (!holiday.local_name.empty()) entry["local_name"] = holiday.local_name;
    entry["kind"] = to_text(holiday.kind);
    entry["scope"] = to_text(holiday.scope);
    entry["tentative"] = holiday.tentative;
    if (holiday.disputed) entry["disputed"] = true;
    if (holiday.worked_instead) entry["worked_instead"] = to_iso(*holiday.worked_instead);
    entry["source"] = holiday.source;
    json["holidays"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

std::string as_csv(std::span<const Holiday> holidays) {
  std::string text =
      "date,weekday,country,id,en,fr,pt,ar,local,kind,scope,tentative,disputed,worked_instead,source\r\n";
  for (const Holiday& holiday : holidays) {
    const LocalizedText& name = holiday.name;
    const std::vector<std::string> fields{to_iso(holiday.date),
                                          server::weekday_name(holiday.date, Language::en),
                                          holiday.country,
                                          holiday.concept_id,
                                          name.en,
                                          name.fr,
                                          name.pt,
                                          name.ar,
                                          holiday.local_name,
                                          std::string{to_text(holiday.kind)},
                                          std::string{to_text(holiday.scope)},
                                          holiday.tentative ? "yes" : "no",
                                          holiday.disputed ? "yes" : "no",
                                          holiday.worked_instead ? to_iso(*holiday.worked_instead) : "",
                                          holiday.source};
    text += csv::line(fields);
  }
  return text;
}

void holidays(Context& context, const Options& options) {
  Errors errors;
  const auto country = find_country(options.country, "--country");
  if (!country) errors.push_back(country.error());
  const calendar::YearSpan known = calendar::holiday_years;
  if (!known.contains(calendar::year{options.year})) {
    errors.push_back({"--year",
                      std::to_string(options.year),
                      {"holidays.unknown-year", {}},
                      {"holidays.years",
                       {{"first", std::to_string(static_cast<int>(known.first))},
                        {"last", std::to_string(static_cast<int>(known.last))}}},
                      ""});
  }
  if (!errors.empty()) return report(context, "plenary", errors);

  const calendar::HolidayCalendar& calendar = (*country)->holidays;
  if (!(*country)->known_years) {
    return report(context, "plenary", {{"--country", printable(options.country), {"holidays.none-known", {}}, "", ""}});
  }
  const calendar::year in{options.year};
  const auto found = calendar.between(in / 1 / 1, (in + std::chrono::years{1}) / 1 / 1);
  if (options.format == "json") {
    context.out << as_json(**country, options.year, found);
  } else if (options.format == "csv") {
    if (!is_covered(**country, options.year))
      context.err << "plenary: " << server::in_words(not_covered(**country, options.year), context.language) << '\n';
    context.out << as_csv(found);
  } else {
    context.out << as_table(**country, options.year, found, context.language);
  }
}

}  // namespace

void add_holidays(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("holidays", "Public holidays of a country, with what is not certain yet");
  const auto options = std::make_shared<Options>();
  command->add_option("--country", options->country, "A code such as SN or SEN, or a name such as Senegal")->required();
  command->add_option("--year", options->year, "From 2015 to 2035")->required();
  add_language(*command, context);
  command->add_option("--format", options->format, "table, json or csv; json and csv give every language")
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->footer("Example: plenary holidays --country SN --year 2026 --language fr");
  command->callback([&context, options] { holidays(context, *options); });
}

}  // namespace plenary::cli
