#include "calendar/ical/text/content_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

constexpr bool is_name_char(char c) noexcept { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-'; }

/// Length of the well-formed sequence at the start of `text`, or 0. RFC 3629 §4.
std::size_t sequence_length(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  const unsigned second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t'; }

/// Properties whose values keep the spaces that a person put there (TEXT, §3.3.11; X- ones). BEGIN and END name
/// components, and TZID a zone.
bool is_text(const ContentLine& line) {
  constexpr std::array texts{std::string_view{"CATEGORIES"},
                             std::string_view{"COMMENT"},
                             std::string_view{"CONTACT"},
                             std::string_view{"DESCRIPTION"},
                             std::string_view{"LOCATION"},
                             std::string_view{"NAME"},
                             std::string_view{"PRODID"},
                             std::string_view{"RELATED-TO"},
                             std::string_view{"REQUEST-STATUS"},
                             std::string_view{"RESOURCES"},
                             std::string_view{"STYLED-DESCRIPTION"},
                             std::string_view{"SUMMARY"},
                             std::string_view{"TZNAME"},
                             std::string_view{"UID"},
                             std::string_view{"STRUCTURED-DATA"}};
  if (std::ranges::find(texts, line.name) != texts.end()) return true;
  return line.name.starts_with("X-") && line.name != "X-MICROSOFT-CDO-BUSYSTATUS" && line.name != "X-LIC-LOCATION" &&
         line.name != "X-WR-TIMEZONE";
}

/// Parameters whose values are names, addresses or words of a list; people's words (CN, LABEL) keep their spaces.
bool is_word(std::string_view parameter) {
  constexpr std::array names{std::string_view{"VALUE"},   std::string_view{"TZID"},     std::string_view{"PARTSTAT"},
                             std::string_view{"ROLE"},    std::string_view{"CUTYPE"},   std::string_view{"RSVP"},
                             std::string_view{"FBTYPE"},  std::string_view{"RANGE"},    std::string_view{"RELATED"},
                             std::string_view{"RELTYPE"}, std::string_view{"ENCODING"}, std::string_view{"LANGUAGE"},
                             std::string_view{"EMAIL"},   std::string_view{"FEATURE"}};
  return std::ranges::find(names, parameter) != names.end();
}

/// Those that TZID may stand at (§3.2.19).
bool is_time_property(std::string_view name) {
  constexpr std::array names{std::string_view{"DTSTART"}, std::string_view{"DTEND"}, std::string_view{"DUE"},
                             std::string_view{"EXDATE"},  std::string_view{"RDATE"}, std::string_view{"RECURRENCE-ID"}};
  return std::ranges::find(names, name) != names.end();
}

/// Whether `text` begins as a DATE or DATE-TIME does: eight digits, and nothing but T or an end after them.
bool begins_as_time(std::string_view text) {
  text = trimmed(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits == 8 && (text.size() == 8 || text[8] == 'T' || text[8] == 't' || text[8] == ',' || text[8] == '/');
}

/// Where a TZID without quotes ends although a colon or comma stands in it, as Google, Outlook and others write
/// "TZID=GMT+05:30:20261117T100000" and "TZID=(UTC+01:00) Brussels, Copenhagen:20261117T100000": at the last colon,
/// or at a semicolon before it, if a time follows that and none follows the first colon. Else nothing.
std::optional<std::size_t> end_of_unquoted_zone(std::string_view text) {
  const std::size_t parameter = text.find("TZID=");
  if (parameter == text.npos || parameter + 5 >= text.size()) return std::nullopt;
  const std::size_t value = parameter + 5;
  if (text[value] == '"') return std::nullopt;
  const std::size_t first = text.find(':', value);
  const std::size_t last = text.rfind(':');
  if (first == text.npos || !begins_as_time(text.substr(last + 1))) return std::nullopt;
  const bool has_comma = text.substr(value, first - value).find(',') != std::string_view::npos;
  if (first == last && !has_comma) return std::nullopt;
  return std::min(text.find(';', value), last);
}

/// Goes along an unfolded line and forgives spaces between its parts.
class Scanner {
 public:
  Scanner(std::string_view text, LineRepairs& repairs) : text_(text), repairs_(repairs) {}

  std::string name() {
    skip_space();
    const std::size_t start = position_;
    while (position_ < text_.size() && is_name_char(text_[position_])) ++position_;
    return ascii::upper(text_.substr(start, position_ - start));
  }

  /// Takes `expected`, if it is next but for spaces.
  bool take(char expected) {
    std::size_t next = position_;
    while (next < text_.size() && is_space(text_[next])) ++next;
    if (next == text_.size() || text_[next] != expected) return false;
    repairs_.space_around = repairs_.space_around || next != position_;
    position_ = next + 1;
    return true;
  }

  void zone_ends_at(std::size_t end) { zone_end_ = end; }

  std::optional<std::string> parameter_value(bool is_zone, bool word) {
    // Once, and never backwards: a line may say TZID twice, or hold it in another parameter before.
    if (is_zone && zone_end_ && *zone_end_ >= position_) {
      repairs_.unquoted_colon = true;
      return until(*std::exchange(zone_end_, std::nullopt), true);
    }
    if (word) skip_space();
    if (position_ < text_.size() && text_[position_] == '"') {
      const std::size_t close = text_.find('"', position_ + 1);
      if (close == std::string_view::npos) return std::nullopt;
      std::string value = decode_parameter(text_.substr(position_ + 1, close - position_ - 1));
      position_ = close + 1;
      return value;
    }
    return until(std::min(text_.find_first_of(":;,", position_), text_.size()), word);
  }

  std::string rest() const { return std::string{text_.substr(position_)}; }

 private:
  void skip_space() {
    while (position_ < text_.size() && is_space(text_[position_])) {
      repairs_.space_around = true;
      ++position_;
    }
  }

  std::string until(std::size_t end, bool word) {
    const std::string_view written = text_.substr(position_, end - position_);
    const std::string_view value = word ? trimmed(written) : written;
    repairs_.space_around = repairs_.space_around || value.size() != written.size();
    repairs_.bare_quote = repairs_.bare_quote || value.find('"') != std::string_view::npos;
    position_ = end;
    return decode_parameter(value);
  }

  std::string_view text_;
  LineRepairs& repairs_;
  std::size_t position_ = 0;
  std::optional<std::size_t> zone_end_;
};

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
  std::size_t position = 0;
  while (position < text.size()) {
    if (static_cast<unsigned char>(text[position]) < 0x80) {  // most of what there is
      ++position;
      continue;
    }
    const std::size_t length = sequence_length(text.substr(position));
    if (length == 0) break;
    position += length;
  }
  return position;
}

std::size_t find_control(std::string_view text, std::string_view allowed) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F) continue;
    const bool c0 = (c < 0x20 || c == 0x7F) && allowed.find(text[i]) == std::string_view::npos;
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    const std::string_view three = text.substr(i, 3);
    if (c0 || c1 || three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") return i;
  }
  return std::string_view::npos;
}

void append_folded(std::string& out, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && is_continuation(line[cut])) --cut;
    if (cut == 0) cut = room;  // not UTF-8: there is no boundary to respect
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = longest_line - 1;  // the space that marks a continuation counts
  }
  out.append(line).append("\r\n");
}

std::string unfold(std::string_view folded) {
  std::string line;
  line.reserve(folded.size());
  std::size_t position = 0;
  while (position < folded.size()) {
    const std::size_t end = std::min(folded.find('\n', position), folded.size());
    std::string_view physical = folded.substr(position, end - position);
    if (!physical.empty() && physical.back() == '\r') physical.remove_suffix(1);
    if (position != 0 && !physical.empty() && (physical.front() == ' ' || physical.front() == '\t')) {
      physical.remove_prefix(1);
    }
    line.append(physical);
    position = end + 1;
  }
  return line;
}

std::string escape_text(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + 8);
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string unescape_text(std::string_view escaped) {
  std::string text;
  text.reserve(escaped.size());
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] != '\\' || i + 1 == escaped.size()) {
      text += escaped[i];
      continue;
    }
    const char next = escaped[++i];
    text += next == 'n' || next == 'N' ? '\n' : next;
  }
  return text;
}

std::vector<std::string_view> split_text_list(std::string_view escaped) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == '\\') {
      ++i;
    } else if (escaped[i] == ',') {
      parts.push_back(escaped.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(escaped.substr(start));
  return parts;
}

std::string encode_parameter(std::string_view value) {
  std::string encoded;
  encoded.reserve(value.size() + 2);
  for (const char c : value) {
    switch (c) {
      case '^':
        encoded += "^^";
        break;
      case '"':
        encoded += "^'";
        break;
      case '\n':
        encoded += "^n";
        break;
      default:
        encoded += c;
    }
  }
  const bool quoted = value.find_first_of(":;,") != std::string_view::npos;
  return quoted ? '"' + encoded + '"' : encoded;
}

std::string decode_parameter(std::string_view encoded) {
  std::string value;
  value.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char next = i + 1 < encoded.size() ? encoded[i + 1] : '\0';
    if (encoded[i] == '^' && (next == '^' || next == '\'' || next == 'n')) {
      value += next == '^' ? '^' : next == '\'' ? '"' : '\n';
      ++i;
    } else {
      value += encoded[i];
    }
  }
  return value;
}

std::string_view ContentLine::parameter(std::string_view parameter_name) const noexcept {
  for (const Parameter& candidate : parameters) {
    if (candidate.name == parameter_name && !candidate.values.empty()) return candidate.values.front();
  }
  return {};
}

bool ContentLine::has_parameter(std::string_view parameter_name) const noexcept {
  return std::ranges::find(parameters, parameter_name, &Parameter::name) != parameters.end();
}

bool parse_content_line(std::string_view text, ContentLine& line, LineRepairs* repairs) {
  LineRepairs found;
  Scanner scanner{text, found};
  line.parameters.clear();
  line.name = scanner.name();
  if (line.name.empty()) return false;
  if (is_time_property(line.name)) {
    if (const auto end = end_of_unquoted_zone(text)) scanner.zone_ends_at(*end);
  }
  while (scanner.take(';')) {
    Parameter parameter{scanner.name(), {}};
    if (parameter.name.empty() || !scanner.take('=')) return false;
    do {
      auto value = scanner.parameter_value(parameter.name == "TZID", is_word(parameter.name));
      if (!value) return false;
      parameter.values.push_back(std::move(*value));
    } while (scanner.take(','));
    line.parameters.push_back(std::move(parameter));
  }
  if (!scanner.take(':')) return false;
  line.value = scanner.rest();
  if (!is_text(line)) {
    const std::string_view value = trimmed(line.value);
    if (value.size() != line.value.size()) {
      found.space_around = true;
      line.value = std::string{value};
    }
  }
  if (repairs != nullptr) *repairs = found;
  return true;
}

}  // namespace plenary::calendar::ical
