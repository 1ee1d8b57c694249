#pragma once

#include <algorithm>
#include <vector>

namespace plenary::calendar {

/// [start, end): contains start, not end. Empty where start >= end. RFC 5545 §3.6.1: DTEND is exclusive.
template <class Point>
struct Interval {
  Point start{};
  Point end{};

  constexpr bool empty() const noexcept { return !(start < end); }
  constexpr auto length() const noexcept { return end - start; }
  constexpr bool contains(const Point& p) const noexcept { return !(p < start) && p < end; }
  constexpr bool contains(const Interval& other) const noexcept {
    return other.empty() || (!(other.start < start) && !(end < other.end));
  }
  constexpr bool overlaps(const Interval& other) const noexcept {
    return !empty() && !other.empty() && start < other.end && other.start < end;
  }
  constexpr Interval intersection(const Interval& other) const noexcept {
    return {std::max(start, other.start), std::min(end, other.end)};
  }

  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

/// A set of points kept as sorted, disjoint, non-touching, non-empty intervals.
/// Law: two sets that contain the same points are equal.
template <class Point>
class IntervalSet {
 public:
  IntervalSet() = default;
  explicit IntervalSet(std::vector<Interval<Point>> parts) : parts_(std::move(parts)) { normalize(); }

  const std::vector<Interval<Point>>& parts() const noexcept { return parts_; }
  bool empty() const noexcept { return parts_.empty(); }

  bool contains(const Point& p) const noexcept {
    const auto after = std::upper_bound(parts_.begin(), parts_.end(), p,
                                        [](const Point& x, const auto& part) { return x < part.start; });
    return after != parts_.begin() && std::prev(after)->contains(p);
  }

  bool overlaps(const Interval<Point>& span) const noexcept {
    if (span.empty()) return false;
    const auto first = std::upper_bound(parts_.begin(), parts_.end(), span.start,
                                        [](const Point& x, const auto& part) { return x < part.end; });
    return first != parts_.end() && first->overlaps(span);
  }

  /// Points in either set.
  IntervalSet unite(const IntervalSet& other) const {
    auto all = parts_;
    all.insert(all.end(), other.parts_.begin(), other.parts_.end());
    return IntervalSet{std::move(all)};
  }

  /// Points in both sets.
  IntervalSet intersect(const IntervalSet& other) const {
    IntervalSet both;
    auto a = parts_.begin();
    auto b = other.parts_.begin();
    while (a != parts_.end() && b != other.parts_.end()) {
      if (const auto common = a->intersection(*b); !common.empty()) both.parts_.push_back(common);
      if (a->end < b->end) {
        ++a;
      } else {
        ++b;
      }
    }
    return both;
  }

  /// Points of this set that are not in `other`.
  IntervalSet subtract(const IntervalSet& other) const {
    IntervalSet rest;
    auto cut = other.parts_.begin();
    for (auto part : parts_) {
      while (cut != other.parts_.end() && !(part.start < cut->end)) ++cut;
      for (auto next = cut; next != other.parts_.end() && next->start < part.end; ++next) {
        if (part.start < next->start) rest.parts_.push_back({part.start, next->start});
        part.start = next->end;
      }
      if (!part.empty()) rest.parts_.push_back(part);
    }
    return rest;
  }

  friend bool operator==(const IntervalSet&, const IntervalSet&) = default;

 private:
  void normalize() {
    std::erase_if(parts_, [](const auto& part) { return part.empty(); });
    std::sort(parts_.begin(), parts_.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    std::vector<Interval<Point>> merged;
    for (const auto& part : parts_) {
      if (!merged.empty() && !(merged.back().end < part.start)) {
        merged.back().end = std::max(merged.back().end, part.end);
      } else {
        merged.push_back(part);
      }
    }
    parts_ = std::move(merged);
  }

  std::vector<Interval<Point>> parts_;
};

}  // namespace plenary::calendar
