#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/programme_problem_parts.hpp"

namespace plenary::scheduler {

using calendar::Instant;
using calendar::LocalTime;
using std::chrono::minutes;

namespace {

using Stay = calendar::Interval<Instant>;

/// Reports a start that clocks skip or repeat. A document cannot say which of the two it means.
void report_unreal(ObjectReader& object, const calendar::Zone& zone, LocalTime start, Error error) {
  if (std::holds_alternative<calendar::Fold>(zone.resolve(start))) error.fix = "an hour earlier or later";
  object.report("start", std::move(error));
}

/// Why a session cannot be pinned to a start. Each of its own rules is asked by itself.
class PinnedStart {
 public:
  PinnedStart(ObjectReader& pin, const ProgrammeDraft& programme, const PlannedSession& session, LocalTime start)
      : pin_(pin), problem_(programme.problem), session_(session), start_(start) {}

  /// [start, end), or nothing after reporting.
  std::optional<Stay> check() {
    auto instant = calendar::to_instant(problem_.zone, start_, calendar::ResolvePolicy::reject);
    if (!instant) {
      report_unreal(pin_, problem_.zone, start_, std::move(instant.error()));
      return std::nullopt;
    }
    const Stay stay{*instant, *instant + session_.duration};
    check_grid(*instant);
    check_window();
    check_hours(problem_.zone.to_local(stay.end));
    check_deadline(problem_.zone.to_local(stay.end));
    if (session_.in_person() && session_.city) check_lunch(stay);
    return is_right_ ? std::optional{stay} : std::nullopt;
  }

 private:
  void refuse(std::string message, std::string allowed, std::string fix = {}) {
    pin_.report("start", {"", calendar::to_iso(start_), std::move(message), std::move(allowed), std::move(fix)});
    is_right_ = false;
  }

  /// Steps are counted from the first midnight of the window, as the planner does.
  void check_grid(Instant instant) {
    const auto origin = *calendar::to_instant(problem_.zone, calendar::midnight(problem_.window.first),
                                              calendar::ResolvePolicy::compatible);
    if ((instant - origin) % problem_.grid == minutes{0}) return;
    refuse("this pin lies off the grid",
           fmt::format("steps of {} from midnight on", calendar::to_iso_duration(problem_.grid)));
  }

  void check_window() {
    const auto day = calendar::date_of(start_);
    const DateWindow& window = session_.window;
    if (window.first <= day && day <= window.last) return;
    refuse("this pin lies outside the session's window",
           calendar::to_iso(window.first) + " to " + calendar::to_iso(window.last));
  }

  void check_hours(LocalTime end) {
    if (!session_.hours) return;
    const LocalTime day = calendar::midnight(calendar::date_of(start_));
    if (day + session_.hours->start <= start_ && end <= day + session_.hours->end) return;
    refuse(fmt::format("a session of {} that is pinned here leaves its hours",
                       calendar::to_iso_duration(session_.duration)),
           fmt::format("{}–{}", calendar::to_clock(session_.hours->start), calendar::to_clock(session_.hours->end)));
  }

  void check_deadline(LocalTime end) {
    if (!session_.deadline || end <= calendar::midnight(*session_.deadline) + std::chrono::hours{24}) return;
    refuse("this pin lies after the session's deadline",
           "an end on " + calendar::to_iso(*session_.deadline) + " or before");
  }

  void check_lunch(Stay stay) {
    const City* city = problem_.find_city(*session_.city);
    if (!problem_.lunch || session_.over_lunch || city == nullptr) return;
    const LocalTime from = city->zone.to_local(stay.start);
    const LocalTime to = city->zone.to_local(stay.end);
    for (LocalTime day = calendar::midnight(calendar::date_of(from)); day < to; day += std::chrono::hours{24}) {
      if (from < day + problem_.lunch->end && day + problem_.lunch->start < to) {
        return refuse(fmt::format("a session of {} that is pinned here runs into lunch in {}",
                                  calendar::to_iso_duration(session_.duration), city->name.en),
                      fmt::format("outside of {}–{}", calendar::to_clock(problem_.lunch->start),
                                  calendar::to_clock(problem_.lunch->end)),
                      "state \"over_lunch\": true");
      }
    }
  }

  ObjectReader& pin_;
  const ProgrammeProblem& problem_;
  const PlannedSession& session_;
  LocalTime start_;
  bool is_right_ = true;
};

std::string missing_features(const PlannedSession& session, const ConferenceRoom& room) {
  std::vector<std::string> missing;
  std::ranges::set_difference(session.features, room.features, std::back_inserter(missing));
  return fmt::format("{}", fmt::join(missing, ", "));
}

void check_pinned_room(ObjectReader& pin, const ProgrammeDraft& programme, const PlannedSession& session) {
  const ConferenceRoom* room = programme.problem.find_room(*session.pin.room);
  const auto refuse = [&](std::string message, std::string allowed) {
    pin.report("room", {"", room->id.value, std::move(message), std::move(allowed), "pin it to another room"});
  };
  if (!session.in_person()) {
    pin.report("room", {"", room->id.value, "a virtual session has no room", "", "leave it out or change \"mode\""});
    return;
  }
  if (!session.city) return;
  if (room->city != *session.city) {
    return refuse(fmt::format("this room is in {}, the session in {}", room->city.value, session.city->value),
                  "a room in " + session.city->value);
  }
  if (room->seats < session.seats) {
    refuse(fmt::format("this room has {} seats, the session needs {}", room->seats, session.seats), "");
  }
  if (const auto missing = missing_features(session, *room); !missing.empty()) {
    refuse("this room lacks what the session needs: " + missing, "");
  }
}

std::string quoted(const ProgrammeProblem& problem, std::size_t session) {
  return '"' + problem.sessions[session].id.value + '"';
}

/// Sessions that are pinned in time, by start.
using Pinned = std::vector<std::pair<Stay, std::size_t>>;

/// Calls `each(session, at once with it)` for every session at whose start more than `most` go on.
template <class Each>
void each_crowd(Pinned pinned, std::size_t most, Each each) {
  std::ranges::sort(pinned, [](const auto& a, const auto& b) {
    return std::pair{a.first.start, a.second} < std::pair{b.first.start, b.second};
  });
  Pinned running;
  for (const auto& next : pinned) {
    std::erase_if(running, [&](const auto& one) { return one.first.end <= next.first.start; });
    if (running.size() >= most) each(next.second, running);
    if (running.size() <= most) running.push_back(next);
  }
}

}  // namespace

void read_pin(ObjectReader& object, const ProgrammeDraft& programme, PlannedSession& session, SessionDraft& draft) {
  const Json* value = object.optional("pin");
  if (value == nullptr) return;
  ObjectReader pin(*value, child(object.pointer(), "pin"), object.errors());
  session.pin.start = pin.optional_parsed("start", calendar::parse_local_time);
  const auto known = [&](std::string_view id) { return parse_known<RoomId>(id, programme.problem.rooms, "a room"); };
  session.pin.room = pin.optional_parsed("room", known);
  if (value->is_object() && pin.optional("start") == nullptr && pin.optional("room") == nullptr) {
    pin.errors().push_back({pin.pointer(), "", "this pin holds nothing", "\"start\", \"room\" or both", ""});
  }
  pin.finish();
  if (!draft.sound) return;
  if (session.pin.start) draft.pinned = PinnedStart(pin, programme, session, *session.pin.start).check();
  if (session.pin.room && programme.rooms_are_known) check_pinned_room(pin, programme, session);
}

void read_published(ObjectReader& object, const ProgrammeDraft& programme, PlannedSession& session) {
  const Json* value = object.optional("published");
  if (value == nullptr) return;
  ObjectReader published(*value, child(object.pointer(), "published"), object.errors());
  const auto start = published.required_parsed("start", calendar::parse_local_time);
  const auto room = published.optional_parsed("room", parse_slug);
  published.finish();
  if (!start) return;
  if (programme.clock_is_known) {
    auto instant = calendar::to_instant(programme.problem.zone, *start, calendar::ResolvePolicy::reject);
    if (!instant) report_unreal(published, programme.problem.zone, *start, std::move(instant.error()));
  }
  session.published = PublishedPlace{*start, std::nullopt};
  if (room) session.published->room = RoomId{*room};
}

void report_pins_at_once(const ProgrammeDraft& draft, Errors& errors) {
  const ProgrammeProblem& problem = draft.problem;
  std::map<std::string, Pinned> by_room;
  std::map<DelegationId, Pinned> by_delegation;
  Pinned online;
  for (std::size_t i = 0; i < problem.sessions.size(); ++i) {
    const PlannedSession& session = problem.sessions[i];
    if (!draft.drafts[i].pinned) continue;
    const std::pair entry{*draft.drafts[i].pinned, i};
    if (session.pin.room) by_room[session.pin.room->value].push_back(entry);
    if (session.online()) online.push_back(entry);
    for (const Participant& who : session.participants) {
      if (must_attend(who.role)) by_delegation[who.delegation->id].push_back(entry);
    }
  }
  const auto list = [&](const Pinned& others) {
    std::vector<std::string> names;
    for (const auto& other : others) names.push_back(quoted(problem, other.second));
    return fmt::format("{}", fmt::join(names, ", "));
  };
  const auto refuse = [&](std::size_t session, std::string message, std::string fix) {
    errors.push_back({child(draft.drafts[session].pointer, "pin"), "", std::move(message), "", std::move(fix)});
  };
  for (const auto& [room, pinned] : by_room) {
    each_crowd(pinned, 1, [&, name = room](std::size_t session, const Pinned& others) {
      refuse(session,
             fmt::format("{} is pinned to \"{}\" at the time of {}", quoted(problem, session), name, list(others)),
             "pin one of them elsewhere");
    });
  }
  for (const auto& [delegation, pinned] : by_delegation) {
    const int people = problem.people_of(delegation);
    each_crowd(pinned, static_cast<std::size_t>(people),
               [&, code = delegation.value](std::size_t session, const Pinned& others) {
                 refuse(session,
                        fmt::format("{} must attend {} at the time of {}, and sends {} {}",
                                    problem.dialogue->find(code)->name.en, quoted(problem, session), list(others),
                                    people, people == 1 ? "person" : "people"),
                        "pin one of them elsewhere or send more people");
               });
  }
  if (!problem.links || *problem.links == 0) return;
  each_crowd(online, static_cast<std::size_t>(*problem.links), [&](std::size_t session, const Pinned& others) {
    refuse(
        session,
        fmt::format("{} is pinned online at the time of {}, and there {} {} {}", quoted(problem, session), list(others),
                    *problem.links == 1 ? "is" : "are", *problem.links, *problem.links == 1 ? "link" : "links"),
        "pin one of them elsewhere");
  });
}

}  // namespace plenary::scheduler
