#pragma once

#include <string>
#include <string_view>

#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/world/world.hpp"

/// What the binary carries (data/), read once, when it is first asked for. A broken build throws std::runtime_error.
namespace plenary::scheduler {

const World& shipped_world();

/// The dialogue `id`, shipped or added, or what "khartoum+rabat+LB" joins (joined_dialogue.hpp); made once, it stays.
/// Throws std::out_of_range if one of them is unknown.
const Dialogue& shipped_dialogue(std::string_view id);

/// What the programme in `json` joins. Where it names a dialogue that nobody knows, the one that is almost called so,
/// or the United Nations: reading the programme with it tells of that, and of all else that is wrong.
const Dialogue& dialogue_for(std::string_view json);

/// Reads a dialogue that somebody wrote. From then on it is known by its id, in this process.
Errors add_dialogue(const NamedText& document);

/// data/burden/table.json.
const BurdenTable& shipped_burden_table();

/// The bytes on which `dialogue` and the burden table rest, one document after the other: what a certificate names.
const std::string& shipped_basis(std::string_view dialogue_id);

}  // namespace plenary::scheduler
