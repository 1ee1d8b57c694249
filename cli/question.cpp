#include "cli/question.hpp"

#include <CLI/CLI.hpp>

#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/derive.hpp"
#include "server/release/sha256.hpp"

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

std::string digest_of(const scheduler::Programme& programme, std::string_view ledger, std::string_view decay,
                      std::string_view tzdata) {
  std::string all = scheduler::write_programme(scheduler::wishes_of(programme));
  for (const std::string_view part : {ledger, decay, tzdata, std::string_view{shipped_data(dialogue_of(programme))}}) {
    all += '\0';
    all += part;
  }
  return server::sha256(all).substr(0, 12);
}

std::optional<scheduler::Programme> read_programme(Context& context, const std::string& source,
                                                   const std::string& bytes) {
  auto programme = scheduler::read_programme(bytes, scheduler::dialogue_for(bytes));
  if (programme) return std::move(*programme);
  report(context, source, programme.error());
  return std::nullopt;
}

Checked<ProblemOrSeries> question_of(const scheduler::Programme& programme, const WhichSession& which) {
  const auto id = session_of(programme, which);
  if (!id) return unexpected(Errors{id.error()});
  return scheduler::question_of(programme, *id, dialogue_of(programme), shipped_burden_table());
}

std::optional<ProblemOrSeries> read_question(Context& context, const std::string& source, const std::string& bytes,
                                             const WhichSession& which) {
  const auto programme = read_programme(context, source, bytes);
  if (!programme) return std::nullopt;
  auto question = question_of(*programme, which);
  if (question) return std::move(*question);
  report(context, source, question.error());
  return std::nullopt;
}

}  // namespace plenary::cli
