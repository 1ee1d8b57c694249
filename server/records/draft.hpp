#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"

/// A programme's draft and what changes it, as texts: comments, order and layout of what is not touched stay. Errors
/// name what was sent by its pointer, and what else then is wrong in the draft by a pointer that begins with "/draft".
namespace plenary::server {

/// The document `sent` in the place of `draft`, as it is.
Checked<std::string> replaced_draft(std::string_view draft, std::string_view sent, const scheduler::Dialogue& dialogue);

/// `draft` with the JSON Merge Patch `patch` (RFC 7396).
Checked<std::string> patched_draft(std::string_view draft, std::string_view patch, const scheduler::Dialogue& dialogue);

/// One session of `draft` as JSON; empty if there is none of that id.
std::string session_in(std::string_view draft, std::string_view session);
/// All of them, as a JSON list.
std::string sessions_in(std::string_view draft);

/// The session `sent` in the place of the one with that id.
Checked<std::string> replaced_session(std::string_view draft, std::string_view session, std::string_view sent,
                                      const scheduler::Dialogue& dialogue);
/// Likewise, with a JSON Merge Patch.
Checked<std::string> patched_session(std::string_view draft, std::string_view session, std::string_view patch,
                                     const scheduler::Dialogue& dialogue);
/// Behind the others.
Checked<std::string> with_session(std::string_view draft, std::string_view sent, const scheduler::Dialogue& dialogue);
Checked<std::string> without_session(std::string_view draft, std::string_view session,
                                     const scheduler::Dialogue& dialogue);

}  // namespace plenary::server
