#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/question.hpp"
#include "cli/release.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/suggestion.hpp"
#include "server/release/release.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  std::string published;
  std::string output;
  std::string at;
  std::vector<std::string> although;
};

/// Records "opening:attendance:DZ=Algeria agreed" with its session.
Result<void> except(scheduler::Programme& programme, const std::string& text) {
  const auto colon = text.find(':');
  const auto equals = text.find('=', colon == std::string::npos ? 0 : colon);
  if (colon == std::string::npos || equals == std::string::npos || equals == colon + 1 || equals + 1 == text.size()) {
    return unexpected(
        Error{"--although", printable(text), {"release.although-malformed", {}}, {"release.although-example", {}}, ""});
  }
  const std::string id = text.substr(0, colon);
  const std::string rule = text.substr(colon + 1, equals - colon - 1);
  const auto session =
      std::ranges::find_if(programme.sessions, [&](const scheduler::Session& one) { return one.id().value == id; });
  if (session == programme.sessions.end()) {
    std::vector<std::string> ids;
    for (const auto& known : programme.sessions) ids.push_back(known.id().value);
    return unexpected(Error{"--although",
                            printable(id),
                            {"programme.no-session", {}},
                            scheduler::list_names(ids),
                            scheduler::nearest_name(id, ids)});
  }
  auto& exceptions = session->although;
  std::erase_if(exceptions, [&](const scheduler::RuleException& known) { return known.rule == rule; });
  exceptions.push_back({rule, text.substr(equals + 1)});
  return {};
}

/// The draft with the exceptions that options name.
Checked<scheduler::Programme> with_exceptions(const Options& options, const scheduler::Programme& draft) {
  scheduler::Programme changed = draft;
  Errors errors;
  for (const std::string& text : options.although) {
    if (const auto done = except(changed, text); !done) errors.push_back(done.error());
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return changed;
}

/// The last release; an empty one where there is none. False after reporting.
bool read_published(Context& context, const std::string& path, std::optional<scheduler::Release>& published) {
  if (path.empty()) return true;
  const auto bytes = read_input(context, path);
  if (!bytes) {
    report(context, "plenary", {bytes.error()});
    return false;
  }
  auto release = read_release(*bytes);
  if (!release) {
    report(context, path, release.error());
    return false;
  }
  published = std::move(*release);
  return true;
}

void publish(Context& context, const Options& options) {
  const auto bytes = read_input(context, options.file);
  if (!bytes) return report(context, "plenary", {bytes.error()});
  const std::string source = options.file == "-" ? "standard input" : options.file;
  const auto draft = read_programme(context, source, *bytes);
  if (!draft) return;
  std::optional<scheduler::Release> published;
  if (!read_published(context, options.published, published)) return;
  const auto now = stamp_of(options.at, "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto stated = with_exceptions(options, *draft);
  if (!stated) return report(context, source, stated.error());
  const auto made = server::release(*stated, published, {dialogue_of(*draft), shipped_burden_table()}, *now);
  if (!made) return report(context, source, made.error());
  const auto& edition = *made->document.edition;
  if (const auto written = write_output(context, options.output, scheduler::write_programme(made->document));
      !written) {
    report(context, "plenary", {written.error()});
    context.exit = Exit::environment;
    return;
  }
  // The exceptions hold next time too; what was refused has recorded none.
  if (const std::string text = scheduler::rewrite_programme(*bytes, *draft, *stated);
      options.file != "-" && text != *bytes) {
    if (const auto written = write_output(context, options.file, text); !written) {
      report(context, "plenary", {written.error()});
      context.exit = Exit::environment;
      return;
    }
  }
  context.err << server::in_words(made->is_new ? Message{"release.made",
                                                         {{"number", edition.number},
                                                          {"published", calendar::to_iso(edition.published)}}}
                                               : Message{"release.nothing-new", {{"number", edition.number}}},
                                  context.language)
              << '\n';
}

}  // namespace

void add_release(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("release", "Make what is decided of a programme the next release");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  command->add_option("--published", options->published, "The last release; without it, this is the first");
  command->add_option("-o,--output", options->output, "Where to write the release, - for standard output")->required();
  command->add_option("--at", options->at,
                      "When it is released, 2027-01-31T09:00:00Z; otherwise SOURCE_DATE_EPOCH, then now");
  command
      ->add_option("--although", options->although,
                   "SESSION:RULE=REASON: a hard rule, as `check` names it, that may be broken; recorded in FILE")
      ->allow_extra_args(false);
  add_language(*command, context);
  command->footer(
      "A release holds the sessions that are decided and no drafts, and nothing of what was wished of them.\n"
      "Example: plenary release programme.json --published release-1.json -o release-2.json");
  command->callback([&context, options] { publish(context, *options); });
}

}  // namespace plenary::cli
