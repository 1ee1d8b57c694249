#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/conflict.hpp"
#include "scheduler/plan/rules.hpp"
#include "tests/english.hpp"
#include "tests/property/scheduler/random_programme.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

using Rules = std::vector<const ProgrammeRule*>;

/// What is at odds with something in the programmes that are made here.
const std::set<std::string> every_kind{"rule.attendance",
                                       "rule.before",
                                       "rule.before-at-least",
                                       "rule.before-at-most",
                                       "rule.before-between",
                                       "rule.closes",
                                       "rule.co-chairs-one",
                                       "rule.day",
                                       "rule.day-after",
                                       "rule.deadline",
                                       "rule.different-days",
                                       "rule.hours",
                                       "rule.in-margins",
                                       "rule.interpreters",
                                       "rule.interpreters-lead",
                                       "rule.links",
                                       "rule.lunch",
                                       "rule.most-points",
                                       "rule.never-overlapping",
                                       "rule.one-at-a-time",
                                       "rule.one-at-a-time-with-break",
                                       "rule.online-a-day",
                                       "rule.opens",
                                       "rule.parallel",
                                       "rule.people-with-break",
                                       "rule.pin",
                                       "rule.pinned-room",
                                       "rule.quorum",
                                       "rule.room",
                                       "rule.room-conflict",
                                       "rule.room-with",
                                       "rule.same-day",
                                       "rule.travel"};
const std::set<std::string> about_rooms{"rule.room", "rule.room-with", "rule.pinned-room", "rule.room-conflict"};

/// Tries every start and every room, one session after the other, and asks each rule by its own definition: no axis
/// that leaves time out, no prices, no propagation.
class Judge {
 public:
  /// All sessions of the programme are to be held in the end, these are asked about.
  Judge(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::vector<std::size_t> sessions)
      : programme_(programme),
        sessions_(std::move(sessions)),
        lengths_(lengths()),
        axis_(calendars.grid(), programme.zone,
              std::vector<SlotSet>(sessions_.size(), SlotSet(calendars.grid().size(), true)), lengths_),
        slots_(calendars.grid().size()) {
    cast_.axis = &axis_;
    cast_.meeting_of.resize(programme.sessions.size());
    cast_.awaited.assign(programme.sessions.size(), true);
    timetable_.day_of = axis_.days();
    timetable_.clock = axis_.clock();
    timetable_.step = programme.grid;
    for (const ConferenceRoom& room : programme.rooms) timetable_.rooms.push_back({room.name.en, room.seats});
    timetable_.rooms.push_back({"online", 0, true});
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      cast_.awaited[sessions_[i]] = false;
      cast_.meeting_of[sessions_[i]] = static_cast<MeetingIndex>(i);
      timetable_.meetings.push_back({programme.sessions[sessions_[i]].title.en, lengths_[i], {}, {}, 0});
    }
  }

  bool possible(const Rules& rules) {
    constraints_.clear();
    constraints_.resize(sessions_.size());
    allowed_.assign(sessions_.size(), SlotSet(slots_, true));
    rooms_matter_ = false;
    for (const ProgrammeRule* rule : rules) add(*rule);
    plan_.assign(sessions_.size(), {Grain{0}, online()});
    return some_place_from(0);
  }

 private:
  std::vector<Grains> lengths() const {
    std::vector<Grains> lengths;
    for (const std::size_t session : sessions_) {
      lengths.push_back({static_cast<int>(programme_.sessions[session].duration / programme_.grid)});
    }
    return lengths;
  }

  RoomIndex online() const { return static_cast<RoomIndex>(programme_.rooms.size()); }

  void add(const ProgrammeRule& rule) {
    std::vector<std::size_t> about;
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      if (std::find(rule.sessions.begin(), rule.sessions.end(), sessions_[i]) != rule.sessions.end())
        about.push_back(i);
    }
    if (about.empty()) return;
    if (rule.allowed) {
      allowed_[about.front()] &= *rule.allowed;
    } else if (auto constraint = rule.make(cast_)) {
      rooms_matter_ |= about_rooms.contains(rule.name.code);
      constraints_[about.back()].push_back(std::move(constraint));
    }
  }

  /// Whether sessions from the `i`th on can be put beside those before it.
  bool some_place_from(std::size_t i) {
    if (i == sessions_.size()) return true;
    const bool virtual_only = !programme_.sessions[sessions_[i]].in_person();
    for (std::size_t room = 0; room <= programme_.rooms.size(); ++room) {
      if (room < position(online()) && (virtual_only || !rooms_matter_)) continue;
      for (std::size_t slot = 0; slot < slots_; ++slot) {
        if (!allowed_[i].contains(static_cast<Slot>(slot))) continue;
        plan_[i] = {*axis_.grain(static_cast<Slot>(slot)), static_cast<RoomIndex>(room)};
        const bool kept = std::all_of(constraints_[i].begin(), constraints_[i].end(), [&](const auto& constraint) {
          return constraint->violations(timetable_, plan_).empty();
        });
        if (kept && some_place_from(i + 1)) return true;
      }
    }
    plan_[i] = {Grain{0}, online()};
    return false;
  }

  const ProgrammeProblem& programme_;
  std::vector<std::size_t> sessions_;
  std::vector<Grains> lengths_;
  Axis axis_;
  std::size_t slots_;
  Cast cast_;
  Timetable timetable_;
  std::vector<TimetableConstraints> constraints_;  ///< by the last session that they are about
  std::vector<SlotSet> allowed_;                   ///< by session
  bool rooms_matter_ = false;
  Plan plan_;
};

std::string to_text(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  std::string text;
  for (const ConflictMember& member : told(programme, conflict).members) text += test::english(member.rule) + "\n";
  return text;
}

/// Which rule it is: of one that says in which session, the rule itself.
std::string code_of(const Message& name) {
  for (const MessageArgument& argument : name.arguments) {
    if (argument.name == "rule") return code_of(std::get<std::vector<Message>>(argument.value).front());
  }
  return name.code;
}

}  // namespace

TEST_CASE("A conflict cannot be held, and could without any one of its sessions or of its rules", "[plan][property]") {
  Random64 random{21};  // NOLINT(cert-msc51-cpp): the same programmes on every run
  int conflicts = 0;
  int of_several_rules = 0;
  int fitting = 0;
  std::set<std::string> not_met = every_kind;
  while (conflicts < 2'000) {
    const ProgrammeProblem programme = random_programme(random);
    const ProgrammeCalendars calendars{programme};
    const StatedRules rules{programme, calendars};
    const Feasibility feasibility{programme, calendars, rules};
    std::vector<std::size_t> all(programme.sessions.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const ProgrammeRules every = feasibility.rules_about(all);
    Rules every_one;
    for (const ProgrammeRule& rule : every) every_one.push_back(&rule);

    const auto conflict = find_conflict(feasibility, all);
    REQUIRE(Judge(programme, calendars, all).possible(every_one) == !conflict.has_value());
    if (!conflict) {
      ++fitting;
      continue;
    }
    ++conflicts;
    if (conflict->rules.size() > 1) ++of_several_rules;
    CAPTURE(conflicts, to_text(programme, *conflict));
    REQUIRE(conflict->minimal);

    Rules members;
    for (const ProgrammeRule& rule : conflict->rules) {
      members.push_back(&rule);
      not_met.erase(code_of(rule.name));
    }
    Judge judge{programme, calendars, conflict->sessions};
    REQUIRE_FALSE(judge.possible(members));
    for (std::size_t left_out = 0; left_out < members.size(); ++left_out) {
      Rules rest = members;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
      CAPTURE(test::english(members[left_out]->name));
      REQUIRE(judge.possible(rest));
    }
    for (std::size_t left_out = 0; left_out < conflict->sessions.size(); ++left_out) {
      std::vector<std::size_t> rest = conflict->sessions;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
      REQUIRE(Judge(programme, calendars, rest).possible(every_one));
    }
  }
  // Conflicts of several rules, of every kind, and many programmes that fit.
  CHECK(of_several_rules > 800);
  CHECK(not_met == std::set<std::string>{});
  CHECK(fitting > 500);
}
