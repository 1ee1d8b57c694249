#include "cli/question.hpp"

#include <CLI/CLI.hpp>

#include "cli/dialogue.hpp"
#include "scheduler/programme/derive.hpp"

namespace plenary::cli {

void WhichSession::add_to(CLI::App& command) {
  auto* one = command.add_option("--session", session, "Which session, where the programme wishes for several");
  command.add_option("--series", series, "Which series of sessions, likewise")->excludes(one);
}

std::string WhichSession::as_options() const {
  if (!session.empty()) return " --session " + session;
  return series.empty() ? "" : " --series " + series;
}

std::string digest_of(const scheduler::Programme& programme, std::string_view id, std::string_view ledger,
                      std::string_view decay, std::string_view tzdata) {
  return server::question_digest(programme, id, {ledger, decay, shipped_data(dialogue_of(programme)), tzdata});
}

Checked<ProblemOrSeries> question_of(const scheduler::Programme& programme, const WhichSession& which) {
  const auto id = server::session_of(programme, which);
  if (!id) return unexpected(Errors{id.error()});
  return scheduler::question_of(programme, *id, dialogue_of(programme), shipped_burden_table());
}

}  // namespace plenary::cli
