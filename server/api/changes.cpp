#include <string>
#include <utility>

#include "server/api/json.hpp"
#include "server/api/resources.hpp"

namespace plenary::server::api {

namespace {

Response changes_of(const Call& call, const std::string& programme) {
  auto paging = paging_of(call);
  if (!paging) return std::move(paging.error());
  std::vector<Change> changes;
  call.api.store.read([&](Reading& reading) {
    changes = reading.changes(programme, whole_number(paging->after).value_or(0), paging->most + 1);
  });
  const std::string next = cut(changes, paging->most, [](const Change& one) { return std::to_string(one.number); });
  Json items = Json::array();
  for (const Change& one : changes) {
    Json item{{"number", one.number},
              {"at", calendar::to_iso(one.at)},
              {"who", one.who},
              {"did", std::string(name_of(one.deed))}};
    if (!one.programme.empty()) item["programme"] = one.programme;
    if (!one.subject.empty()) item["subject"] = one.subject;
    if (!one.difference.empty()) item["difference"] = Json::parse(one.difference, nullptr, false);
    items.push_back(std::move(item));
  }
  return page(call, std::move(items), next, *paging);
}

}  // namespace

Response list_changes(const Call& call) {
  // A token of one programme sees the log of that one.
  return changes_of(call, call.token->programme);
}

Response list_programme_changes(const Call& call) {
  bool known = false;
  call.api.store.read([&](Reading& reading) { known = reading.programme(call.path["programme"]).has_value(); });
  return known ? changes_of(call, call.programme()) : not_found(call);
}

}  // namespace plenary::server::api
