#include "cli/document.hpp"

#include <CLI/CLI.hpp>

#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"

namespace plenary::cli {

void EditedDocument::add_to(CLI::App& command) {
  command.add_option("FILE", path_, "Programme (JSON), or - for standard input")->required();
  command.add_option("-o,--output", output_, "Where to write the changed programme; without it, FILE itself");
}

const scheduler::Programme* EditedDocument::read(Context& context) {
  file_ = read_programme_file(context, path_);
  return file_ ? &file_->programme : nullptr;
}

void EditedDocument::write(Context& context, const scheduler::Programme& changed) {
  const std::string text = scheduler::rewrite_programme(file_->bytes, file_->programme, changed);
  // What is written is what the next command reads.
  if (const auto again = scheduler::read_programme(text, scheduler::dialogue_for(text)); !again)
    return report(context, source(), again.error());
  deliver(context, output_.empty() ? path_ : output_, text);
}

}  // namespace plenary::cli
