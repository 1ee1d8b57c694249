#include "cli/release.hpp"

#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"

namespace plenary::cli {

Checked<scheduler::Release> read_release(std::string_view bytes) {
  const auto programme = scheduler::read_programme(bytes, scheduler::dialogue_for(bytes));
  if (!programme) return unexpected(programme.error());
  return scheduler::release_of(*programme, dialogue_of(*programme));
}

}  // namespace plenary::cli
