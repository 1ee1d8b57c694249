#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/model/suggestion.hpp"

/// Reading a JSON document strictly and reporting all its mistakes at once.
/// Private to the rooms that read documents: the only header that shows nlohmann's types.
namespace plenary::scheduler {

using Json = nlohmann::ordered_json;

/// Each limit is checked before memory or time is spent on what lies beyond it.
struct DocumentLimits {
  std::size_t bytes = 16u << 20;  ///< 16 MiB: 10,000 delegates with their busy times need about 5
  int depth = 32;                 ///< the schemas need 8
};

/// Parses JSON text (RFC 8259) with comments and a comma too many at the end of lists: size, UTF-8, depth, syntax with
/// line and column, duplicate names. A text of another kind (YAML, a table, a calendar, nothing) is called by its name.
Checked<Json> parse_document(std::string_view text, const DocumentLimits& limits = {});

/// Reads the members of one JSON object and collects what is wrong with them. A reader of a value
/// that is no object reports that once and then behaves like one of an empty, complete object.
/// A member that was never asked for is reported by `finish` with the nearest known name.
class ObjectReader {
 public:
  ObjectReader(const Json& value, std::string pointer, Errors& errors);

  const std::string& pointer() const noexcept { return pointer_; }
  Errors& errors() const noexcept { return errors_; }
  bool has(const char* name) const;

  /// The member, or null after reporting that it is missing.
  const Json* required(const char* name);
  /// The member, or null if absent or JSON null.
  const Json* optional(const char* name);

  /// A non-empty string; empty after reporting.
  std::string required_string(const char* name);
  std::optional<std::string> optional_string(const char* name);
  std::optional<std::int64_t> optional_integer(const char* name, std::int64_t least, std::int64_t most);
  std::optional<std::int64_t> required_integer(const char* name, std::int64_t least, std::int64_t most);
  std::optional<bool> optional_boolean(const char* name);
  std::optional<double> optional_number(const char* name, double least, double most);
  /// A string in English, or an object with en, fr, pt, ar.
  std::optional<LocalizedText> optional_text(const char* name);

  /// A string member through `parse` (a function from string_view to Result<T>), its error given a pointer.
  template <class Parse>
  auto required_parsed(const char* name, Parse parse)
      -> std::optional<typename decltype(parse(std::string_view{}))::value_type> {
    const Json* member = required(name);
    return member ? parsed(*member, child(pointer_, name), parse) : std::nullopt;
  }
  template <class Parse>
  auto optional_parsed(const char* name, Parse parse)
      -> std::optional<typename decltype(parse(std::string_view{}))::value_type> {
    const Json* member = optional(name);
    return member ? parsed(*member, child(pointer_, name), parse) : std::nullopt;
  }

  /// One of `choices` (name, value) by name.
  template <class T>
  std::optional<T> required_choice(const char* name, const std::vector<std::pair<std::string, T>>& choices) {
    const Json* member = required(name);
    return member ? choice(*member, child(pointer_, name), choices) : std::nullopt;
  }
  template <class T>
  std::optional<T> optional_choice(const char* name, const std::vector<std::pair<std::string, T>>& choices) {
    const Json* member = optional(name);
    return member ? choice(*member, child(pointer_, name), choices) : std::nullopt;
  }

  /// Calls `each(element, pointer)` for the elements of an array member; returns how many.
  std::size_t each_element(const char* name, bool is_required,
                           const std::function<void(const Json&, std::string)>& each);

  /// Calls `each(name, value, pointer)` for the members of an object member.
  void each_member(const char* name, const std::function<void(const std::string&, const Json&, std::string)>& each);

  /// Adds an error about member `name`.
  void report(const char* name, Error error);

  /// Reports every member that nobody asked for.
  void finish();

  /// `value` as a string through `parse`, or nothing after reporting at `pointer`.
  template <class Parse>
  auto parsed(const Json& value, std::string pointer, Parse parse)
      -> std::optional<typename decltype(parse(std::string_view{}))::value_type> {
    const std::string* text = string_at(value, pointer);
    if (text == nullptr) return std::nullopt;
    auto result = parse(std::string_view{*text});
    if (result) return std::move(*result);
    Error error = std::move(result.error());
    error.where = std::move(pointer);
    errors_.push_back(std::move(error));
    return std::nullopt;
  }

  template <class T>
  std::optional<T> choice(const Json& value, std::string pointer,
                          const std::vector<std::pair<std::string, T>>& choices) {
    const std::string* text = string_at(value, pointer);
    if (text == nullptr) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& [name, result] : choices) {
      if (name == *text) return result;
      names.push_back(name);
    }
    errors_.push_back(
        {std::move(pointer), printable(*text), {"json.no-choice", {}}, list_names(names), right_word(*text, names)});
    return std::nullopt;
  }

 private:
  const std::string* string_at(const Json& value, const std::string& pointer);

  const Json* value_;  ///< null if it was no object
  std::string pointer_;
  Errors& errors_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace plenary::scheduler
