#include "cli/dialogue.hpp"

#include "scheduler/world/shipped.hpp"

namespace plenary::cli {

namespace {

constexpr std::string_view default_dialogue = "rabat";

}  // namespace

const scheduler::Dialogue& shipped_dialogue() { return scheduler::shipped_dialogue(default_dialogue); }

const std::string& shipped_data() { return scheduler::shipped_basis(default_dialogue); }

const scheduler::BurdenTable& shipped_burden_table() { return scheduler::shipped_burden_table(); }

}  // namespace plenary::cli
