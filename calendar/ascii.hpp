#pragma once

#include <string>
#include <string_view>

/// Letters and digits of ASCII, whatever the locale: names of iCalendar, HTTP and JSON are compared by them
/// (RFC 5545 §2, RFC 5234 §2.3). Everything else, letters of other scripts included, is left as it is.
namespace plenary::ascii {

constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr bool is_letter(char c) noexcept { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = to_lower(c);
  return result;
}

inline std::string upper(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = to_upper(c);
  return result;
}

/// Whether both are the same but for the case of ASCII letters.
constexpr bool equal_ignoring_case(std::string_view one, std::string_view other) noexcept {
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (to_lower(one[i]) != to_lower(other[i])) return false;
  }
  return true;
}

}  // namespace plenary::ascii
