#pragma once

#include <string>
#include <string_view>

namespace plenary::scheduler {

class ObjectReader;
struct Dialogue;

/// Which dialogues and guests the programme in `json` names, as `DialogueChoice::text` writes it, whether they exist or
/// not. Empty where the document cannot be read or names none: `read_programme` says why.
std::string dialogue_asked(std::string_view json);

/// Members "dialogue" and "guests" of a programme that was read with `dialogue`: its id, or an error for each that
/// `dialogue` does not join.
std::string read_dialogue_id(ObjectReader& document, const Dialogue& dialogue);

}  // namespace plenary::scheduler
