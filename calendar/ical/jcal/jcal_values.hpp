#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/text/property_types.hpp"

/// The two spellings of a value. Used by jcal*.cpp only.
namespace plenary::calendar::ical {

enum class JsonKind { null, boolean, number, string, array, object };

/// A JSON value in which numbers keep their digits.
struct JsonValue {
  JsonKind kind = JsonKind::null;
  std::string text;                ///< of a string; a number or boolean as written
  std::vector<JsonValue> items;    ///< elements, or members' values
  std::vector<std::string> names;  ///< of members, beside `items`
};

/// Whether `text` can name a component, property, parameter or type: letters, digits and hyphens.
bool is_name(std::string_view text) noexcept;

/// `text` as a JSON string in quotes. RFC 8259 §7.
std::string json_string(std::string_view text);

/// One value as written in iCalendar, in JSON; nothing where it is not of the type.
std::optional<std::string> to_json(ValueType type, std::string_view value);

/// One value of JSON as it is written in iCalendar; nothing where it is not of the type or would break its line.
std::optional<std::string> from_json(ValueType type, const JsonValue& value);

/// How a value of the type looks in jCal: for `Error::allowed`.
std::string_view json_example(ValueType type) noexcept;

}  // namespace plenary::calendar::ical
