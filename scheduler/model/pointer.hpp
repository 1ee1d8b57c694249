#pragma once

#include <string>
#include <string_view>

namespace plenary::scheduler {

/// RFC 6901: `pointer` with one more reference token.
inline std::string child(std::string_view pointer, std::string_view token) {
  std::string result{pointer};
  result += '/';
  for (const char c : token) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

inline std::string child(std::string_view pointer, std::size_t index) { return child(pointer, std::to_string(index)); }

}  // namespace plenary::scheduler
