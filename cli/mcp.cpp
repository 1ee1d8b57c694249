#include <CLI/CLI.hpp>
#include <istream>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>

#include "cli/command.hpp"
#include "server/mcp/protocol.hpp"
#include "server/mcp/tool.hpp"

namespace plenary::cli {

namespace {

enum class Read { line, too_long, end };

/// The next line without its end, which may be missing at the end of the input; nothing of it if it is too long.
Read read_line(std::istream& in, std::string& line) {
  using Traits = std::istream::traits_type;
  line.clear();
  bool is_too_long = false;
  for (auto next = in.rdbuf()->sbumpc(); !Traits::eq_int_type(next, Traits::eof()); next = in.rdbuf()->sbumpc()) {
    if (Traits::to_char_type(next) == '\n') return is_too_long ? Read::too_long : Read::line;
    if (line.size() == server::mcp::longest_message) {
      is_too_long = true;
      line = {};
    }
    if (!is_too_long) line += Traits::to_char_type(next);
  }
  if (is_too_long) return Read::too_long;
  return line.empty() ? Read::end : Read::line;
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

/// Until the client closes the input. A client that reads no further ends it too.
void serve(Context& context) {
  const server::mcp::Protocol protocol(server::mcp::tools(), PLENARY_VERSION);
  std::string line;
  for (Read read = read_line(context.in, line); read != Read::end; read = read_line(context.in, line)) {
    if (read == Read::line && is_blank(line)) continue;
    const auto answer = read == Read::line ? protocol.answer(line) : server::mcp::Protocol::answer_to_too_long();
    if (answer && !(context.out << *answer << '\n' << std::flush)) return;
  }
}

}  // namespace

void add_mcp(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand(
      "mcp", "Answer assistants: a server of the Model Context Protocol on standard input and output");
  command->footer(
      "An assistant starts it, asks by its tools, and ends it by closing its input. It reads no file and no address\n"
      "that a call names, and keeps nothing.\n"
      R"(Example: { "mcpServers": { "plenary": { "command": "plenary", "args": ["mcp"] } } })");
  command->callback([&context] { serve(context); });
}

}  // namespace plenary::cli
