#include <string>
#include <utility>

#include "scheduler/json/reader.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/api/draft_edit.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/http/representation.hpp"
#include "server/records/draft.hpp"

namespace plenary::server::api {

namespace {

std::string session_id(const Call& call) { return std::string(call.path["session"]); }

/// The tag of one session, whatever becomes of the others.
DraftTag tag_of_session(const std::string& id) {
  return [id](const Draft& draft) {
    const std::string text = session_in(draft.text, id);
    return text.empty() ? std::string{} : strong_etag(text);
  };
}

DraftAnswer session_answer(int status, const std::string& id) {
  return [status, id](const Draft& draft) {
    const std::string text = session_in(draft.text, id);
    return changed(status, text, strong_etag(text),
                   status == 201 ? programme_path(draft.programme) + "/draft/sessions/" + id : std::string{});
  };
}

}  // namespace

Response list_sessions(const Call& call) {
  const auto draft = draft_of(call);
  return draft ? tagged(call, sessions_in(draft->text), etag_of(*draft)) : not_found(call);
}

Response get_session(const Call& call) {
  const auto draft = draft_of(call);
  const std::string text = draft ? session_in(draft->text, call.path["session"]) : std::string{};
  return text.empty() ? not_found(call) : document(call, text);
}

Response add_session(const Call& call) {
  const auto sent = Json::parse(call.request.content, nullptr, false, true);
  const auto id =
      sent.is_object() && sent.contains("id") && sent["id"].is_string() ? sent["id"].get<std::string>() : std::string{};
  return edit_draft(
      call, etag_of,
      [&](const std::string& draft) {
        return with_session(draft, call.request.content, scheduler::dialogue_for(draft));
      },
      session_answer(201, id), Match::not_needed);
}

Response put_session(const Call& call) {
  const std::string id = session_id(call);
  return edit_draft(
      call, tag_of_session(id),
      [&](const std::string& draft) {
        return replaced_session(draft, id, call.request.content, scheduler::dialogue_for(draft));
      },
      session_answer(200, id), Match::needed);
}

Response patch_session(const Call& call) {
  const std::string id = session_id(call);
  return edit_draft(
      call, tag_of_session(id),
      [&](const std::string& draft) {
        return patched_session(draft, id, call.request.content, scheduler::dialogue_for(draft));
      },
      session_answer(200, id), Match::needed);
}

Response remove_session(const Call& call) {
  const std::string id = session_id(call);
  return edit_draft(
      call, tag_of_session(id),
      [&](const std::string& draft) { return without_session(draft, id, scheduler::dialogue_for(draft)); },
      [](const Draft&) { return changed(204, {}, {}); }, Match::needed);
}

}  // namespace plenary::server::api
