#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The Model Context Protocol, server side, as far as tools need it: messages in, messages out, no streams.
/// Revision 2025-06-18 (modelcontextprotocol.io/specification/2025-06-18) over JSON-RPC 2.0.
namespace plenary::server::mcp {

struct Tool;

/// Octets of a message; -32600 beyond. A document of 16 MiB as text within JSON, each second octet escaped.
inline constexpr std::size_t longest_message = 32u << 20;

/// The revisions that are spoken, the newest first. They differ in nothing that is said here.
inline constexpr std::string_view revisions[] = {"2025-06-18", "2025-03-26", "2024-11-05"};

/// Answers messages one by one. It remembers nothing between them: what a client may ask does not depend on what it
/// asked before.
class Protocol {
 public:
  /// Offers `tools`, which stay where they are.
  Protocol(const std::vector<Tool>& tools, std::string version) : tools_(tools), version_(std::move(version)) {}

  /// The answer to the message `text`, a line without its end; nothing to a notification or an answer.
  ///
  /// Law: what is returned is one JSON object on one line, with the id of the message and either a result or an error.
  std::optional<std::string> answer(std::string_view text) const;

  /// The answer to a message that is longer than `longest_message` and was not kept.
  static std::string answer_to_too_long();

 private:
  const std::vector<Tool>& tools_;
  std::string version_;
};

}  // namespace plenary::server::mcp
