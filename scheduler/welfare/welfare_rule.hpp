#pragma once

#include <compare>
#include <span>
#include <string_view>

#include "scheduler/welfare/outcome.hpp"

namespace plenary::scheduler {

/// A way to say which of two outcomes is fairer. Where a rule's own measure cannot tell two outcomes apart,
/// leximin decides, then the total; what is equal even then differs only in who carries what.
///
/// Laws: `compare` is a total preorder; what is no country's gain and some country's loss is never `less`
/// (except in the measure of `rotation`, which asks one region first); all of it in whole numbers.
struct WelfareRule {
  std::string_view id;      ///< "leximin", as documents and options write it
  std::string_view name;    ///< for the eye
  std::string_view source;  ///< where it is defined
  /// `less` if `a` is better than `b`. Both have the same countries and regions in the same order.
  std::strong_ordering (*compare)(const Outcome& a, const Outcome& b);
};

/// The sorted vectors of countries, then of regions' means, heaviest first; then the total.
std::strong_ordering compare_leximin(const Outcome& a, const Outcome& b);
/// The total over all who are invited.
std::strong_ordering compare_minimum_total(const Outcome& a, const Outcome& b);
/// The heaviest burden of a country.
std::strong_ordering compare_minimax(const Outcome& a, const Outcome& b);
/// The product over the countries of what separates them from the ceiling.
std::strong_ordering compare_proportional(const Outcome& a, const Outcome& b);
/// What is best for the region whose turn it is, then for the next one.
std::strong_ordering compare_rotation(const Outcome& a, const Outcome& b);

extern const WelfareRule leximin;
extern const WelfareRule minimum_total;
extern const WelfareRule minimax;
extern const WelfareRule proportional;
extern const WelfareRule rotation;

/// All of them, the default first.
std::span<const WelfareRule* const> welfare_rules() noexcept;

/// The rule called `id`, or null.
const WelfareRule* find_welfare_rule(std::string_view id) noexcept;

}  // namespace plenary::scheduler
