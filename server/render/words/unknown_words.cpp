#include "server/render/words/unknown_words.hpp"

#include "scheduler/model/suggestion.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

std::string unknown_note(const std::vector<scheduler::UnknownYear>& unknown, Language language) {
  if (unknown.empty()) return {};
  std::vector<std::string> list;
  for (const auto& one : unknown)
    list.push_back(one.coverage->country.in(language) + ' ' + std::to_string(static_cast<int>(one.year)));
  return in_words({"holidays.unknown-years", {{"list", within(scheduler::list_names(list))}}}, language);
}

}  // namespace plenary::server
