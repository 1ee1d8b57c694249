#pragma once

#include <optional>
#include <random>

#include "scheduler/timetable/constraint/timetable_constraint.hpp"

/// Small timetables drawn at random, and the plainest way to solve them.
namespace plenary::scheduler {

using Random64 = std::mt19937_64;

int between(Random64& random, int least, int most);

Timetable random_timetable(Random64& random, int meetings, int longest, int days, int day_length);

/// One of each that the public instances have.
TimetableConstraints all_constraints();

/// Relations between meetings drawn at random, for tables of at least three.
TimetableConstraints random_relations(Random64& random, std::size_t meetings);

CostModel compiled(const Timetable& timetable, const TimetableConstraints& constraints);

Plan random_plan(Random64& random, const Timetable& timetable);

/// The best score by trying every plan and asking the rules themselves.
Score exhausted(const Timetable& timetable, const TimetableConstraints& constraints);

}  // namespace plenary::scheduler
