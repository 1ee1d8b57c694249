#pragma once

#include "scheduler/model/programme_problem.hpp"
#include "tests/property/scheduler/random_timetable.hpp"

namespace plenary::scheduler::testing {

/// A programme of two to four sessions of one or two hours, on one or two days around noon in Brussels and Dakar, on a
/// grid of an hour: tight enough that every other one cannot be held, small enough to try every plan.
ProgrammeProblem random_programme(Random64& random);

}  // namespace plenary::scheduler::testing
