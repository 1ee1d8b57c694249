#pragma once

#include <optional>
#include <string>
#include <variant>

#include "calendar/result.hpp"
#include "cli/command.hpp"
#include "scheduler/model/programme.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::cli {

using ProblemOrSeries = std::variant<scheduler::Problem, scheduler::SeriesProblem>;

/// Which session of a programme is meant: options that commands about one session share.
struct WhichSession {
  std::string session;
  std::string series;

  void add_to(CLI::App& command);
};

/// The programme in `bytes`; nothing after reporting what is wrong with it.
std::optional<scheduler::Programme> read_programme(Context& context, const std::string& source,
                                                   const std::string& bytes);

/// What is asked of the session that `which` names; where it names none, of the only one with a wish.
Checked<ProblemOrSeries> question_of(const scheduler::Programme& programme, const WhichSession& which);

/// The same of the programme in `bytes`; nothing after reporting.
std::optional<ProblemOrSeries> read_question(Context& context, const std::string& source, const std::string& bytes,
                                             const WhichSession& which);

}  // namespace plenary::cli
