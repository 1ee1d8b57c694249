#include "server/records/draft.hpp"

#include <algorithm>
#include <optional>

#include "scheduler/json/programme.hpp"
#include "scheduler/json/reader.hpp"

namespace plenary::server {

namespace {

using scheduler::Json;

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

/// Where in a document that was put together stands what was sent.
struct Sent {
  std::string pointer;  ///< "/sessions/3"; empty: all of it
};

Errors seen_from(Errors errors, const Sent& sent) {
  if (sent.pointer.empty()) return errors;
  for (Error& error : errors) {
    if (error.where == sent.pointer || error.where.starts_with(sent.pointer + "/")) {
      error.where.erase(0, sent.pointer.size());
    } else {
      error.where.insert(0, "/draft");
    }
  }
  return errors;
}

/// `draft` so that it says `changed`.
Checked<std::string> rewritten(std::string_view draft, const Json& changed, const Sent& sent,
                               const scheduler::Dialogue& dialogue) {
  const auto before = scheduler::read_programme(draft, dialogue);
  if (!before) return unexpected(seen_from(before.error(), {"/nowhere"}));
  const auto after = scheduler::read_programme(changed.dump(), dialogue);
  if (!after) return unexpected(seen_from(after.error(), sent));
  if (after->id != before->id)
    return refuse({"/id", printable(after->id), {"draft.other-id", {}}, before->id, before->id});
  std::string text = scheduler::rewrite_programme(draft, *before, *after);
  // What is kept is what is read next.
  if (const auto again = scheduler::read_programme(text, dialogue); !again)
    return unexpected(seen_from(again.error(), sent));
  return text;
}

Checked<Json> parsed_draft(std::string_view draft) {
  auto document = scheduler::parse_document(draft);
  if (!document) return unexpected(seen_from(document.error(), {"/nowhere"}));
  return document;
}

/// The position of a session among those of `document`.
std::optional<std::size_t> position_of(const Json& document, std::string_view session) {
  const auto sessions = document.find("sessions");
  if (sessions == document.end() || !sessions->is_array()) return std::nullopt;
  for (std::size_t i = 0; i < sessions->size(); ++i) {
    const Json& element = (*sessions)[i];
    const auto id = element.is_object() ? element.find("id") : element.end();
    if (id != element.end() && id->is_string() && id->get_ref<const std::string&>() == session) return i;
  }
  return std::nullopt;
}

Error no_session(std::string_view session) {
  return {"/session", printable(session), {"programme.no-session", {}}, "", ""};
}

/// RFC 7396 §2, with nlohmann's function and a clear word where the result would be no object.
Checked<Json> merge(Json target, std::string_view patch) {
  const auto parsed = scheduler::parse_document(patch);
  if (!parsed) return unexpected(parsed.error());
  if (!parsed->is_object()) return refuse({"", "", {"draft.patch-object", {}}, "", ""});
  target.merge_patch(*parsed);
  return target;
}

Checked<std::string> with_session_at(std::string_view draft, std::string_view session, const Checked<Json>& element,
                                     Json document, std::size_t position, const scheduler::Dialogue& dialogue) {
  if (!element) return unexpected(element.error());
  const auto id = element->is_object() ? element->find("id") : element->end();
  if (id == element->end() || *id != Json(std::string{session}))
    return refuse({"/id", "", {"draft.other-session", {}}, std::string{session}, std::string{session}});
  document["sessions"][position] = *element;
  return rewritten(draft, document, {scheduler::child("/sessions", position)}, dialogue);
}

}  // namespace

Checked<std::string> replaced_draft(std::string_view draft, std::string_view sent,
                                    const scheduler::Dialogue& dialogue) {
  const auto after = scheduler::read_programme(sent, dialogue);
  if (!after) return unexpected(after.error());
  const auto before = parsed_draft(draft);
  if (!before) return unexpected(before.error());
  const auto id = before->value("id", std::string{});
  if (after->id != id) return refuse({"/id", printable(after->id), {"draft.other-id", {}}, id, id});
  return std::string{sent};
}

Checked<std::string> patched_draft(std::string_view draft, std::string_view patch,
                                   const scheduler::Dialogue& dialogue) {
  auto document = parsed_draft(draft);
  if (!document) return unexpected(document.error());
  const auto changed = merge(std::move(*document), patch);
  if (!changed) return unexpected(changed.error());
  return rewritten(draft, *changed, {}, dialogue);
}

std::string session_in(std::string_view draft, std::string_view session) {
  const auto document = scheduler::parse_document(draft);
  const auto position = document ? position_of(*document, session) : std::nullopt;
  return position ? (*document)["sessions"][*position].dump(2) + "\n" : std::string{};
}

std::string sessions_in(std::string_view draft) {
  const auto document = scheduler::parse_document(draft);
  const bool has_sessions = document && document->contains("sessions");
  return (has_sessions ? (*document)["sessions"] : Json::array()).dump(2) + "\n";
}

Checked<std::string> replaced_session(std::string_view draft, std::string_view session, std::string_view sent,
                                      const scheduler::Dialogue& dialogue) {
  auto document = parsed_draft(draft);
  if (!document) return unexpected(document.error());
  const auto position = position_of(*document, session);
  if (!position) return refuse(no_session(session));
  return with_session_at(draft, session, scheduler::parse_document(sent), std::move(*document), *position, dialogue);
}

Checked<std::string> patched_session(std::string_view draft, std::string_view session, std::string_view patch,
                                     const scheduler::Dialogue& dialogue) {
  auto document = parsed_draft(draft);
  if (!document) return unexpected(document.error());
  const auto position = position_of(*document, session);
  if (!position) return refuse(no_session(session));
  const auto changed = merge((*document)["sessions"][*position], patch);
  return with_session_at(draft, session, changed, std::move(*document), *position, dialogue);
}

Checked<std::string> with_session(std::string_view draft, std::string_view sent, const scheduler::Dialogue& dialogue) {
  auto document = parsed_draft(draft);
  if (!document) return unexpected(document.error());
  const auto element = scheduler::parse_document(sent);
  if (!element) return unexpected(element.error());
  if (!document->contains("sessions")) (*document)["sessions"] = Json::array();
  (*document)["sessions"].push_back(*element);
  return rewritten(draft, *document, {scheduler::child("/sessions", (*document)["sessions"].size() - 1)}, dialogue);
}

Checked<std::string> without_session(std::string_view draft, std::string_view session,
                                     const scheduler::Dialogue& dialogue) {
  auto document = parsed_draft(draft);
  if (!document) return unexpected(document.error());
  const auto position = position_of(*document, session);
  if (!position) return refuse(no_session(session));
  (*document)["sessions"].erase(*position);
  return rewritten(draft, *document, {"/nowhere"}, dialogue);
}

}  // namespace plenary::server
