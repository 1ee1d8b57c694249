#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "scheduler/world/shipped.hpp"
#include "server/api/draft_edit.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/records/draft.hpp"
#include "server/store/document_difference.hpp"

namespace plenary::server::api {

std::optional<Draft> draft_of(const Call& call, std::optional<Revision> revision) {
  std::optional<Draft> draft;
  call.api.store.read([&](Reading& reading) { draft = reading.draft(call.path["programme"], revision); });
  return draft;
}

Response edit_draft(const Call& call, const DraftTag& tag_of, const DraftEdit& edit, const DraftAnswer& answer,
                    Match match) {
  // Worked out before the store is locked, and again if somebody else was quicker; whose tag fits no more is told so.
  constexpr int most_tries = 10;
  for (int i = 0; i < most_tries; ++i) {
    const auto draft = draft_of(call);
    if (!draft) return not_found(call);
    const std::string etag = tag_of(*draft);
    if (etag.empty()) return not_found(call);
    if (match == Match::needed) {
      if (auto refused = check_match(call, etag)) return std::move(*refused);
    }
    const auto text = edit(draft->text);
    if (!text) return problem(call, status_of(text.error()), text.error());
    const std::string difference = document_difference(draft->text, *text);
    bool overtaken = false;
    Response response = change(call, [&](Writing& writing) {
      Draft next = *draft;
      if (*text != draft->text) {
        const auto revision = writing.change_draft(call.act(), *draft, *text, difference);
        overtaken = !revision;
        if (overtaken) return problem(call, 409, "Somebody else is changing this draft. Try again.");
        next.revision = *revision;
        next.text = *text;
      }
      return answer(next);
    });
    if (!overtaken) return response;
  }
  return problem(call, 503, "Too many change this draft at once. Try again.");
}

namespace {

Response draft_answer(const Draft& draft) { return changed(200, draft.text, etag_of(draft)); }

}  // namespace

Response get_draft(const Call& call) {
  std::optional<Revision> revision;
  if (const std::string wanted = call.request.query_parameter("revision"); !wanted.empty()) {
    const auto number = whole_number(wanted);
    if (!number || *number < 1)
      return problem(call, 400, Errors{{"revision", printable(wanted), {"api.whole-number", {}}, "", ""}});
    revision = Revision{*number};
  }
  const auto draft = draft_of(call, revision);
  return draft ? tagged(call, draft->text, etag_of(*draft)) : not_found(call);
}

Response put_draft(const Call& call) {
  return edit_draft(
      call, etag_of,
      [&](const std::string& draft) {
        return replaced_draft(draft, call.request.content, scheduler::dialogue_for(call.request.content));
      },
      draft_answer, Match::needed);
}

Response patch_draft(const Call& call) {
  return edit_draft(
      call, etag_of,
      [&](const std::string& draft) {
        return patched_draft(draft, call.request.content, scheduler::dialogue_for(draft));
      },
      draft_answer, Match::needed);
}

Response list_revisions(const Call& call) {
  auto paging = paging_of(call);
  if (!paging) return std::move(paging.error());
  std::optional<Revision> before;
  if (const auto after = whole_number(paging->after)) before = Revision{*after};
  std::vector<Draft> drafts;
  call.api.store.read(
      [&](Reading& reading) { drafts = reading.drafts(call.path["programme"], before, paging->most + 1); });
  if (drafts.empty() && !before) return not_found(call);
  const std::string next =
      cut(drafts, paging->most, [](const Draft& draft) { return std::to_string(draft.revision.number); });
  Json items = Json::array();
  for (const Draft& draft : drafts) {
    items.push_back(
        {{"revision", draft.revision.number},
         {"at", calendar::to_iso(draft.at)},
         {"who", draft.who},
         {"draft", programme_path(draft.programme) + "/draft?revision=" + std::to_string(draft.revision.number)}});
  }
  return page(call, std::move(items), next, *paging);
}

}  // namespace plenary::server::api
