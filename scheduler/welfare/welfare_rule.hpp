#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scheduler/welfare/ceiling.hpp"
#include "scheduler/welfare/outcome.hpp"
#include "scheduler/welfare/session_choice.hpp"

namespace plenary::scheduler {

/// How a series of sessions is chosen together by a rule: what a search needs to prefer plans and to exclude them.
struct SeriesSearch {
  /// What is asked before anything else, so that a change which makes more of it needs no other question.
  enum class First { heaviest, total, anything };
  First first;
  /// `less` if `a` is better than `b`. `ceiling`: units, more than any country carries in any plan.
  std::strong_ordering (*compare)(const SeriesOutcome& a, const SeriesOutcome& b, std::int64_t ceiling);
  /// The ceilings under which lies whatever is better than `winner`, and as the last one the winner itself.
  std::vector<Ceiling> (*ceilings)(const SeriesOutcome& winner, std::int64_t ceiling);
};

/// A way to say which of two outcomes is fairer, and to find the fairest. Where a rule's own measure cannot tell two
/// outcomes apart, leximin decides, then the total; what is equal even then differs only in who carries what.
/// A rule is one file: it defines its order, its choice for one session and its search for a series.
///
/// Laws: `compare` is a total preorder; what is no country's gain and some country's loss is never `less`
/// (except in the measure of `rotation`, which asks one region first); all of it in whole numbers.
struct WelfareRule {
  std::string_view id;      ///< "leximin", as documents and options write it
  std::string_view label;   ///< code of the message that stands beside its answer; empty for the default
  std::string_view name;    ///< for the eye
  std::string_view source;  ///< where it is defined
  /// `less` if `a` is better than `b`. Both have the same countries and regions in the same order.
  std::strong_ordering (*compare)(const Outcome& a, const Outcome& b);
  /// The slot of `choice.ranking` that is best by `compare`; of equal ones the first.
  std::size_t (*choose)(const SessionChoice& choice);
  /// Null where the rule chooses session after session, each with the ledger of those before.
  const SeriesSearch* series;
};

extern const WelfareRule leximin;
extern const WelfareRule minimum_total;
extern const WelfareRule minimax;
extern const WelfareRule proportional;
extern const WelfareRule rotation;

/// All of them, the default first.
std::span<const WelfareRule* const> welfare_rules() noexcept;

/// The rule called `id`, or null.
const WelfareRule* find_welfare_rule(std::string_view id) noexcept;

/// The sorted vectors of countries, then of regions' means, heaviest first; then the total. By it every rule decides
/// what is equal by its own measure.
std::strong_ordering compare_leximin(const Outcome& a, const Outcome& b);

}  // namespace plenary::scheduler
