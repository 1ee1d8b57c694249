#include "server/ask/which_session.hpp"

#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/derive.hpp"

namespace plenary::server {

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

}  // namespace plenary::server
