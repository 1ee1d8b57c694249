#include "scheduler/review/review.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/difference.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/api/draft_edit.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/release/difference_text.hpp"
#include "server/release/review_text.hpp"

namespace plenary::server::api {

namespace {

constexpr std::string_view plain_text = "text/plain; charset=utf-8";

/// "format": json unless text is wanted.
tl::expected<bool, Response> wants_text(const Call& call) {
  return choice_of<bool>(call, "format", {{"json", false}, {"text", true}});
}

/// What a document of the store says to the public.
std::optional<scheduler::Release> told(const std::string& text) {
  const auto programme = scheduler::read_programme(text, scheduler::dialogue_for(text));
  if (!programme) return std::nullopt;
  return scheduler::told_of(*programme, scheduler::shipped_dialogue(programme->dialogue));
}

/// What a programme said before it said anything.
scheduler::Release nothing_told(const scheduler::Release& after) {
  scheduler::Release nothing;
  nothing.id = after.id;
  nothing.dialogue = after.dialogue;
  nothing.title = after.title;
  nothing.description = after.description;
  nothing.url = after.url;
  nothing.notes = after.notes;
  return nothing;
}

Response difference_between(const Call& call, const std::optional<std::string>& before, const std::string& after) {
  const auto text = wants_text(call);
  if (!text) return text.error();
  const auto now = told(after);
  const auto then = before ? told(*before) : now ? std::optional{nothing_told(*now)} : std::nullopt;
  if (!now || !then) return problem(call, 409, "A document in the store cannot be read by this version.");
  const scheduler::Dialogue& dialogue = scheduler::shipped_dialogue(now->dialogue);
  const auto difference = scheduler::difference(*then, *now, dialogue);
  return *text ? document(call, difference_text(difference, *then, *now, dialogue, call.language), plain_text)
               : document(call, write_difference(difference, *then, *now, dialogue, call.language));
}

}  // namespace

Response check_draft(const Call& call) {
  const auto text = wants_text(call);
  if (!text) return text.error();
  const auto draft = draft_of(call);
  if (!draft) return not_found(call);
  const auto programme = scheduler::read_programme(draft->text, scheduler::dialogue_for(draft->text));
  if (!programme) return problem(call, 409, programme.error());
  const auto tzdata = calendar::system_tzdata_version();
  if (!tzdata) return problem(call, 503, Errors{tzdata.error()});
  const auto review = scheduler::review(*programme, scheduler::shipped_dialogue(programme->dialogue), call.api.table);
  if (!review) return problem(call, 422, review.error());
  return *text ? document(call, review_text(*programme, *review, call.language), plain_text)
               : document(call, write_review(*review, tzdata->text(), call.language));
}

Response draft_difference(const Call& call) {
  std::optional<Draft> draft;
  std::optional<std::string> before;
  call.api.store.read([&](Reading& reading) {
    draft = reading.draft(call.path["programme"]);
    if (auto release = reading.release(call.path["programme"])) before = std::move(release->text);
  });
  return draft ? difference_between(call, before, draft->text) : not_found(call);
}

Response release_difference(const Call& call) {
  const auto number = whole_number(call.path["number"]);
  if (!number || *number < 1 || *number > std::numeric_limits<int>::max()) return not_found(call);
  std::optional<StoredRelease> after;
  std::optional<StoredRelease> before;
  call.api.store.read([&](Reading& reading) {
    after = reading.release(call.path["programme"], static_cast<int>(*number));
    if (after && after->number > 1) before = reading.release(call.path["programme"], after->number - 1);
  });
  if (!after) return not_found(call);
  return difference_between(call, before ? std::optional{before->text} : std::nullopt, after->text);
}

}  // namespace plenary::server::api
