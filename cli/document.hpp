#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "scheduler/model/programme.hpp"

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
  std::string source() const { return file_ == "-" ? "standard input" : file_; }
  const std::string& path() const { return file_; }

  /// Writes the document so that it says `changed`; reports why that cannot be.
  void write(Context& context, const scheduler::Programme& changed);

 private:
  std::string file_;
  std::string output_;
  std::string bytes_;
  std::optional<scheduler::Programme> programme_;
};

}  // namespace plenary::cli
