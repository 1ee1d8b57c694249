#include "server/api/resources.hpp"
#include "server/api/route.hpp"

namespace plenary::server {

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view merge_patch = "application/merge-patch+json";

}  // namespace

const std::vector<ApiRoute>& api_table() {
  using M = Method;
  using N = Need;
  static const std::vector<ApiRoute> table{
      {M::get, "/api/v1", N::anyone, api::entry_point, "Where things are"},
      {M::get, "/api/v1/openapi.json", N::anyone, api::openapi, "This description"},

      {M::get, "/api/v1/programmes", N::anyone, api::list_programmes, "Programmes that were released, or all",
       "after most"},
      {M::post, "/api/v1/programmes", N::administrator, api::add_programme,
       "Add a programme: its draft, and its release if the document is one", "", json},
      {M::get, "/api/v1/programmes/{programme}", N::anyone, api::get_programme,
       "One programme and where its parts are"},
      {M::del, "/api/v1/programmes/{programme}", N::administrator, api::remove_programme,
       "Remove a programme that was never released"},

      {M::get, "/api/v1/programmes/{programme}/draft", N::secretariat, api::get_draft,
       "The draft, as it is or was in an earlier revision", "revision"},
      {M::put, "/api/v1/programmes/{programme}/draft", N::secretariat, api::put_draft, "Replace the draft", "", json},
      {M::patch, "/api/v1/programmes/{programme}/draft", N::secretariat, api::patch_draft,
       "Change members of the draft; its comments and layout stay", "", merge_patch},
      {M::get, "/api/v1/programmes/{programme}/draft/revisions", N::secretariat, api::list_revisions,
       "The states that the draft had, the newest first", "after most"},
      {M::get, "/api/v1/programmes/{programme}/draft/check", N::secretariat, api::check_draft,
       "What is decided, held against every hard rule", "format"},
      {M::get, "/api/v1/programmes/{programme}/draft/difference", N::co_chair, api::draft_difference,
       "What releasing the draft would change for whom", "format"},

      {M::get, "/api/v1/programmes/{programme}/draft/sessions", N::secretariat, api::list_sessions,
       "The sessions of the draft"},
      {M::post, "/api/v1/programmes/{programme}/draft/sessions", N::secretariat, api::add_session, "Add a session", "",
       json},
      {M::get, "/api/v1/programmes/{programme}/draft/sessions/{session}", N::secretariat, api::get_session,
       "One session of the draft"},
      {M::put, "/api/v1/programmes/{programme}/draft/sessions/{session}", N::secretariat, api::put_session,
       "Replace a session", "", json},
      {M::patch, "/api/v1/programmes/{programme}/draft/sessions/{session}", N::secretariat, api::patch_session,
       "Change members of a session", "", merge_patch},
      {M::del, "/api/v1/programmes/{programme}/draft/sessions/{session}", N::secretariat, api::remove_session,
       "Remove a session that was never released"},

      {M::get, "/api/v1/programmes/{programme}/draft/sessions/{session}/proposals", N::secretariat, api::get_proposals,
       "The slots of a session ranked, or those of a series chosen together, with reasons", "format top work"},
      {M::get, "/api/v1/programmes/{programme}/draft/sessions/{session}/explanation", N::secretariat,
       api::get_explanation, "What another time of a session would break, and who would pay", "format start"},
      {M::get, "/api/v1/programmes/{programme}/draft/sessions/{session}/certificate", N::co_chair, api::get_certificate,
       "What lets anybody check the proposals", "work"},
      {M::post, "/api/v1/programmes/{programme}/draft/sessions/{session}/verification", N::co_chair,
       api::verify_certificate, "Check a certificate by counting again", "", "text/plain"},
      {M::post, "/api/v1/programmes/{programme}/draft/sessions/{session}/choice", N::secretariat, api::choose,
       "Decide when a session is held: a proposal, or another time", "", json},
      {M::get, "/api/v1/programmes/{programme}/draft/fairness", N::co_chair, api::draft_fairness,
       "Who would carry what by the sessions that are decided", "format before"},

      {M::get, "/api/v1/programmes/{programme}/releases", N::anyone, api::list_releases, "Releases, the newest first",
       "after most"},
      {M::post, "/api/v1/programmes/{programme}/releases", N::secretariat, api::make_release,
       "Release what is decided, or say again what an earlier release said", "", json},
      {M::get, "/api/v1/programmes/{programme}/releases/{number}", N::anyone, api::get_release,
       "One release, or the current one"},
      {M::get, "/api/v1/programmes/{programme}/releases/{number}/difference", N::anyone, api::release_difference,
       "What a release changed for whom", "format"},
      {M::get, "/api/v1/programmes/{programme}/releases/{number}/fairness", N::co_chair, api::release_fairness,
       "Who carries what by the sessions that were released", "format before"},
      {M::get, "/api/v1/programmes/{programme}/changes", N::secretariat, api::list_programme_changes,
       "Who changed what and when", "after most"},

      {M::get, "/api/v1/when", N::anyone, api::local_times, "What the clocks show at one time", "time for format"},
      {M::get, "/api/v1/holidays", N::anyone, api::holidays, "Public holidays of a country in a year",
       "country year format"},
      {M::get, "/api/v1/countries", N::anyone, api::countries, "Countries and organisations, with their seats"},

      {M::get, "/api/v1/changes", N::administrator, api::list_changes, "The same, of everything", "after most"},
      {M::get, "/api/v1/tokens", N::administrator, api::list_tokens, "Tokens without their secrets"},
      {M::post, "/api/v1/tokens", N::administrator, api::create_token, "Make a token; its secret is shown this once",
       "", json},
      {M::del, "/api/v1/tokens/{token}", N::administrator, api::revoke_token, "Make a token good for nothing"},
  };
  return table;
}

}  // namespace plenary::server
