#pragma once

#include <cstddef>
#include <vector>

namespace plenary::scheduler {

namespace quickxplain_parts {

template <class T>
std::vector<T> joined(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> both = a;
  both.insert(both.end(), b.begin(), b.end());
  return both;
}

template <class T, class Consistent>
std::vector<T> conflict_among(const std::vector<T>& background, bool background_grew, const std::vector<T>& candidates,
                              Consistent& consistent) {
  if (background_grew && !consistent(background)) return {};
  if (candidates.size() == 1) return candidates;
  const auto half = candidates.begin() + static_cast<std::ptrdiff_t>(candidates.size() / 2);
  const std::vector<T> first(candidates.begin(), half);
  const std::vector<T> second(half, candidates.end());
  const auto of_second = conflict_among(joined(background, first), !first.empty(), second, consistent);
  const auto of_first = conflict_among(joined(background, of_second), !of_second.empty(), first, consistent);
  return joined(of_first, of_second);
}

}  // namespace quickxplain_parts

/// A minimal subset of `candidates` that is inconsistent: QuickXplain (Junker, "Preferred explanations and relaxations
/// for over-constrained problems", AAAI 2004). `candidates` as a whole must be inconsistent; the earlier ones are the
/// more likely to be kept. `consistent(subset)` must be monotone: parts of a consistent set are consistent. In the
/// order of the candidates.
template <class T, class Consistent>
std::vector<T> quickxplain(const std::vector<T>& candidates, Consistent consistent) {
  if (candidates.empty()) return {};
  return quickxplain_parts::conflict_among<T>({}, true, candidates, consistent);
}

}  // namespace plenary::scheduler
