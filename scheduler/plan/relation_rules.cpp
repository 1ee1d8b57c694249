#include <algorithm>
#include <utility>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

using Made = std::unique_ptr<TimetableConstraint>;
using AmongMeetings = std::unique_ptr<TimetableConstraint> (*)(Level, int, std::vector<MeetingIndex>);

/// Nobody could be in two of them.
Made apart(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return one_at_a_time({"apart", level, weight}, std::move(meetings), std::chrono::minutes{0});
}

class RelationRules {
 public:
  RelationRules(const ProgrammeProblem& programme, ProgrammeRules& rules) : programme_(programme), rules_(rules) {}

  void add(std::size_t number) {
    number_ = number;
    const Relation& relation = programme_.relations[number];
    const Sessions& all = relation.sessions;
    const Sessions others(all.begin() + 1, all.end());
    switch (relation.kind) {
      case RelationKind::before:
        for (std::size_t k = 1; k < all.size(); ++k) add_before(all[k - 1], all[k], relation);
        break;
      case RelationKind::opens:
        for (const std::size_t other : others) {
          add_order(all.front(), other, pair("rule.opens", all.front(), other));
        }
        break;
      case RelationKind::closes:
        for (const std::size_t other : others) {
          add_order(other, all.front(), pair("rule.closes", all.front(), other));
        }
        break;
      case RelationKind::in_margins_of:
        add_margins(all.front(), others);
        break;
      case RelationKind::same_day:
        add_among(all, "rule.same-day", on_one_day);
        break;
      case RelationKind::different_days:
        add_among(all, "rule.different-days", on_different_days);
        break;
      case RelationKind::consecutive_days:
        add_consecutive(all);
        break;
      case RelationKind::parallel:
        add_among(all, "rule.parallel", in_parallel);
        break;
      case RelationKind::never_overlapping:
        add_among(all, "rule.never-overlapping", apart);
        break;
      case RelationKind::same_time:
        add_same_time(all);
        break;
      case RelationKind::same_room:
        add_among(all, "rule.same-room", in_one_room);
        break;
      case RelationKind::part_of:
      case RelationKind::requested_at:
      case RelationKind::repeated_at:
      case RelationKind::joint_with:
      case RelationKind::first_meeting_with:
      case RelationKind::presents:
      case RelationKind::replaces:
        break;  // statements that bind no times
    }
  }

 private:
  Message pair(std::string_view code, std::size_t one, std::size_t other) const {
    return {code, {{"one", title_or_id(programme_.sessions[one])}, {"other", title_or_id(programme_.sessions[other])}}};
  }

  void push(const Message& name, Sessions sessions, std::function<Made(const Cast&)> make) {
    std::ranges::sort(sessions);
    auto give_up = [name, r = number_](const Sessions&, ProblemChanges& changes) {
      changes.add({"change.give-up", {{"rule", within(name)}}}, Price::give_up, [r](ProgrammeProblem& changed) {
        changed.relations.erase(changed.relations.begin() + static_cast<std::ptrdiff_t>(r));
      });
    };
    rules_.push_back({name, std::move(sessions), {}, std::move(make), std::move(give_up)});
  }

  void add_order(std::size_t earlier, std::size_t later, const Message& name, std::chrono::minutes least = {},
                 std::optional<std::chrono::minutes> most = std::nullopt) {
    auto make = [=](const Cast& cast) -> Made {
      if (!cast.meeting_of[earlier] || !cast.meeting_of[later]) return nullptr;
      return before({name.code}, *cast.meeting_of[earlier], *cast.meeting_of[later], least, most);
    };
    push(name, {earlier, later}, std::move(make));
  }

  void add_before(std::size_t earlier, std::size_t later, const Relation& relation) {
    Message name = pair("rule.before", earlier, later);
    const bool has_least = relation.least.count() > 0;
    if (has_least) name.arguments.emplace_back("least", relation.least);
    if (relation.most) name.arguments.emplace_back("most", *relation.most);
    if (has_least) name.code = relation.most ? "rule.before-between" : "rule.before-at-least";
    if (relation.most && !has_least) name.code = "rule.before-at-most";
    add_order(earlier, later, name, relation.least, relation.most);
  }

  void add_among(const Sessions& sessions, std::string_view code, AmongMeetings constraint) {
    push({code, {{"sessions", within(titles_of(programme_, sessions))}}}, sessions, [=](const Cast& cast) -> Made {
      auto meetings = cast.meetings(sessions);
      return meetings.size() < 2 ? nullptr : constraint(Level::hard, 1, std::move(meetings));
    });
  }

  /// On the clock of the programme's zone, which does not run with the axis where it is changed.
  void add_same_time(const Sessions& sessions) {
    Message name{"rule.same-time", {{"sessions", within(titles_of(programme_, sessions))}}};
    push(name, sessions, [=, zone = programme_.zone](const Cast& cast) -> Made {
      auto meetings = cast.meetings(sessions);
      if (meetings.size() < 2) return nullptr;
      auto times = std::make_shared<std::vector<std::chrono::minutes>>();
      for (int grain = 0; static_cast<std::size_t>(grain) < cast.axis->size(); ++grain)
        times->push_back(calendar::time_of_day(zone.to_local(cast.axis->time({grain}))));
      return at_one_time({name.code}, std::move(meetings), std::move(times));
    });
  }

  /// Of a list with gaps, those that take part no longer follow each other: pairs of neighbours are told one by one.
  void add_consecutive(const Sessions& sessions) {
    for (std::size_t k = 1; k < sessions.size(); ++k) {
      const std::size_t one = sessions[k - 1];
      const std::size_t next = sessions[k];
      push(pair("rule.day-after", one, next), {one, next}, [=](const Cast& cast) -> Made {
        if (!cast.meeting_of[one] || !cast.meeting_of[next]) return nullptr;
        return on_consecutive_days(Level::hard, 1, {*cast.meeting_of[one], *cast.meeting_of[next]});
      });
    }
  }

  /// While one of the others is still to come, nobody knows from when to when they last.
  void add_margins(std::size_t subject, const Sessions& others) {
    Sessions all = others;
    all.push_back(subject);
    const Message name{
        "rule.in-margins",
        {{"session", title_or_id(programme_.sessions[subject])}, {"sessions", within(titles_of(programme_, others))}}};
    push(name, all, [=](const Cast& cast) -> Made {
      auto meetings = cast.meetings(others);
      const bool known = std::ranges::none_of(others, [&](std::size_t other) { return cast.awaited[other]; });
      if (!cast.meeting_of[subject] || meetings.empty() || !known) return nullptr;
      return within_days_of({name.code}, *cast.meeting_of[subject], std::move(meetings));
    });
    for (const std::size_t other : others) {
      if (programme_.sessions[other].kind != SessionKind::plenary) continue;
      const Sessions two{subject, other};
      push(pair("rule.not-during-plenary", subject, other), two, [=](const Cast& cast) -> Made {
        auto meetings = cast.meetings(two);
        return meetings.size() < 2 ? nullptr : apart(Level::hard, 1, std::move(meetings));
      });
    }
  }

  const ProgrammeProblem& programme_;
  ProgrammeRules& rules_;
  std::size_t number_ = 0;  ///< of the relation that is being told
};

}  // namespace

void add_relation_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  RelationRules all{programme, rules};
  for (std::size_t r = 0; r < programme.relations.size(); ++r) all.add(r);
}

}  // namespace plenary::scheduler
