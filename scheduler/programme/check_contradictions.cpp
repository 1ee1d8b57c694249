#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/civil/iso.hpp"
#include "scheduler/programme/judging.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

namespace {

using Stay = calendar::Interval<calendar::Instant>;

bool on_one_day(RelationKind kind) { return kind == RelationKind::same_day || kind == RelationKind::parallel; }

bool on_other_days(RelationKind kind) {
  return kind == RelationKind::different_days || kind == RelationKind::consecutive_days;
}

bool at_other_times(RelationKind kind) {
  return kind == RelationKind::before || kind == RelationKind::never_overlapping || kind == RelationKind::opens ||
         kind == RelationKind::closes;
}

/// Whether no two sessions can have both relations.
bool exclude_each_other(RelationKind a, RelationKind b) {
  const auto one_way = [](RelationKind x, RelationKind y) {
    return (on_one_day(x) && on_other_days(y)) || (x == RelationKind::parallel && at_other_times(y));
  };
  return one_way(a, b) || one_way(b, a);
}

/// Two sessions that stand in both relations, if there are such; `shared` are those that both name.
std::optional<std::pair<std::size_t, std::size_t>> common_pair(const Relation& a, const Relation& b,
                                                               const std::vector<std::size_t>& shared) {
  const auto names = [&](std::size_t session) { return std::ranges::find(shared, session) != shared.end(); };
  if (shared.size() < 2) return std::nullopt;
  for (const Relation* relation : {&a, &b}) {
    if (!is_about_first(relation->kind)) continue;
    const std::size_t first = relation->sessions.front();
    if (!names(first)) return std::nullopt;
    return std::pair{first, shared[0] == first ? shared[1] : shared[0]};
  }
  return std::pair{shared[0], shared[1]};
}

/// Reports pins that a relation cannot have together.
class PinnedRelation {
 public:
  PinnedRelation(const Judging& judging, std::size_t number, Errors& errors)
      : judging_(judging), relation_(judging.problem.relations[number]), number_(number), errors_(errors) {
    for (const std::size_t session : relation_.sessions) {
      if (judging.sessions[session].pinned) pinned_.push_back(session);
    }
  }

  void check() {
    if (pinned_.size() < 2) return;
    switch (relation_.kind) {
      case RelationKind::before:
        return check_order();
      case RelationKind::opens:
        return check_first([](Stay first, Stay other) { return first.end <= other.start; }, "breaks.opens");
      case RelationKind::closes:
        return check_first([](Stay first, Stay other) { return other.end <= first.start; }, "breaks.after");
      case RelationKind::parallel:
        return check_alike([this](std::size_t i) { return stay(i).start; }, "breaks.alike-start");
      case RelationKind::same_day:
        return check_alike([this](std::size_t i) { return day(i); }, "breaks.alike-day");
      case RelationKind::same_time:
        return check_alike([this](std::size_t i) { return time(i); }, "breaks.alike-time");
      case RelationKind::different_days:
        return check_distinct_days();
      case RelationKind::consecutive_days:
        return check_consecutive_days();
      case RelationKind::never_overlapping:
        return check_overlaps();
      case RelationKind::same_room:
      case RelationKind::in_margins_of:
      case RelationKind::part_of:
      case RelationKind::requested_at:
      case RelationKind::repeated_at:
      case RelationKind::joint_with:
      case RelationKind::first_meeting_with:
      case RelationKind::presents:
      case RelationKind::replaces:
        return;  // it says nothing of pinned times
    }
  }

 private:
  Stay stay(std::size_t session) const { return *judging_.sessions[session].pinned; }
  calendar::sys_days day(std::size_t session) const {
    return calendar::sys_days{calendar::date_of(*judging_.problem.sessions[session].pin.start)};
  }

  calendar::TimeOfDay time(std::size_t session) const {
    return calendar::time_of_day(*judging_.problem.sessions[session].pin.start);
  }

  void refuse(std::size_t session, Message breaks, std::size_t other) {
    const auto start = [this](std::size_t i) { return calendar::to_iso(*judging_.problem.sessions[i].pin.start); };
    errors_.push_back(
        {child(child(judging_.sessions[session].pointer, "pin"), "start"),
         "",
         {"fault.pinned-relation",
          {{"session", judging_.id(session)},
           {"start", start(session)},
           {"breaks", within(std::move(breaks))},
           {"other", judging_.id(other)},
           {"otherstart", start(other)}}},
         {"allow.relation-says", {{"relation", judging_.relations[number_]}, {"kind", name_of(relation_.kind)}}},
         {"mend.change-pin", {}}});
  }

  void check_order() {
    const auto& sessions = relation_.sessions;
    std::optional<std::size_t> last;  // place in the list of the last pinned session
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      if (!judging_.sessions[sessions[i]].pinned) continue;
      if (last) {
        const bool neighbours = *last + 1 == i;
        const auto between = stay(sessions[i]).start - stay(sessions[*last]).end;
        if (between < minutes{0}) {
          refuse(sessions[i], {"breaks.after", {}}, sessions[*last]);
        } else if (between < relation_.least) {
          refuse(sessions[i], {"breaks.least", {{"length", calendar::to_iso_duration(relation_.least)}}},
                 sessions[*last]);
        } else if (neighbours && relation_.most && *relation_.most < between) {
          refuse(sessions[i], {"breaks.most", {{"length", calendar::to_iso_duration(*relation_.most)}}},
                 sessions[*last]);
        }
      }
      last = i;
    }
  }

  template <class Holds>
  void check_first(Holds holds, std::string_view otherwise) {
    const std::size_t first = relation_.sessions.front();
    if (pinned_.front() != first) return;
    for (const std::size_t other : pinned_) {
      if (other != first && !holds(stay(first), stay(other))) return refuse(first, {otherwise, {}}, other);
    }
  }

  template <class Value>
  void check_alike(Value value, std::string_view otherwise) {
    for (const std::size_t session : pinned_) {
      if (value(session) != value(pinned_.front())) refuse(session, {otherwise, {}}, pinned_.front());
    }
  }

  void check_distinct_days() {
    std::map<calendar::sys_days, std::size_t> days;
    for (const std::size_t session : pinned_) {
      const auto [place, is_new] = days.try_emplace(day(session), session);
      if (!is_new) refuse(session, {"breaks.other-days", {}}, place->second);
    }
  }

  void check_consecutive_days() {
    const auto& sessions = relation_.sessions;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      if (!judging_.sessions[sessions[i]].pinned) continue;
      if (last) {
        const auto steps = static_cast<std::int64_t>(i - *last);
        if (day(sessions[i]) - day(sessions[*last]) != calendar::days{steps}) {
          refuse(sessions[i], {"breaks.days-after", {{"days", steps}}}, sessions[*last]);
        }
      }
      last = i;
    }
  }

  void check_overlaps() {
    std::ranges::sort(pinned_, [this](std::size_t a, std::size_t b) {
      return std::pair{stay(a).start, a} < std::pair{stay(b).start, b};
    });
    std::size_t latest = pinned_.front();  // of those that began, the one that ends last
    for (std::size_t i = 1; i < pinned_.size(); ++i) {
      const std::size_t session = pinned_[i];
      if (stay(session).start < stay(latest).end) refuse(session, {"breaks.overlaps", {}}, latest);
      if (stay(latest).end < stay(session).end) latest = session;
    }
  }

  const Judging& judging_;
  const Relation& relation_;
  std::size_t number_;
  Errors& errors_;
  std::vector<std::size_t> pinned_;
};

}  // namespace

void report_contradictions(const Judging& judging, Errors& errors) {
  const auto& relations = judging.problem.relations;
  std::vector<std::vector<std::size_t>> naming(judging.problem.sessions.size());
  for (std::size_t later = 0; later < relations.size(); ++later) {
    std::map<std::size_t, std::vector<std::size_t>> shared;  // by earlier relation
    for (const std::size_t session : relations[later].sessions) {
      for (const std::size_t earlier : naming[session]) {
        if (exclude_each_other(relations[earlier].kind, relations[later].kind)) shared[earlier].push_back(session);
      }
      naming[session].push_back(later);
    }
    for (const auto& [earlier, sessions] : shared) {
      const auto pair = common_pair(relations[earlier], relations[later], sessions);
      if (!pair) continue;
      errors.push_back({judging.relations[later],
                        "",
                        {"fault.both-relations",
                         {{"one", judging.id(pair->first)},
                          {"other", judging.id(pair->second)},
                          {"earlier", name_of(relations[earlier].kind)},
                          {"later", name_of(relations[later].kind)}}},
                        "",
                        {"mend.remove-or", {{"relation", judging.relations[earlier]}}}});
    }
  }
}

void report_broken_by_pins(const Judging& judging, Errors& errors) {
  for (std::size_t r = 0; r < judging.problem.relations.size(); ++r) PinnedRelation(judging, r, errors).check();
}

}  // namespace plenary::scheduler
