#include "scheduler/explain/comparison.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

/// Decides for `result.better` against `result.worse`; false if it is the other way round.
bool decide(const Problem& problem, const Availability& availability, Comparison& result) {
  const auto better = sorted_burdens(problem, availability, result.better);
  const auto worse = sorted_burdens(problem, availability, result.worse);
  for (std::size_t i = 0; i < better.size(); ++i) {
    if (better[i] == worse[i]) continue;
    result.decided_by = Criterion::countries;
    result.position = i + 1;
    result.better_value = better[i];
    result.worse_value = worse[i];
    return better[i] < worse[i];
  }
  const auto better_regions = region_burdens(problem, availability, result.better);
  const auto worse_regions = region_burdens(problem, availability, result.worse);
  for (std::size_t i = 0; i < better_regions.size(); ++i) {
    const auto& a = better_regions[i];
    const auto& b = worse_regions[i];
    const auto left = a.sum.units() * b.countries;
    const auto right = b.sum.units() * a.countries;
    if (left == right) continue;
    result.decided_by = Criterion::regions;
    result.position = i + 1;
    result.better_value = Burden::of_units(a.sum.units() / a.countries);
    result.worse_value = Burden::of_units(b.sum.units() / b.countries);
    return left < right;
  }
  result.better_value = total_burden(availability, result.better);
  result.worse_value = total_burden(availability, result.worse);
  if (result.better_value != result.worse_value) {
    result.decided_by = Criterion::total;
    return result.better_value < result.worse_value;
  }
  const auto steps = [&](Slot slot) { return steps_not_preferred(problem, availability.grid(), slot); };
  if (steps(result.better) != steps(result.worse)) {
    result.decided_by = Criterion::preferred;
    return steps(result.better) < steps(result.worse);
  }
  result.decided_by = Criterion::earliest;
  return result.better < result.worse;
}

}  // namespace

Message message_of(const Comparison& comparison) {
  const MessageArgument position{"position", comparison.position};
  const MessageArgument better{"better", comparison.better_value.shown_points()};
  const MessageArgument worse{"worse", comparison.worse_value.shown_points()};
  switch (comparison.decided_by) {
    case Criterion::countries:
      return {"comparison.countries", {position, better, worse}};
    case Criterion::regions:
      return {"comparison.regions", {position, better, worse}};
    case Criterion::total:
      return {"comparison.total", {better, worse}};
    case Criterion::preferred:
      return {"comparison.preferred", {}};
    case Criterion::earliest:
      break;
  }
  return {"comparison.earliest", {}};
}

Comparison compare(const Problem& problem, const Availability& availability, Slot a, Slot b) {
  Comparison result;
  result.better = a;
  result.worse = b;
  if (!decide(problem, availability, result)) {
    std::swap(result.better, result.worse);
    std::swap(result.better_value, result.worse_value);
  }
  for (std::size_t p = 0; p < availability.participants(); ++p) {
    const Change change{p, availability.burden(p, result.worse), availability.burden(p, result.better)};
    if (change.to < change.from) result.gain.push_back(change);
    if (change.from < change.to) result.lose.push_back(change);
  }
  const auto size = [](const Change& change) {
    const Burden difference = change.to - change.from;
    return difference < Burden{} ? Burden{} - difference : difference;
  };
  const auto larger = [&](const Change& x, const Change& y) { return size(x) > size(y); };
  std::stable_sort(result.gain.begin(), result.gain.end(), larger);
  std::stable_sort(result.lose.begin(), result.lose.end(), larger);
  return result;
}

}  // namespace plenary::scheduler
