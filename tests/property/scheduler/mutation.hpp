#pragma once

#include <random>
#include <string>

namespace plenary::scheduler::testing {

/// One byte replaced, removed or doubled, or two neighbours exchanged; never the same text again.
inline std::string mutated(const std::string& text, std::mt19937_64& random) {
  for (;;) {
    std::string result = text;
    const auto at = random() % text.size();
    switch (random() % 4) {
      case 0:
        result[at] = static_cast<char>(result[at] ^ (1 << random() % 7));
        break;
      case 1:
        result.erase(at, 1);
        break;
      case 2:
        result.insert(at, 1, "0123456789abcx*: \n"[random() % 18]);
        break;
      default:
        std::swap(result[at], result[(at + 1) % result.size()]);
    }
    if (result != text) return result;
  }
}

}  // namespace plenary::scheduler::testing
