#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_tables.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"

namespace plenary::calendar::ical {

namespace {

using Hits = std::vector<LintHit>;

/// The property's type as it stands: what VALUE says, or the default; nothing where nobody knows.
std::optional<ValueType> type_of(const ContentLine& line) {
  if (line.has_parameter("VALUE")) return find_value_type(line.parameter("VALUE"));
  const PropertyType* property = find_property_type(line.name);
  return property == nullptr ? std::nullopt : std::optional{property->type};
}

ValueLayout layout_of(const ContentLine& line) {
  const PropertyType* property = find_property_type(line.name);
  return property == nullptr ? ValueLayout::single : property->layout;
}

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
  static const std::set<std::string_view> stated{"REFRESH-INTERVAL", "SOURCE", "CONFERENCE", "IMAGE"};
  if (!stated.contains(line.name) || line.has_parameter("VALUE")) return {};
  return line.name + " has no VALUE";
}

std::string unknown_word(const Component& component, const ContentLine& line) {
  const auto words = words_of_property(line.name, component.name);
  if (words.empty() || std::ranges::find(words, ascii::upper(line.value)) != words.end()) return {};
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

/// TEXT (§3.3.11): a backslash stands only before \ ; , n N, and a comma or semicolon only after one, unless the
/// property is a list.
std::string bad_text(const Component&, const ContentLine& line) {
  if (type_of(line) != ValueType::text || layout_of(line) == ValueLayout::structured || line.name == "XML") return {};
  if (!words_of_property(line.name, "VEVENT").empty() || line.name == "VERSION" || line.name == "METHOD") return {};
  const bool is_list = layout_of(line) == ValueLayout::list;
  const std::string_view value = line.value;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      if (i + 1 == value.size()) return line.name + " ends in a backslash";
      if (std::string_view{"\\;,nN"}.find(value[i + 1]) == std::string_view::npos) {
        return line.name + " has a backslash before " + printable(value.substr(i + 1, 1));
      }
      ++i;
    } else if (value[i] == ';' || (value[i] == ',' && !is_list)) {
      return line.name + " has a bare " + (value[i] == ';' ? "semicolon" : "comma");
    }
  }
  return {};
}

std::string bad_length(const Component& component, const ContentLine& line) {
  if (type_of(line) != ValueType::duration) return {};
  // What is no duration at all has a rule of its own there.
  if (line.name == "TRIGGER" && (is_duration(line.value) || !parse_nominal_duration(line.value))) return {};
  if (!is_duration(line.value)) return line.name + " is " + printable(line.value);
  const auto length = parse_nominal_duration(line.value).value_or(seconds{0});
  if (length <= seconds{0}) return line.name + " is " + printable(line.value) + ", which is no time at all";
  const ContentLine* start = component.property("DTSTART");
  const auto value = start == nullptr ? std::nullopt : parse_date_time(start->value);
  const bool has_clock = line.value.find('T') != std::string::npos;
  if (line.name == "DURATION" && value && value->is_date && has_clock) {
    return "DURATION has hours, but DTSTART is a date";
  }
  return {};
}

/// Times but those that the rules about events read in more detail.
std::string bad_moment(const Component& component, const ContentLine& line) {
  static const std::set<std::string_view> in_utc{"DTSTAMP",   "LAST-MODIFIED", "CREATED",
                                                 "COMPLETED", "ACKNOWLEDGED",  "TZUNTIL"};
  const auto type = type_of(line);
  if (type != ValueType::date_time && type != ValueType::date) return {};
  if (line.name == "TRIGGER" || component.name == "STANDARD" || component.name == "DAYLIGHT") return {};
  for (const std::string_view part : split_text_list(line.value)) {
    const auto value = parse_date_time(part);
    if (!value) {
      // Of events these have a rule of their own.
      const bool recurs = line.name == "RDATE" || line.name == "EXDATE" || line.name == "RECURRENCE-ID";
      if (recurs && component.name == "VEVENT") continue;
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

/// Events and their overrides have rules of their own.
std::string bad_rule(const Component& component, const ContentLine& line) {
  if (line.name != "RRULE" || component.name == "VEVENT") return {};
  const auto rule = parse_recurrence_rule(line.value);
  return rule ? std::string{} : "RRULE: " + rule.error().value + " " + plenary::to_text(rule.error().message);
}

std::string needless_zone(const Component&, const ContentLine& line) {
  static const std::set<std::string_view> timed{"DTSTART", "DTEND", "DUE", "EXDATE", "RDATE", "RECURRENCE-ID"};
  if (!line.has_parameter("TZID")) return {};
  const PropertyType* property = find_property_type(line.name);
  if (property == nullptr) return {};
  if (!timed.contains(line.name)) return "TZID on " + line.name;
  for (const std::string_view part : split_text_list(line.value)) {
    const auto value = parse_date_time(part.substr(0, part.find('/')));
    if (!value) continue;
    if (value->is_date) return "TZID on a date";
    if (value->is_utc) return "TZID on a time that is in UTC";
  }
  return {};
}

std::string bad_attachment(const Component&, const ContentLine& line) {
  if (line.name != "ATTACH" && line.name != "IMAGE") return {};
  const bool binary = type_of(line) == ValueType::binary;
  const bool encoded = ascii::equal_ignoring_case(line.parameter("ENCODING"), "BASE64");
  if (binary && !encoded) return line.name + " is binary without ENCODING=BASE64";
  if (!binary && encoded) return line.name + " has ENCODING=BASE64 without VALUE=BINARY";
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
  if (binary && (line.value.size() % 4 != 0 || line.value.find_first_not_of(alphabet) != std::string::npos)) {
    return line.name + " is not in Base64";
  }
  return {};
}

std::string bad_link(const Component&, const ContentLine& line) {
  static const std::set<std::string_view> links{"ATTACH", "CONFERENCE", "IMAGE", "LINK",
                                                "SOURCE", "TZURL",      "URL",   "CONCEPT"};
  if (!links.contains(line.name) || type_of(line) != ValueType::uri) return {};
  const std::size_t colon = line.value.find(':');
  if (colon != std::string::npos && colon > 0 && line.value.find_first_of(" \"<>\\^`{|}") == std::string::npos) {
    return {};
  }
  return line.name + " is no URI: " + printable(line.value);
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

// Parameters.

std::string repeated_parameter(const Component&, const ContentLine& line) {
  std::set<std::string_view> seen;
  for (const Parameter& parameter : line.parameters) {
    if (!seen.insert(parameter.name).second) return line.name + " has " + parameter.name + " twice";
  }
  return {};
}

std::string unquoted_link(const Component&, const ContentLine& line) {
  static const std::set<std::string_view> links{"ALTREP",         "DIR",          "SENT-BY", "MEMBER",
                                                "DELEGATED-FROM", "DELEGATED-TO", "SCHEMA"};
  if (find_property_type(line.name) == nullptr) return {};
  for (const Parameter& parameter : line.parameters) {
    if (!links.contains(parameter.name)) continue;
    for (const std::string& value : parameter.values) {
      if (value.find(':') == std::string::npos) {
        return parameter.name + "=" + printable(value) + " is no URI in quotes";
      }
    }
  }
  return {};
}

std::string unknown_parameter_word(const Component& component, const ContentLine& line) {
  for (const Parameter& parameter : line.parameters) {
    const auto words = words_of_parameter(parameter.name, component.name);
    if (words.empty()) continue;
    for (const std::string& value : parameter.values) {
      const std::string word = ascii::upper(value);
      const bool strict = parameter.name == "RSVP" || parameter.name == "RANGE" || parameter.name == "RELATED" ||
                          parameter.name == "ENCODING" || parameter.name == "DERIVED";
      if ((!strict && word.starts_with("X-")) || std::ranges::find(words, word) != words.end()) continue;
      return parameter.name + " is " + printable(value);
    }
  }
  return {};
}

/// RFC 5646 §2.1 as far as its shape goes: letters and digits in parts of at most eight, the first of letters.
std::string bad_language(const Component&, const ContentLine& line) {
  if (!line.has_parameter("LANGUAGE")) return {};
  std::string_view tag = line.parameter("LANGUAGE");
  bool first = true;
  bool right = !tag.empty();
  while (right && !tag.empty()) {
    const std::string_view part = tag.substr(0, tag.find('-'));
    const bool last = part.size() == tag.size();
    right = !part.empty() && part.size() <= 8 &&
            std::ranges::all_of(part, [&](char c) { return ascii::is_letter(c) || (!first && ascii::is_digit(c)); });
    right = right && (!first || part.size() >= 2 || ascii::equal_ignoring_case(part, "x") ||
                      ascii::equal_ignoring_case(part, "i"));
    tag.remove_prefix(last ? part.size() : part.size() + 1);
    if (!last && tag.empty()) right = false;
    first = false;
  }
  return right ? std::string{} : "LANGUAGE is " + printable(line.parameter("LANGUAGE"));
}

/// Every property of the calendar, at any depth, for which `complaint` has something to say.
template <auto complaint>
void look(const Component& component, Hits& hits) {
  for (const ContentLine& line : component.properties) {
    if (std::string message = complaint(component, line); !message.empty()) {
      hits.push_back({line.line, std::move(message)});
    }
  }
  for (const Component& inner : component.components) look<complaint>(inner, hits);  // depth is limited
}

template <auto complaint>
Hits all(const LintSubject& subject) {
  Hits hits;
  look<complaint>(*subject.calendar, hits);
  return hits;
}

constexpr std::array rules{
    LintRule{"misplaced-property", Severity::error, "RFC 5545 §3.6", "leave it out, or move it where it belongs",
             all<misplaced>},
    LintRule{"wrong-value-type", Severity::error, "RFC 5545 §3.2.20", "state a type that the property may have",
             all<unknown_type>},
    LintRule{"missing-value-type", Severity::error, "RFC 7986 §5", "write VALUE=URI, or VALUE=DURATION",
             all<unstated_type>},
    LintRule{"bad-status", Severity::error, "RFC 5545 §3.8.1.11",
             "use the words of the property: STATUS:CONFIRMED, TRANSP:OPAQUE, CALSCALE:GREGORIAN", all<unknown_word>},
    LintRule{"bad-number", Severity::error, "RFC 5545 §3.3.8",
             "write a whole number: PRIORITY 0 to 9, PERCENT-COMPLETE 0 to 100, others from 0 on", all<bad_number>},
    LintRule{"bad-text", Severity::error, "RFC 5545 §3.3.11",
             "write \\\\ for a backslash, \\, for a comma, \\; for a semicolon", all<bad_text>},
    LintRule{"bad-duration", Severity::error, "RFC 5545 §3.3.6", "write PT1H30M, P1D or P2W", all<bad_length>},
    LintRule{"bad-time", Severity::error, "RFC 5545 §3.3.5",
             "write 20200916T140000 with a TZID, or VALUE=DATE and 20200916", all<bad_moment>},
    LintRule{"bad-rule", Severity::error, "RFC 5545 §3.3.10", "write FREQ and the parts that it allows", all<bad_rule>},
    LintRule{"needless-tzid", Severity::error, "RFC 5545 §3.2.19", "remove the TZID", all<needless_zone>},
    LintRule{"bad-attachment", Severity::error, "RFC 5545 §3.8.1.1", "write ENCODING=BASE64;VALUE=BINARY:…, or a URI",
             all<bad_attachment>},
    LintRule{"bad-uri", Severity::error, "RFC 5545 §3.3.13", "write scheme:… and percent-encode other characters",
             all<bad_link>},
    LintRule{"bad-color", Severity::error, "RFC 7986 §5.9", "write the name of a colour, as steelblue",
             all<bad_colour>},
    LintRule{"empty-property", Severity::warning, "RFC 5545 §3.1", "leave the property out", all<empty_value>},
    LintRule{"repeated-parameter", Severity::error, "RFC 5545 §3.2", "keep one", all<repeated_parameter>},
    LintRule{"unquoted-uri-parameter", Severity::error, "RFC 5545 §3.2.1", "put the URI in quotes", all<unquoted_link>},
    LintRule{"bad-participation", Severity::error, "RFC 5545 §3.2", "use a word that is registered, or one with X-",
             all<unknown_parameter_word>},
    LintRule{"bad-language", Severity::error, "RFC 5646 §2.1", "write a language tag such as fr or pt-BR",
             all<bad_language>},
};

}  // namespace

std::span<const LintRule> property_rules() { return rules; }

}  // namespace plenary::calendar::ical
