#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/json/reader.hpp"

/// What an assistant can ask for. Private to server/mcp and its tests.
namespace plenary::server::mcp {

using scheduler::Json;

/// The arguments of one call. What is wrong with them is a mistake of the program that calls (-32602); what is wrong
/// with what they say is a result that the assistant reads and mends.
class Arguments {
 public:
  explicit Arguments(const Json& json);

  scheduler::ObjectReader& reader() noexcept { return reader_; }
  Language language() const noexcept { return language_; }
  const Errors& errors() const noexcept { return errors_; }

  /// A list of texts; none if it is absent.
  std::vector<std::string> texts(const char* name);

  /// Asked when every argument was read: whether all were understood and none is left over.
  bool are_good();
  /// Why they are not.
  tl::unexpected<Errors> refusal() const { return unexpected(errors_); }

 private:
  Errors errors_;
  scheduler::ObjectReader reader_;
  Language language_ = Language::en;
};

/// What a tool answers with: for people, and for programs.
struct ToolAnswer {
  std::vector<std::string> texts;  ///< the answer in words first, then what goes with it
  std::string json;                ///< the same as the command's JSON document
};

/// The schema of one argument.
struct Parameter {
  std::string_view name;
  Json schema;
  bool required = false;
};

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::vector<Parameter> parameters;  ///< beside `language`, which every tool takes
  std::string_view output;            ///< the JSON schema of its JSON; empty: it has none that stands alone
  Checked<ToolAnswer> (*call)(Arguments& arguments) = nullptr;
};

/// All of them, in the order in which they are listed. They read, and change nothing anywhere.
const std::vector<Tool>& tools();

// One file a tool.
Tool propose_tool();
Tool explain_tool();
Tool check_tool();
Tool when_tool();
Tool holidays_tool();
Tool countries_tool();
Tool fairness_tool();

/// Schemas of arguments.
Json text_schema(std::string_view description);
Json list_schema(std::string_view description);
Json whole_number_schema(std::string_view description, std::int64_t least, std::int64_t most);
Json flag_schema(std::string_view description);

}  // namespace plenary::server::mcp
