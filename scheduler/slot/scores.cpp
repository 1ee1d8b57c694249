#include "scheduler/slot/scores.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "scheduler/burden/projection.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::size_t lanes = 64;  // slots at a time: one word of a SlotSet

/// Sixteen bytes that are worked on at once: the vector type of g++ and clang, on any processor.
using Bytes = std::uint8_t __attribute__((vector_size(16)));

/// A byte for each of 64 slots.
struct Lane8 {
  std::array<Bytes, lanes / sizeof(Bytes)> parts{};
  std::uint8_t operator[](std::size_t i) const { return parts[i / sizeof(Bytes)][i % sizeof(Bytes)]; }
  void assign(const std::array<std::uint16_t, lanes>& values) {
    std::array<std::uint8_t, lanes> bytes;
    for (std::size_t i = 0; i < lanes; ++i) bytes[i] = static_cast<std::uint8_t>(values[i]);
    std::memcpy(parts.data(), bytes.data(), lanes);
  }
};
using Lane16 = std::array<std::uint16_t, lanes>;

Bytes larger(Bytes a, Bytes b) {
  const Bytes is_a = static_cast<Bytes>(a > b);
  return (a & is_a) | (b & ~is_a);
}

using Words = std::array<std::uint64_t, lanes / sizeof(std::uint64_t)>;

Words words_of(const Lane8& lane) {
  Words words;
  std::memcpy(words.data(), lane.parts.data(), lanes);
  return words;
}

/// Tells most different words apart at a glance.
std::uint64_t digest_of(const Words& words) {
  std::uint64_t digest = 0;
  for (const std::uint64_t word : words) digest = (digest ^ word) * 0x9E3779B97F4A7C15u;
  return digest;
}

/// Countries whose 64 burdens are the same: most neighbours share clock, hours and holidays for that long.
struct Alike {
  Lane8 burden;
  Words words{};  ///< the same bytes, to be compared
  std::uint64_t digest = 0;
  std::uint8_t countries = 0;
};

void add_country(std::vector<Alike>& groups, const Lane8& burden) {
  const Words words = words_of(burden);
  const std::uint64_t digest = digest_of(words);
  for (Alike& group : groups) {
    if (group.digest != digest || group.words != words) continue;
    ++group.countries;
    return;
  }
  groups.push_back({burden, words, digest, 1});
}

/// One run for 64 slots at once: how many countries carry `heaviest`, and the next lighter value.
void next_run(const std::vector<Alike>& groups, const Lane8& heaviest, Lane8& count, Lane8& next) {
  for (std::size_t k = 0; k < heaviest.parts.size(); ++k) {
    const Bytes top = heaviest.parts[k];
    Bytes carriers{};
    Bytes lighter{};
    for (const Alike& group : groups) {
      const Bytes value = group.burden.parts[k];
      carriers += static_cast<Bytes>(value == top) & group.countries;
      lighter = larger(lighter, value & static_cast<Bytes>(value < top));
    }
    count.parts[k] = carriers;
    next.parts[k] = lighter;
  }
}

bool any(const Lane8& lane) {
  Bytes all{};
  for (const Bytes part : lane.parts) all |= part;
  for (std::size_t i = 0; i < sizeof(Bytes); ++i) {
    if (all[i] != 0) return true;
  }
  return false;
}

struct Entry {
  std::uint64_t head;
  std::uint32_t place;
};

/// Radix sort by `head`, least significant byte first; bytes that are the same in all entries cost nothing.
void sort_by_head(std::vector<Entry>& entries) {
  constexpr std::size_t bytes = sizeof(std::uint64_t);
  std::array<std::array<std::uint32_t, 256>, bytes> counts{};
  for (const Entry& entry : entries) {
    for (std::size_t b = 0; b < bytes; ++b) ++counts[b][entry.head >> (8 * b) & 0xFF];
  }
  std::vector<Entry> sorted(entries.size());
  for (std::size_t b = 0; b < bytes; ++b) {
    const auto digit = [b](const Entry& entry) { return entry.head >> (8 * b) & 0xFF; };
    if (entries.empty() || counts[b][digit(entries.front())] == entries.size()) continue;
    std::uint32_t next = 0;
    for (std::uint32_t& count : counts[b]) next += std::exchange(count, next);
    for (const Entry& entry : entries) sorted[counts[b][digit(entry)]++] = entry;
    entries.swap(sorted);
  }
}

}  // namespace

Scores::Scores(const Problem& problem, const Availability& availability, const SlotSet& feasible)
    : problem_(problem), availability_(availability) {
  slots_.reserve(feasible.count());
  feasible.for_each([&](Slot slot) { slots_.push_back(slot); });
  if (!problem.prefers.empty()) {
    for (const Slot slot : slots_) not_preferred_.push_back(steps_not_preferred(problem, availability.grid(), slot));
  }
  note_participants();
  if (problem_.past.empty() && denominator_ != 0 && values_fit_bytes() && collect_records(feasible)) return;
  records_.clear();
  collect_parts();
}

void Scores::note_participants() {
  std::uint16_t divisor = 0;
  for (std::size_t p = 0; p < problem_.participants.size(); ++p) divisor = std::gcd(divisor, availability_.weight(p));
  std::map<std::string_view, std::size_t> regions;
  for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
    const Participant& participant = problem_.participants[p];
    factor_.push_back(divisor == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(availability_.weight(p) / divisor));
    regions_.emplace_back();
    if (!participant.counts_fairly()) continue;
    countries_.push_back(p);
    for (const Region& region : participant.delegation->regions) {
      const auto [place, is_new] = regions.try_emplace(region.id, regions.size());
      if (is_new) region_size_.push_back(0);
      regions_[p].push_back(place->second);
      ++region_size_[place->second];
    }
  }
  // A region's sum fits 16 bits where records are used, so its mean over this denominator fits 40.
  constexpr std::int64_t largest_denominator = std::int64_t{1} << 24;
  for (const std::int64_t size : region_size_) {
    denominator_ = std::lcm(denominator_, size);
    if (denominator_ > largest_denominator) {
      denominator_ = 0;
      return;
    }
  }
}

bool Scores::values_fit_bytes() const {
  constexpr std::uint32_t most = std::numeric_limits<std::uint8_t>::max();
  // At most 255 participants of at most 255 each: their sums fit the sixteen bits of a lane.
  if (problem_.participants.size() > most) return false;
  for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
    std::uint16_t dearest = 0;
    for (const std::uint16_t cost : availability_.cost(p)) dearest = std::max(dearest, cost);
    if (std::uint32_t{dearest} * factor_[p] > most) return false;
  }
  return true;
}

bool Scores::collect_records(const SlotSet& feasible) {
  std::vector<Alike> groups;
  groups.reserve(countries_.size());
  std::vector<Lane16> regions(region_size_.size());
  std::array<Lane8, key_runs> values{};
  std::array<Lane8, key_runs> counts{};
  records_.reserve(slots_.size() * record_words());
  for (std::size_t word = 0; word < feasible.words(); ++word) {
    if (feasible.word(word) == 0) continue;
    const std::size_t first = word * lanes;
    const std::size_t filled = std::min(lanes, feasible.size() - first);
    Lane16 total{};
    Lane8 heaviest{};
    for (Lane16& region : regions) region.fill(0);
    groups.clear();
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      // Fixed bounds for all but the last word, so that each line below is a handful of vector instructions.
      const std::uint16_t* row = availability_.cost(p).data() + first;
      __builtin_prefetch(row + lanes);
      __builtin_prefetch(row + lanes + lanes / 2);
      Lane16 cost;
      if (filled == lanes) {
        for (std::size_t i = 0; i < lanes; ++i) cost[i] = static_cast<std::uint16_t>(row[i] * factor_[p]);
      } else {
        cost.fill(0);
        for (std::size_t i = 0; i < filled; ++i) cost[i] = static_cast<std::uint16_t>(row[i] * factor_[p]);
      }
      for (std::size_t i = 0; i < lanes; ++i) total[i] = static_cast<std::uint16_t>(total[i] + cost[i]);
      if (!problem_.participants[p].counts_fairly()) continue;
      for (const std::size_t r : regions_[p]) {
        Lane16& region = regions[r];
        for (std::size_t i = 0; i < lanes; ++i) region[i] = static_cast<std::uint16_t>(region[i] + cost[i]);
      }
      Lane8 country;
      country.assign(cost);
      add_country(groups, country);
    }
    for (const Alike& group : groups) {
      for (std::size_t k = 0; k < heaviest.parts.size(); ++k)
        heaviest.parts[k] = larger(heaviest.parts[k], group.burden.parts[k]);
    }
    std::size_t runs = 0;
    for (; any(heaviest); ++runs) {
      if (runs == key_runs) return false;
      values[runs] = heaviest;
      next_run(groups, values[runs], counts[runs], heaviest);
    }
    for (std::uint64_t left = feasible.word(word); left != 0; left &= left - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(left));
      std::array<std::uint64_t, key_words> key{};
      for (std::size_t r = 0; r < runs; ++r) {
        const unsigned run = values[r][i] == 0 ? 0u : static_cast<unsigned>(values[r][i]) << 8 | counts[r][i];
        key[r / 4] |= std::uint64_t{run} << (48 - 16 * (r % 4));
      }
      records_.insert(records_.end(), key.begin(), key.end());
      for (std::size_t r = 0; r < regions.size(); ++r) {
        records_.push_back(static_cast<std::uint64_t>(regions[r][i]) *
                           static_cast<std::uint64_t>(denominator_ / region_size_[r]));
      }
      std::sort(records_.end() - static_cast<std::ptrdiff_t>(regions.size()), records_.end(), std::greater<>());
      records_.push_back(total[i]);
    }
  }
  return true;
}

void Scores::collect_parts() {
  // Most slots cost everybody the same as others do: the same hour of another week. Those share their parts.
  std::unordered_map<std::string, std::uint32_t> kinds;
  std::string costs;
  kind_.reserve(slots_.size());
  for (const Slot slot : slots_) {
    costs.clear();
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      const std::uint16_t cost = availability_.cost(p)[index(slot)];
      costs.push_back(static_cast<char>(cost & 0xFF));
      costs.push_back(static_cast<char>(cost >> 8));
    }
    const auto [kind, is_new] = kinds.try_emplace(costs, static_cast<std::uint32_t>(kinds.size()));
    if (is_new) add_parts(slot);
    kind_.push_back(kind->second);
  }
  first_run_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

void Scores::add_parts(Slot slot) {
  // Without a ledger in the smallest whole numbers, with one in units.
  std::vector<std::uint64_t> burdens;
  const bool is_first = problem_.past.empty();
  total_.push_back(0);
  const std::size_t regions = region_sum_.size();
  region_sum_.resize(regions + region_size_.size(), 0);
  for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
    std::uint64_t value = std::uint64_t{availability_.cost(p)[index(slot)]} * factor_[p];
    if (!is_first) value = static_cast<std::uint64_t>(availability_.burden(p, slot).units());
    total_.back() += value;
    if (!problem_.participants[p].counts_fairly()) continue;
    value += static_cast<std::uint64_t>(past_burden(problem_, p).units());
    for (const std::size_t r : regions_[p]) region_sum_[regions + r] += value;
    if (value != 0) burdens.push_back(value);
  }
  add_runs(burdens);
}

void Scores::add_runs(std::vector<std::uint64_t>& burdens) {
  first_run_.push_back(static_cast<std::uint32_t>(runs_.size()));
  std::sort(burdens.rbegin(), burdens.rend());
  for (std::size_t i = 0; i < burdens.size(); ++i) {
    if (i == 0 || burdens[i] != burdens[i - 1]) runs_.push_back({burdens[i], 0});
    ++runs_.back().count;
  }
}

int Scores::compare_regions(std::uint32_t kind, std::uint32_t other) const {
  // Means as fractions, heaviest first; compared crosswise, so without rounding.
  struct Mean {
    std::uint64_t sum;
    std::uint64_t size;
  };
  const std::size_t regions = region_size_.size();
  const auto sorted_means = [&](std::uint32_t of) {
    std::vector<Mean> means;
    for (std::size_t r = 0; r < regions; ++r) {
      means.push_back({region_sum_[of * regions + r], static_cast<std::uint64_t>(region_size_[r])});
    }
    std::sort(means.begin(), means.end(), [](const Mean& x, const Mean& y) { return x.sum * y.size > y.sum * x.size; });
    return means;
  };
  const auto x = sorted_means(kind);
  const auto y = sorted_means(other);
  for (std::size_t r = 0; r < regions; ++r) {
    if (x[r].sum * y[r].size != y[r].sum * x[r].size) return x[r].sum * y[r].size < y[r].sum * x[r].size ? -1 : 1;
  }
  return 0;
}

bool Scores::better_by_parts(std::uint32_t one, std::uint32_t other) const {
  const std::uint32_t a = kind_[one];
  const std::uint32_t b = kind_[other];
  if (a == b) return better_by_time(one, other);
  const auto order =
      std::lexicographical_compare_three_way(runs_.begin() + first_run_[a], runs_.begin() + first_run_[a + 1],
                                             runs_.begin() + first_run_[b], runs_.begin() + first_run_[b + 1]);
  if (order != 0) return order < 0;
  if (const int regions = compare_regions(a, b); regions != 0) return regions < 0;
  return total_[a] != total_[b] ? total_[a] < total_[b] : better_by_time(one, other);
}

bool Scores::better_by_time(std::uint32_t one, std::uint32_t other) const {
  if (!not_preferred_.empty() && not_preferred_[one] != not_preferred_[other])
    return not_preferred_[one] < not_preferred_[other];
  return one < other;
}

std::vector<Slot> Scores::sorted() const {
  // The first word of a record decides almost always: sort by it alone, then each group of equals by the rest.
  const std::size_t words = record_words();
  std::vector<Entry> entries(slots_.size());
  for (std::uint32_t place = 0; place < entries.size(); ++place) {
    entries[place] = {records_.empty() ? 0 : records_[place * words], place};
  }
  const auto better_by_record = [&](const Entry& a, const Entry& b) {
    const std::uint64_t* x = records_.data() + a.place * words;
    const std::uint64_t* y = records_.data() + b.place * words;
    for (std::size_t w = 1; w < words; ++w) {
      if (x[w] != y[w]) return x[w] < y[w];
    }
    return better_by_time(a.place, b.place);
  };
  sort_by_head(entries);
  for (auto first = entries.begin(); first != entries.end();) {
    const auto last = std::find_if(first, entries.end(), [&](const Entry& entry) { return entry.head != first->head; });
    if (!records_.empty()) {
      std::sort(first, last, better_by_record);
    } else {
      std::sort(first, last, [this](const Entry& a, const Entry& b) { return better_by_parts(a.place, b.place); });
    }
    first = last;
  }
  std::vector<Slot> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(slots_[entry.place]);
  return order;
}

}  // namespace plenary::scheduler
