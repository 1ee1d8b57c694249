#include "cli/document.hpp"

#include <CLI/CLI.hpp>

#include "cli/dialogue.hpp"
#include "cli/question.hpp"
#include "scheduler/json/programme.hpp"

namespace plenary::cli {

void EditedDocument::add_to(CLI::App& command) {
  command.add_option("FILE", file_, "Programme (JSON), or - for standard input")->required();
  command.add_option("-o,--output", output_, "Where to write the changed programme; without it, FILE itself");
}

const scheduler::Programme* EditedDocument::read(Context& context) {
  auto bytes = read_input(context, file_);
  if (!bytes) {
    report(context, "plenary", {bytes.error()});
    return nullptr;
  }
  bytes_ = std::move(*bytes);
  programme_ = read_programme(context, source(), bytes_);
  return programme_ ? &*programme_ : nullptr;
}

void EditedDocument::write(Context& context, const scheduler::Programme& changed) {
  const std::string text = scheduler::rewrite_programme(bytes_, *programme_, changed);
  // What is written is what the next command reads.
  if (const auto again = scheduler::read_programme(text, scheduler::dialogue_for(text)); !again)
    return report(context, source(), again.error());
  if (const auto written = write_output(context, output_.empty() ? file_ : output_, text); !written) {
    report(context, "plenary", {written.error()});
    context.exit = Exit::environment;
  }
}

}  // namespace plenary::cli
