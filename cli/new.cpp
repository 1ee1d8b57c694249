#include <CLI/CLI.hpp>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/programme.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/programme/renew.hpp"
#include "server/ask/new_programme.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string from;
  std::string title;
  std::string id;
  std::string chairs;
  std::string required;
  std::string preferred;
  std::string window;
  std::string duration;
  std::string zone;
  std::string hours;
  std::string weekdays;
  std::string not_on;
  std::string output = "-";
};

/// What is asked for where an option is missing and somebody is there to answer.
struct Question {
  std::string Options::*member;
  const char* option;
  std::string_view code;
  const char* otherwise;  ///< the answer of whoever just presses Enter; null: none
};

constexpr Question questions[] = {
    {&Options::title, "--title", "new.ask-title", nullptr},
    {&Options::chairs, "--co-chairs", "new.ask-co-chairs", ""},
    {&Options::required, "--required", "new.ask-required", ""},
    {&Options::preferred, "--preferred", "new.ask-preferred", scheduler::all_partners.data()},
    {&Options::window, "--window", "new.ask-window", nullptr},
    {&Options::duration, "--duration", "new.ask-duration", server::usual_duration},
    {&Options::hours, "--hours", "new.ask-hours", server::usual_hours},
    {&Options::zone, "--zone", "new.ask-zone", "Europe/Brussels"}};

/// Asks for what is missing, shows what holds otherwise.
void ask(Context& context, Options& options) {
  for (const Question& question : questions) {
    std::string& answer = options.*question.member;
    if (!answer.empty()) continue;
    context.err << server::label(question.code, context.language);
    if (question.otherwise != nullptr && *question.otherwise != '\0') context.err << " [" << question.otherwise << ']';
    context.err << ' ' << std::flush;
    std::getline(context.in, answer);
    if (answer.empty() && question.otherwise != nullptr) answer = question.otherwise;
  }
}

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : list + ',') {
    if (c != ',') {
      part += c;
      continue;
    }
    const auto first = part.find_first_not_of(' ');
    if (first != std::string::npos) parts.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    part.clear();
  }
  return parts;
}

/// "2027-03-01..2027-03-05", or one day.
std::pair<std::string, std::string> days_of(const std::string& window) {
  const auto dots = window.find("..");
  if (dots == std::string::npos) return {window, window};
  return {window.substr(0, dots), window.substr(dots + 2)};
}

server::NewProgramme wanted(const Options& options) {
  server::NewProgramme programme;
  programme.id = options.id;
  programme.title = options.title;
  programme.co_chairs = parts_of(options.chairs);
  programme.required = parts_of(options.required);
  programme.preferred = parts_of(options.preferred);
  std::tie(programme.first_day, programme.last_day) = days_of(options.window);
  programme.hours = options.hours;
  programme.duration = options.duration;
  programme.zone = options.zone;
  programme.weekdays = parts_of(options.weekdays);
  programme.not_on = parts_of(options.not_on);
  return programme;
}

Checked<std::string> made(Context& context, Options& options) {
  if (context.asks) {
    ask(context, options);
  } else {
    for (const Question& question : questions) {
      std::string& answer = options.*question.member;
      if (answer.empty() && question.otherwise != nullptr) answer = question.otherwise;
    }
  }
  Errors errors;
  for (const Question& question : questions) {
    if (question.otherwise == nullptr && (options.*question.member).empty())
      errors.push_back({question.option, "", {"new.missing", {}}, "", {question.code, {}}});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return server::new_programme(wanted(options), context.language);
}

void renew(Context& context, const Options& options) {
  const auto last = read_programme_file(context, options.from);
  if (last) deliver(context, options.output, scheduler::write_programme(scheduler::renewed(last->programme)));
}

}  // namespace

void add_new(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("new", "Begin a programme: answer questions or name options, get a document");
  const auto options = std::make_shared<Options>();
  command->add_option("--from", options->from, "A programme or release: begin next year's from it");
  command->add_option("--title", options->title, "What the session is called");
  command->add_option("--id", options->id, "For addresses: a-z, 0-9 and '-'; made of the title unless stated");
  command->add_option("--co-chairs", options->chairs, "Codes, separated by commas: FR,SN");
  command->add_option("--required", options->required, "Codes or sets that must attend: MA,ecowas");
  command->add_option("--preferred", options->preferred, "Codes or sets that should; unless stated, partners");
  command->add_option("--window", options->window, "Days on which it may be held: 2027-03-01..2027-03-05");
  command->add_option("--duration", options->duration, "How long it is; unless stated, PT1H");
  command->add_option("--hours", options->hours, "Hours on the clock of the zone; unless stated, 08:00-19:00");
  command->add_option("--weekdays", options->weekdays, "Days of the week on which it may be held: tue,thu");
  command->add_option("--not-on", options->not_on, "Dates that are left out: 2027-03-02,2027-03-04");
  command->add_option("--zone", options->zone, "The clock you agree on; unless stated, Europe/Brussels");
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "On a terminal, what is not stated is asked for.\n"
      "Example: plenary new --title \"Spring consultation\" --co-chairs FR,SN --window 2027-03-01..2027-03-05 "
      "-o spring.json");
  command->callback([&context, options] {
    if (!options->from.empty()) return renew(context, *options);
    const auto text = made(context, *options);
    if (!text) return report(context, "new", text.error());
    deliver(context, options->output, *text);
  });
}

}  // namespace plenary::cli
