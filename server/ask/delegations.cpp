#include "server/ask/delegations.hpp"

#include <set>
#include <sstream>

#include "scheduler/json/reader.hpp"

namespace plenary::server {

Checked<std::vector<const scheduler::Delegation*>> find_delegations(const scheduler::Dialogue& dialogue,
                                                                    const std::string& words) {
  std::set<std::string> ids;
  std::vector<std::string> known{dialogue.id};
  for (const auto& set : dialogue.sets) known.push_back(set.id);
  for (const auto& delegation : dialogue.delegations) known.push_back(delegation.id.value);
  Errors errors;
  std::istringstream list(words);
  for (std::string word; std::getline(list, word, ',');) {
    const auto* set = dialogue.find_set(word == dialogue.id ? "partners" : word, std::nullopt);
    if (set) {
      for (const auto& member : set->members) ids.insert(member.value);
    } else if (dialogue.find(word)) {
      ids.insert(word);
    } else {
      errors.push_back(
          {"--for", printable(word), {"for.unknown", {}}, {"for.allowed", {}}, scheduler::nearest_name(word, known)});
    }
  }
  if (ids.empty() && errors.empty()) {
    errors.push_back({"--for", printable(words), {"for.nobody", {}}, {"for.allowed", {}}, dialogue.id});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  std::vector<const scheduler::Delegation*> found;
  for (const auto& id : ids) found.push_back(dialogue.find(id));
  return found;
}

}  // namespace plenary::server
