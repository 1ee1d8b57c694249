#include "scheduler/explain/run_lengths.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::scheduler {

std::string run_lengths(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size();) {
    const auto end = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                  [&](const std::string& word) { return word != words[i]; });
    const auto next = static_cast<std::size_t>(end - words.begin());
    text += fmt::format(" {}*{}", words[i], next - i);
    i = next;
  }
  return text;
}

}  // namespace plenary::scheduler
