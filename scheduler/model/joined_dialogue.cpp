#include "scheduler/model/joined_dialogue.hpp"

#include <algorithm>
#include <set>

namespace plenary::scheduler {

namespace {

constexpr char separator = '+';

void add_delegation(Delegation delegation, Dialogue& all) {
  if (std::ranges::find(all.delegations, delegation.id, &Delegation::id) == all.delegations.end())
    all.delegations.push_back(std::move(delegation));
}

void add_set(PartnerSet set, Dialogue& all) {
  const bool known = std::ranges::any_of(
      all.sets, [&](const PartnerSet& other) { return other.id == set.id && other.as_of == set.as_of; });
  if (!known) all.sets.push_back(std::move(set));
}

/// The sets of `dialogue`; that of its partners is called by its id among others.
void add_sets(const Dialogue& dialogue, Dialogue& all) {
  for (PartnerSet set : dialogue.sets) {
    if (set.id == all_partners) set.id = dialogue.id;
    add_set(std::move(set), all);
  }
}

void add_names(const Dialogue& dialogue, LocalizedText& name) {
  const auto add = [](const std::string& part, std::string& whole) { whole += (whole.empty() ? "" : " + ") + part; };
  add(dialogue.name.in(Language::en), name.en);
  add(dialogue.name.in(Language::fr), name.fr);
  add(dialogue.name.in(Language::pt), name.pt);
  add(dialogue.name.in(Language::ar), name.ar);
}

/// All who are a member of one of the dialogues now, and the guests.
PartnerSet all_of(const std::vector<const Dialogue*>& dialogues, const std::vector<const Country*>& guests,
                  const LocalizedText& name) {
  std::set<DelegationId> members;
  for (const Dialogue* dialogue : dialogues) {
    if (const PartnerSet* set = dialogue->find_set(all_partners, std::nullopt))
      members.insert(set->members.begin(), set->members.end());
  }
  for (const Country* guest : guests) members.insert(DelegationId{guest->code});
  return {std::string{all_partners}, std::nullopt, name, {members.begin(), members.end()}};
}

}  // namespace

DialogueChoice DialogueChoice::of(std::string_view text) {
  DialogueChoice choice;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    const bool is_code = part.size() == 2 && part.front() >= 'A' && part.front() <= 'Z';
    (is_code ? choice.guests : choice.dialogues).emplace_back(part);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return choice;
}

std::string DialogueChoice::text() const {
  std::string text;
  for (const auto* parts : {&dialogues, &guests}) {
    for (const std::string& part : *parts) text += (text.empty() ? "" : std::string(1, separator)) + part;
  }
  return text;
}

Dialogue joined(const std::vector<const Dialogue*>& dialogues, const std::vector<const Country*>& guests) {
  if (dialogues.size() == 1 && guests.empty()) return *dialogues.front();
  Dialogue all;
  all.ramadan = dialogues.front()->ramadan;
  DialogueChoice choice;
  for (const Dialogue* dialogue : dialogues) {
    choice.dialogues.push_back(dialogue->id);
    add_names(*dialogue, all.name);
    for (const Delegation& delegation : dialogue->delegations) add_delegation(delegation, all);
    all.holidays.insert(dialogue->holidays.begin(), dialogue->holidays.end());
  }
  for (const Country* guest : guests) {
    choice.guests.push_back(guest->code);
    add_delegation(delegation_of(*guest), all);
    all.holidays.emplace(guest->code, guest->holidays);
  }
  all.id = choice.text();
  all.sets.push_back(all_of(dialogues, guests, all.name));
  for (const Dialogue* dialogue : dialogues) add_sets(*dialogue, all);
  std::ranges::sort(all.delegations, {}, &Delegation::id);
  return all;
}

}  // namespace plenary::scheduler
