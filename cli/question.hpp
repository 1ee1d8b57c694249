#pragma once

#include <optional>
#include <string>

#include "calendar/result.hpp"
#include "cli/command.hpp"
#include "scheduler/model/programme.hpp"
#include "server/ask/proposal.hpp"
#include "server/ask/which_session.hpp"

namespace plenary::cli {

using ProblemOrSeries = server::Question;

/// Which session of a programme is meant: options that commands about one session share.
struct WhichSession : server::WhichSession {
  void add_to(CLI::App& command);

  /// As they are typed, with a blank before each: " --session opening-workshop".
  std::string as_options() const;
};

using server::session_of;

/// What is asked of the session that `which` names; where it names none, of the only one with a wish.
Checked<ProblemOrSeries> question_of(const scheduler::Programme& programme, const WhichSession& which);

/// Twelve digits that are others when something changed that proposals for session or series `id` depend on: what is
/// wished of it, the ledger, how it fades, the data of countries, the tz database. Titles, comments, what is decided
/// already and what is wished of other sessions do not count.
std::string digest_of(const scheduler::Programme& programme, std::string_view id, std::string_view ledger,
                      std::string_view decay, std::string_view tzdata);

}  // namespace plenary::cli
