#include "scheduler/programme/renew.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "calendar/ascii.hpp"

namespace plenary::scheduler {

namespace {

/// The same day of the week, and but for a day or two the same day of the year.
constexpr calendar::days a_year{52 * 7};

calendar::Date later(calendar::Date date) { return calendar::Date{calendar::sys_days{date} + a_year}; }

DateWindow later(const DateWindow& window) { return {later(window.first), later(window.last)}; }

void move_on(std::optional<std::vector<calendar::Date>>& dates) {
  if (!dates) return;
  for (calendar::Date& date : *dates) date = later(date);
}

/// The first year of something that is not over within `last`, for the names of what comes after it.
int year_of(const Programme& last) {
  int year = 0;
  const auto see = [&](calendar::Date date) { year = std::max(year, static_cast<int>(date.year())); };
  for (const Session& session : last.sessions) {
    if (const auto* clock = std::get_if<ClockTime>(&session.told.when)) see(calendar::date_of(clock->start));
    if (const auto* range = std::get_if<DateRange>(&session.told.when)) see(range->first);
    if (session.wish && session.wish->window) see(session.wish->window->first);
    for (const DateWindow& window : session.wish ? session.wish->windows : std::vector<DateWindow>{}) see(window.first);
  }
  if (year == 0 && last.window) see(last.window->first);
  return year;
}

/// "2026-03-04-opening" as "2027-opening", "monthly" as "monthly-2027".
std::string renewed_id(const std::string& id, int year) {
  const std::string old = std::to_string(year);
  const std::string next = std::to_string(year + 1);
  const auto is_date = [&](std::size_t at) {
    if (id.size() < at + 10 || id[at + 4] != '-' || id[at + 7] != '-') return false;
    for (const std::size_t k : {5U, 6U, 8U, 9U}) {
      if (!ascii::is_digit(id[at + k])) return false;
    }
    return true;
  };
  if (const auto at = id.find(old); at != std::string::npos) {
    const std::size_t length = is_date(at) ? 10 : 4;
    return id.substr(0, at) + next + id.substr(at + length);
  }
  return id + '-' + next;
}

class Renewing {
 public:
  explicit Renewing(const Programme& last) : last_(last), year_(year_of(last)) {}

  Programme run() {
    Programme next = last_;
    next.id = unique(renewed_id(last_.id, year_));
    next.edition.reset();
    next.remarks.clear();
    next.notes.clear();
    next.sources.clear();
    next.ledger = {};
    if (next.window) next.window = later(*next.window);
    for (ConferenceRoom& room : next.rooms) renew(room.presence);
    for (InterpreterPool& pool : next.interpreters) renew(pool.presence);
    if (next.links) renew(next.links->presence);
    move_on(next.not_on);
    for (Waiver& waiver : next.waivers) {
      if (waiver.on) waiver.on = later(*waiver.on);
    }
    next.sessions.clear();
    for (const Session& session : last_.sessions) {
      if (is_kept(session)) ids_[session.id()] = {unique(renewed_id(session.id().value, year_))};
    }
    for (const Session& session : last_.sessions) {
      if (is_kept(session)) next.sessions.push_back(renew(session));
    }
    for (SessionsRelation& relation : next.relations) {
      for (SessionId& id : relation.sessions) id = renewed(id);
    }
    return next;
  }

 private:
  /// The sessions of a series come of its windows again.
  bool is_kept(const Session& session) const {
    return session.told.status != SessionStatus::cancelled && !session.series;
  }

  /// What was taken then is not taken now.
  static void renew(Presence& presence) {
    if (presence.window) presence.window = later(*presence.window);
    presence.busy.clear();
  }

  std::string unique(std::string id) {
    while (!used_.insert(id).second) id += "-b";
    return id;
  }

  SessionId renewed(const SessionId& id) const {
    const auto found = ids_.find(id);
    if (found != ids_.end()) return found->second;
    // "monthly-2026-03" is a window of "monthly-2026".
    for (const auto& [old, now] : ids_) {
      if (id.value.starts_with(old.value + '-')) return {now.value + id.value.substr(old.value.size())};
    }
    return id;
  }

  Session renew(const Session& session) const {
    Session next;
    next.told.id = ids_.at(session.id());
    next.told.title = session.told.title;
    next.told.kind = session.told.kind;
    next.told.mode = session.told.mode;
    next.told.languages = session.told.languages;
    next.wish = wish_of(session);
    for (const RelationTo& relation : session.told.relations) {
      const auto* own = std::get_if<OwnTarget>(&relation.target);
      if (own == nullptr || !ids_.contains(own->id)) continue;
      next.told.relations.push_back({relation.kind, OwnTarget{ids_.at(own->id)}});
    }
    return next;
  }

  std::optional<Wish> wish_of(const Session& session) const {
    if (session.wish) {
      Wish wish = *session.wish;
      if (wish.window) wish.window = later(*wish.window);
      for (DateWindow& window : wish.windows) window = later(window);
      if (wish.deadline) wish.deadline = later(*wish.deadline);
      move_on(wish.not_on);
      wish.compare.clear();
      wish.pin = {};
      return wish;
    }
    const auto* clock = std::get_if<ClockTime>(&session.told.when);
    if (clock == nullptr || session.told.mode == SessionMode::in_person || session.told.mode == SessionMode::hybrid)
      return std::nullopt;
    Wish wish;
    const auto stay = *instants(session.told.when);
    wish.duration = std::chrono::duration_cast<std::chrono::minutes>(stay.end - stay.start);
    const calendar::sys_days day{calendar::date_of(clock->start)};
    const auto monday = day + a_year - (std::chrono::weekday{day} - std::chrono::Monday);
    wish.window = DateWindow{calendar::Date{monday}, calendar::Date{monday + calendar::days{4}}};
    wish.attendance = invitations_of(session.told);
    return wish;
  }

  static Invitations invitations_of(const PublicSession& told) {
    std::map<DelegationId, Role> roles;
    if (!told.invited_set) {
      for (const DelegationId& id : told.invited.value_or(std::vector<DelegationId>{})) roles[id] = Role::required;
    }
    for (const DelegationId& id : told.hosts) roles[id] = Role::host;
    for (const auto* leaders : {&told.chairs, &told.co_chairs}) {
      for (const DelegationId& id : *leaders) roles[id] = Role::co_chair;
    }
    Invitations invitations;
    for (const auto& [id, role] : roles) invitations.push_back({id, role, {}, {}, {}, {}});
    if (told.invited_set) invitations.push_back({SetName{told.invited_set->set, {}}, Role::required, {}, {}, {}, {}});
    if (!told.invited) invitations.push_back({SetName{"partners", {}}, Role::preferred, {}, {}, {}, {}});
    return invitations;
  }

  const Programme& last_;
  int year_;
  std::map<SessionId, SessionId> ids_;
  std::set<std::string> used_;
};

}  // namespace

Programme renewed(const Programme& last) { return Renewing{last}.run(); }

}  // namespace plenary::scheduler
