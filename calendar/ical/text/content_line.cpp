#include "calendar/ical/text/content_line.hpp"

#include <algorithm>

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

}  // namespace

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

bool parse_content_line(std::string_view text, ContentLine& line) {
  std::size_t position = 0;
  const auto read_name = [&] {
    const std::size_t start = position;
    while (position < text.size() && is_name_char(text[position])) ++position;
    return ascii::upper(text.substr(start, position - start));
  };

  line.parameters.clear();
  line.name = read_name();
  if (line.name.empty()) return false;
  while (position < text.size() && text[position] == ';') {
    ++position;
    Parameter parameter{read_name(), {}};
    if (parameter.name.empty() || position >= text.size() || text[position] != '=') return false;
    do {
      ++position;
      if (position < text.size() && text[position] == '"') {
        const std::size_t close = text.find('"', position + 1);
        if (close == std::string_view::npos) return false;
        parameter.values.push_back(decode_parameter(text.substr(position + 1, close - position - 1)));
        position = close + 1;
      } else {
        const std::size_t end = std::min(text.find_first_of(":;,", position), text.size());
        parameter.values.push_back(decode_parameter(text.substr(position, end - position)));
        position = end;
      }
    } while (position < text.size() && text[position] == ',');
    line.parameters.push_back(std::move(parameter));
  }
  if (position >= text.size() || text[position] != ':') return false;
  line.value = text.substr(position + 1);
  return true;
}

}  // namespace plenary::calendar::ical
