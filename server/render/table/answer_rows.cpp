#include "server/render/table/answer_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace plenary::server::answer_rows {

std::string cause_text(const scheduler::Cause& cause, Language language) {
  const Message starts{"count.starts", {{"count", cause.slots}}};
  return in_words({"answer.cause", {{"cause", within(cause.what)}, {"starts", within(starts)}}}, language);
}

std::string removals_text(std::vector<scheduler::Removal> removals, std::size_t most, Language language) {
  std::erase_if(removals, [](const auto& removal) { return removal.slots == 0; });
  std::stable_sort(removals.begin(), removals.end(), [](const auto& a, const auto& b) {
    return std::pair{a.alone, a.slots} > std::pair{b.alone, b.slots};
  });
  const std::size_t shown = removals.size() <= most + 1 ? removals.size() : most;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& removal = removals[i];
    const Message starts{"count.starts", {{"count", removal.slots}}};
    text += "    " +
            in_words({"answer.removal",
                      {{"starts", within(starts)}, {"alone", removal.alone}, {"rule", within(removal.constraint)}}},
                     language) +
            '\n';
    for (const auto& cause : removal.causes) text += "        " + cause_text(cause, language) + '\n';
  }
  if (shown < removals.size()) {
    text += "    " + in_words({"answer.more-rules", {{"count", removals.size() - shown}}}, language) + '\n';
  }
  return text;
}

}  // namespace plenary::server::answer_rows
