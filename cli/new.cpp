#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <istream>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "cli/question.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/renew.hpp"
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

constexpr Question questions[] = {{&Options::title, "--title", "new.ask-title", nullptr},
                                  {&Options::chairs, "--co-chairs", "new.ask-co-chairs", ""},
                                  {&Options::required, "--required", "new.ask-required", ""},
                                  {&Options::preferred, "--preferred", "new.ask-preferred", "partners"},
                                  {&Options::window, "--window", "new.ask-window", nullptr},
                                  {&Options::duration, "--duration", "new.ask-duration", "PT1H"},
                                  {&Options::hours, "--hours", "new.ask-hours", "08:00-19:00"},
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

std::string as_json(std::string_view text) { return nlohmann::json(std::string{text}).dump(); }

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

/// A set or a delegation of the dialogue: what is written exactly goes before names.
std::pair<std::string_view, std::string> invited_as(const std::string& name) {
  const auto& dialogue = shipped_dialogue();
  if (dialogue.find_set(name, std::nullopt) != nullptr) return {"set", name};
  if (dialogue.find(name) != nullptr) return {"delegation", name};
  if (std::string set = scheduler::set_called(name, dialogue); !set.empty()) return {"set", std::move(set)};
  const auto* meant = scheduler::delegation_meant(name, dialogue);
  return {"delegation", meant != nullptr ? meant->id.value : name};
}

/// "SN,ecowas,Ivory Coast" as entries of an attendance; a name of nobody stays, and the reader says what it may be.
void add_entries(const std::string& list, std::string_view role, std::vector<std::string>& entries) {
  for (const std::string& name : parts_of(list)) {
    const auto [kind, id] = invited_as(name);
    entries.push_back(fmt::format(R"({{ "{}": {}, "role": "{}" }})", kind, as_json(id), role));
  }
}

/// "2027-03-01..2027-03-05", or one day.
std::pair<std::string, std::string> days_of(const std::string& window) {
  const auto dots = window.find("..");
  if (dots == std::string::npos) return {window, window};
  return {window.substr(0, dots), window.substr(dots + 2)};
}

std::pair<std::string, std::string> hours_of(const std::string& hours) {
  const auto dash = hours.find('-');
  if (dash == std::string::npos) return {hours, hours};
  return {hours.substr(0, dash), hours.substr(dash + 1)};
}

/// "tue,thu" as a list of texts.
std::string as_list(const std::string& words) {
  std::vector<std::string> texts;
  for (const std::string& word : parts_of(words)) texts.push_back(as_json(word));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

class Document {
 public:
  explicit Document(Language language) : language_(language) {}

  std::string write(const Options& options) {
    const std::string id = options.id.empty() ? id_of(options.title) : options.id;
    const auto [first, last] = days_of(options.window);
    line("{");
    remark("new.remark-file");
    line(R"(  "format": "plenary-programme/1",)");
    remark("new.remark-id");
    line(fmt::format(R"(  "id": {},)", as_json(id)));
    line(fmt::format(R"(  "dialogue": {},)", as_json(shipped_dialogue().id)));
    line(fmt::format(R"(  "title": {},)", as_json(options.title)));
    remark("new.remark-zone");
    line(fmt::format(R"(  "zone": {},)", as_json(options.zone)));
    remark("new.remark-window");
    line(fmt::format(R"(  "window": {{ "from": {}, "to": {} }},)", as_json(first), as_json(last)));
    if (!options.hours.empty()) {
      const auto [from, to] = hours_of(options.hours);
      remark("new.remark-hours");
      line(fmt::format(R"(  "hours": {{ "from": {}, "to": {} }},)", as_json(from), as_json(to)));
    }
    if (!options.weekdays.empty()) {
      remark("new.remark-weekdays");
      line(fmt::format(R"(  "weekdays": {},)", as_list(options.weekdays)));
    }
    if (!options.not_on.empty()) {
      remark("new.remark-not-on");
      line(fmt::format(R"(  "not_on": {},)", as_list(options.not_on)));
    }
    remark("new.remark-attendance");
    line(R"(  "attendance": [)");
    std::vector<std::string> entries;
    add_entries(options.chairs, "co_chair", entries);
    add_entries(options.required, "required", entries);
    add_entries(options.preferred, "preferred", entries);
    for (std::size_t i = 0; i < entries.size(); ++i) line("    " + entries[i] + (i + 1 < entries.size() ? "," : ""));
    line("  ],");
    remark("new.remark-sessions");
    line(R"(  "sessions": [)");
    line(fmt::format(R"(    {{ "id": {}, "title": {}, "wish": {{ "duration": {} }} }})", as_json(id),
                     as_json(options.title), as_json(options.duration)));
    line("  ]");
    line("}");
    return std::move(text_);
  }

 private:
  static std::string id_of(const std::string& title) {
    const auto slug = scheduler::slug_of(title);
    return slug.empty() ? "session" : slug;
  }

  void line(const std::string& text) { text_ += text + '\n'; }
  void remark(std::string_view code) { text_ += "  // " + std::string{server::label(code, language_)} + '\n'; }

  Language language_;
  std::string text_;
};

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
  std::string text = Document{context.language}.write(options);
  // What is wrong with an answer is said as of a document: it names the member that the answer went into.
  if (const auto read = scheduler::read_programme(text, scheduler::dialogue_for(text)); !read)
    return unexpected(read.error());
  return text;
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
