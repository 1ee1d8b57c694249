#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/json/programme.hpp"
#include "server/release/exception.hpp"
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
  return server::add_exception(
      programme, {text.substr(0, colon), text.substr(colon + 1, equals - colon - 1), text.substr(equals + 1)},
      "--although");
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
  published = read_release(context, path);
  return published.has_value();
}

void publish(Context& context, const Options& options) {
  const auto file = read_programme_file(context, options.file);
  if (!file) return;
  std::optional<scheduler::Release> published;
  if (!read_published(context, options.published, published)) return;
  const auto now = stamp_of(options.at, "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto stated = with_exceptions(options, file->programme);
  if (!stated) return report(context, file->source, stated.error());
  const auto made = server::release(*stated, published, {dialogue_of(file->programme), shipped_burden_table()}, *now);
  if (!made) return report(context, file->source, made.error());
  const auto& edition = *made->document.edition;
  if (!deliver(context, options.output, scheduler::write_programme(made->document))) return;
  // The exceptions hold next time too; what was refused has recorded none.
  const std::string text = scheduler::rewrite_programme(file->bytes, file->programme, *stated);
  if (options.file != "-" && text != file->bytes && !deliver(context, options.file, text)) return;
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
