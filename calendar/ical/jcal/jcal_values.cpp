#include "calendar/ical/jcal/jcal_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <set>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/content_line.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

using Text = std::optional<std::string>;

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, ascii::is_digit); }

bool fits_line(std::string_view text) {
  return valid_utf8_prefix(text) == text.size() && find_control(text, "\t") == text.npos;
}

// --- Dates and times: the same digits, with and without what separates them.

/// "143000" to "14:30:00", also with a Z.
Text extended_time(std::string_view basic) {
  const bool utc = basic.ends_with('Z');
  if (utc) basic.remove_suffix(1);
  if (basic.size() != 6 || !parse_date_time("20000101T" + std::string{basic})) return std::nullopt;
  return std::string{basic.substr(0, 2)}.append(":").append(basic.substr(2, 2)).append(":").append(basic.substr(4)) +
         (utc ? "Z" : "");
}

Text extended_date(std::string_view basic) {
  const auto value = parse_date_time(basic);
  if (!value || !value->is_date) return std::nullopt;
  return std::string{basic.substr(0, 4)}.append("-").append(basic.substr(4, 2)).append("-").append(basic.substr(6));
}

Text extended_date_time(std::string_view basic) {
  const auto value = parse_date_time(basic);
  if (!value || value->is_date) return std::nullopt;
  // What is read generously, such as a small "z", is no value of jCal for all that.
  const Text date = extended_date(basic.substr(0, 8));
  const Text time = extended_time(basic.substr(9));
  return date && time ? Text{*date + 'T' + *time} : std::nullopt;
}

/// `extended` without its separators, if they stand exactly where `convert` puts them.
Text basic_form(std::string_view extended, std::string_view separators, Text (*convert)(std::string_view)) {
  std::string basic;
  for (const char c : extended) {
    if (separators.find(c) == separators.npos) basic += c;
  }
  const Text again = convert(basic);
  return again && *again == extended ? Text{basic} : std::nullopt;
}

/// "+0200" to "+02:00".
Text extended_offset(std::string_view basic) {
  if (!parse_utc_offset(basic)) return std::nullopt;
  std::string result{basic.substr(0, 3)};
  for (std::size_t at = 3; at < basic.size(); at += 2) result.append(":").append(basic.substr(at, 2));
  return result;
}

Text basic_date(std::string_view text) { return basic_form(text, "-", extended_date); }
Text basic_date_time(std::string_view text) { return basic_form(text, "-:", extended_date_time); }
Text basic_time(std::string_view text) { return basic_form(text, ":", extended_time); }

Text basic_offset(std::string_view text) {
  std::string basic{text};
  std::erase(basic, ':');
  const Text again = extended_offset(basic);
  return again && *again == text ? Text{basic} : std::nullopt;
}

Text checked_duration(std::string_view text) {
  return parse_nominal_duration(text) ? Text{std::string{text}} : std::nullopt;
}

/// The end of a period is a time or a duration.
Text extended_end(std::string_view basic) {
  const auto time = extended_date_time(basic);
  return time ? time : checked_duration(basic);
}
Text basic_end(std::string_view extended) {
  const auto time = basic_date_time(extended);
  return time ? time : checked_duration(extended);
}

// --- Numbers

/// "+07" to "7".
Text json_integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return std::to_string(number);
}

/// Digits stay, but for what JSON does not allow: a plus and leading zeros. RFC 5545 §3.3.7.
Text json_float(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  if (!all_digits(whole)) return std::nullopt;
  if (point != text.npos && !all_digits(text.substr(point + 1))) return std::nullopt;
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  std::string result = negative ? "-" : "";
  result += whole;
  if (point != text.npos) result += text.substr(point);
  return result;
}

/// JSON has exponents, iCalendar has not.
Text plain_float(std::string_view json) {
  if (json.find_first_of("eE") == json.npos) return json_float(json);
  double number = 0;
  const auto parsed = std::from_chars(json.data(), json.data() + json.size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != json.data() + json.size() || !std::isfinite(number)) {
    return std::nullopt;
  }
  std::array<char, 1100> buffer{};  // the longest finite double in fixed notation
  const auto printed = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  return json_float({buffer.data(), static_cast<std::size_t>(printed.ptr - buffer.data())});
}

// --- Rules. RFC 7265 §3.6.10.

constexpr std::array<std::string_view, 10> number_parts{"count",      "interval",  "bysecond", "byminute", "byhour",
                                                        "bymonthday", "byyearday", "byweekno", "bymonth",  "bysetpos"};

bool is_number_part(std::string_view name) { return std::ranges::find(number_parts, name) != number_parts.end(); }

bool is_rule_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ascii::is_digit(c) || ascii::is_letter(c) || c == '-' || c == '+';
  });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; (at = text.find(separator)) != text.npos; text.remove_prefix(at + 1)) {
    parts.push_back(text.substr(0, at));
  }
  parts.push_back(text);
  return parts;
}

Text json_rule_word(std::string_view part, std::string_view value) {
  if (part == "until") {
    const auto date = extended_date(value);
    const auto until = date ? date : extended_date_time(value);
    return until ? Text{json_string(*until)} : std::nullopt;
  }
  if (!is_rule_word(value)) return std::nullopt;
  if (is_number_part(part)) {
    if (auto number = json_integer(value)) return number;
    if (part != "bymonth") return std::nullopt;  // RFC 7529's leap months, "5L", stay words
  }
  return json_string(value);
}

Text json_rule(std::string_view text) {
  std::string object;
  std::set<std::string> seen;
  for (const std::string_view part : split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == part.npos || !is_rule_word(part.substr(0, equals))) return std::nullopt;
    const std::string name = ascii::lower(part.substr(0, equals));
    if (!seen.insert(name).second) return std::nullopt;
    const auto values = split(part.substr(equals + 1), ',');
    std::string list;
    for (const std::string_view value : values) {
      const auto word = json_rule_word(name, value);
      if (!word) return std::nullopt;
      list += (list.empty() ? "" : ", ") + *word;
    }
    const bool several = values.size() > 1;
    object.append(object.empty() ? "" : ", ").append(json_string(name)).append(several ? ": [" : ": ").append(list);
    if (several) object += ']';
  }
  return '{' + object + '}';
}

Text rule_word(std::string_view part, const JsonValue& value) {
  if (value.kind == JsonKind::number) return json_integer(value.text);
  if (value.kind != JsonKind::string) return std::nullopt;
  if (part == "until") {
    const auto date = basic_date(value.text);
    return date ? date : basic_date_time(value.text);
  }
  return is_rule_word(value.text) ? Text{value.text} : std::nullopt;
}

Text rule_text(const JsonValue& rule) {
  if (rule.kind != JsonKind::object || rule.items.empty()) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    const std::string name = ascii::lower(rule.names[i]);
    if (!is_rule_word(name)) return std::nullopt;
    const JsonValue& value = rule.items[i];
    text += (text.empty() ? "" : ";") + ascii::upper(name) + '=';
    if (value.kind != JsonKind::array) {
      const auto word = rule_word(name, value);
      if (!word) return std::nullopt;
      text += *word;
      continue;
    }
    if (value.items.empty()) return std::nullopt;
    for (std::size_t k = 0; k < value.items.size(); ++k) {
      const auto word = rule_word(name, value.items[k]);
      if (!word) return std::nullopt;
      text += (k == 0 ? "" : ",") + *word;
    }
  }
  return text;
}

// --- All types

Text json_period(std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == value.npos) return std::nullopt;
  const auto start = extended_date_time(value.substr(0, slash));
  const auto end = extended_end(value.substr(slash + 1));
  if (!start || !end) return std::nullopt;
  return '[' + json_string(*start) + ", " + json_string(*end) + ']';
}

Text period_text(const JsonValue& value) {
  const bool pair = value.kind == JsonKind::array && value.items.size() == 2 &&
                    value.items[0].kind == JsonKind::string && value.items[1].kind == JsonKind::string;
  if (!pair) return std::nullopt;
  const auto start = basic_date_time(value.items[0].text);
  const auto end = basic_end(value.items[1].text);
  return start && end ? Text{*start + '/' + *end} : std::nullopt;
}

Text quoted(const Text& text) { return text ? Text{json_string(*text)} : std::nullopt; }

}  // namespace

bool is_name(std::string_view text) noexcept {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return ascii::is_digit(c) || ascii::is_letter(c) || c == '-'; });
}

std::string json_string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out.append("\\u00") += hex[static_cast<unsigned char>(c) >> 4U];
      out += hex[static_cast<unsigned char>(c) & 0xFU];
    } else {
      out += c;
    }
  }
  return out += '"';
}

Text to_json(ValueType type, std::string_view value) {
  if (!fits_line(value)) return std::nullopt;
  switch (type) {
    case ValueType::date:
      return quoted(extended_date(value));
    case ValueType::date_time:
      return quoted(extended_date_time(value));
    case ValueType::time:
      return quoted(extended_time(value));
    case ValueType::utc_offset:
      return quoted(extended_offset(value));
    case ValueType::duration:
      return quoted(checked_duration(value));
    case ValueType::period:
      return json_period(value);
    case ValueType::recur:
      return json_rule(value);
    case ValueType::integer:
      return json_integer(value);
    case ValueType::floating:
      return json_float(value);
    case ValueType::boolean: {
      const std::string word = ascii::lower(value);
      return word == "true" || word == "false" ? Text{word} : std::nullopt;
    }
    case ValueType::text:
      return json_string(unescape_text(value));
    case ValueType::binary:
    case ValueType::cal_address:
    case ValueType::uid:
    case ValueType::unknown:
    case ValueType::uri:
    case ValueType::xml_reference:
      return json_string(value);
  }
  return std::nullopt;
}

Text from_json(ValueType type, const JsonValue& value) {
  const bool is_string = value.kind == JsonKind::string;
  const bool is_number = value.kind == JsonKind::number;
  switch (type) {
    case ValueType::date:
      return is_string ? basic_date(value.text) : std::nullopt;
    case ValueType::date_time:
      return is_string ? basic_date_time(value.text) : std::nullopt;
    case ValueType::time:
      return is_string ? basic_time(value.text) : std::nullopt;
    case ValueType::utc_offset:
      return is_string ? basic_offset(value.text) : std::nullopt;
    case ValueType::duration:
      return is_string ? checked_duration(value.text) : std::nullopt;
    case ValueType::period:
      return period_text(value);
    case ValueType::recur:
      return rule_text(value);
    case ValueType::integer:
      return is_number ? json_integer(value.text) : std::nullopt;
    case ValueType::floating:
      return is_number ? plain_float(value.text) : std::nullopt;
    case ValueType::boolean:
      return value.kind == JsonKind::boolean ? Text{ascii::upper(value.text)} : std::nullopt;
    case ValueType::text:
      if (!is_string || find_control(value.text, "\t\n") != std::string::npos) return std::nullopt;
      return escape_text(value.text);
    case ValueType::binary:
    case ValueType::cal_address:
    case ValueType::uid:
    case ValueType::unknown:
    case ValueType::uri:
    case ValueType::xml_reference:
      return is_string && fits_line(value.text) ? Text{value.text} : std::nullopt;
  }
  return std::nullopt;
}

std::string_view json_example(ValueType type) noexcept {
  switch (type) {
    case ValueType::date:
      return "\"2020-09-16\"";
    case ValueType::date_time:
      return "\"2020-09-16T14:00:00\", with a Z for UTC";
    case ValueType::time:
      return "\"14:00:00\"";
    case ValueType::utc_offset:
      return "\"+02:00\"";
    case ValueType::duration:
      return "\"PT1H30M\"";
    case ValueType::period:
      return "[\"2020-09-16T14:00:00Z\", \"PT1H\"]";
    case ValueType::recur:
      return "{\"freq\": \"WEEKLY\", \"count\": 5}";
    case ValueType::integer:
      return "a whole number";
    case ValueType::floating:
      return "a number";
    case ValueType::boolean:
      return "true or false";
    case ValueType::text:
      return "a string without control characters";
    case ValueType::binary:
    case ValueType::cal_address:
    case ValueType::uid:
    case ValueType::unknown:
    case ValueType::uri:
    case ValueType::xml_reference:
      return "a string without control characters and line breaks";
  }
  return {};
}

}  // namespace plenary::calendar::ical
