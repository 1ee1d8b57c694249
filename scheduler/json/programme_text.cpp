#include <algorithm>
#include <array>
#include <string_view>

#include "scheduler/json/programme_parts.hpp"

namespace plenary::scheduler {

namespace {

/// Members whose text may run over several lines.
constexpr std::array<std::string_view, 3> long_texts{"description", "outcome", "status_note"};

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

struct Walk {
  Errors& errors;

  void value(const Json& json, const std::string& pointer, bool lines_allowed) {
    if (json.is_object()) {
      for (const auto& [name, member] : json.items()) {
        const bool is_long = std::find(long_texts.begin(), long_texts.end(), name) != long_texts.end();
        value(member, child(pointer, name), lines_allowed || is_long);
      }
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i) value(json[i], child(pointer, i), lines_allowed);
    } else if (json.is_string()) {
      text(json.get_ref<const std::string&>(), pointer, lines_allowed);
    }
  }

  void text(const std::string& string, const std::string& pointer, bool lines_allowed) {
    for (const char c : string) {
      if (!is_control(c) || (lines_allowed && c == '\n')) continue;
      errors.push_back({pointer,
                        printable(string),
                        {"fault.control", {}},
                        {lines_allowed ? "allow.printable-lines" : "allow.printable", {}},
                        {"mend.remove", {}}});
      return;
    }
  }
};

}  // namespace

void report_control_characters(const Json& document, Errors& errors) {
  Errors found;
  Walk{found}.value(document, "", false);
  for (Error& error : found) {
    const bool is_told = std::ranges::any_of(errors, [&](const Error& other) { return other.where == error.where; });
    if (!is_told) errors.push_back(std::move(error));
  }
}

}  // namespace plenary::scheduler
