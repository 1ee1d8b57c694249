#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/delegations.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/reader.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::cli {

using calendar::to_iso;

namespace {

constexpr std::size_t table_width = 100;

struct Options {
  std::string time;
  std::string whom = "rabat";
  std::string format = "table";
};

std::string as_json(const calendar::ZonedTime& asked, calendar::Instant instant, const std::vector<Named>& delegations,
                    const std::string& tzdata) {
  scheduler::Json json;
  json["format"] = "plenary-local-times/1";
  json["tzdata"] = tzdata;
  json["local"] = to_iso(asked.local);
  json["zone"] = asked.zone.id();
  json["utc"] = to_iso(instant);
  json["delegations"] = scheduler::Json::array();
  for (const Named& named : delegations) {
    for (const auto& seat : named.delegation->seats) {
      scheduler::Json entry;
      entry["delegation"] = named.delegation->id.value;
      entry["city"] = seat.city;
      entry["zone"] = seat.zone.id();
      entry["local"] = to_iso(seat.zone.to_local(instant));
      entry["offset"] = calendar::to_offset(seat.zone.offset_at(instant));
      json["delegations"].push_back(std::move(entry));
    }
  }
  return json.dump(2) + "\n";
}

void when(Context& context, const Options& options) {
  const auto refuse = [&context](Error error) {
    error.where = "TIME";
    report(context, "plenary", {std::move(error)});
  };
  const auto asked = calendar::parse_zoned_time(options.time);
  if (!asked) return refuse(asked.error());
  const auto instant = calendar::to_instant(asked->zone, asked->local, calendar::ResolvePolicy::reject);
  if (!instant) return refuse(instant.error());
  const auto delegations = find_delegations(shipped_dialogue(), options.whom);
  if (!delegations) return report(context, "plenary", delegations.error());
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  if (options.format == "json") {
    context.out << as_json(*asked, *instant, *delegations, *tzdata);
    return;
  }
  // The capital speaks for a delegation; other zones of a country are in the JSON.
  std::vector<const scheduler::Seat*> seats;
  for (const Named& named : *delegations) seats.push_back(&named.delegation->seats.front());
  const auto date = calendar::date_of(asked->local);
  const auto groups = server::local_times(seats, *instant, context.language);
  context.out << server::in_words({"when.heading",
                                   {{"date", FullDate{date}},
                                    {"time", Clock{calendar::time_of_day(asked->local)}},
                                    {"zone", asked->zone.id()},
                                    {"utc", to_iso(*instant)},
                                    {"tzdata", *tzdata}}},
                                  context.language)
              << '\n'
              << server::local_times_table(groups, date, table_width, context.language);
}

}  // namespace

void add_when(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("when", "What the clocks of a dialogue show at one time");
  const auto options = std::make_shared<Options>();
  command->add_option("TIME", options->time, "A wall-clock time in a named zone: \"2020-09-16 14:00 Europe/Brussels\"")
      ->required();
  command->add_option("--for", options->whom, "Dialogue, partner sets or delegation codes, separated by commas")
      ->capture_default_str();
  command->add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  add_language(*command, context);
  command->footer("Example: plenary when \"2020-09-16 14:00 Europe/Brussels\" --for rabat");
  command->callback([&context, options] { when(context, *options); });
}

}  // namespace plenary::cli
