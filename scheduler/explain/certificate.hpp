#pragma once

#include <string>
#include <string_view>

#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

/// What a certificate rests on, as hexadecimal SHA-256 of the very bytes.
struct CertificateBasis {
  std::string problem;  ///< of the problem document
  std::string ledger;   ///< of the file that brought the ledger; "none" without one
  std::string data;     ///< of the reference data and the burden table in use
  std::string tzdata;   ///< version, "2026f"
};

/// What lets somebody else check that `solution` ranks the best slot first, in lines of plain text:
///
///     plenary-certificate/2
///     problem <SHA-256>, ledger <SHA-256 or "none">, data <SHA-256>, tzdata <version>: one line each
///     slots <number>, feasible <number>, rule <number> <name>: one line each
///     winner <slot> <start>      or "winner none"
///     countries 12000*3 0*54     the winner's sorted vector in units (1/1500 point), run-length coded
///     regions 24000/8 12000/16   sums and countries, heaviest mean first
///     total <units>
///     from <slot> x3*36 c2*4 …   a day's slots: forbidden by rule 3; loses at place 2 of the countries' sorted
///                                vectors; r: of the regions'; t: by the total; e: equal and later; w: the winner
///     end
std::string write_certificate(const Problem& problem, const Solution& solution, const CertificateBasis& basis);

}  // namespace plenary::scheduler
