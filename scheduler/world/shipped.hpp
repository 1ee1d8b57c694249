#pragma once

#include <string>
#include <string_view>

#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/world/world.hpp"

/// What the binary carries (data/), read once, when it is first asked for. A broken build throws std::runtime_error.
namespace plenary::scheduler {

const World& shipped_world();

/// Throws std::out_of_range if there is no dialogue `id`.
const Dialogue& shipped_dialogue(std::string_view id);

/// data/burden/table.json.
const BurdenTable& shipped_burden_table();

/// The bytes on which `dialogue` and the burden table rest, one document after the other: what a certificate names.
const std::string& shipped_basis(std::string_view dialogue_id);

}  // namespace plenary::scheduler
