#pragma once

#include <functional>
#include <optional>
#include <string>

#include "server/api/answer.hpp"

/// Changing drafts, whole or in part. Private to server/api.
namespace plenary::server::api {

/// The draft of the programme in the path, as it is or was.
std::optional<Draft> draft_of(const Call& call, std::optional<Revision> revision = {});

/// The tag of what is changed: of the whole draft or of a part of it; empty if that part is not there.
using DraftTag = std::function<std::string(const Draft&)>;
/// The text of the draft, changed.
using DraftEdit = std::function<Checked<std::string>(const std::string&)>;
/// What is told of the draft as it then is.
using DraftAnswer = std::function<Response(const Draft&)>;

/// Whether the request must say which state it saw; what adds to whatever is there need not.
enum class Match { needed, not_needed };

/// Changes the draft if the caller saw the state that it is in. Whoever changes one part while somebody changes
/// another loses nothing: only the part's own tag is compared.
Response edit_draft(const Call& call, const DraftTag& tag_of, const DraftEdit& edit, const DraftAnswer& answer,
                    Match match);

}  // namespace plenary::server::api
