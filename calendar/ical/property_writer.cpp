#include "calendar/ical/property_writer.hpp"

#include <array>

namespace plenary::calendar::ical {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

std::string_view property_name(std::string_view name_and_parameters) {
  return name_and_parameters.substr(0, name_and_parameters.find(';'));
}

/// Every way to write a line break becomes LF.
std::string with_line_feeds(std::string_view text) {
  static constexpr std::array<std::string_view, 4> breaks{"\r\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const std::string_view line_break : breaks) {
      if (text.starts_with(line_break)) taken = line_break.size();
    }
    result += taken == 0 ? text.front() : '\n';
    text.remove_prefix(taken == 0 ? 1 : taken);
  }
  return result;
}

/// RFC 3986 §2: the characters of a URI, percent-encoding included.
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || letters.find(text.front()) == std::string_view::npos)
    return false;
  for (const char c : text.substr(0, colon)) {
    if (letters.find(c) == std::string_view::npos && digits.find(c) == std::string_view::npos &&
        std::string_view{"+-."}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  for (const char c : text) {
    if (letters.find(c) == std::string_view::npos && digits.find(c) == std::string_view::npos &&
        std::string_view{"-._~:/?#[]@!$&'()*+,;=%"}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return colon + 1 < text.size();
}

}  // namespace

void PropertyWriter::fail(std::string_view property, std::string_view value, std::string message, std::string allowed,
                          std::string fix) {
  if (error_) return;
  error_ = Error{owner_ + ": " + std::string{property}, printable(value), std::move(message), std::move(allowed),
                 std::move(fix)};
}

void PropertyWriter::raw(std::string_view name_and_parameters, std::string_view value) {
  if (error_ || value.empty()) return;
  append_folded(out_, std::string{name_and_parameters}.append(":").append(value));
}

void PropertyWriter::text(std::string_view name_and_parameters, std::string_view value, LineBreaks breaks) {
  const std::string plain = breaks == LineBreaks::allowed ? with_line_feeds(value) : std::string{value};
  if (printable_text(property_name(name_and_parameters), plain, breaks)) raw(name_and_parameters, escape_text(plain));
}

void PropertyWriter::uri(std::string_view name_and_parameters, std::string_view value) {
  if (value.empty()) return;
  if (!is_uri(value)) {
    return fail(property_name(name_and_parameters), value, "this is not a URI",
                "a scheme, a colon and the characters of RFC 3986", "percent-encode other characters");
  }
  raw(name_and_parameters, value);
}

std::string PropertyWriter::open_parameter(std::string_view property, std::string_view name, std::string_view value) {
  if (value.empty() || !printable_text(property, value, LineBreaks::refused)) return {};
  return std::string{";"}.append(name).append("=").append(encode_parameter(value));
}

bool PropertyWriter::token(std::string_view property, std::string_view value) {
  return made_of(property, value, "-", "letters, digits and hyphens");
}

bool PropertyWriter::media_name(std::string_view property, std::string_view value) {
  return made_of(property, value, "!#$&-_.+", "a media type such as image/png");
}

bool PropertyWriter::made_of(std::string_view property, std::string_view value, std::string_view signs,
                             const char* allowed) {
  for (const char c : value) {
    if (letters.find(c) == std::string_view::npos && digits.find(c) == std::string_view::npos &&
        signs.find(c) == std::string_view::npos) {
      fail(property, value, "this is not a token", allowed);
      return false;
    }
  }
  if (value.empty()) fail(property, value, "a token is empty", allowed);
  return !value.empty();
}

bool PropertyWriter::printable_text(std::string_view property, std::string_view value, LineBreaks breaks) {
  if (valid_utf8_prefix(value) != value.size()) {
    fail(property, value, "the text is not valid UTF-8", "UTF-8 (RFC 3629)");
    return false;
  }
  const std::string_view allowed = breaks == LineBreaks::allowed ? "\t\n" : "\t";
  if (find_control(value, allowed) != std::string_view::npos) {
    fail(
        property, value, "the text holds a control character or line break",
        breaks == LineBreaks::allowed ? "printable characters, tabs and line breaks" : "printable characters and tabs");
    return false;
  }
  return true;
}

}  // namespace plenary::calendar::ical
