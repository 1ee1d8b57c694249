#include "server/ask/delegations.hpp"

#include <map>
#include <sstream>

#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/model/joined_dialogue.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::server {

namespace {

using NamedByCode = std::map<std::string, Named>;

void add(const std::string& id, const scheduler::Dialogue& dialogue, NamedByCode& found) {
  if (const auto* delegation = dialogue.find(id)) found.emplace(id, Named{delegation, &dialogue});
}

void add_set(const scheduler::PartnerSet& set, const scheduler::Dialogue& dialogue, NamedByCode& found) {
  for (const auto& member : set.members) add(member.value, dialogue, found);
}

/// A dialogue that is not the one in use, or a country that is not in it.
NamedByCode elsewhere(const std::string& word, const scheduler::Dialogue& dialogue) {
  NamedByCode found;
  const auto dialogues = scheduler::dialogue_names().called(word);
  const auto countries = scheduler::country_names().called(word);
  if (dialogues.size() == 1 && scheduler::country_names().with_code(word).empty()) {
    const auto& other = scheduler::shipped_dialogue(dialogues.front());
    if (const auto* set = other.find_set(scheduler::all_partners, std::nullopt)) add_set(*set, other, found);
  } else if (countries.size() == 1) {
    auto choice = scheduler::DialogueChoice::of(dialogue.id);
    choice.guests.push_back(countries.front());
    add(countries.front(), scheduler::shipped_dialogue(choice.text()), found);
  }
  return found;
}

/// Whomever `word` names; nobody if it means none. What is written exactly goes before names.
NamedByCode named(const std::string& word, const scheduler::Dialogue& dialogue) {
  NamedByCode found;
  const auto* set = dialogue.find_set(word, std::nullopt);
  if (set == nullptr) add(word, dialogue, found);
  if (set == nullptr && found.empty()) set = dialogue.find_set(scheduler::set_called(word, dialogue), std::nullopt);
  if (set != nullptr) add_set(*set, dialogue, found);
  if (!found.empty()) return found;
  if (const auto* meant = scheduler::delegation_meant(word, dialogue)) add(meant->id.value, dialogue, found);
  return found.empty() ? elsewhere(word, dialogue) : found;
}

std::string fix_for(const std::string& word, const scheduler::Dialogue& dialogue) {
  std::string alike = scheduler::delegations_like(word, dialogue);
  return alike.empty() ? scheduler::set_meant(word, dialogue) : alike;
}

}  // namespace

Checked<std::vector<Named>> find_delegations(const scheduler::Dialogue& dialogue, const std::string& words) {
  NamedByCode all;
  Errors errors;
  std::istringstream list(words);
  for (std::string word; std::getline(list, word, ',');) {
    auto found = named(word, dialogue);
    if (found.empty()) {
      errors.push_back({"--for", printable(word), {"for.unknown", {}}, {"for.allowed", {}}, fix_for(word, dialogue)});
    }
    all.merge(found);
  }
  if (all.empty() && errors.empty()) {
    errors.push_back({"--for", printable(words), {"for.nobody", {}}, {"for.allowed", {}}, dialogue.id});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  std::vector<Named> found;
  for (const auto& one : all) found.push_back(one.second);
  return found;
}

std::vector<const scheduler::Delegation*> delegations_in(const std::vector<Named>& named) {
  std::vector<const scheduler::Delegation*> delegations;
  for (const Named& one : named) delegations.push_back(one.delegation);
  return delegations;
}

}  // namespace plenary::server
