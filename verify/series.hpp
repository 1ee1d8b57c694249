#pragma once

#include <string_view>
#include <vector>

#include "scheduler/model/series_problem.hpp"
#include "verify/certificate.hpp"

namespace plenary::verify {

/// What a certificate of a series that holds has proved.
struct VerifiedSeries {
  std::vector<calendar::Instant> winner;  ///< by session; empty: no plan is possible
  std::size_t candidates = 0;             ///< feasible slots of all sessions
  std::size_t nodes = 0;                  ///< of the search tree
};

/// Checks the certificate of a series: counts every slot again, walks the search tree and does every sum of it anew.
/// The first claim that does not hold is the error. Shares no code with the solver.
Result<VerifiedSeries> check(std::string_view certificate, const scheduler::SeriesProblem& series, const Basis& basis);

}  // namespace plenary::verify
