#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/question.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::cli {

/// The value of `--decay`: "9/10", so many parts of a burden are remembered after each further session. Empty:
/// everything is.
Result<scheduler::Decay> parse_decay(const std::string& text);

/// What of a ledger counts, and at which prices.
struct LedgerScope {
  std::optional<calendar::Instant> before;  ///< sessions of a published programme that begin then or later do not count
  const scheduler::Dialogue& dialogue;      ///< whose delegations a table names
  const scheduler::BurdenTable& table;
};

/// The ledger in `bytes`, which were read from `path`: a table, or a published programme (what of it does not count is
/// told on the error stream). Nothing after reporting a mistake.
std::optional<scheduler::Ledger> read_ledger(Context& context, const std::string& path, const std::string& bytes,
                                             const LedgerScope& scope);

/// Lets `problem` go on from the ledger in `bytes`, as `read_ledger` reads it up to the window, with `decay`. False
/// after reporting a mistake.
bool add_ledger(Context& context, const std::string& path, const std::string& bytes, scheduler::Problem& problem,
                scheduler::Decay decay = {});

/// Likewise; a series goes on from the ledger up to its first window.
bool add_ledger(Context& context, const std::string& path, const std::string& bytes, ProblemOrSeries& document,
                scheduler::Decay decay = {});

/// The bytes of the file that `--ledger` names, if it does.
struct LedgerFile {
  std::optional<std::string> bytes;
};

/// Lets `document` go on from the ledger in the file `path`, or leaves it as it is where that is empty; `decay` as
/// `parse_decay` reads it. Nothing after reporting a mistake.
std::optional<LedgerFile> add_ledger_file(Context& context, const std::string& path, const std::string& decay,
                                          ProblemOrSeries& document);

}  // namespace plenary::cli
