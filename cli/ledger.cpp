#include "cli/ledger.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/dialogue.hpp"
#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/json/ledger.hpp"
#include "scheduler/json/problem.hpp"
#include "scheduler/json/programme.hpp"

namespace plenary::cli {

namespace {

bool is_json(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

Checked<scheduler::Ledger> read(Context& context, const std::string& path, const std::string& bytes,
                                const scheduler::Problem& problem) {
  if (!is_json(bytes)) return scheduler::read_ledger_csv(bytes, *problem.dialogue, problem.table);
  const auto programme = scheduler::read_programme(bytes, *problem.dialogue);
  if (!programme) return unexpected(programme.error());
  const auto begin =
      calendar::to_instant(problem.zone, calendar::midnight(problem.window.first), calendar::ResolvePolicy::compatible);
  auto result = scheduler::ledger_of(*programme, *problem.dialogue, problem.table, *begin);
  for (const auto& skipped : result.skipped)
    context.err << fmt::format("{}: {} does not count: {}\n", path, skipped.id.value, skipped.because);
  return std::move(result.ledger);
}

}  // namespace

bool add_ledger(Context& context, const std::string& path, const std::string& bytes, scheduler::Problem& problem) {
  if (!problem.ledger.empty()) {
    report(context, "plenary", {{"--ledger", path, "the problem brings a ledger of its own", "one of them", ""}});
    return false;
  }
  auto ledger = read(context, path, bytes, problem);
  if (!ledger) {
    report(context, path, ledger.error());
    return false;
  }
  if (const auto fits = scheduler::check_ledger(*ledger, problem); !fits) {
    report(context, path, {fits.error()});
    return false;
  }
  scheduler::set_ledger(problem, std::move(*ledger));
  return true;
}

}  // namespace plenary::cli
