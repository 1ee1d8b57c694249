#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

#include "calendar/civil/iso.hpp"
#include "scheduler/programme/judging.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

using calendar::Instant;
using calendar::LocalTime;
using std::chrono::minutes;

namespace {

using Stay = calendar::Interval<Instant>;

/// Reports a start that clocks skip or repeat. A document cannot say which of the two it means.
void report_unreal(const std::string& pin, const calendar::Zone& zone, LocalTime start, Error error, Errors& errors) {
  if (std::holds_alternative<calendar::Fold>(zone.resolve(start))) error.fix = {"mend.hour-apart", {}};
  error.where = child(pin, "start");
  errors.push_back(std::move(error));
}

/// Why a session cannot be pinned to a start. Each of its own rules is asked by itself.
class PinnedStart {
 public:
  PinnedStart(std::string pin, const ProgrammeProblem& problem, const PlannedSession& session, Errors& errors)
      : pin_(std::move(pin)), problem_(problem), session_(session), start_(*session.pin.start), errors_(errors) {}

  /// [start, end), or nothing after reporting.
  std::optional<Stay> check() {
    auto instant = calendar::to_instant(problem_.zone, start_, calendar::ResolvePolicy::reject);
    if (!instant) {
      report_unreal(pin_, problem_.zone, start_, std::move(instant.error()), errors_);
      return std::nullopt;
    }
    const Stay stay{*instant, *instant + session_.duration};
    check_grid(*instant);
    check_window();
    check_hours(problem_.zone.to_local(stay.end));
    check_days(calendar::date_of(problem_.zone.to_local(stay.end - minutes{1})));
    check_deadline(problem_.zone.to_local(stay.end));
    if (session_.in_person() && session_.city) check_lunch(stay);
    return is_right_ ? std::optional{stay} : std::nullopt;
  }

 private:
  void refuse(Message message, Message allowed, Message fix = {}) {
    errors_.push_back(
        {child(pin_, "start"), calendar::to_iso(start_), std::move(message), std::move(allowed), std::move(fix)});
    is_right_ = false;
  }

  /// Steps are counted from the first midnight of the window, as the planner does.
  void check_grid(Instant instant) {
    const auto origin = *calendar::to_instant(problem_.zone, calendar::midnight(problem_.window.first),
                                              calendar::ResolvePolicy::compatible);
    if ((instant - origin) % problem_.grid == minutes{0}) return;
    refuse({"fault.pin-grid", {}}, {"allow.grid-steps", {{"length", calendar::to_iso_duration(problem_.grid)}}});
  }

  void check_window() {
    const DateWindow& window = session_.window;
    if (begins_within(window, start_)) return;
    refuse({"fault.pin-window", {}},
           {"allow.from-to", {{"first", calendar::to_iso(window.first)}, {"last", calendar::to_iso(window.last)}}});
  }

  void check_hours(LocalTime end) {
    if (!session_.hours || lies_within(*session_.hours, start_, end)) return;
    refuse({"fault.pin-hours", {{"length", calendar::to_iso_duration(session_.duration)}}},
           fmt::format("{}–{}", calendar::to_clock(session_.hours->start),
                       calendar::to_clock(end_on_clock(*session_.hours))));
  }

  void check_days(calendar::Date last) {
    const calendar::Date first = calendar::date_of(start_);
    if (const auto& weekdays = session_.days.weekdays; weekdays && !lies_on(*weekdays, first, last))
      refuse({"fault.pin-weekday", {}}, {"mend.pin-allowed-day", {}});
    if (!keeps_clear_of(session_.days.left_out, first, last))
      refuse({"fault.pin-left-out", {}}, {"mend.pin-allowed-day", {}});
  }

  void check_deadline(LocalTime end) {
    if (!session_.deadline || ends_by(*session_.deadline, end)) return;
    refuse({"fault.pin-deadline", {}}, {"allow.end-by", {{"date", calendar::to_iso(*session_.deadline)}}});
  }

  void check_lunch(Stay stay) {
    const City* city = problem_.find_city(*session_.city);
    if (!problem_.lunch || session_.over_lunch || city == nullptr) return;
    if (leaves_free(*problem_.lunch, city->zone, stay)) return;
    refuse({"fault.pin-lunch", {{"length", calendar::to_iso_duration(session_.duration)}, {"city", city->name}}},
           {"allow.outside",
            {{"hours", fmt::format("{}–{}", calendar::to_clock(problem_.lunch->start),
                                   calendar::to_clock(problem_.lunch->end))}}},
           {"mend.over-lunch", {}});
  }

  std::string pin_;
  const ProgrammeProblem& problem_;
  const PlannedSession& session_;
  LocalTime start_;
  Errors& errors_;
  bool is_right_ = true;
};

std::vector<std::string> missing_features(const PlannedSession& session, const ConferenceRoom& room) {
  std::vector<std::string> missing;
  std::ranges::set_difference(session.features, room.features, std::back_inserter(missing));
  return missing;
}

void check_pinned_room(const std::string& pin, const ProgrammeProblem& problem, const PlannedSession& session,
                       Errors& errors) {
  const ConferenceRoom* room = problem.find_room(*session.pin.room);
  if (room == nullptr) return;
  const auto refuse = [&](Message message, Message allowed, Message fix = {"mend.pin-other-room", {}}) {
    errors.push_back({child(pin, "room"), room->id.value, std::move(message), std::move(allowed), std::move(fix)});
  };
  if (!session.in_person()) return refuse({"fault.virtual-room", {}}, {}, {"mend.change-mode", {}});
  if (!session.city) return;
  if (room->city != *session.city) {
    return refuse({"fault.room-city", {{"room", room->city.value}, {"session", session.city->value}}},
                  {"allow.room-in", {{"city", session.city->value}}});
  }
  if (room->seats < session.seats)
    refuse({"fault.room-seats", {{"seats", room->seats}, {"needed", std::to_string(session.seats)}}}, {});
  if (const auto missing = missing_features(session, *room); !missing.empty())
    refuse({"fault.room-features", {{"features", missing}}}, {});
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

void judge_pin(Judging& judging, std::size_t session, Errors& errors) {
  JudgedSession& judged = judging.sessions[session];
  if (!judged.sound) return;
  const PlannedSession& planned = judging.problem.sessions[session];
  const std::string pin = child(judged.pointer, "pin");
  if (planned.pin.start) judged.pinned = PinnedStart(pin, judging.problem, planned, errors).check();
  if (planned.pin.room && judging.rooms_are_known) check_pinned_room(pin, judging.problem, planned, errors);
}

void report_pins_at_once(const Judging& judging, Errors& errors) {
  const ProgrammeProblem& problem = judging.problem;
  std::map<std::string, Pinned> by_room;
  std::map<DelegationId, Pinned> by_delegation;
  Pinned online;
  for (std::size_t i = 0; i < problem.sessions.size(); ++i) {
    const PlannedSession& session = problem.sessions[i];
    if (!judging.sessions[i].pinned) continue;
    const std::pair entry{*judging.sessions[i].pinned, i};
    if (session.pin.room) by_room[session.pin.room->value].push_back(entry);
    if (session.online()) online.push_back(entry);
    for (const Participant& who : session.participants) {
      if (must_attend(who.role)) by_delegation[who.delegation->id].push_back(entry);
    }
  }
  const auto list = [&](const Pinned& others) {
    std::vector<std::string> names;
    for (const auto& other : others) names.push_back(quoted(problem, other.second));
    return names;
  };
  const auto refuse = [&](std::size_t session, Message message, Message fix) {
    errors.push_back({child(judging.sessions[session].pointer, "pin"), "", std::move(message), "", std::move(fix)});
  };
  for (const auto& [room, pinned] : by_room) {
    each_crowd(pinned, 1, [&, name = room](std::size_t session, const Pinned& others) {
      refuse(session,
             {"fault.pinned-room", {{"session", quoted(problem, session)}, {"room", name}, {"others", list(others)}}},
             {"mend.pin-elsewhere", {}});
    });
  }
  for (const auto& [delegation, pinned] : by_delegation) {
    const int people = problem.people_of(delegation);
    each_crowd(pinned, static_cast<std::size_t>(people),
               [&, code = delegation.value](std::size_t session, const Pinned& others) {
                 refuse(session,
                        {"fault.pinned-people",
                         {{"delegation", problem.dialogue->find(code)->name},
                          {"session", quoted(problem, session)},
                          {"others", list(others)},
                          {"people", people}}},
                        {"mend.pin-elsewhere-or-people", {}});
               });
  }
  if (!problem.links || problem.links->count == 0) return;
  each_crowd(online, static_cast<std::size_t>(problem.links->count), [&](std::size_t session, const Pinned& others) {
    refuse(session,
           {"fault.pinned-links",
            {{"session", quoted(problem, session)}, {"others", list(others)}, {"links", problem.links->count}}},
           {"mend.pin-elsewhere", {}});
  });
}

}  // namespace plenary::scheduler
