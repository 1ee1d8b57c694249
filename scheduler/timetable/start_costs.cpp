#include "scheduler/timetable/start_costs.hpp"

#include <algorithm>
#include <limits>

#include "scheduler/timetable/room_use.hpp"

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
      reach_(std::max(0, model.room_change_within().count)),
      weights_(weights) {
  lay_out(timetable);
  price_starts(timetable);
  price_pairs();
}

void StartCosts::lay_out(const Timetable& timetable) {
  std::vector<int> lengths;
  for (const Meeting& meeting : timetable.meetings) lengths.push_back(meeting.duration.count);
  std::ranges::sort(lengths);
  lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
  kinds_ = lengths.size();
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

  // Two rows share the room between them; the first needs as much before it, and the last after it.
  const int longest = lengths.empty() ? 0 : lengths.back();
  const auto between = 2 * (static_cast<std::size_t>(longest) + static_cast<std::size_t>(reach_));
  std::vector<std::size_t> begins;
  std::size_t size = between;
  for (std::size_t i = 0; i < meetings_; ++i) {
    const Span starts = model_->starts(i);
    const int duration = timetable.meetings[i].duration.count;
    const auto kind = std::ranges::lower_bound(lengths, duration) - lengths.begin();
    rows_.push_back({nullptr, starts.start.index, starts.end.index, duration, static_cast<std::uint32_t>(kind)});
    begins.push_back(size);
    longest_row_ = std::max(longest_row_, row(i).size());
    size += row(i).size() + between;
  }
  table_.assign(size, forbidden);
  for (std::size_t i = 0; i < meetings_; ++i) rows_[i].costs = &table_[begins[i]];
}

void StartCosts::price_starts(const Timetable& timetable) {
  const RoomUse rooms{timetable, *model_};  // nobody has one yet
  for (std::size_t i = 0; i < meetings_; ++i) {
    const Span starts = model_->starts(i);
    const auto hard = [&](Grain g) { return model_->of_start(i, g).hard + (rooms.open(i, g) == 0 ? 1 : 0); };
    std::int64_t least_hard = std::numeric_limits<std::int64_t>::max();
    for (Grain g = starts.start; g < starts.end; ++g.index) least_hard = std::min(least_hard, hard(g));
    for (Grain g = starts.start; g < starts.end; ++g.index) {
      Score price = model_->of_start(i, g);
      if (hard(g) > least_hard) continue;
      price.hard = 0;
      rows_[i].costs[g.index - starts.start.index] = energy(price, weights_);
    }
  }
}

void StartCosts::price_pairs() {
  std::size_t meeting_each_other = 0;
  for (std::size_t i = 0; i < meetings_; ++i) {
    for (std::size_t j = 0; j < meetings_; ++j) meeting_each_other += model_->can_meet(i, j) ? 1 : 0;
  }
  felt_by_.reserve(meeting_each_other);
  for (std::size_t i = 0; i < meetings_; ++i) {
    first_felt_by_.push_back(felt_by_.size());
    for (std::size_t j = 0; j < meetings_; ++j) {
      if (i == j || !model_->can_meet(i, j)) continue;
      const PairPrice price{energy(model_->of_overlap(i, j), weights_), energy(model_->of_touching(i, j), weights_),
                            energy(model_->of_room_change(i, j), weights_)};
      if (price.shared == 0 && price.touching == 0 && price.close == 0) continue;
      felt_by_.push_back({static_cast<std::uint32_t>(j), price});
    }
  }
  first_felt_by_.push_back(felt_by_.size());
}

PairPrice StartCosts::price(std::size_t i, std::size_t j) const noexcept {
  const auto felt = felt_by(i);
  // Where everybody feels everybody, this is its place.
  if (const std::size_t likely = j - (j > i ? 1 : 0); likely < felt.size() && felt[likely].row == j) {
    return felt[likely].price;
  }
  const auto found = std::ranges::lower_bound(felt, static_cast<std::uint32_t>(j), {}, &FeltBy::row);
  return found != felt.end() && found->row == j ? found->price : PairPrice{};
}

void StartCosts::change(std::size_t meeting, Grain start, std::int32_t sign) noexcept {
  add_pairs(rows_.data(), felt_by(meeting), reach_, start.index, sign, &shapes_[rows_[meeting].kind * kinds_]);
  for (const CostModel::Tie& tie : model_->ties(meeting)) {
    const StartRow& row = rows_[tie.other];
    for (int g = row.first; g < row.end; ++g) {
      row.costs[g - row.first] += sign * energy_of_tie(tie.of(start, Grain{g}), weights_);
    }
  }
}

std::int32_t StartCosts::of_pair(std::size_t i, Grain at_i, std::size_t j, Grain at_j) const noexcept {
  const int distance = at_i.index - at_j.index;
  std::int32_t tied = 0;
  for (const CostModel::Tie& tie : model_->ties(i)) {
    if (tie.other == j) tied += energy_of_tie(tie.of(at_i, at_j), weights_);
  }
  const int length_i = rows_[i].duration;
  const int length_j = rows_[j].duration;
  if (distance < -(length_i + reach_) || distance > length_j + reach_) return tied;
  const PairPrice price = this->price(i, j);
  const int shared = std::min(distance + length_i, length_j) - std::max(distance, 0);
  std::int32_t sum = tied + (shared > 0 ? shared * price.shared : 0);
  if (distance == -length_i || distance == length_j) sum += price.touching;
  if (distance != 0) sum += price.close;
  return sum;
}

}  // namespace plenary::scheduler
