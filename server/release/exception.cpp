#include "server/release/exception.hpp"

#include <algorithm>
#include <vector>

#include "scheduler/model/suggestion.hpp"

namespace plenary::server {

Result<void> add_exception(scheduler::Programme& programme, const StatedException& exception, std::string_view where) {
  const auto session = std::ranges::find_if(
      programme.sessions, [&](const scheduler::Session& one) { return one.id().value == exception.session; });
  if (session == programme.sessions.end()) {
    std::vector<std::string> ids;
    for (const auto& known : programme.sessions) ids.push_back(known.id().value);
    return unexpected(Error{std::string{where},
                            printable(exception.session),
                            {"programme.no-session", {}},
                            scheduler::list_names(ids),
                            scheduler::nearest_name(exception.session, ids)});
  }
  auto& exceptions = session->although;
  std::erase_if(exceptions, [&](const scheduler::RuleException& known) { return known.rule == exception.rule; });
  exceptions.push_back({exception.rule, exception.reason});
  return {};
}

}  // namespace plenary::server
