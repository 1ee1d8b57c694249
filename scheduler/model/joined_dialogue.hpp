#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/model/country.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// Who takes part in a programme that joins several dialogues, or has guests: ids of dialogues and codes of countries,
/// written "khartoum+rabat+LB". Ids are in small letters and codes in capitals, so that both are told apart.
struct DialogueChoice {
  std::vector<std::string> dialogues;
  std::vector<std::string> guests;  ///< countries that are members of none of them

  static DialogueChoice of(std::string_view text);
  std::string text() const;
};

/// Several dialogues and guests as one, whose id is `text` of the choice. A country in two of them is one delegation,
/// in the region of the first; the members of each are a set that is called by its id, and of all the set of partners.
/// The one dialogue alone if there are no guests. `dialogues` must not be empty.
Dialogue joined(const std::vector<const Dialogue*>& dialogues, const std::vector<const Country*>& guests);

}  // namespace plenary::scheduler
