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
  bool asks = false;                 ///< somebody sits at in and err and can answer
  Language language = Language::en;  ///< of answers and of errors in documents
  Exit exit = Exit::done;
};

/// The largest file that a command reads.
inline constexpr std::size_t largest_input = 32u << 20;

/// The bytes of `path`, or of the input stream for "-".
Result<std::string> read_input(Context& context, const std::string& path);

/// The same, or nothing after reporting why they cannot be read.
std::optional<std::string> input_of(Context& context, const std::string& path);

/// How errors name what stands in `path`: the path, or "standard input" for "-".
std::string source_of(const std::string& path);

/// Writes `bytes` to `path`, or to the output stream for "-". A plain file is replaced whole or not at all and keeps
/// its mode; links are followed; what is no plain file (a pipe, a device) is written into. False after reporting why
/// that cannot be, with the exit code environment.
bool deliver(Context& context, const std::string& path, std::string_view bytes);

/// The option --language, for commands whose output people read.
void add_language(CLI::App& command, Context& context);

/// Prints the errors in the context's language, one a line, prefixed with `source`, and sets the exit code to bad
/// input.
void report(Context& context, std::string_view source, const Errors& errors);

/// The version of the tz database that times rest on, after a warning if it is too old. Without one, reports
/// that and sets the exit code to environment.
std::optional<std::string> tzdata_in_use(Context& context);

/// When something is made: what the option `where` says, or where it is empty SOURCE_DATE_EPOCH (seconds since 1970),
/// or now.
Result<calendar::Instant> stamp_of(const std::string& option, const char* where);

// One file a command; each adds its subcommand, which runs when the arguments are parsed.
void add_amendments(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_choose(CLI::App& app, Context& context);
void add_convert(CLI::App& app, Context& context);
void add_bench(CLI::App& app, Context& context);
void add_countries(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_drift(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_fairness(CLI::App& app, Context& context);
void add_holidays(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_invite(CLI::App& app, Context& context);
void add_lint(CLI::App& app, Context& context);
void add_mcp(CLI::App& app, Context& context);
void add_new(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_propose(CLI::App& app, Context& context);
void add_release(CLI::App& app, Context& context);
void add_reply(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_store_commands(CLI::App& app, Context& context);
void add_token(CLI::App& app, Context& context);
void add_tzdata(CLI::App& app, Context& context);
void add_upgrade(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_vtimezone(CLI::App& app, Context& context);
void add_when(CLI::App& app, Context& context);

}  // namespace plenary::cli
