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

namespace {

/// What a draft becomes by an edit.
struct NextDraft {
  std::string text;
  std::string difference;
};

/// Nothing was found where the edit should be, it does not fit the state, or it is refused: the answer.
tl::expected<NextDraft, Response> next_draft(const Call& call, const std::optional<Draft>& draft,
                                             const DraftTag& tag_of, const DraftEdit& edit, Match match) {
  if (!draft) return unexpected(not_found(call));
  const std::string etag = tag_of(*draft);
  if (etag.empty()) return unexpected(not_found(call));
  if (match == Match::needed) {
    if (auto refused = check_match(call, etag)) return unexpected(std::move(*refused));
  }
  auto text = edit(draft->text);
  if (!text) return unexpected(problem(call, status_of(text.error()), text.error()));
  std::string difference = document_difference(draft->text, *text);
  return NextDraft{std::move(*text), std::move(difference)};
}

/// Nothing where somebody else has changed the draft since `draft` was read.
std::optional<Response> keep(const Call& call, Writing& writing, Draft draft, NextDraft next,
                             const DraftAnswer& answer) {
  if (next.text != draft.text) {
    const auto revision = writing.change_draft(call.act(), draft, next.text, next.difference);
    if (!revision) return std::nullopt;
    draft.revision = *revision;
    draft.text = std::move(next.text);
  }
  return answer(draft);
}

}  // namespace

Response edit_draft(const Call& call, const DraftTag& tag_of, const DraftEdit& edit, const DraftAnswer& answer,
                    Match match) {
  // Worked out before the store is locked, and again if somebody else was quicker; whose tag fits no more is told so.
  constexpr int tries_beside_others = 3;
  for (int i = 0; i < tries_beside_others; ++i) {
    const auto draft = draft_of(call);
    auto next = next_draft(call, draft, tag_of, edit, match);
    if (!next) return std::move(next.error());
    std::optional<Response> kept;
    Response response = change(call, [&](Writing& writing) {
      kept = keep(call, writing, *draft, *next, answer);
      return kept ? *kept : problem(call, 409, "Somebody else is changing this draft.");
    });
    if (kept || response.status != 409) return response;
  }
  // Where many change it at once, nobody is overtaken for ever: the others wait while this is worked out.
  return change(call, [&](Writing& writing) {
    const auto draft = writing.draft(call.path["programme"]);
    auto next = next_draft(call, draft, tag_of, edit, match);
    if (!next) return std::move(next.error());
    return *keep(call, writing, *draft, std::move(*next), answer);
  });
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
