#pragma once

#include <string>

#include "scheduler/explain/certificate.hpp"
#include "scheduler/explain/series_answer.hpp"

namespace plenary::scheduler {

/// What lets somebody else check that no plan of a series is better than the winner, in lines of plain text:
///
///     plenary-series-certificate/2
///     problem <SHA-256>, ledger <SHA-256 or "none">, data <SHA-256>, tzdata <version>: one line each
///     session <number> slots <number> feasible <number> winner <slot> <start>      or "winner none"
///     countries 12000*3 0*54     the countries' burdens after the winner in units, sorted, run-length coded
///     regions 24000/8 12000/16   sums and countries, heaviest mean first
///     total <units>
///     group 1 4 5                sessions whose undominated candidates cost the same; in the order of the tree. Where
///                                floors are asked and needed for the proof, every session by itself
///     weighting 120*5 0*52       weights of the countries in the order of the invitation; numbered from 0
///     tree b b2 x0 x3+7 c*4      nodes in preorder: c: a complete plan that is no better; f: a floor broken;
///                                b: a branch; x: closed; both with the weightings that exclude ceilings
///
/// Where sessions begin at one time of the day, groups, weightings and tree stand once for each choice of times that
/// the least burdens there do not exclude, after a line of its times:
///
///     at 14:00 16:30             a time for each group of two or more sessions, in order of the times
///
/// Excluded are times at which the least that any slot of each session costs each country, and all together, added up,
/// is worse than what the winner leaves behind, starts apart; likewise all times that begin with some, where the rest
/// is taken at its least.
///
/// The tree chooses for the sessions of the first group a multiset of kinds, then for the next group. A branch has a
/// child for each kind from the one taken last in this group on; kinds are the feasible slots that cost alike, without
/// those that another one beats, by total and then by the countries' burdens. What would be better lies under one of a
/// few ceilings (see `Ceiling`); each must be excluded on the way to a closed node, by the least burdens or a weighting
/// (see `Weighting`). Where no slot fits some session, nothing follows the sessions; where floors admit no plan, only
/// groups and tree. Starts are compared only where no floors are asked. Whoever hands it out seals it with a digest.
/// Requires a result that is optimal or infeasible.
std::string write_certificate(const SeriesSolution& solution, const CertificateBasis& basis);

}  // namespace plenary::scheduler
