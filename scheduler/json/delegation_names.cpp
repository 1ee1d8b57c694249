#include "scheduler/json/delegation_names.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scheduler/model/suggestion.hpp"

namespace plenary::scheduler {

namespace {

/// Names and abbreviations in use that reference data has no place for, folded.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"ivorycoast", "CI"},
    {"rci", "CI"},
    {"drc", "CD"},
    {"drcongo", "CD"},
    {"rdc", "CD"},
    {"congokinshasa", "CD"},
    {"rdcongo", "CD"},
    {"democraticrepublicofthecongo", "CD"},
    {"congobrazzaville", "CG"},
    {"republicofthecongo", "CG"},
    {"car", "CF"},
    {"rca", "CF"},
    {"holland", "NL"},
    {"hollande", "NL"},
    {"thenetherlands", "NL"},
    {"uk", "GB"},
    {"unitedkingdom", "GB"},
    {"greatbritain", "GB"},
    {"britain", "GB"},
    {"el", "GR"},
    {"hellas", "GR"},
    {"czechrepublic", "CZ"},
    {"capeverde", "CV"},
    {"caboverde", "CV"},
    {"gambia", "GM"},
    {"thegambia", "GM"},
    {"saotomeandprincipe", "ST"},
    {"guineabissau", "GW"},
    {"ue", "EU"},
    {"europeanunion", "EU"},
    {"unioneuropeenne", "EU"},
    {"hcr", "UNHCR"},
    {"acnur", "UNHCR"},
    {"oim", "IOM"},
    {"cicr", "ICRC"},
    {"onudc", "UNODC"},
    {"cedeao", "ECOWAS"},
    {"ua", "AU"},
    {"africanunion", "AU"},
    {"turkey", "TR"},
    {"england", "GB"},
    {"scotland", "GB"},
};

/// In the United Nations' lists that of one, in newspapers that of the other.
constexpr std::string_view of_two_countries = "congo";

/// Every name by which the dialogue's data call `delegation`, folded.
std::vector<std::string> names_of(const Delegation& delegation) {
  std::vector<std::string> names{folded(delegation.id.value)};
  for (const Language language : all_languages) names.push_back(folded(delegation.name.in(language)));
  for (const std::string& other : delegation.other_names) names.push_back(folded(other));
  return names;
}

std::string with_name(const Delegation& delegation) { return delegation.id.value + " (" + delegation.name.en + ")"; }

/// "CD (Congo - Kinshasa) / CG (Congo - Brazzaville)", where a name is the beginning of several.
std::string all_beginning_with(const std::string& plain, const Dialogue& dialogue) {
  std::string list;
  for (const Delegation& delegation : dialogue.delegations) {
    const auto names = names_of(delegation);
    const bool begins = std::ranges::any_of(names, [&](const std::string& name) { return name.starts_with(plain); });
    if (begins) list += (list.empty() ? "" : " / ") + with_name(delegation);
  }
  return list;
}

/// "AT (Austria), AU-HOAI (…)": codes alone say nothing to who does not know them.
Message listed(const Dialogue& dialogue) {
  std::vector<std::string> names;
  for (const Delegation& delegation : dialogue.delegations) names.push_back(with_name(delegation));
  return list_names(names, 6);
}

}  // namespace

const Delegation* delegation_meant(std::string_view text, const Dialogue& dialogue) {
  const std::string plain = folded(text);
  if (plain.empty() || plain == of_two_countries) return nullptr;
  for (const auto& [name, code] : other_names) {
    if (name != plain) continue;
    if (const Delegation* delegation = dialogue.find(code)) return delegation;
  }
  const Delegation* meant = nullptr;
  for (const Delegation& delegation : dialogue.delegations) {
    const auto names = names_of(delegation);
    if (std::ranges::find(names, plain) == names.end()) continue;
    if (meant != nullptr) return nullptr;
    meant = &delegation;
  }
  // Letters that are a code resemble too many others; names are long enough to have slips.
  if (meant != nullptr || plain.size() < 5) return meant;
  std::vector<std::string> all;
  for (const Delegation& delegation : dialogue.delegations) {
    for (std::string& name : names_of(delegation)) {
      if (name.size() >= 5) all.push_back(std::move(name));
    }
  }
  const std::string nearest = nearest_name(plain, all);
  if (nearest.empty() || nearest.front() != plain.front()) return nullptr;
  for (const Delegation& delegation : dialogue.delegations) {
    const auto names = names_of(delegation);
    if (std::ranges::find(names, nearest) != names.end()) return &delegation;
  }
  return nullptr;
}

Result<DelegationId> parse_delegation(std::string_view text, const Dialogue& dialogue) {
  if (dialogue.find(text) != nullptr) return DelegationId{std::string(text)};
  const Delegation* meant = text.size() > 100 ? nullptr : delegation_meant(text, dialogue);
  std::string fix = meant != nullptr ? with_name(*meant) : "";
  if (meant == nullptr && text.size() >= 4 && text.size() <= 100) fix = all_beginning_with(folded(text), dialogue);
  return unexpected(Error{"", printable(text), {"ledger.no-delegation", {}}, listed(dialogue), std::move(fix)});
}

}  // namespace plenary::scheduler
