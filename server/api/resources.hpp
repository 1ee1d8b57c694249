#pragma once

#include "server/api/context.hpp"

/// The handlers of the API; the table (server/api/table.cpp) says where each is found.
namespace plenary::server::api {

// programmes.cpp
Response entry_point(const Call& call);
Response list_programmes(const Call& call);
Response add_programme(const Call& call);
Response get_programme(const Call& call);
Response remove_programme(const Call& call);

// draft.cpp
Response get_draft(const Call& call);
Response put_draft(const Call& call);
Response patch_draft(const Call& call);
Response list_revisions(const Call& call);

// sessions.cpp
Response list_sessions(const Call& call);
Response add_session(const Call& call);
Response get_session(const Call& call);
Response put_session(const Call& call);
Response patch_session(const Call& call);
Response remove_session(const Call& call);

// review.cpp
Response check_draft(const Call& call);
Response draft_difference(const Call& call);
Response release_difference(const Call& call);

// releases.cpp
Response list_releases(const Call& call);
Response get_release(const Call& call);
Response make_release(const Call& call);

// changes.cpp
Response list_changes(const Call& call);
Response list_programme_changes(const Call& call);

// tokens.cpp
Response list_tokens(const Call& call);
Response create_token(const Call& call);
Response revoke_token(const Call& call);

// proposals.cpp
Response get_proposals(const Call& call);
Response get_certificate(const Call& call);
Response verify_certificate(const Call& call);
Response get_explanation(const Call& call);
Response choose(const Call& call);

// fairness.cpp
Response draft_fairness(const Call& call);
Response release_fairness(const Call& call);

// facts.cpp
Response local_times(const Call& call);
Response holidays(const Call& call);
Response countries(const Call& call);

// openapi.cpp
Response openapi(const Call& call);

}  // namespace plenary::server::api
