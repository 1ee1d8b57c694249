#include "scheduler/json/delegation_names.hpp"

#include <algorithm>
#include <vector>

#include "scheduler/json/known_names.hpp"
#include "scheduler/model/suggestion.hpp"

namespace plenary::scheduler {

namespace {

/// Everybody in the world by name, and in `dialogue` beside: who is not in it must be known, or else a name of theirs
/// would lead to whoever is called almost so.
NameIndex everybody(const Dialogue& dialogue) {
  NameIndex index = country_names();
  for (const Delegation& delegation : dialogue.delegations) {
    const std::string& id = delegation.id.value;
    index.add_code(id, id);
    for (const Language language : all_languages) index.add_name(delegation.name.in(language), id);
    for (const std::string& other : delegation.other_names) index.add_name(other, id);
  }
  return index;
}

std::string with_name(const Delegation& delegation) { return delegation.id.value + " (" + delegation.name.en + ")"; }

/// "CD (Congo - Kinshasa) / CG (Congo - Brazzaville)": those of `ids` that are in the dialogue.
std::string named(const std::vector<std::string>& ids, const Dialogue& dialogue) {
  std::string list;
  for (const std::string& id : ids) {
    if (const Delegation* delegation = dialogue.find(id)) list += (list.empty() ? "" : " / ") + with_name(*delegation);
  }
  return list;
}

/// "AT (Austria), AU-HOAI (…)": codes alone say nothing to who does not know them.
Message listed(const Dialogue& dialogue) {
  std::vector<std::string> names;
  for (const Delegation& delegation : dialogue.delegations) names.push_back(with_name(delegation));
  return list_names(names, 6);
}

/// The names by which a set is known: "Community (COMM)" is known as both.
void add_set_names(const std::string& name, const std::string& id, NameIndex& index) {
  index.add_name(name, id);
  const std::size_t open = name.find('(');
  const std::size_t close = name.find(')', open);
  if (open == std::string::npos || close == std::string::npos) return;
  index.add_name(std::string_view{name}.substr(0, open), id);
  index.add_name(std::string_view{name}.substr(open + 1, close - open - 1), id);
}

}  // namespace

const Delegation* delegation_meant(std::string_view text, const Dialogue& dialogue) {
  const auto found = everybody(dialogue).called(text);
  return found.size() == 1 ? dialogue.find(found.front()) : nullptr;
}

std::string delegations_like(std::string_view text, const Dialogue& dialogue) {
  return named(everybody(dialogue).like(text), dialogue);
}

std::string set_called(std::string_view text, const Dialogue& dialogue) {
  NameIndex index;
  for (const PartnerSet& set : dialogue.sets) {
    index.add_code(set.id, set.id);
    for (const Language language : all_languages) add_set_names(set.name.in(language), set.id, index);
  }
  const auto found = index.called(text);
  if (found.size() == 1) return found.front();
  for (const std::string& id : dialogue_names().called(text)) {
    if (dialogue.find_set(id, std::nullopt) != nullptr) return id;
  }
  return {};
}

std::string set_meant(std::string_view text, const Dialogue& dialogue) {
  std::string called = set_called(text, dialogue);
  if (!called.empty()) return called;
  std::vector<std::string> ids;
  for (const PartnerSet& set : dialogue.sets) ids.push_back(set.id);
  return nearest_name(text, ids);
}

Result<DelegationId> parse_delegation(std::string_view text, const Dialogue& dialogue) {
  if (dialogue.find(text) != nullptr) return DelegationId{std::string(text)};
  return unexpected(
      Error{"", printable(text), {"ledger.no-delegation", {}}, listed(dialogue), delegations_like(text, dialogue)});
}

}  // namespace plenary::scheduler
