#include <cstdint>
#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/engagements.hpp"
#include "scheduler/rule/preferred_times.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class TermStatement {
 public:
  TermStatement(const ProgrammeProblem& programme, const Cast& cast, const PolicyTerm& term)
      : programme_(programme), cast_(cast), term_(term) {}

  TimetableConstraints constraints() {
    const Level level = level_of(term_.level);
    const int weight = term_.weight;
    switch (term_.term) {
      case Term::required_preferred:
        found_.push_back(required_preferred_conflict(level, weight));
        break;
      case Term::preferred_conflict:
        found_.push_back(preferred_conflict(level, weight));
        break;
      case Term::breaks:
        found_.push_back(break_between_own(rated()));
        break;
      case Term::few_overlaps:
        found_.push_back(few_overlaps(level, weight));
        break;
      case Term::larger_rooms:
        found_.push_back(larger_rooms_first(level, weight));
        break;
      case Term::room_stability:
        found_.push_back(room_stability(level, weight));
        break;
      case Term::compact_days:
        add_compact_days();
        break;
      case Term::preferred_times:
        add_preferred_times();
        break;
    }
    return std::move(found_);
  }

 private:
  Rated rated() const { return {std::string{name_of(term_.term)}, level_of(term_.level), term_.weight}; }

  void add_compact_days() {
    std::vector<std::vector<MeetingIndex>> persons;
    for (const auto& [id, one] : engagements_of(programme_)) persons.push_back(cast_.meetings(one.must_attend));
    found_.push_back(compact_days(rated(), std::move(persons)));
  }

  /// Of each session that prefers some times, the steps outside of them, from its first start to its last.
  void add_preferred_times() {
    for (std::size_t session = 0; session < programme_.sessions.size(); ++session) {
      const PlannedSession& one = programme_.sessions[session];
      const auto& meeting = cast_.meeting_of[session];
      if (!meeting || one.prefers.empty()) continue;
      const Span starts = cast_.starts[position(*meeting)];
      std::vector<std::int32_t> steps;
      for (Grain start = starts.start; start < starts.end; ++start.index) {
        const auto begins = cast_.axis->time(start);
        steps.push_back(
            steps_not_preferred(one.prefers, programme_.zone, {begins, begins + one.duration}, programme_.grid));
      }
      found_.push_back(price_by_start(rated(), *meeting, std::move(steps), starts.start));
    }
  }

  const ProgrammeProblem& programme_;
  const Cast& cast_;
  const PolicyTerm& term_;
  TimetableConstraints found_;
};

}  // namespace

TimetableConstraints constraints_of(const ProgrammeProblem& programme, const Cast& cast, const PolicyTerm& term) {
  return TermStatement{programme, cast, term}.constraints();
}

}  // namespace plenary::scheduler
