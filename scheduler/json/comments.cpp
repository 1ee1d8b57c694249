#include "scheduler/json/comments.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

/// Behind the string that begins at `quote`.
std::size_t behind_string(std::string_view text, std::size_t quote) {
  std::size_t at = quote + 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

}  // namespace

std::string without_comments(std::string_view text) {
  std::string plain{text};
  for (std::size_t at = 0; at < plain.size();) {
    const char next = at + 1 < plain.size() ? plain[at + 1] : '\0';
    if (plain[at] == '"') {
      at = behind_string(plain, at);
    } else if (plain[at] == '/' && (next == '/' || next == '*')) {
      const auto end = next == '*' ? plain.find("*/", at + 2) : plain.find('\n', at);
      if (next == '*' && end == std::string::npos) return plain;
      for (const std::size_t behind = next == '*' ? end + 2 : std::min(end, plain.size()); at < behind; ++at) {
        if (plain[at] != '\n' && plain[at] != '\r') plain[at] = ' ';
      }
    } else {
      ++at;
    }
  }
  return plain;
}

std::string without_last_commas(std::string plain) {
  std::size_t commas = 0;  // since the last value
  std::size_t first = 0;   // of them
  for (std::size_t at = 0; at < plain.size();) {
    const char c = plain[at];
    if (c == '"') {
      commas = 0;
      at = behind_string(plain, at);
      continue;
    }
    if (c == ',') {
      if (commas++ == 0) first = at;
    } else if (c == ']' || c == '}') {
      // Two commas in a row are no slip of a list that grew.
      if (commas == 1) plain[first] = ' ';
      commas = 0;
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      commas = 0;
    }
    ++at;
  }
  return plain;
}

}  // namespace plenary::scheduler
