#include "scheduler/programme/publish.hpp"

#include <algorithm>

#include "scheduler/burden/venue.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/programme/attendance.hpp"

namespace plenary::scheduler {

namespace {

/// Fills in who is invited and in which role from the invitations, where the session states nothing of it.
void tell_who_comes(const Invitations& invitations, const Dialogue& dialogue, PublicSession& told) {
  Errors ignored;  // of busy times, which are no part of this
  const auto participants = participants_of(invitations, dialogue, calendar::Zone::utc(), "", ignored);
  const auto in_role = [&](Role role) {
    std::vector<DelegationId> ids;
    for (const Participant& one : participants) {
      if (one.role == role) ids.push_back(one.delegation->id);
    }
    return ids;
  };
  if (!told.invited) {
    told.invited.emplace();
    for (const Participant& one : participants) told.invited->push_back(one.delegation->id);
  }
  if (told.chairs.empty() && told.co_chairs.empty()) told.co_chairs = in_role(Role::co_chair);
  if (told.hosts.empty()) told.hosts = in_role(Role::host);
  if (told.mode != SessionMode::hybrid || !told.online.empty()) return;
  for (const DelegationId& id : joining_online(invitations)) told.online.push_back(id);
}

/// The wish of a session, or of the series that it is one of.
const Wish* wish_of(const Programme& programme, const Session& session) {
  if (session.wish) return &*session.wish;
  const Session* series = session.series ? programme.find(session.series->value) : nullptr;
  return series != nullptr && series->wish ? &*series->wish : nullptr;
}

/// The city and the room where the session is, where it does not state a place of its own.
void tell_where(const Programme& programme, const Session& session, const Wish* wish, const Dialogue& dialogue,
                PublicSession& told) {
  const ConferenceRoom* room = session.room ? programme.find_room(*session.room) : nullptr;
  const City* city = nullptr;
  if (room != nullptr) city = programme.find_city(room->city);
  if (city == nullptr && wish != nullptr && wish->city) city = programme.find_city(*wish->city);
  if (!told.place && city != nullptr) {
    const Delegation* country = country_of(*city, dialogue);
    told.place = Place{city->name, country == nullptr ? city->country : country->id, "", std::nullopt};
  }
  if (told.place && told.place->venue.empty() && room != nullptr) told.place->venue = room->name.en;
}

PublicSession told_session(const Programme& programme, const Session& session, const Dialogue& dialogue) {
  PublicSession told = session.told;
  const Wish* wish = wish_of(programme, session);
  if (wish != nullptr && told.mode == SessionMode::unknown)
    told.mode = wish->city ? SessionMode::in_person : SessionMode::virtual_only;
  const auto* invitations = wish != nullptr && wish->attendance ? &*wish->attendance : nullptr;
  if (invitations == nullptr && wish != nullptr && programme.attendance) invitations = &*programme.attendance;
  if (invitations != nullptr) tell_who_comes(*invitations, dialogue, told);
  tell_where(programme, session, wish, dialogue, told);
  return told;
}

void report_unready(const Programme& programme, std::size_t index, Errors& errors) {
  const PublicSession& told = programme.sessions[index].told;
  const std::string pointer = child("/sessions", index);
  if (told.title.en.empty()) {
    errors.push_back({pointer, told.id.value, {"fault.title-session", {}}, "", {"json.add", {{"name", "title"}}}});
  }
  if (!programme.sessions[index].is_stamped) {
    errors.push_back({pointer, told.id.value, {"fault.stamp-needed", {}}, "", {"mend.add-revision", {}}});
  }
}

}  // namespace

Release told_of(const Programme& programme, const Dialogue& dialogue) {
  Release release;
  release.id = programme.id;
  release.dialogue = programme.dialogue;
  release.title = programme.title;
  release.description = programme.description;
  release.edition = programme.edition.value_or(Edition{});
  release.url = programme.url;
  release.sources = programme.sources;
  release.parties = programme.parties;
  release.notes = programme.notes;
  std::vector<SessionId> drafts;
  for (const Session& session : programme.sessions) {
    if (session.told.is_draft()) {
      drafts.push_back(session.id());
    } else {
      release.sessions.push_back(told_session(programme, session, dialogue));
    }
  }
  // What a session says of a draft would tell that there is one.
  for (PublicSession& session : release.sessions) {
    std::erase_if(session.relations, [&](const RelationTo& relation) {
      const auto* target = std::get_if<OwnTarget>(&relation.target);
      return target != nullptr && std::ranges::find(drafts, target->id) != drafts.end();
    });
  }
  return release;
}

Checked<Release> release_of(const Programme& programme, const Dialogue& dialogue) {
  Errors errors;
  if (!programme.edition) {
    errors.push_back({"", "", {"fault.not-released", {}}, {"allow.release", {}}, {"mend.add-release", {}}});
  }
  if (programme.title.en.empty())
    errors.push_back({"", "", {"fault.title-programme", {}}, "", {"json.add", {{"name", "title"}}}});
  std::size_t count = 0;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    if (programme.sessions[i].told.is_draft()) continue;
    ++count;
    report_unready(programme, i, errors);
  }
  if (count > ProgrammeLimits::published_sessions) {
    errors.push_back({"/sessions",
                      std::to_string(count),
                      {"fault.too-many-published", {}},
                      {"allow.at-most", {{"most", ProgrammeLimits::published_sessions}}},
                      {"mend.split-programme", {}}});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return told_of(programme, dialogue);
}

}  // namespace plenary::scheduler
