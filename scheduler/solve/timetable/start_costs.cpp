#include "scheduler/solve/timetable/start_costs.hpp"

#include <algorithm>
#include <limits>

namespace plenary::scheduler {

namespace {

std::int32_t energy(const Score& price, EnergyWeights weights) noexcept {
  return static_cast<std::int32_t>((price.hard > 0 ? weights.hard : 0) + price.medium * weights.medium +
                                   price.soft * weights.soft);
}

}  // namespace

StartCosts::StartCosts(const Timetable& timetable, const CostModel& model, EnergyWeights weights)
    : meetings_(timetable.meetings.size()), reach_(std::max(0, model.room_change_within().count)), weights_(weights) {
  std::vector<int> lengths;
  for (const Meeting& meeting : timetable.meetings) durations_.push_back(meeting.duration.count);
  lengths = durations_;
  std::ranges::sort(lengths);
  lengths.erase(std::ranges::unique(lengths).begin(), lengths.end());
  kinds_ = lengths.size();
  for (const int duration : durations_) {
    kind_.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(lengths, duration) - lengths.begin()));
  }

  const int longest = lengths.empty() ? 0 : lengths.back();
  const std::size_t grains = timetable.grains();
  before_ = static_cast<std::size_t>(longest + reach_);
  length_ = std::max<std::size_t>(1, (grains + start_block - 1) / start_block) * start_block;
  stride_ = before_ + length_ + static_cast<std::size_t>(longest + reach_);
  table_.assign(meetings_ * stride_, forbidden);
  for (std::size_t i = 0; i < meetings_; ++i) {
    std::int64_t least_hard = std::numeric_limits<std::int64_t>::max();
    for (std::size_t g = 0; g < grains; ++g) {
      least_hard = std::min(least_hard, model.of_start(i, Grain{static_cast<int>(g)}).hard);
    }
    for (std::size_t g = 0; g < grains; ++g) {
      Score price = model.of_start(i, Grain{static_cast<int>(g)});
      if (price.hard > least_hard) continue;
      price.hard = 0;
      table_[i * stride_ + before_ + g] = energy(price, weights_);
    }
  }

  for (const int row : lengths) {
    for (const int moved : lengths) {
      Shape shape;
      for (int offset = -(row + reach_); offset <= moved + reach_; ++offset) {
        const int end = offset + row;
        const int gap = offset < 0 ? -end : offset - moved;
        shape.shared.push_back(std::max(0, std::min(end, moved) - std::max(offset, 0)));
        shape.touching.push_back(end == 0 || offset == moved ? 1 : 0);
        shape.close.push_back(offset != 0 && gap <= model.room_change_within().count ? 1 : 0);
      }
      shapes_.push_back(std::move(shape));
    }
  }
  const std::int32_t touching = energy(model.of_touching(), weights_);
  prices_.resize(meetings_ * meetings_);
  for (std::size_t i = 0; i < meetings_; ++i) {
    for (std::size_t j = 0; j < meetings_; ++j) {
      if (i == j) continue;
      prices_[i * meetings_ + j] = {energy(model.of_overlap(i, j), weights_), touching,
                                    energy(model.of_room_change(i, j), weights_)};
    }
  }
}

void StartCosts::change(std::size_t meeting, Grain start, std::int32_t sign) noexcept {
  const PairPrice* prices = &prices_[meeting * meetings_];
  for (std::size_t i = 0; i < meetings_; ++i) {
    if (i == meeting) continue;
    const Shape& form = shape(kind_[i], kind_[meeting]);
    std::int32_t* first = &table_[i * stride_ + before_] + (start.index - durations_[i] - reach_);
    add_pair(first, {form.shared, form.touching, form.close},
             {sign * prices[i].shared, sign * prices[i].touching, sign * prices[i].close});
  }
}

std::int32_t StartCosts::of_pair(std::size_t i, Grain at_i, std::size_t j, Grain at_j) const noexcept {
  const Shape& form = shape(kind_[i], kind_[j]);
  const int offset = at_i.index - at_j.index + durations_[i] + reach_;
  if (offset < 0 || static_cast<std::size_t>(offset) >= form.shared.size()) return 0;
  const auto k = static_cast<std::size_t>(offset);
  const PairPrice& price = prices_[i * meetings_ + j];
  return price.shared * form.shared[k] + price.touching * form.touching[k] + price.close * form.close[k];
}

}  // namespace plenary::scheduler
