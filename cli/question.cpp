#include "cli/question.hpp"

#include <CLI/CLI.hpp>

#include "cli/dialogue.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/derive.hpp"

namespace plenary::cli {

void WhichSession::add_to(CLI::App& command) {
  auto* one = command.add_option("--session", session, "Which session, where the programme wishes for several");
  command.add_option("--series", series, "Which series of sessions, likewise")->excludes(one);
}

Result<std::string> session_of(const scheduler::Programme& programme, const WhichSession& which) {
  if (!which.session.empty()) return which.session;
  if (!which.series.empty()) {
    const scheduler::Session* series = programme.find(which.series);
    if (series == nullptr || !series->wish || series->wish->is_series()) return which.series;
    return unexpected(
        Error{"--series", printable(which.series), {"question.no-series", {}}, "", {"question.use-session", {}}});
  }
  const auto ids = scheduler::askable_sessions(programme);
  if (ids.size() == 1) return ids.front();
  if (ids.empty())
    return unexpected(Error{"/sessions", "", {"question.nothing-asked", {}}, "", {"question.state-wish", {}}});
  return unexpected(
      Error{"--session", "", {"question.which", {}}, scheduler::list_names(ids), {"question.name-one", {}}});
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
  const auto id = session_of(programme, which);
  if (!id) return unexpected(Errors{id.error()});
  return scheduler::question_of(programme, *id, dialogue_of(programme), shipped_burden_table());
}

}  // namespace plenary::cli
