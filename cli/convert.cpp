#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

namespace {

namespace ical = calendar::ical;

struct Options {
  std::string file;
  std::string to;
  std::string output = "-";
};

Checked<ical::Document> read_either(std::string_view text) {
  if (ical::looks_like_jcal(text)) return ical::from_jcal(text);
  auto document = ical::parse_document(text);
  if (!document) return unexpected(Errors{document.error()});
  Errors errors;
  for (const ical::Fault& fault : document->faults) {
    // Faults of form are mended by printing; what would be lost or made up is not converted.
    if (ical::cost_of(fault.kind) != ical::FaultCost::content) continue;
    errors.push_back(
        {"line " + std::to_string(fault.line), fault.detail, std::string{ical::to_text(fault.kind)}, "", ""});
  }
  if (errors.empty() && document->components.empty()) {
    errors.push_back({"line 1", "", "there is neither iCalendar nor jCal in the file", "BEGIN:VCALENDAR, or JSON", ""});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return std::move(*document);
}

Checked<std::string> converted(Context& context, const Options& options) {
  const auto bytes = read_input(context, options.file);
  if (!bytes) return unexpected(Errors{bytes.error()});
  const auto document = read_either(*bytes);
  if (!document) return unexpected(document.error());
  if (options.to == "jcal") return ical::to_jcal(*document);
  return ical::to_text(*document);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("convert", "Turn iCalendar into jCal (JSON), or jCal into iCalendar");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "An .ics or jCal file, or - for standard input")->required();
  command->add_option("--to", options->to, "ics or jcal")->check(CLI::IsMember({"ics", "jcal"}))->required();
  command->add_option("-o,--output", options->output, "File to write, or - for standard output")->capture_default_str();
  command->footer("Example: plenary convert rabat.ics --to jcal -o rabat.json");
  command->callback([options, &context] {
    const auto text = converted(context, *options);
    if (!text) return report(context, source_of(options->file), text.error());
    deliver(context, options->output, *text);
  });
}

}  // namespace plenary::cli
