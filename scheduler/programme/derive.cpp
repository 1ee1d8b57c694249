#include "scheduler/programme/derive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/burden/venue.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/programme/attendance.hpp"
#include "scheduler/programme/derivation.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;

namespace {

/// The seat of the first of `invitations` that is named by code and for which `holds` does.
template <class Holds>
const Seat* first_seat(const Invitations& invitations, const Dialogue& dialogue, Holds holds) {
  for (const Invitation& one : invitations) {
    const auto* id = std::get_if<DelegationId>(&one.whom);
    const Delegation* delegation = id == nullptr || !holds(one) ? nullptr : dialogue.find(id->value);
    if (delegation == nullptr) continue;
    const auto seat = one.seat ? std::ranges::find(delegation->seats, *one.seat, &Seat::zone) : delegation->seats.end();
    return seat == delegation->seats.end() ? &delegation->seats.front() : &*seat;
  }
  return nullptr;
}

/// Where the last statement of a session has it, on the clock of `zone`.
std::optional<PublishedPlace> published_place(const Session& session, const calendar::Zone& zone) {
  const auto* clock = std::get_if<ClockTime>(&session.told.when);
  if (clock == nullptr) return std::nullopt;
  const auto stay = *instants(session.told.when);
  return PublishedPlace{clock->zone == zone ? clock->start : zone.to_local(stay.start), session.room};
}

class Deriving {
 public:
  Deriving(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped, const calendar::Zone& zone,
           Errors& errors)
      : programme_(programme), dialogue_(dialogue), errors_(errors) {
    ProgrammeProblem& problem = derivation_.problem;
    problem.dialogue = &dialogue;
    problem.id = programme.id;
    problem.title = programme.title;
    problem.zone = zone;
    problem.grid = programme.grid;
    problem.hours = programme.hours;
    problem.lunch = programme.lunch;
    problem.least_break = programme.least_break.value_or(problem.least_break);
    problem.online_a_day = programme.online_a_day;
    problem.links = programme.links;
    problem.cities = programme.cities;
    problem.journeys = programme.journeys;
    problem.rooms = programme.rooms;
    problem.interpreters = programme.interpreters;
    problem.waivers = programme.waivers;
    problem.ledger = programme.ledger;
    problem.policy = programme.policy.value_or(default_policy());
    problem.table = table_of(programme, shipped);
    for (const SentDelegation& sent : programme.delegations) {
      problem.people.emplace(sent.id, sent.people.value_or(1));
      if (sent.waives_lunch) problem.waive_lunch.insert(sent.id);
    }
  }

  Derivation derive() {
    if (programme_.attendance) default_attendance_ = read(*programme_.attendance, "/attendance");
    derivation_.sources = plannable_sessions(programme_);
    for (const PlannableSession& source : derivation_.sources) add_session(source);
    set_window();
    weigh_preferences();
    for (std::size_t i = 0; i < programme_.relations.size(); ++i) {
      const SessionsRelation& relation = programme_.relations[i];
      add_relation(relation.kind, relation.sessions, child("/relations", i), relation.least, relation.most);
    }
    for (std::size_t i = 0; i < programme_.sessions.size(); ++i) {
      if (programme_.sessions[i].wish) add_same_time(programme_.sessions[i].id(), *programme_.sessions[i].wish, i);
      const auto& told = programme_.sessions[i].told;
      for (std::size_t k = 0; k < told.relations.size(); ++k) {
        const auto* target = std::get_if<OwnTarget>(&told.relations[k].target);
        if (target == nullptr || !binds_times(told.relations[k].kind)) continue;
        add_relation(told.relations[k].kind, {told.id, target->id}, child(child(child("/sessions", i), "relations"), k),
                     {}, {});
      }
    }
    return std::move(derivation_);
  }

 private:
  /// What a series says of its times, as relations between its sessions.
  void add_same_time(const SessionId& series, const Wish& wish, std::size_t session) {
    for (const auto& group : sessions_at_one_time(wish.windows.size(), wish.same_time)) {
      std::vector<SessionId> ids;
      for (const std::size_t t : group) ids.push_back(id_in_series(series, t + 1));
      add_relation(RelationKind::same_time, ids, child(child("/sessions", session), "wish/same_time"), {}, {});
    }
  }

  std::vector<Participant> read(const Invitations& invitations, const std::string& pointer) {
    return participants_of(invitations, dialogue_, derivation_.problem.zone, pointer, errors_);
  }

  void add_session(const PlannableSession& source) {
    const Session& asked = programme_.sessions[source.wish];
    const Wish& wish = *asked.wish;
    const std::string pointer = pointer_of(source);
    PlannedSession session;
    session.id = source.id;
    session.title = asked.told.title;
    session.kind = asked.told.kind.value_or(SessionKind::meeting);
    session.mode = planned_mode(asked);
    session.duration = wish.duration.value_or(session.duration);
    if (source.window) session.window = *source.window;
    session.hours = hours_of(programme_, wish);
    session.days = days_of(programme_, wish);
    session.deadline = wish.deadline;
    session.city = wish.city;
    session.seats = wish.seats;
    session.features = wish.features;
    add_participants(wish, pointer, session);
    session.quorum = wish.quorum;
    const auto& floors = wish.floors ? wish.floors : programme_.floors;
    if (floors) session.most_points = floors->most_points;
    session.languages = asked.told.languages;
    session.over_lunch = wish.over_lunch;
    session.keeps_lunch = wish.keeps_lunch;
    session.pin = wish.pin;
    session.prefers = wish.prefers;
    if (source.told) session.published = published_place(programme_.sessions[*source.told], derivation_.problem.zone);
    index_.try_emplace(source.id.value, derivation_.problem.sessions.size());
    derivation_.pointers.push_back(pointer);
    derivation_.problem.sessions.push_back(std::move(session));
  }

  void add_participants(const Wish& wish, const std::string& pointer, PlannedSession& session) {
    if (is_full_) return;
    if (wish.attendance) {
      // Every window of a series invites the same people; what is wrong with them is reported once.
      if (pointer != last_pointer_) last_ = read(*wish.attendance, pointer + "/wish/attendance");
      last_pointer_ = pointer;
      session.participants = last_;
    } else {
      session.participants = default_attendance_;
    }
    const auto& invitations = wish.attendance ? wish.attendance : programme_.attendance;
    if (session.city && invitations) send_to(venue_at(*session.city), session.mode, *invitations, session.participants);
    invitations_ += session.participants.size();
    for (const Participant& participant : session.participants) {
      calendars_ += participant.delegates.size();
      busy_times_ += participant.busy.parts().size() + participant.if_need_be.parts().size();
      for (const Delegate& delegate : participant.delegates) busy_times_ += delegate.busy.parts().size();
    }
    limit(pointer, invitations_, Limits::invitations, "fault.too-many-invitations");
    limit(pointer, calendars_, Limits::calendars, "fault.too-many-calendars");
    limit(pointer, busy_times_, Limits::busy_times, "fault.too-many-busy");
  }

  std::shared_ptr<const Venue> venue_at(const CityId& id) {
    auto& venue = venues_[id];
    const City* city = venue ? nullptr : derivation_.problem.find_city(id);
    if (city != nullptr) venue = venue_of(*city, dialogue_);
    return venue;
  }

  void limit(const std::string& pointer, std::size_t count, std::size_t most, std::string_view code) {
    if (count <= most) return;
    is_full_ = true;
    errors_.push_back({pointer,
                       std::to_string(count),
                       {code, {}},
                       {"allow.at-most", {{"most", most}}},
                       {"mend.split-programme", {}}});
  }

  /// Where no policy says what the times that sessions prefer are worth, they count beside all else that is soft.
  void weigh_preferences() {
    ProgrammeProblem& problem = derivation_.problem;
    const bool any = std::ranges::any_of(problem.sessions, [](const auto& one) { return !one.prefers.empty(); });
    if (any && !programme_.policy) problem.policy.push_back({Term::preferred_times, PolicyLevel::soft, 1});
  }

  /// The programme's window, or from the first day on which a session may begin to the last.
  void set_window() {
    ProgrammeProblem& problem = derivation_.problem;
    if (programme_.window) problem.window = *programme_.window;
    for (std::size_t i = 0; i < problem.sessions.size() && !programme_.window; ++i) {
      if (!derivation_.sources[i].window) continue;
      const DateWindow& one = *derivation_.sources[i].window;
      const bool is_first = !problem.window.first.ok();
      problem.window =
          is_first ? one
                   : DateWindow{std::min(problem.window.first, one.first), std::max(problem.window.last, one.last)};
    }
  }

  void add_relation(RelationKind kind, const std::vector<SessionId>& ids, std::string pointer,
                    std::optional<std::chrono::minutes> least, std::optional<std::chrono::minutes> most) {
    Relation relation{kind, {}, least.value_or(std::chrono::minutes{0}), most};
    for (const SessionId& id : ids) {
      const auto found = index_.find(id.value);
      if (found != index_.end()) relation.sessions.push_back(found->second);
    }
    // Whatever stands to the first means nothing without it.
    const bool has_first = !ids.empty() && index_.contains(ids.front().value);
    if (relation.sessions.size() < 2 || (is_about_first(kind) && !has_first)) return;
    derivation_.problem.relations.push_back(std::move(relation));
    derivation_.relation_pointers.push_back(std::move(pointer));
  }

  const Programme& programme_;
  const Dialogue& dialogue_;
  Errors& errors_;
  Derivation derivation_;
  std::vector<Participant> default_attendance_;
  std::vector<Participant> last_;
  std::string last_pointer_;
  std::map<CityId, std::shared_ptr<const Venue>> venues_;
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t invitations_ = 0;
  std::size_t calendars_ = 0;
  std::size_t busy_times_ = 0;
  bool is_full_ = false;
};

/// What a plan of a whole programme does not look at.
void report_unplannable(const Programme& programme, const Derivation& derivation, Errors& errors) {
  const auto refuse_ledger_floors = [&](const std::optional<Floors>& floors, const std::string& pointer) {
    if (!floors || (!floors->ledger.most_twice && !floors->ledger.free)) return;
    errors.push_back(
        {child(pointer, "floors"), "", {"fault.no-floors", {}}, "\"most_points\"", {"mend.propose-alone", {}}});
  };
  refuse_ledger_floors(programme.floors, "");
  for (std::size_t i = 0; i < derivation.sources.size(); ++i) {
    const Wish& wish = *programme.sessions[derivation.sources[i].wish].wish;
    const std::string pointer = derivation.pointers[i] + "/wish";
    if (i > 0 && derivation.pointers[i] == derivation.pointers[i - 1]) continue;
    refuse_ledger_floors(wish.floors, pointer);
    if (wish.duration && *wish.duration % programme.grid != std::chrono::minutes{0}) {
      errors.push_back({child(pointer, "duration"),
                        calendar::to_iso_duration(*wish.duration),
                        {"fault.multiple", {{"grid", calendar::to_iso_duration(programme.grid)}}},
                        {"allow.whole-steps", {}},
                        {"mend.finer-grid", {}}});
    }
  }
}

}  // namespace

std::optional<calendar::Zone> zone_of(const Programme& programme, const Dialogue& dialogue) {
  if (programme.zone) return programme.zone;
  const auto is_co_chair = [](const Invitation& one) { return one.role == Role::co_chair; };
  const auto is_anybody = [](const Invitation&) { return true; };
  const auto seek = [&](auto holds) -> const Seat* {
    if (programme.attendance) {
      if (const Seat* seat = first_seat(*programme.attendance, dialogue, holds)) return seat;
    }
    for (const Session& session : programme.sessions) {
      if (!session.wish || !session.wish->attendance) continue;
      if (const Seat* seat = first_seat(*session.wish->attendance, dialogue, holds)) return seat;
    }
    return nullptr;
  };
  if (const Seat* seat = seek(is_co_chair)) return seat->zone;
  if (const Seat* seat = seek(is_anybody)) return seat->zone;
  return std::nullopt;
}

Programme wish_of(const Programme& programme, std::string_view id) {
  Programme wishes = programme;
  wishes.title = wishes.description = {};
  wishes.url.clear();
  wishes.edition.reset();
  wishes.sources.clear();
  wishes.notes.clear();
  wishes.remarks.clear();
  wishes.relations.clear();
  wishes.sessions.clear();
  for (const Session& session : programme.sessions) {
    if (!session.wish || session.id().value != id) continue;
    Session& wished = wishes.sessions.emplace_back();
    wished.told.id = session.id();
    wished.told.mode = session.told.mode;
    wished.wish = session.wish;
  }
  return wishes;
}

SessionId id_in_series(const SessionId& series, std::size_t number) {
  return {fmt::format("{}-{:02}", series.value, number)};
}

const BurdenTable& table_of(const Programme& programme, const BurdenTable& shipped) noexcept {
  return programme.burden_table ? programme.burden_table->table : shipped;
}

std::string pointer_of(const PlannableSession& session) { return child("/sessions", session.wish); }

SessionMode planned_mode(const Session& session) noexcept {
  if (session.told.mode != SessionMode::unknown) return session.told.mode;
  return session.wish && session.wish->city ? SessionMode::in_person : SessionMode::virtual_only;
}

std::vector<PlannableSession> plannable_sessions(const Programme& programme) {
  const auto is_over = [](const Session& session) {
    return session.told.status == SessionStatus::held || session.told.status == SessionStatus::cancelled;
  };
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) index.try_emplace(programme.sessions[i].id().value, i);
  std::vector<PlannableSession> plannable;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& session = programme.sessions[i];
    if (!session.wish || is_over(session)) continue;
    if (!session.wish->is_series()) {
      plannable.push_back({session.id(), i, i, session.wish->window ? session.wish->window : programme.window});
      continue;
    }
    for (std::size_t k = 0; k < session.wish->windows.size(); ++k) {
      PlannableSession one{id_in_series(session.id(), k + 1), i, std::nullopt, session.wish->windows[k]};
      if (const auto found = index.find(one.id.value); found != index.end()) one.told = found->second;
      if (one.told && is_over(programme.sessions[*one.told])) continue;
      plannable.push_back(std::move(one));
    }
  }
  return plannable;
}

Derivation derive(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                  const calendar::Zone& zone, Errors& errors) {
  return Deriving(programme, dialogue, shipped, zone, errors).derive();
}

namespace {

Checked<ProgrammeProblem> problem_of(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                                     bool to_be_planned) {
  const auto zone = zone_of(programme, dialogue);
  Errors errors;
  Derivation derivation = derive(programme, dialogue, shipped, zone.value_or(calendar::Zone::utc()), errors);
  if (derivation.problem.sessions.empty()) {
    errors.push_back(
        {"/sessions", "", {"fault.nothing-to-plan", {}}, {"allow.wished", {}}, {"question.state-wish", {}}});
  }
  if (to_be_planned) report_unplannable(programme, derivation, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return std::move(derivation.problem);
}

}  // namespace

Checked<ProgrammeProblem> programme_problem_of(const Programme& programme, const Dialogue& dialogue,
                                               const BurdenTable& shipped) {
  return problem_of(programme, dialogue, shipped, true);
}

Checked<ProgrammeProblem> judged_problem_of(const Programme& programme, const Dialogue& dialogue,
                                            const BurdenTable& shipped) {
  return problem_of(programme, dialogue, shipped, false);
}

}  // namespace plenary::scheduler
