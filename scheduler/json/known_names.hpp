#pragma once

#include <string>
#include <string_view>

#include "scheduler/model/name_index.hpp"

/// What the countries and dialogues that the program carries are called. Made once, when it is first asked for.
namespace plenary::scheduler {

/// Every country and territory by its codes of ISO 3166-1, its names in the four languages and those in use.
const NameIndex& country_names();

/// Every shipped dialogue by its id and names.
const NameIndex& dialogue_names();

/// "SN (Senegal)", as suggestions name a country; the code alone if there is none.
std::string country_with_name(std::string_view code);

}  // namespace plenary::scheduler
