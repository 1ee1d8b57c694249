#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/engagements.hpp"
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
