#include "scheduler/solve/ranking.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>

namespace plenary::scheduler {

namespace {

constexpr std::size_t block = 256;  // slots at a time: their vectors stay in the first-level cache

/// A value and how many countries carry it. Sequences of runs, heaviest first, compare like the sorted
/// vectors that they stand for: the smaller value, or the fewer who carry it, is better.
struct Run {
  std::uint32_t value;
  std::uint32_t count;
  friend auto operator<=>(const Run&, const Run&) = default;
};

/// Everything by which the feasible slots are compared, in the order of `slots`.
class Scores {
 public:
  Scores(const Problem& problem, const Availability& availability, const SlotSet& feasible);
  std::vector<Slot> sorted() const;

 private:
  struct Entry {
    std::uint64_t head;  ///< the first runs, packed so that comparing integers compares them
    std::uint32_t place;
  };

  template <class Value>
  void collect();
  bool better(const Entry& a, const Entry& b) const;
  int compare_regions(std::uint32_t a, std::uint32_t b) const;

  const Problem& problem_;
  const Availability& availability_;
  std::vector<Slot> slots_;
  std::vector<std::size_t> countries_;     ///< participants that are compared
  std::vector<std::uint32_t> factor_;      ///< weight ÷ the weights' common divisor, by participant
  std::vector<std::size_t> region_;        ///< by participant
  std::vector<std::int64_t> region_size_;  ///< countries, by region
  std::vector<std::uint64_t> region_sum_;  ///< by region, then slot
  std::vector<std::uint64_t> total_;       ///< by slot
  std::vector<Run> runs_;                  ///< of all slots
  std::vector<std::uint32_t> first_run_;   ///< by slot, and one past the last
  std::vector<Entry> entries_;
};

Scores::Scores(const Problem& problem, const Availability& availability, const SlotSet& feasible)
    : problem_(problem), availability_(availability) {
  slots_.reserve(feasible.count());
  feasible.for_each([&](Slot slot) { slots_.push_back(slot); });

  std::uint32_t divisor = 0;
  std::map<std::string_view, std::size_t> regions;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& participant = problem.participants[p];
    divisor = std::gcd(divisor, std::uint32_t{availability.weight(p)});
    region_.push_back(0);
    if (!participant.counts_as_country()) continue;
    countries_.push_back(p);
    const auto [place, is_new] = regions.try_emplace(participant.delegation->region, regions.size());
    if (is_new) region_size_.push_back(0);
    region_[p] = place->second;
    ++region_size_[place->second];
  }
  std::uint64_t most = 0;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    factor_.push_back(divisor == 0 ? 0 : availability.weight(p) / divisor);
    const auto& cost = availability.cost(p);
    const std::uint64_t dearest = cost.empty() ? 0 : *std::max_element(cost.begin(), cost.end());
    most = std::max(most, dearest * factor_.back());
  }
  total_.assign(slots_.size(), 0);
  region_sum_.assign(region_size_.size() * slots_.size(), 0);
  first_run_.reserve(slots_.size() + 1);
  entries_.reserve(slots_.size());
  if (most <= std::numeric_limits<std::uint8_t>::max() && countries_.size() <= 255) {
    collect<std::uint8_t>();
  } else if (most <= std::numeric_limits<std::uint16_t>::max()) {
    collect<std::uint16_t>();
  } else {
    collect<std::uint32_t>();
  }
}

template <class Value>
void Scores::collect() {
  const std::size_t width = (countries_.size() + 63) / 64 * 64;
  std::vector<Value> vectors(block * width, 0);
  for (std::size_t first = 0; first < slots_.size(); first += block) {
    const std::size_t count = std::min(block, slots_.size() - first);
    std::size_t column = 0;
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      const std::uint32_t* cost = availability_.cost(p).data();
      const bool country = column < countries_.size() && countries_[column] == p;
      std::uint64_t* region = country ? region_sum_.data() + region_[p] * slots_.size() + first : nullptr;
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t value = cost[index(slots_[first + i])] * factor_[p];
        total_[first + i] += value;
        if (!country) continue;
        region[i] += value;
        vectors[i * width + column] = static_cast<Value>(value);
      }
      if (country) ++column;
    }
    for (std::size_t i = 0; i < count; ++i) {
      Value* vector = vectors.data() + i * width;
      first_run_.push_back(static_cast<std::uint32_t>(runs_.size()));
      std::size_t left = countries_.size();
      while (left > 0) {
        Value heaviest = 0;
        for (std::size_t k = 0; k < width; ++k) heaviest = std::max(heaviest, vector[k]);
        if (heaviest == 0) {
          runs_.push_back({0, static_cast<std::uint32_t>(left)});
          break;
        }
        Value carriers = 0;
        for (std::size_t k = 0; k < width; ++k) {
          const bool carries = vector[k] == heaviest;
          carriers = static_cast<Value>(carriers + carries);
          vector[k] = carries ? Value{0} : vector[k];
        }
        runs_.push_back({heaviest, static_cast<std::uint32_t>(carriers)});
        left -= carriers;
      }
      const std::uint32_t begin = first_run_.back();
      std::uint64_t head = 0;
      if constexpr (sizeof(Value) == 1) {
        for (std::size_t k = 0; k < 4; ++k) {
          const Run run = begin + k < runs_.size() ? runs_[begin + k] : Run{0, 0};
          head = head << 16 | run.value << 8 | run.count;
        }
      } else if (begin < runs_.size()) {
        head = std::uint64_t{runs_[begin].value} << 32 | runs_[begin].count;
      }
      entries_.push_back({head, static_cast<std::uint32_t>(first + i)});
    }
  }
  first_run_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

int Scores::compare_regions(std::uint32_t a, std::uint32_t b) const {
  struct Mean {
    std::uint64_t sum;
    std::int64_t size;
  };
  const auto means = [&](std::uint32_t place) {
    std::vector<Mean> result;
    for (std::size_t r = 0; r < region_size_.size(); ++r) {
      result.push_back({region_sum_[r * slots_.size() + place], region_size_[r]});
    }
    std::sort(result.begin(), result.end(), [](const Mean& x, const Mean& y) {
      return x.sum * static_cast<std::uint64_t>(y.size) > y.sum * static_cast<std::uint64_t>(x.size);
    });
    return result;
  };
  const auto left = means(a);
  const auto right = means(b);
  for (std::size_t r = 0; r < left.size(); ++r) {
    const auto x = left[r].sum * static_cast<std::uint64_t>(right[r].size);
    const auto y = right[r].sum * static_cast<std::uint64_t>(left[r].size);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

bool Scores::better(const Entry& a, const Entry& b) const {
  if (a.head != b.head) return a.head < b.head;
  const auto runs = [&](std::uint32_t place) {
    return std::pair{runs_.begin() + first_run_[place], runs_.begin() + first_run_[place + 1]};
  };
  const auto [a_begin, a_end] = runs(a.place);
  const auto [b_begin, b_end] = runs(b.place);
  const auto [x, y] = std::mismatch(a_begin, a_end, b_begin, b_end);
  if (x != a_end && y != b_end) return *x < *y;
  if (region_size_.size() > 1) {
    bool same = true;
    for (std::size_t r = 0; same && r < region_size_.size(); ++r) {
      same = region_sum_[r * slots_.size() + a.place] == region_sum_[r * slots_.size() + b.place];
    }
    if (!same) {
      if (const int regions = compare_regions(a.place, b.place); regions != 0) return regions < 0;
    }
  }
  if (total_[a.place] != total_[b.place]) return total_[a.place] < total_[b.place];
  return a.place < b.place;
}

std::vector<Slot> Scores::sorted() const {
  auto entries = entries_;
  std::sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) { return better(a, b); });
  std::vector<Slot> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(slots_[entry.place]);
  return order;
}

}  // namespace

std::vector<Slot> rank(const Problem& problem, const Availability& availability, const SlotSet& feasible) {
  return Scores(problem, availability, feasible).sorted();
}

std::vector<Burden> sorted_burdens(const Problem& problem, const Availability& availability, Slot slot) {
  std::vector<Burden> burdens;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (problem.participants[p].counts_as_country()) burdens.push_back(availability.burden(p, slot));
  }
  std::sort(burdens.rbegin(), burdens.rend());
  return burdens;
}

std::vector<RegionBurden> region_burdens(const Problem& problem, const Availability& availability, Slot slot) {
  std::map<std::string_view, RegionBurden> regions;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& participant = problem.participants[p];
    if (!participant.counts_as_country()) continue;
    RegionBurden& region = regions[participant.delegation->region];
    region.region = participant.delegation->region;
    region.sum += availability.burden(p, slot);
    ++region.countries;
  }
  std::vector<RegionBurden> result;
  for (const auto& [name, region] : regions) result.push_back(region);
  std::stable_sort(result.begin(), result.end(), [](const RegionBurden& a, const RegionBurden& b) {
    return a.sum.units() * b.countries > b.sum.units() * a.countries;
  });
  return result;
}

Burden total_burden(const Availability& availability, Slot slot) {
  Burden total;
  for (std::size_t p = 0; p < availability.participants(); ++p) total += availability.burden(p, slot);
  return total;
}

}  // namespace plenary::scheduler
