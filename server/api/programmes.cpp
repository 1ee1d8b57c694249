#include <optional>
#include <string>
#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/records/import.hpp"

namespace plenary::server::api {

namespace {

Json entry_of(const ProgrammeEntry& entry, bool sees_drafts) {
  const std::string path = programme_path(entry.id);
  Json json{{"id", entry.id}, {"self", path}};
  if (entry.release) {
    json["release"] = *entry.release;
    json["releases"] = path + "/releases";
    json["feed"] = "/feeds/" + entry.id + ".ics";
    json["page"] = "/programmes/" + entry.id;
  }
  if (sees_drafts) {
    json["revision"] = entry.revision.number;
    json["created"] = calendar::to_iso(entry.created);
    json["changed"] = calendar::to_iso(entry.changed);
    json["draft"] = path + "/draft";
  }
  return json;
}

/// What the caller may know of: the public of what is released, a token of its own programme.
bool is_shown(const Call& call, const ProgrammeEntry& entry) {
  if (!call.token) return entry.release.has_value();
  return call.token->programme.empty() || call.token->programme == entry.id;
}

}  // namespace

Response entry_point(const Call& call) {
  const auto version = calendar::system_tzdata_version();
  return document(call, text_of({{"programmes", "/api/v1/programmes"},
                                 {"openapi", "/api/v1/openapi.json"},
                                 {"tzdata", version ? version->text() : ""}}));
}

Response list_programmes(const Call& call) {
  auto paging = paging_of(call);
  if (!paging) return std::move(paging.error());
  // What is not shown is skipped, so that a page tells nothing of it.
  std::vector<ProgrammeEntry> shown;
  call.api.store.read([&](Reading& reading) {
    std::string after = paging->after;
    for (bool more = true; more && shown.size() <= paging->most;) {
      const auto found = reading.programmes(after, paging->most + 1);
      for (const ProgrammeEntry& entry : found) {
        if (is_shown(call, entry)) shown.push_back(entry);
      }
      more = found.size() > paging->most;
      if (more) after = found.back().id;
    }
  });
  const std::string next = cut(shown, paging->most, [](const ProgrammeEntry& entry) { return entry.id; });
  Json items = Json::array();
  for (const ProgrammeEntry& entry : shown) items.push_back(entry_of(entry, call.sees_drafts()));
  return page(call, std::move(items), next, *paging);
}

Response add_programme(const Call& call) {
  const std::string text{call.request.content};
  const auto checked = check_programme_to_add(text, scheduler::dialogue_for(text));
  if (!checked) return problem(call, status_of(checked.error()), checked.error());
  if (!call.token->programme.empty() && call.token->programme != checked->added.id) return not_found(call);
  return change(call, [&](Writing& writing) {
    if (const auto added = add_checked_programme(writing, *checked, call.act()); !added)
      return problem(call, 409, added.error());
    const auto entry = writing.programme(checked->added.id);
    const auto draft = writing.draft(checked->added.id);
    return changed(201, text_of(entry_of(*entry, true)), etag_of(*draft), programme_path(entry->id));
  });
}

Response get_programme(const Call& call) {
  std::optional<ProgrammeEntry> entry;
  call.api.store.read([&](Reading& reading) { entry = reading.programme(call.path["programme"]); });
  if (!entry || !is_shown(call, *entry)) return not_found(call);
  return document(call, text_of(entry_of(*entry, call.sees_drafts())));
}

Response remove_programme(const Call& call) {
  const std::string id = call.programme();
  return change(call, [&](Writing& writing) {
    const auto draft = writing.draft(id);
    if (!draft) return not_found(call);
    if (auto refused = check_match(call, etag_of(*draft))) return std::move(*refused);
    if (!writing.remove_programme(call.act(), id)) {
      return problem(call, 409,
                     "This programme was released: whoever subscribed would not learn of it. Cancel its sessions.");
    }
    return changed(204, {}, {});
  });
}

}  // namespace plenary::server::api
