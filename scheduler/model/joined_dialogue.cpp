#include "scheduler/model/joined_dialogue.hpp"

#include <algorithm>
#include <set>

namespace plenary::scheduler {

namespace {

constexpr char separator = '+';
constexpr std::string_view fairly = "=fairly";
constexpr std::string_view in_total = "=total";

/// One that stands there already is in the regions of both.
void add_delegation(Delegation delegation, Dialogue& all) {
  const auto known = std::ranges::find(all.delegations, delegation.id, &Delegation::id);
  if (known == all.delegations.end()) {
    all.delegations.push_back(std::move(delegation));
  } else {
    known->regions.insert(known->regions.end(), delegation.regions.begin(), delegation.regions.end());
  }
}

LocalizedText together(const LocalizedText& dialogue, const LocalizedText& region) {
  const auto both = [&](Language language) {
    return dialogue.in(language) + (language == Language::fr ? " : " : ": ") + region.in(language);
  };
  return {both(Language::en), both(Language::fr), both(Language::pt), both(Language::ar)};
}

/// `region` as it is called beside those of other dialogues.
Region of_dialogue(const Region& region, const Dialogue& dialogue) {
  return {dialogue.id + ":" + region.id, together(dialogue.name, region.shown_name()), dialogue.id};
}

/// Those who can be named in `dialogue`, among the delegations of all.
void add_delegations(const Dialogue& dialogue, bool alone, Dialogue& all) {
  DialoguePart part{dialogue.id, dialogue.name, {}};
  for (Delegation delegation : dialogue.delegations) {
    part.delegations.push_back(delegation.id);
    for (Region& region : delegation.regions) {
      if (!alone) region = of_dialogue(region, dialogue);
    }
    add_delegation(std::move(delegation), all);
  }
  all.parts.push_back(std::move(part));
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

bool is_partner(const std::vector<const Dialogue*>& dialogues, const DelegationId& id) {
  return std::ranges::any_of(dialogues, [&](const Dialogue* dialogue) {
    const PartnerSet* set = dialogue->find_set(all_partners, std::nullopt);
    return set != nullptr && std::ranges::find(set->members, id) != set->members.end();
  });
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
    if (part.ends_with(fairly)) {
      choice.counts.emplace(part.substr(0, part.size() - fairly.size()), Counts::fairly);
    } else if (part.ends_with(in_total)) {
      choice.counts.emplace(part.substr(0, part.size() - in_total.size()), Counts::total);
    } else {
      (is_code ? choice.guests : choice.dialogues).emplace_back(part);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return choice;
}

std::string DialogueChoice::text() const {
  std::string text;
  for (const auto* parts : {&dialogues, &guests}) {
    for (const std::string& part : *parts) text += (text.empty() ? "" : std::string(1, separator)) + part;
  }
  for (const auto& [id, how] : counts) {
    text += separator;
    text.append(id).append(how == Counts::fairly ? fairly : in_total);
  }
  return text;
}

Dialogue joined(const std::vector<const Dialogue*>& dialogues, const std::vector<const Country*>& guests,
                const std::map<std::string, Counts>& counts) {
  if (dialogues.size() == 1 && guests.empty() && counts.empty()) return *dialogues.front();
  Dialogue all;
  all.ramadan = dialogues.front()->ramadan;
  DialogueChoice choice{{}, {}, counts};
  for (const Dialogue* dialogue : dialogues) {
    choice.dialogues.push_back(dialogue->id);
    add_names(*dialogue, all.name);
    add_delegations(*dialogue, dialogues.size() == 1, all);
    all.holidays.insert(dialogue->holidays.begin(), dialogue->holidays.end());
    all.coverage.insert(dialogue->coverage.begin(), dialogue->coverage.end());
  }
  for (const Country* guest : guests) {
    choice.guests.push_back(guest->code);
    Delegation delegation = delegation_of(*guest);
    delegation.regions.clear();
    // Whom a dialogue knows without its being a partner is in no region as a guest.
    const auto known = std::ranges::find(all.delegations, delegation.id, &Delegation::id);
    if (known != all.delegations.end() && !is_partner(dialogues, delegation.id)) known->regions.clear();
    add_delegation(std::move(delegation), all);
    all.holidays.emplace(guest->code, guest->holidays);
    all.coverage.emplace(guest->code, Coverage{guest->name, guest->known_years});
  }
  all.id = choice.text();
  all.sets.push_back(all_of(dialogues, guests, all.name));
  for (const Dialogue* dialogue : dialogues) add_sets(*dialogue, all);
  for (Delegation& delegation : all.delegations) {
    if (const auto how = counts.find(delegation.id.value); how != counts.end()) delegation.counts = how->second;
  }
  std::ranges::sort(all.delegations, {}, &Delegation::id);
  return all;
}

}  // namespace plenary::scheduler
