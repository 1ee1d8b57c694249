#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/model/country.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// Who takes part in a programme that joins several dialogues, or has guests: ids of dialogues and codes of countries,
/// written "khartoum+rabat+LB+EU=fairly". Ids are in small letters and codes in capitals, so that both are told apart.
struct DialogueChoice {
  std::vector<std::string> dialogues;
  std::vector<std::string> guests = {};       ///< countries that are members of none of them
  std::map<std::string, Counts> counts = {};  ///< by delegation: who counts otherwise than the dialogues say

  static DialogueChoice of(std::string_view text);
  std::string text() const;
};

/// Several dialogues and guests as one, whose id is `text` of the choice. A country in two of them is one delegation,
/// in a region of each, and guests are in none. Regions of several dialogues stand side by side: their ids begin with
/// that of the dialogue, and two that are called alike remain two. The members of each dialogue are a set that is
/// called by its id, and of all the set of partners. The one dialogue alone if there are no guests and nobody `counts`
/// otherwise. `dialogues` must not be empty.
Dialogue joined(const std::vector<const Dialogue*>& dialogues, const std::vector<const Country*>& guests,
                const std::map<std::string, Counts>& counts = {});

}  // namespace plenary::scheduler
