#pragma once

#include <memory>
#include <random>

#include "scheduler/model/problem.hpp"

namespace plenary::scheduler::testing {

/// A problem together with the dialogue that it refers to.
struct RandomProblem {
  std::unique_ptr<Dialogue> dialogue;
  Problem problem;
};

/// A small problem with everything in it that can go together: clock changes within the window,
/// tentative and half-day holidays, Ramadan, prayers, waivers, busy times, delegates, hours, quorums.
RandomProblem random_problem(std::mt19937_64& random);

}  // namespace plenary::scheduler::testing
