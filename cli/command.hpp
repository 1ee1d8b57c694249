#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"
#include "calendar/text.hpp"

namespace CLI {
class App;
}

namespace plenary::cli {

/// Exit codes of every command.
enum class Exit : int {
  done = 0,
  no_slot = 1,     ///< the question was understood and the answer is "none", explained
  bad_input = 2,   ///< usage, or a document with mistakes; nothing was written
  environment = 3  ///< a file, socket or tz database that is not as it must be
};

/// What a command works on; tests hand it string streams.
struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;             ///< out is a terminal: colour is allowed
  Language language = Language::en;  ///< of answers and of errors in documents
  Exit exit = Exit::done;
};

/// The largest file that a command reads.
inline constexpr std::size_t largest_input = 32u << 20;

/// The bytes of `path`, or of the input stream for "-".
Result<std::string> read_input(Context& context, const std::string& path);

/// Writes `bytes` to `path` whole or not at all (a temporary file renamed), or to the output stream for "-".
Result<void> write_output(Context& context, const std::string& path, std::string_view bytes);

/// The option --language, for commands whose output people read.
void add_language(CLI::App& command, Context& context);

/// Prints the errors in the context's language, one a line, prefixed with `source`, and sets the exit code to bad
/// input.
void report(Context& context, std::string_view source, const Errors& errors);

/// The version of the tz database that times rest on, after a warning if it is too old. Without one, reports
/// that and sets the exit code to environment.
std::optional<std::string> tzdata_in_use(Context& context);

/// When a message is made: what `--stamp` says, or now where it is empty.
Result<calendar::Instant> message_stamp(const std::string& option);

// One file a command; each adds its subcommand, which runs when the arguments are parsed.
void add_convert(CLI::App& app, Context& context);
void add_bench(CLI::App& app, Context& context);
void add_drift(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_fairness(CLI::App& app, Context& context);
void add_holidays(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_invite(CLI::App& app, Context& context);
void add_lint(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_propose(CLI::App& app, Context& context);
void add_reply(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_tzdata(CLI::App& app, Context& context);
void add_upgrade(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_vtimezone(CLI::App& app, Context& context);
void add_when(CLI::App& app, Context& context);

}  // namespace plenary::cli
