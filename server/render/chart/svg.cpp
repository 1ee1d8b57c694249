#include "server/render/chart/svg.hpp"

namespace plenary::server {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool starts_character(char c) noexcept { return (c & 0xC0) != 0x80; }

}  // namespace

std::string xml_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      result += replacement;
    } else if (const auto three = text.substr(i, 3); three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      result += replacement;  // U+FFFE and U+FFFF are no characters
      i += 2;
    } else {
      result += c;
    }
  }
  return result;
}

std::string line_text(std::string_view text, Language language) {
  const std::string line = xml_text(text);
  return language == Language::ar ? "\u2067" + line + "\u2069" : line;
}

std::string cut_to(std::string_view text, std::size_t most) {
  std::size_t characters = 0;
  std::size_t last_that_fits = 0;  // where the ellipsis goes if there is too much
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!starts_character(text[i])) continue;
    if (++characters == most) last_that_fits = i;
    if (characters > most) return std::string(text.substr(0, last_that_fits)) + "…";
  }
  return std::string(text);
}

}  // namespace plenary::server
