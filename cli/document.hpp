#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/programme.hpp"

namespace CLI {
class App;
}

namespace plenary::cli {

/// A programme's document that a command changes where it stands: its comments, order and layout stay.
class EditedDocument {
 public:
  /// The option FILE, and where the changed document goes: the same file unless --output names another.
  void add_to(CLI::App& command);

  /// The programme as it is. Nothing after reporting what is wrong with it.
  const scheduler::Programme* read(Context& context);

  /// As errors name it.
  std::string source() const { return source_of(path_); }

  /// Writes the document so that it says `changed`; reports why that cannot be.
  void write(Context& context, const scheduler::Programme& changed);

 private:
  std::string path_;
  std::string output_;
  std::optional<ProgrammeFile> file_;
};

}  // namespace plenary::cli
