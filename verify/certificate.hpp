#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::verify {

/// What the certificate must rest on.
struct Basis {
  std::string_view problem;                ///< the bytes of the problem document
  std::optional<std::string_view> ledger;  ///< the bytes of the file that brought the ledger, if one did
  std::string_view data;                   ///< the bytes of the reference data and the burden table in use
  std::string_view tzdata;                 ///< version
};

/// What a certificate that holds has proved.
struct Verified {
  std::size_t slots = 0;
  std::size_t feasible = 0;
  std::optional<calendar::Instant> winner;  ///< nothing: no slot is feasible
};

/// Checks every claim of `certificate` about `problem`, line by line, against a recount of its own. The first claim
/// that does not hold is the error: at which line, what it says and what the recount finds. Every byte is a claim.
Result<Verified> check(std::string_view certificate, const scheduler::Problem& problem, const Basis& basis);

}  // namespace plenary::verify
