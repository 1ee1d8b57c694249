#include <CLI/CLI.hpp>
#include <memory>

#include "calendar/ascii.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/holidays.hpp"
#include "scheduler/model/suggestion.hpp"
#include "server/render/table/holidays_table.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string country;
  int year = 0;
  std::string format = "table";
};

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

void holidays(Context& context, const Options& options) {
  const auto& dialogue = shipped_dialogue();
  Errors errors;
  const auto country = find_country(dialogue, options.country);
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

  const calendar::HolidayCalendar& calendar = dialogue.holidays_of(**country);
  if (calendar.all().empty()) {
    return report(context, "plenary", {{"--country", printable(options.country), {"holidays.none-known", {}}, "", ""}});
  }
  const calendar::year in{options.year};
  const auto found = calendar.between(in / 1 / 1, (in + std::chrono::years{1}) / 1 / 1);
  const scheduler::HolidayYear asked{**country, options.year, found};
  if (options.format == "json") {
    context.out << scheduler::write_holidays(asked);
  } else if (options.format == "csv") {
    context.out << scheduler::write_holidays_csv(asked);
  } else {
    context.out << server::holidays_table(asked, context.language);
  }
}

}  // namespace

void add_holidays(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("holidays", "Public holidays of a country, with what is not certain yet");
  const auto options = std::make_shared<Options>();
  command->add_option("--country", options->country, "A code such as SN, or a name such as Senegal")->required();
  command->add_option("--year", options->year, "From 2015 to 2035")->required();
  add_language(*command, context);
  command->add_option("--format", options->format, "table, json or csv; json and csv give every language")
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->footer("Example: plenary holidays --country SN --year 2026 --language fr");
  command->callback([&context, options] { holidays(context, *options); });
}

}  // namespace plenary::cli
