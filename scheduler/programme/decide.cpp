#include "scheduler/programme/decide.hpp"

#include <algorithm>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/derivation.hpp"

namespace plenary::scheduler {

namespace {

Message words(std::string_view code) { return {code, {}}; }

Error unknown_session(std::string_view id, std::vector<std::string> names) {
  return {"--session", printable(id), words("programme.no-session"), list_names(names), nearest_name(id, names)};
}

/// Ids of sessions that can have a time: a series has none itself, each of its windows does.
std::vector<std::string> decidable(const Programme& programme) {
  std::vector<std::string> ids;
  for (const Session& session : programme.sessions) {
    if (!session.wish || !session.wish->is_series()) {
      ids.push_back(session.id().value);
      continue;
    }
    for (std::size_t k = 1; k <= session.wish->windows.size(); ++k) {
      const std::string id = id_in_series(session.id(), k).value;
      if (programme.find(id) == nullptr) ids.push_back(id);
    }
  }
  return ids;
}

Session* find_session(Programme& programme, std::string_view id) {
  const auto found = std::ranges::find_if(programme.sessions, [&](const Session& one) { return one.id().value == id; });
  return found == programme.sessions.end() ? nullptr : &*found;
}

/// The session of that id; where it is a window of a series, made from the series.
Session* find_or_make(Programme& programme, std::string_view id) {
  if (Session* session = find_session(programme, id)) {
    return session->wish && session->wish->is_series() ? nullptr : session;
  }
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& series = programme.sessions[i];
    if (!series.wish) continue;
    std::size_t behind = i;
    for (std::size_t k = 1; k <= series.wish->windows.size(); ++k) {
      const SessionId window = id_in_series(series.id(), k);
      const auto known =
          std::ranges::find_if(programme.sessions, [&](const Session& one) { return one.id() == window; });
      if (known != programme.sessions.end()) {
        behind = static_cast<std::size_t>(known - programme.sessions.begin());
      } else if (window.value == id) {
        Session session;
        session.told = series.told;
        session.told.id = window;
        session.told.status = SessionStatus::draft;
        session.told.revision = {};
        session.told.when = Unscheduled{};
        session.series = series.id();
        const auto at = programme.sessions.begin() + static_cast<std::ptrdiff_t>(behind) + 1;
        return &*programme.sessions.insert(at, std::move(session));
      }
    }
  }
  return nullptr;
}

const Wish* wish_of(const Programme& programme, const Session& session) {
  if (session.wish) return &*session.wish;
  const Session* series = session.series ? programme.find(session.series->value) : nullptr;
  return series != nullptr && series->wish ? &*series->wish : nullptr;
}

/// How long the session lasts: as it is decided already, or as is wished.
std::optional<std::chrono::minutes> duration_of(const Programme& programme, const Session& session) {
  if (std::holds_alternative<ClockTime>(session.told.when)) {
    const auto span = *instants(session.told.when);
    return std::chrono::duration_cast<std::chrono::minutes>(span.end - span.start);
  }
  const Wish* wish = wish_of(programme, session);
  return wish != nullptr ? wish->duration : std::nullopt;
}

/// The reading of a clock that is one instant; a published time must be one.
Result<calendar::Instant> one_instant(const calendar::Zone& zone, calendar::LocalTime local) {
  auto instant = calendar::to_instant(zone, local, calendar::ResolvePolicy::reject);
  if (!instant) instant.error().where = "--start";
  return instant;
}

/// Writes a time into the session; reports why that cannot be.
void set_time(const Programme& programme, const calendar::Zone& zone, calendar::LocalTime start, Session& session,
              Errors& errors) {
  const auto duration = duration_of(programme, session);
  if (!duration) {
    errors.push_back({"--start",
                      calendar::to_iso(start),
                      {"decide.no-duration", {{"session", session.id().value}}},
                      "",
                      words("decide.state-duration")});
    return;
  }
  const auto begin = one_instant(zone, start);
  if (!begin) return errors.push_back(begin.error());
  const auto end = zone.to_local(*begin + *duration);
  if (const auto again = one_instant(zone, end); !again) return errors.push_back(again.error());
  session.told.when = ClockTime{start, end, zone};
  session.although.clear();
}

void set_room(const Programme& programme, const std::optional<RoomId>& room, Session& session, Errors& errors) {
  if (!room) return;
  if (programme.find_room(*room) == nullptr) {
    std::vector<std::string> names;
    for (const ConferenceRoom& known : programme.rooms) names.push_back(known.id.value);
    errors.push_back({"--room", printable(room->value), words("programme.no-room"), list_names(names),
                      nearest_name(room->value, names)});
    return;
  }
  if (planned_mode(session) == SessionMode::virtual_only) {
    errors.push_back({"--room",
                      room->value,
                      {"decide.online-has-no-room", {{"session", session.id().value}}},
                      "",
                      words("decide.leave-out-room")});
    return;
  }
  if (session.room != room) session.although.clear();
  session.room = room;
}

/// The clock that decisions are read on.
Result<calendar::Zone> clock_of(const Programme& programme, const Dialogue& dialogue) {
  if (const auto zone = zone_of(programme, dialogue)) return *zone;
  return unexpected(Error{"/zone", "", words("decide.no-zone"), "", words("decide.state-zone")});
}

Checked<Programme> not_held(const Programme& programme, std::string_view id, const LocalizedText& reason,
                            SessionStatus status) {
  Programme changed = programme;
  Session* session = find_session(changed, id);
  if (session == nullptr || (session->wish && session->wish->is_series()))
    return unexpected(Errors{unknown_session(id, decidable(programme))});
  if (session->told.status == SessionStatus::held) {
    return unexpected(
        Errors{{"--session", std::string(id), words("decide.is-held"), "", words("decide.another-session")}});
  }
  session->told.status = status;
  session->told.status_note = reason;
  return changed;
}

}  // namespace

Checked<Programme> decide(const Programme& programme, const Dialogue& dialogue, const std::vector<Decision>& decisions,
                          SessionStatus status) {
  const auto zone = clock_of(programme, dialogue);
  if (!zone) return unexpected(Errors{zone.error()});
  Programme changed = programme;
  Errors errors;
  for (const Decision& decision : decisions) {
    Session* session = find_or_make(changed, decision.session.value);
    if (session == nullptr) {
      errors.push_back(unknown_session(decision.session.value, decidable(programme)));
      continue;
    }
    // What is wished counts where a new time is chosen: a wish may have become longer since.
    const Wish* wish = wish_of(changed, *session);
    if (wish != nullptr && wish->duration) session->told.when = Unscheduled{};
    set_time(changed, *zone, decision.start, *session, errors);
    set_room(changed, decision.room, *session, errors);
    session->told.status = status;
    session->told.status_note = {};
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return changed;
}

Checked<Programme> cancel(const Programme& programme, std::string_view session, const LocalizedText& reason) {
  return not_held(programme, session, reason, SessionStatus::cancelled);
}

Checked<Programme> postpone(const Programme& programme, std::string_view session, const LocalizedText& reason) {
  return not_held(programme, session, reason, SessionStatus::postponed);
}

Checked<Programme> move(const Programme& programme, const Dialogue& dialogue, const Move& change) {
  const auto zone = clock_of(programme, dialogue);
  if (!zone) return unexpected(Errors{zone.error()});
  Programme changed = programme;
  Session* session = find_session(changed, change.session.value);
  if (session == nullptr || (session->wish && session->wish->is_series()))
    return unexpected(Errors{unknown_session(change.session.value, decidable(programme))});
  Errors errors;
  if (!change.start && !change.room) {
    errors.push_back({"--start", "", words("decide.moves-nowhere"), "", words("decide.start-or-room")});
  }
  if (session->told.status == SessionStatus::held) {
    errors.push_back({"--session", change.session.value, words("decide.is-held"), "", words("decide.another-session")});
  }
  if (change.start) set_time(changed, *zone, *change.start, *session, errors);
  set_room(changed, change.room, *session, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  const bool was_off =
      session->told.status == SessionStatus::postponed || session->told.status == SessionStatus::cancelled;
  if (was_off) session->told.status = SessionStatus::confirmed;
  session->told.status_note = change.reason;
  return changed;
}

}  // namespace plenary::scheduler
