#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/delegations.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/explain/drift.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/model/limits.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

using calendar::to_clock;
using calendar::to_iso;

struct Options {
  std::string time;
  std::string last;
  std::string whom = "rabat";
  std::string format = "table";
  int every = 7;
  int minutes = 60;
};

double points(scheduler::Burden burden) { return burden.points(); }

std::string as_json(const std::vector<scheduler::Drift>& drifts, const std::string& tzdata) {
  scheduler::Json json;
  json["format"] = "plenary-drift/1";
  json["tzdata"] = tzdata;
  json["delegations"] = scheduler::Json::array();
  for (const auto& drift : drifts) {
    scheduler::Json entry;
    entry["delegation"] = drift.delegation->id.value;
    entry["shifts"] = scheduler::Json::array();
    for (const auto& shift : drift.shifts) {
      entry["shifts"].push_back({{"date", to_iso(shift.date)},
                                 {"before", to_clock(calendar::time_of_day(shift.before))},
                                 {"after", to_clock(calendar::time_of_day(shift.after))},
                                 {"points_before", points(shift.last_before)},
                                 {"points_after", points(shift.first_after)}});
    }
    entry["sessions"] = scheduler::Json::array();
    for (const auto& session : drift.sessions) {
      entry["sessions"].push_back(
          {{"date", to_iso(session.date)}, {"local", to_iso(session.local)}, {"points", points(session.burden)}});
    }
    entry["total"] = points(drift.total);
    json["delegations"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

std::string as_table(const std::vector<scheduler::Drift>& drifts, Language language) {
  std::string text;
  for (const auto& drift : drifts) {
    text += server::in_words({"drift.delegation",
                              {{"name", drift.delegation->name},
                               {"sessions", within({"count.sessions", {{"count", drift.sessions.size()}}})},
                               {"points", server::points(drift.total)}}},
                             language) +
            '\n';
    for (const auto& shift : drift.shifts) {
      text += "    " +
              server::in_words({"drift.shift",
                                {{"date", shift.date},
                                 {"before", Clock{calendar::time_of_day(shift.before)}},
                                 {"after", Clock{calendar::time_of_day(shift.after)}},
                                 {"points_before", shift.last_before.shown_points()},
                                 {"points_after", shift.first_after.shown_points()}}},
                               language) +
              '\n';
    }
  }
  return text;
}

void run(Context& context, const Options& options) {
  const auto asked = calendar::parse_zoned_time(options.time);
  const auto last = calendar::parse_date(options.last);
  if (!asked || !last) {
    Error error = !asked ? asked.error() : last.error();
    error.where = !asked ? "TIME" : "--to";
    return report(context, "plenary", {std::move(error)});
  }
  const scheduler::Series series{asked->zone,
                                 calendar::time_of_day(asked->local),
                                 std::chrono::minutes{options.minutes},
                                 calendar::date_of(asked->local),
                                 *last,
                                 calendar::days{options.every}};
  const auto length = calendar::sys_days{*last} - calendar::sys_days{series.first};
  if (length < calendar::days{0} || length > scheduler::longest_window) {
    return report(context, "plenary",
                  {{"--to",
                    options.last,
                    {"drift.last-day", {}},
                    {"drift.longest", {{"count", scheduler::longest_window.count()}}},
                    ""}});
  }
  const auto delegations = find_delegations(shipped_dialogue(), options.whom);
  if (!delegations) return report(context, "plenary", delegations.error());
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  std::vector<scheduler::Drift> drifts;
  for (const Named& named : *delegations)
    drifts.push_back(scheduler::drift(*named.dialogue, shipped_burden_table(), *named.delegation, series));
  context.out << (options.format == "json" ? as_json(drifts, *tzdata) : as_table(drifts, context.language));
}

}  // namespace

void add_drift(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("drift", "When clock changes move a series of sessions, and what that costs whom");
  const auto options = std::make_shared<Options>();
  command->add_option("TIME", options->time, "The first session: \"2026-01-07 14:00 Europe/Brussels\"")->required();
  command->add_option("--to", options->last, "The last day of the series: 2026-12-31")->required();
  command->add_option("--every", options->every, "Days from one session to the next")
      ->check(CLI::Range(1, 366))
      ->capture_default_str();
  command->add_option("--minutes", options->minutes, "How long a session is")
      ->check(CLI::Range(1, 720))
      ->capture_default_str();
  command->add_option("--for", options->whom, "Dialogue, partner sets or delegation codes, separated by commas")
      ->capture_default_str();
  command->add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  add_language(*command, context);
  command->footer("Example: plenary drift \"2026-01-07 14:00 Europe/Brussels\" --to 2026-12-31 --for MA,SN");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
