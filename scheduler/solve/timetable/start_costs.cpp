#include "scheduler/solve/timetable/start_costs.hpp"

#include <algorithm>
#include <limits>

namespace plenary::scheduler {

namespace {

std::int32_t energy(const Score& price, EnergyWeights weights) noexcept {
  return static_cast<std::int32_t>((price.hard > 0 ? weights.hard : 0) + price.medium * weights.medium +
                                   price.soft * weights.soft);
}

/// How much of a tie's violation still counts: enough to lead back, not enough to overflow a row.
constexpr std::int64_t most_of_a_tie = 8;

/// Of a tie, whose violations have a distance that a search can follow.
std::int32_t energy_of_tie(const Score& price, EnergyWeights weights) noexcept {
  return energy(price, weights) +
         static_cast<std::int32_t>(std::clamp<std::int64_t>(price.hard - 1, 0, most_of_a_tie - 1)) * weights.hard;
}

}  // namespace

StartCosts::StartCosts(const Timetable& timetable, const CostModel& model, EnergyWeights weights)
    : model_(&model),
      meetings_(timetable.meetings.size()),
      grains_(timetable.grains()),
      reach_(std::max(0, model.room_change_within().count)),
      weights_(weights) {
  std::vector<int> lengths;
  for (const Meeting& meeting : timetable.meetings) durations_.push_back(meeting.duration.count);
  lengths = durations_;
  std::ranges::sort(lengths);
  lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
  kinds_ = lengths.size();
  for (const int duration : durations_) {
    kind_.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(lengths, duration) - lengths.begin()));
  }

  const int longest = lengths.empty() ? 0 : lengths.back();
  before_ = static_cast<std::size_t>(longest) + static_cast<std::size_t>(reach_);
  length_ = std::max<std::size_t>(1, (grains_ + start_block - 1) / start_block) * start_block;
  stride_ = before_ + length_ + before_;
  table_.assign(meetings_ * stride_, forbidden);
  for (std::size_t i = 0; i < meetings_; ++i) {
    std::int64_t least_hard = std::numeric_limits<std::int64_t>::max();
    for (std::size_t g = 0; g < grains_; ++g) {
      least_hard = std::min(least_hard, model.of_start(i, Grain{static_cast<int>(g)}).hard);
    }
    for (std::size_t g = 0; g < grains_; ++g) {
      Score price = model.of_start(i, Grain{static_cast<int>(g)});
      if (price.hard > least_hard) continue;
      price.hard = 0;
      table_[i * stride_ + before_ + g] = energy(price, weights_);
    }
  }

  for (const int moved : lengths) {
    for (const int row : lengths) {
      std::vector<std::int32_t> shared;
      for (int distance = -(row + reach_); distance <= moved + reach_; ++distance) {
        shared.push_back(std::max(0, std::min(distance + row, moved) - std::max(distance, 0)));
      }
      shared_.push_back(std::move(shared));
    }
  }
  for (const auto& shared : shared_) shapes_.push_back({shared.data(), static_cast<std::uint32_t>(shared.size())});

  prices_.resize(meetings_ * meetings_);
  for (std::size_t i = 0; i < meetings_; ++i) {
    for (std::size_t j = 0; j < meetings_; ++j) {
      if (i == j) continue;
      prices_[i * meetings_ + j] = {energy(model.of_overlap(i, j), weights_), energy(model.of_touching(i, j), weights_),
                                    energy(model.of_room_change(i, j), weights_)};
    }
  }
}

void StartCosts::change(std::size_t meeting, Grain start, std::int32_t sign) noexcept {
  const PairTable table{&table_[before_], stride_, reach_, durations_, kind_};
  add_pairs(table, meeting, start.index, sign, &shapes_[kind_[meeting] * kinds_], &prices_[meeting * meetings_]);
  for (const CostModel::Tie& tie : model_->ties(meeting)) {
    std::int32_t* row = &table_[tie.other * stride_ + before_];
    for (std::size_t g = 0; g < grains_; ++g) {
      row[g] += sign * energy_of_tie(tie.of(start, Grain{static_cast<int>(g)}), weights_);
    }
  }
}

std::int32_t StartCosts::of_pair(std::size_t i, Grain at_i, std::size_t j, Grain at_j) const noexcept {
  const int distance = at_i.index - at_j.index;
  std::int32_t tied = 0;
  for (const CostModel::Tie& tie : model_->ties(i)) {
    if (tie.other == j) tied += energy_of_tie(tie.of(at_i, at_j), weights_);
  }
  if (distance < -(durations_[i] + reach_) || distance > durations_[j] + reach_) return tied;
  const PairPrice& price = prices_[i * meetings_ + j];
  const int shared = std::min(distance + durations_[i], durations_[j]) - std::max(distance, 0);
  std::int32_t sum = tied + (shared > 0 ? shared * price.shared : 0);
  if (distance == -durations_[i] || distance == durations_[j]) sum += price.touching;
  if (distance != 0) sum += price.close;
  return sum;
}

}  // namespace plenary::scheduler
