#include "server/ask/countries.hpp"

#include "server/mcp/tool.hpp"

namespace plenary::server::mcp {

namespace {

Checked<ToolAnswer> countries(Arguments& arguments) {
  const std::string text = arguments.reader().required_string("text");
  if (!arguments.are_good()) return arguments.refusal();
  const auto codes = countries_about(text);
  if (codes.empty()) return unexpected(Errors{no_country(text, "text")});
  return ToolAnswer{{countries_text(codes, arguments.language())}, write_countries(codes)};
}

}  // namespace

Tool countries_tool() {
  return {"countries",
          "Countries and territories",
          "What is known of countries: names, codes, time zones, rest days, and the years whose holidays are known.",
          {{"text", text_schema("A code, a name as people write it, part of one, or a region."), true}},
          {},
          countries};
}

}  // namespace plenary::server::mcp
