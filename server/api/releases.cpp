#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "scheduler/json/reader.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/http/representation.hpp"
#include "server/records/release.hpp"
#include "server/site/snapshot.hpp"

namespace plenary::server::api {

namespace {

std::string release_path(const StoredRelease& release) {
  return programme_path(release.programme) + "/releases/" + std::to_string(release.number);
}

/// What a request for a release says: nothing, exceptions, or an earlier release to be said again.
Checked<ReleaseOrder> order_of(const Call& call) {
  ReleaseOrder order{call.programme(), {}, std::nullopt};
  const auto json = scheduler::parse_document(call.request.content);
  if (!json) return unexpected(json.error());
  Errors errors;
  scheduler::ObjectReader reader(*json, "", errors);
  if (const auto again = reader.optional_integer("again", 1, std::numeric_limits<int>::max()))
    order.again = static_cast<int>(*again);
  reader.each_element("although", false, [&](const scheduler::Json& element, std::string pointer) {
    scheduler::ObjectReader exception(element, std::move(pointer), errors);
    StatedException stated;
    stated.session = exception.required_string("session");
    stated.rule = exception.required_string("rule");
    stated.reason = exception.required_string("reason");
    exception.finish();
    order.although.push_back(std::move(stated));
  });
  reader.finish();
  if (!errors.empty()) return unexpected(std::move(errors));
  return order;
}

}  // namespace

Response list_releases(const Call& call) {
  auto paging = paging_of(call);
  if (!paging) return std::move(paging.error());
  std::optional<int> before;
  if (const auto after = whole_number(paging->after); after && *after < std::numeric_limits<int>::max())
    before = static_cast<int>(*after);
  std::vector<StoredRelease> releases;
  bool known = false;
  call.api.store.read([&](Reading& reading) {
    const auto entry = reading.programme(call.path["programme"]);
    known = entry && (entry->release || call.sees_drafts());
    releases = reading.releases(call.path["programme"], before, paging->most + 1);
  });
  if (!known) return not_found(call);
  const std::string next =
      cut(releases, paging->most, [](const StoredRelease& release) { return std::to_string(release.number); });
  Json items = Json::array();
  for (const StoredRelease& release : releases) {
    Json item{{"number", release.number}, {"at", calendar::to_iso(release.at)}, {"self", release_path(release)}};
    if (call.sees_drafts()) {
      item["who"] = release.who;
      if (release.of) item["revision"] = release.of->number;
    }
    items.push_back(std::move(item));
  }
  return page(call, std::move(items), next, *paging);
}

Response get_release(const Call& call) {
  std::optional<int> number;
  if (call.path["number"] != "current") {
    const auto wanted = whole_number(call.path["number"]);
    if (!wanted || *wanted < 1 || *wanted > std::numeric_limits<int>::max()) return not_found(call);
    number = static_cast<int>(*wanted);
  }
  std::optional<StoredRelease> release;
  call.api.store.read([&](Reading& reading) { release = reading.release(call.path["programme"], number); });
  return release ? document(call, release->text) : not_found(call);
}

Response make_release(const Call& call) {
  const auto order = order_of(call);
  if (!order) return problem(call, status_of(order.error()), order.error());
  const Act act = call.act();
  std::optional<Response> refused;
  std::optional<PreparedRelease> prepared;
  call.api.store.read([&](Reading& reading) {
    const auto draft = reading.draft(order->programme);
    if (!draft) {
      refused = not_found(call);
      return;
    }
    refused = check_match(call, etag_of(*draft));
    if (refused) return;
    auto made = prepare_release(reading, *order, {scheduler::dialogue_for(draft->text), call.api.table}, act);
    if (made) {
      prepared = std::move(*made);
    } else {
      refused = problem(call, 422, made.error());
    }
  });
  if (refused) return std::move(*refused);
  // What cannot be written into calendars is no release.
  if (const auto shown = make_snapshot({prepared->release.text, ""}); !shown) return problem(call, 422, shown.error());
  return change(call, [&](Writing& writing) {
    if (!write_release(writing, *prepared, act)) {
      return problem(
          call, 409,
          "Somebody else changed or released this programme meanwhile. Look at it again. Nothing was changed.");
    }
    const StoredRelease& release = prepared->release;
    return changed(prepared->is_new ? 201 : 200, release.text, strong_etag(release.text), release_path(release));
  });
}

}  // namespace plenary::server::api
