#include "scheduler/json/layout.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

constexpr std::size_t line_length = 110;  ///< bytes

/// `json` on one line: {"from": "08:00", "to": "18:00"}.
std::string on_one_line(const Json& json) {
  if (json.is_primitive()) return json.dump();
  const bool is_object = json.is_object();
  std::string text;
  for (const auto& [name, value] : json.items()) {
    text += text.empty() ? "" : ", ";
    if (is_object) text += Json(name).dump() + ": ";
    text += on_one_line(value);
  }
  if (is_object) return text.empty() ? "{}" : "{ " + text + " }";
  return "[" + text + "]";
}

/// The least length of `json` on a line, without writing it where it is long anyway.
bool may_fit(const Json& json) { return json.is_primitive() || json.size() <= line_length / 3; }

/// On one line what fits there, behind `before` bytes; a whole document never.
std::string on_lines(const Json& json, std::size_t indent, std::size_t before, bool is_document = false) {
  if (json.is_primitive()) return json.dump();
  if (!is_document && may_fit(json) && std::ranges::all_of(json, may_fit)) {
    if (std::string line = on_one_line(json); indent + before + line.size() < line_length) return line;
  }
  const std::string inner(indent + 2, ' ');
  std::string text;
  for (const auto& [name, value] : json.items()) {
    text += text.empty() ? "\n" : ",\n";
    const std::string label = json.is_object() ? Json(name).dump() + ": " : "";
    text += inner + label + on_lines(value, indent + 2, label.size());
  }
  const std::string end = "\n" + std::string(indent, ' ');
  if (json.is_object()) return "{" + text + (text.empty() ? "}" : end + "}");
  return "[" + text + (text.empty() ? "]" : end + "]");
}

}  // namespace

std::string laid_out_at(const Json& value, std::size_t indent, std::size_t before) {
  return on_lines(value, indent, before);
}

std::string laid_out(const Json& document) { return on_lines(document, 0, 0, true) + '\n'; }

}  // namespace plenary::scheduler
