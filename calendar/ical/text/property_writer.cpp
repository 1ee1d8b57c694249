#include "calendar/ical/text/property_writer.hpp"

#include <algorithm>
#include <array>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

/// Which octets may stand in a token, in the scheme of a URI, and in a URI; by octet.
using OctetSet = std::array<bool, 256>;

constexpr OctetSet alphanumeric_and(std::string_view signs) {
  OctetSet set{};
  for (char c = 'A'; c <= 'Z'; ++c) set[static_cast<unsigned char>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) set[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) set[static_cast<unsigned char>(c)] = true;
  for (const char c : signs) set[static_cast<unsigned char>(c)] = true;
  return set;
}

constexpr OctetSet token_octets = alphanumeric_and("-");
constexpr OctetSet media_octets = alphanumeric_and("!#$&-_.+");
constexpr OctetSet scheme_octets = alphanumeric_and("+-.");
constexpr OctetSet uri_octets = alphanumeric_and("-._~:/?#[]@!$&'()*+,;=%");

bool all_in(const OctetSet& set, std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return set[static_cast<unsigned char>(c)]; });
}

std::string_view property_name(std::string_view name_and_parameters) {
  return name_and_parameters.substr(0, name_and_parameters.find(';'));
}

/// Every way to write a line break becomes LF.
std::string with_line_feeds(std::string_view text) {
  static constexpr std::array<std::string_view, 4> breaks{"\r\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of("\r\xC2\xE2"), text.size());
    result += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto* const found =
        std::ranges::find_if(breaks, [&](std::string_view line_break) { return text.starts_with(line_break); });
    result += found == breaks.end() ? text.front() : '\n';
    text.remove_prefix(found == breaks.end() ? 1 : found->size());
  }
  return result;
}

/// RFC 3986 §2: the characters of a URI, percent-encoding included.
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon + 1 < text.size() && ascii::is_letter(text.front()) &&
         all_in(scheme_octets, text.substr(0, colon)) && all_in(uri_octets, text);
}

}  // namespace

void PropertyWriter::fail(std::string_view property, std::string_view value, std::string message, std::string allowed,
                          std::string fix) {
  if (error_) return;
  std::string where{owner_};
  if (!id_.empty()) where += " " + printable(id_);
  error_ = Error{where.append(": ").append(property), printable(value), std::move(message), std::move(allowed),
                 std::move(fix)};
}

void PropertyWriter::raw(std::string_view name_and_parameters, std::string_view value) {
  if (error_ || value.empty()) return;
  line_.assign(name_and_parameters).append(":").append(value);
  append_folded(out_, line_);
}

void PropertyWriter::text(std::string_view name_and_parameters, std::string_view value, LineBreaks breaks) {
  if (value.empty()) return;
  std::string with_breaks;
  if (breaks == LineBreaks::allowed) value = with_breaks = with_line_feeds(value);
  if (printable_text(property_name(name_and_parameters), value, breaks)) raw(name_and_parameters, escape_text(value));
}

void PropertyWriter::uri(std::string_view name_and_parameters, std::string_view value) {
  if (value.empty()) return;
  if (!is_uri(value)) {
    return fail(property_name(name_and_parameters), value, "this is not a URI",
                "a scheme, a colon and the characters of RFC 3986", "percent-encode other characters");
  }
  raw(name_and_parameters, value);
}

void PropertyWriter::color(std::string_view value) {
  if (!std::ranges::all_of(value, ascii::is_letter)) {
    return fail("COLOR", value, "this is no colour name", "a name of CSS3 such as steelblue");
  }
  raw("COLOR", value);
}

std::string PropertyWriter::open_parameter(std::string_view property, std::string_view name, std::string_view value) {
  if (value.empty() || !printable_text(property, value, LineBreaks::refused)) return {};
  return std::string{";"}.append(name).append("=").append(encode_parameter(value));
}

bool PropertyWriter::token(std::string_view property, std::string_view value) {
  if (!value.empty() && all_in(token_octets, value)) return true;
  fail(property, value, "this is not a token", "letters, digits and hyphens");
  return false;
}

bool PropertyWriter::media_name(std::string_view property, std::string_view value) {
  if (!value.empty() && all_in(media_octets, value)) return true;
  fail(property, value, "this is not a token", "a media type such as image/png");
  return false;
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
