#include "server/mcp/tool.hpp"

#include <utility>

namespace plenary::server::mcp {

Arguments::Arguments(const Json& json) : reader_(json, "", errors_) {
  std::vector<std::pair<std::string, Language>> languages;
  for (const Language language : all_languages) languages.emplace_back(tag(language), language);
  language_ = reader_.optional_choice<Language>("language", languages).value_or(Language::en);
}

std::vector<std::string> Arguments::texts(const char* name) {
  std::vector<std::string> texts;
  reader_.each_element(name, false, [&](const Json& element, std::string pointer) {
    const auto as_it_stands = [](std::string_view text) -> Result<std::string> { return std::string{text}; };
    if (auto text = reader_.parsed(element, std::move(pointer), as_it_stands)) texts.push_back(std::move(*text));
  });
  return texts;
}

bool Arguments::are_good() {
  reader_.finish();
  return errors_.empty();
}

const std::vector<Tool>& tools() {
  static const std::vector<Tool> all{propose_tool(),  explain_tool(),   check_tool(),   when_tool(),
                                     holidays_tool(), countries_tool(), fairness_tool()};
  return all;
}

Json text_schema(std::string_view description) {
  return {{"type", "string"}, {"minLength", 1}, {"description", std::string{description}}};
}

Json list_schema(std::string_view description) {
  return {
      {"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}}}, {"description", std::string{description}}};
}

Json whole_number_schema(std::string_view description, std::int64_t least, std::int64_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}, {"description", std::string{description}}};
}

Json flag_schema(std::string_view description) {
  return {{"type", "boolean"}, {"description", std::string{description}}};
}

}  // namespace plenary::server::mcp
