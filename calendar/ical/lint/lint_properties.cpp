#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_tables.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

namespace plenary::calendar::ical {

namespace {

std::string misplaced(const Component& component, const ContentLine& line) {
  const ComponentTable* table = find_component_table(component.name);
  if (table == nullptr || find_property_type(line.name) == nullptr || times_in(*table, line.name)) return {};
  return line.name + " has no meaning in " + component.name;
}

std::string unknown_type(const Component&, const ContentLine& line) {
  const PropertyType* property = find_property_type(line.name);
  if (property == nullptr || !line.has_parameter("VALUE")) return {};
  const std::string_view stated = line.parameter("VALUE");
  const auto type = find_value_type(stated);
  if (!type) {
    return ascii::upper(stated).starts_with("X-") ? std::string{}
                                                  : "VALUE=" + printable(stated) + " is no type of value";
  }
  return may_have_type(*property, *type) ? std::string{} : line.name + " cannot have VALUE=" + printable(stated);
}

std::string unstated_type(const Component&, const ContentLine& line) {
  const PropertyType* property = find_property_type(line.name);
  if (property == nullptr || !property->stated || line.has_parameter("VALUE")) return {};
  return line.name + " has no VALUE";
}

bool is_token(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-'; });
}

std::string unknown_word(const Component& component, const ContentLine& line) {
  // Any token may stand there, and readers take what they do not know for PRIVATE (§3.8.1.3).
  static const std::set<std::string_view> tokens{"CLASS", "PARTICIPANT-TYPE", "RESOURCE-TYPE"};
  if (tokens.contains(line.name))
    return is_token(line.value) ? "" : line.name + " is no word: " + printable(line.value);
  const auto [words, open] = words_of_property(line.name, component.name);
  const std::string word = ascii::upper(line.value);
  if (words.empty() || std::ranges::find(words, word) != words.end() || (open && word.starts_with("X-"))) return {};
  return (line.name == "STATUS" ? "unknown STATUS " : line.name + " is ") + printable(line.value);
}

std::string bad_number(const Component&, const ContentLine& line) {
  struct Range {
    std::string_view name;
    long least;
    long most;
  };
  constexpr std::array ranges{Range{"SEQUENCE", 0, 2'147'483'647}, Range{"PRIORITY", 0, 9},
                              Range{"PERCENT-COMPLETE", 0, 100}, Range{"REPEAT", 0, 2'147'483'647}};
  const auto found = std::ranges::find(ranges, std::string_view{line.name}, &Range::name);
  if (found == ranges.end()) return {};
  std::string_view digits = line.value;
  if (digits.starts_with('+')) digits.remove_prefix(1);  // §3.3.8
  long number = -1;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = !digits.empty() && read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  if (whole && number >= found->least && number <= found->most) return {};
  return line.name + " is " + printable(line.value);
}

/// TEXT (§3.3.11): a backslash stands only before \ ; , n N, and a comma or semicolon only after one, unless commas
/// part the values of a list, or semicolons the parts of one value. What nobody registered may have lists of its own.
std::string bad_text(const Component&, const ContentLine& line) {
  const PropertyType* property = find_property_type(line.name);
  if (property == nullptr || type_of(line) != ValueType::text || line.name == "XML") return {};
  if (!words_of_property(line.name, "VEVENT").words.empty() || line.name == "VERSION" || line.name == "METHOD")
    return {};
  const bool is_list = property->layout == ValueLayout::list;
  const bool has_parts = property->layout == ValueLayout::structured;
  const std::string_view value = line.value;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      if (i + 1 == value.size()) return line.name + " ends in a backslash";
      if (std::string_view{"\\;,nN"}.find(value[i + 1]) == std::string_view::npos) {
        return line.name + " has a backslash before " + printable(value.substr(i + 1, 1));
      }
      ++i;
    } else if ((value[i] == ';' && !has_parts) || (value[i] == ',' && !is_list)) {
      return line.name + " has a bare " + (value[i] == ';' ? "semicolon" : "comma");
    }
  }
  return {};
}

/// §3.6.5: onsets are local times.
std::string onset_complaint(const ContentLine& line) {
  for (const std::string_view part : split_text_list(line.value)) {
    const auto value = parse_date_time(part);
    if (!value || value->is_date || value->is_utc) return "RDATE of an onset is " + printable(part);
  }
  return {};
}

/// Times but those that other rules read in more detail.
std::string bad_moment(const Component& component, const ContentLine& line) {
  static const std::set<std::string_view> in_utc{"DTSTAMP",   "LAST-MODIFIED", "CREATED",
                                                 "COMPLETED", "ACKNOWLEDGED",  "TZUNTIL"};
  const auto type = type_of(line);
  if (type != ValueType::date_time && type != ValueType::date) return {};
  if (line.name == "TRIGGER") return {};
  if (is_observance(component)) return line.name == "RDATE" ? onset_complaint(line) : "";
  for (const std::string_view part : split_text_list(line.value)) {
    const auto value = parse_date_time(part);
    if (!value) {
      // These have a rule of their own.
      if (line.name == "RDATE" || line.name == "EXDATE" || line.name == "RECURRENCE-ID") continue;
      return line.name + ": " + printable(part) + " is no date or time that exists";
    }
    if (in_utc.contains(line.name)) {
      if (!value->is_utc) return line.name + " is not in UTC";
    } else if (value->is_date != (type == ValueType::date)) {
      return value->is_date ? line.name + " is a date without VALUE=DATE" : line.name + " has a time, and VALUE=DATE";
    }
  }
  return {};
}

/// §3.3.1, RFC 4648 §4.
bool is_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return false;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return text.find_first_not_of(alphabet) == text.npos;
}

std::string bad_attachment(const Component&, const ContentLine& line) {
  if (line.name != "ATTACH" && line.name != "IMAGE" && line.name != "STRUCTURED-DATA") return {};
  const bool binary = type_of(line) == ValueType::binary;
  const bool encoded = ascii::equal_ignoring_case(line.parameter("ENCODING"), "BASE64");
  if (binary && !encoded) return line.name + " is binary without ENCODING=BASE64";
  if (!binary && encoded) return line.name + " has ENCODING=BASE64 without VALUE=BINARY";
  if (binary && !is_base64(line.value)) return line.name + " is not in Base64";
  return {};
}

std::string bad_link(const Component&, const ContentLine& line) {
  if (find_property_type(line.name) == nullptr || type_of(line) != ValueType::uri || is_uri(line.value)) return {};
  return line.name + " is no URI: " + printable(line.value);
}

/// §3.3.3, RFC 6068: a mail address has an @.
std::string bad_address(const Component&, const ContentLine& line) {
  if (find_property_type(line.name) == nullptr || type_of(line) != ValueType::cal_address) return {};
  const std::string_view value = line.value;
  const std::string_view rest = value.substr(std::min(value.find(':'), value.size() - 1) + 1);
  const bool by_mail = ascii::upper(value.substr(0, 7)) == "MAILTO:";
  const bool names_somebody =
      !rest.empty() && (!by_mail || rest.find('@') != rest.npos || rest.find("%40") != rest.npos);
  if (is_uri(value) && names_somebody) return {};
  return line.name + " is no address: " + printable(value);
}

std::string bad_position(const Component&, const ContentLine& line) {
  if (line.name != "GEO") return {};
  const std::string_view value = line.value;
  const std::size_t semicolon = value.find(';');
  const auto within = [](std::string_view text, double most) {
    double number = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    if (text.find_first_not_of("+-.0123456789") != text.npos) return false;  // §3.3.7 has no exponents
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && std::abs(number) <= most;
  };
  if (semicolon != value.npos && within(value.substr(0, semicolon), 90) && within(value.substr(semicolon + 1), 180)) {
    return {};
  }
  return "GEO is no position: " + printable(value);
}

/// §3.8.8.3: numbers with points, a description, and what it is about.
std::string bad_request_status(const Component&, const ContentLine& line) {
  if (line.name != "REQUEST-STATUS") return {};
  const std::string_view code = std::string_view{line.value}.substr(0, line.value.find(';'));
  const auto points = std::ranges::count(code, '.');
  bool right = code.size() < line.value.size() && points >= 1 && points <= 2 && code.find("..") == code.npos;
  right = right && code.front() != '.' && code.back() != '.' &&
          code.find_first_not_of(".0123456789") == std::string_view::npos;
  return right ? std::string{} : "REQUEST-STATUS is " + printable(line.value);
}

std::string bad_colour(const Component&, const ContentLine& line) {
  if (line.name != "COLOR" || is_color_name(line.value)) return {};
  return "COLOR is no CSS3 name: " + printable(line.value);
}

/// TEXT may be empty (§3.3.11); nothing else can.
std::string empty_value(const Component&, const ContentLine& line) {
  if (!line.value.empty()) return {};
  const auto type = type_of(line);
  if (!type || *type == ValueType::text) {
    static const std::set<std::string_view> names{"UID", "STATUS", "TRANSP", "METHOD", "VERSION", "TZID", "PRODID"};
    if (!names.contains(line.name)) return {};
  }
  return line.name + " has no value";
}

constexpr std::array rules{
    LintRule{"misplaced-property", Severity::error, "RFC 5545 §3.6", "leave it out, or move it where it belongs",
             every_property<misplaced>},
    LintRule{"wrong-value-type", Severity::error, "RFC 5545 §3.2.20", "state a type that the property may have",
             every_property<unknown_type>},
    LintRule{"missing-value-type", Severity::error, "RFC 7986 §5", "write VALUE=URI, or VALUE=DURATION",
             every_property<unstated_type>},
    LintRule{"unknown-value", Severity::error, "RFC 5545 §3.8.1.11",
             "use the words of the property: STATUS:CONFIRMED, TRANSP:OPAQUE, CALSCALE:GREGORIAN",
             every_property<unknown_word>},
    LintRule{"bad-number", Severity::error, "RFC 5545 §3.3.8",
             "write a whole number: PRIORITY 0 to 9, PERCENT-COMPLETE 0 to 100, others from 0 on",
             every_property<bad_number>},
    LintRule{"bad-text", Severity::error, "RFC 5545 §3.3.11",
             "write \\\\ for a backslash, \\, for a comma, \\; for a semicolon", every_property<bad_text>},
    LintRule{"bad-time", Severity::error, "RFC 5545 §3.3.5",
             "write 20200916T140000 with a TZID, or VALUE=DATE and 20200916", every_property<bad_moment>},
    LintRule{"bad-attachment", Severity::error, "RFC 5545 §3.8.1.1", "write ENCODING=BASE64;VALUE=BINARY:…, or a URI",
             every_property<bad_attachment>},
    LintRule{"bad-uri", Severity::error, "RFC 5545 §3.3.13", "write scheme:… and percent-encode other characters",
             every_property<bad_link>},
    LintRule{"bad-color", Severity::error, "RFC 7986 §5.9", "write the name of a colour, as steelblue",
             every_property<bad_colour>},
    LintRule{"empty-property", Severity::warning, "RFC 5545 §3.1", "leave the property out",
             every_property<empty_value>},
    LintRule{"bad-address", Severity::error, "RFC 5545 §3.3.3", "write mailto:name@example.org",
             every_property<bad_address>},
    LintRule{"bad-geo", Severity::error, "RFC 5545 §3.8.1.6", "write latitude;longitude: 48.856600;2.352200",
             every_property<bad_position>},
    LintRule{"bad-request-status", Severity::error, "RFC 5545 §3.8.8.3", "write 2.0;Success",
             every_property<bad_request_status>},
};

}  // namespace

std::span<const LintRule> property_rules() { return rules; }

}  // namespace plenary::calendar::ical
