#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/explain/drift.hpp"
#include "scheduler/json/drift.hpp"
#include "scheduler/model/limits.hpp"
#include "server/ask/delegations.hpp"
#include "server/render/table/drift_table.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string time;
  std::string last;
  std::string whom{server::usual_dialogue};
  std::string format = "table";
  int every = 7;
  int minutes = 60;
};

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
  const auto delegations = server::find_delegations(shipped_dialogue(), options.whom);
  if (!delegations) return report(context, "plenary", delegations.error());
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  std::vector<scheduler::Drift> drifts;
  for (const server::Named& named : *delegations)
    drifts.push_back(scheduler::drift(*named.dialogue, shipped_burden_table(), *named.delegation, series));
  context.out << (options.format == "json" ? scheduler::write_drift(drifts, *tzdata, server::wording(context.language))
                                           : server::drift_table(drifts, context.language));
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
