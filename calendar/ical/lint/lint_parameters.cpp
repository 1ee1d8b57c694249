#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_tables.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

/// Parameters. RFC 5545 §3.2, RFC 6638 §7, RFC 7986 §6, RFC 8607 §4, RFC 9073 §5, RFC 9253 §6. Those of properties
/// that nobody registered may mean anything, but none stands twice.
namespace plenary::calendar::ical {

namespace {

std::string repeated_parameter(const Component&, const ContentLine& line) {
  std::set<std::string_view> seen;
  for (const Parameter& parameter : line.parameters) {
    if (!seen.insert(parameter.name).second) return line.name + " has " + parameter.name + " twice";
  }
  return {};
}

/// Asks `complaint(line, parameter)` about every parameter of a registered property, up to the first complaint.
template <class Complaint>
std::string about_parameters(const ContentLine& line, const Complaint& complaint) {
  if (find_property_type(line.name) == nullptr) return {};
  for (const Parameter& parameter : line.parameters) {
    if (std::string message = complaint(parameter); !message.empty()) return message;
  }
  return {};
}

std::string several_values(const Component&, const ContentLine& line) {
  return about_parameters(line, [](const Parameter& parameter) -> std::string {
    if (parameter.values.size() < 2 || shape_of_parameter(parameter.name) == std::nullopt) return {};
    return may_have_several_values(parameter.name) ? std::string{} : parameter.name + " has several values";
  });
}

/// The value of a parameter that must be a URI in quotes. Without quotes it ends at its own colon.
std::string unquoted_link(const Component&, const ContentLine& line) {
  return about_parameters(line, [&](const Parameter& parameter) -> std::string {
    const auto shape = shape_of_parameter(parameter.name);
    for (const std::string& value : parameter.values) {
      const bool has_colon = value.find(':') != std::string::npos;
      const bool cut = shape == ParameterShape::word_or_uri && !has_colon && line.value.starts_with("//");
      const bool must_be = shape == ParameterShape::uri || (shape == ParameterShape::word_or_uri && has_colon);
      if (cut || (must_be && !is_uri(value))) {
        return parameter.name + "=" + printable(value) + " is no URI in quotes";
      }
    }
    return {};
  });
}

std::string unknown_word(const Component& component, const ContentLine& line) {
  return about_parameters(line, [&](const Parameter& parameter) -> std::string {
    const auto words = words_of_parameter(parameter.name, component.name);
    if (words.words.empty()) return {};
    for (const std::string& value : parameter.values) {
      const std::string word = ascii::upper(value);
      if (words.open && word.starts_with("X-")) continue;
      if (std::ranges::find(words.words, word) == words.words.end()) return parameter.name + " is " + printable(value);
    }
    return {};
  });
}

bool is_media_type(std::string_view text) {
  const auto is_name = [](std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
      return ascii::is_letter(c) || ascii::is_digit(c) ||
             std::string_view{"!#$&.+-^_"}.find(c) != std::string_view::npos;
    });
  };
  const std::size_t slash = text.find('/');
  return slash != text.npos && is_name(text.substr(0, slash)) && is_name(text.substr(slash + 1));
}

bool has_shape(std::string_view value, ParameterShape shape) {
  switch (shape) {
    case ParameterShape::media_type:
      return is_media_type(value);
    case ParameterShape::number:
      return !value.empty() && value.size() < 20 && std::ranges::all_of(value, ascii::is_digit);
    case ParameterShape::ordinal:
      return has_shape(value, ParameterShape::number) && value.find_first_not_of('0') != std::string_view::npos;
    case ParameterShape::duration:
      return is_duration(value);
    case ParameterShape::mail_address:
      return value.find('@') != std::string_view::npos && !ascii::upper(value).starts_with("MAILTO:");
    case ParameterShape::name:
      return !value.empty();
    case ParameterShape::word:
    case ParameterShape::uri:
    case ParameterShape::word_or_uri:
    case ParameterShape::any:
      return true;  // words have lists, and URIs a rule of their own
  }
  return true;
}

std::string bad_shape(const Component&, const ContentLine& line) {
  return about_parameters(line, [](const Parameter& parameter) -> std::string {
    const auto shape = shape_of_parameter(parameter.name);
    if (!shape) return {};
    for (const std::string& value : parameter.values) {
      if (!has_shape(value, *shape)) return parameter.name + " is " + (value.empty() ? "empty" : printable(value));
    }
    return {};
  });
}

/// RFC 5646 §2.1 as far as its shape goes: letters and digits in parts of at most eight, the first of letters.
bool is_language_tag(std::string_view tag) {
  bool first = true;
  for (;;) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view part = tag.substr(0, end);
    const bool right = !part.empty() && part.size() <= 8 && std::ranges::all_of(part, [&](char c) {
      return ascii::is_letter(c) || (!first && ascii::is_digit(c));
    });
    if (!right) return false;
    // Tags of one letter begin private ones and those of old, and never stand alone.
    if (first && part.size() == 1 && (end == tag.size() || std::string_view{"xXiI"}.find(part[0]) == part.npos)) {
      return false;
    }
    if (end == tag.size()) return true;
    tag.remove_prefix(end + 1);
    first = false;
  }
}

std::string bad_language(const Component&, const ContentLine& line) {
  if (!line.has_parameter("LANGUAGE") || is_language_tag(line.parameter("LANGUAGE"))) return {};
  return "LANGUAGE is " + printable(line.parameter("LANGUAGE"));
}

std::string misplaced_parameter(const Component&, const ContentLine& line) {
  return about_parameters(line, [&](const Parameter& parameter) -> std::string {
    if (may_stand_at(parameter.name, *find_property_type(line.name))) return {};
    return parameter.name + " says nothing at " + line.name;
  });
}

std::string needless_zone(const Component& component, const ContentLine& line) {
  if (!line.has_parameter("TZID") || find_property_type(line.name) == nullptr) return {};
  if (!may_have_zone(line.name)) return "TZID on " + line.name;
  if (is_observance(component)) return "TZID in the definition of a zone";
  for (const std::string_view part : split_text_list(line.value)) {
    const auto value = parse_date_time(part.substr(0, part.find('/')));
    if (!value) continue;
    if (value->is_date) return "TZID on a date";
    if (value->is_utc) return "TZID on a time that is in UTC";
  }
  return {};
}

constexpr std::array rules{
    LintRule{"repeated-parameter", Severity::error, "RFC 5545 §3.2", "keep one", every_property<repeated_parameter>},
    LintRule{"several-parameter-values", Severity::error, "RFC 5545 §3.2",
             "keep one, or put a value with commas in quotes", every_property<several_values>},
    LintRule{"unquoted-uri-parameter", Severity::error, "RFC 5545 §3.2.1", "put the URI in quotes",
             every_property<unquoted_link>},
    LintRule{"unknown-parameter-value", Severity::error, "RFC 5545 §3.2",
             "use a word that is registered, or, where the list is open, one with X-", every_property<unknown_word>},
    LintRule{"bad-parameter", Severity::error, "RFC 5545 §3.2",
             "write FMTTYPE=text/html, ORDER=1, GAP=P1D, EMAIL=name@example.org", every_property<bad_shape>},
    LintRule{"bad-language", Severity::error, "RFC 5646 §2.1", "write a language tag such as fr or pt-BR",
             every_property<bad_language>},
    LintRule{"misplaced-parameter", Severity::warning, "RFC 5545 §3.2", "leave it out",
             every_property<misplaced_parameter>},
    LintRule{"needless-tzid", Severity::error, "RFC 5545 §3.2.19", "remove the TZID", every_property<needless_zone>},
};

}  // namespace

std::span<const LintRule> parameter_rules() { return rules; }

}  // namespace plenary::calendar::ical
