#include "scheduler/series/proof_search.hpp"

#include <algorithm>
#include <numeric>

namespace plenary::scheduler {

namespace {

constexpr std::size_t most_known = 128;  // weightings that are tried before an ascent

}  // namespace

ProofSearch::ProofSearch(const SeriesSpace& space, const SeriesOrder& order, const SeriesLimits& limits)
    : space_(space), order_(order), limits_(limits), separation_(space) {}

ProofSearch::End ProofSearch::run(const std::optional<SeriesOutcome>& winner) {
  winner_ = winner;
  ceilings_ = winner ? order_.by->ceilings(*winner, order_.ceiling) : std::vector<Ceiling>{};
  most_.assign(weightings_.size(), std::vector<std::optional<std::int64_t>>(ceilings_.size()));
  const std::size_t depths = space_.choices.sessions.size() + 1;
  starts_.assign(depths, std::vector<Separation::Start>(ceilings_.size(), separation_.even()));
  stubborn_.assign(depths, 0);
  tree_.clear();
  found_.clear();
  depth_ = 0;
  Open open(ceilings_.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  if (explore(PartialSeries(space_), std::move(open))) return End::proved;
  return found_.empty() ? End::exhausted : End::better;
}

bool ProofSearch::may_go_on() {
  constexpr std::size_t now_and_then = 1'000'000;  // some milliseconds
  if (work() >= limits_.most_work) return false;
  if (!limits_.go_on || work() < asked_ + now_and_then) return true;
  asked_ = work();
  return limits_.go_on(asked_);
}

bool ProofSearch::explore(const PartialSeries& partial, Open open) {
  if (!may_go_on()) return false;
  for (std::size_t g = partial.group; g < space_.groups.size(); ++g) work_ += space_.kinds(g).size();
  if (breaks_floor(partial)) {
    add_node(SeriesProof::Node::floor);
    return true;
  }
  if (partial.complete(space_)) return compare_complete(partial);
  const auto used = close(partial, open);
  const bool closed = winner_ && open.empty();
  add_node(closed ? SeriesProof::Node::closed : SeriesProof::Node::branch, used);
  if (closed) return true;
  ++depth_;
  for (std::size_t kind = partial.first; kind < space_.kinds(partial.group).size(); ++kind) {
    PartialSeries next = partial;
    next.take(space_, kind);
    if (winner_) starts_[depth_] = starts_[depth_ - 1];
    if (!explore(next, open)) return false;
  }
  --depth_;
  return true;
}

void ProofSearch::add_node(SeriesProof::Node node, const std::vector<std::uint32_t>& weightings) {
  tree_.push_back(SeriesProof::code(node, weightings.size()));
  tree_.insert(tree_.end(), weightings.begin(), weightings.end());
}

bool ProofSearch::compare_complete(const PartialSeries& partial) {
  SeriesPlan plan = earliest_plan(space_, partial);
  if (winner_ && !order_.better(outcome_of(space_.choices, plan), *winner_)) {
    add_node(SeriesProof::Node::complete);
    return true;
  }
  found_ = std::move(plan);
  return false;
}

bool ProofSearch::breaks_floor(const PartialSeries& partial) const {
  if (space_.order == SeriesSpace::Order::free || !space_.choices.has_floors()) return false;
  SeriesPlan plan;  // of the first sessions: every one is a group
  for (const auto& taken : partial.taken) plan.insert(plan.end(), taken.begin(), taken.end());
  return broken_floor(space_.choices, plan).has_value();
}

bool ProofSearch::closes(std::size_t weighting, std::int64_t least, std::size_t ceiling) {
  auto& most = most_[weighting][ceiling];
  if (!most) most = weightings_[weighting].most(space_, ceilings_[ceiling]);
  return least > *most;
}

void ProofSearch::close_by_known(const PartialSeries& partial, Open& open, std::vector<std::uint32_t>& used) {
  for (std::size_t i = 0; i < std::min(lately_.size(), most_known) && !open.empty(); ++i) {
    const std::size_t number = lately_[i];
    const std::int64_t least = weightings_[number].least(space_, partial);
    if (std::erase_if(open, [&](std::size_t ceiling) { return closes(number, least, ceiling); }) == 0) continue;
    used.push_back(static_cast<std::uint32_t>(number));
    std::rotate(lately_.begin(), lately_.begin() + static_cast<std::ptrdiff_t>(i),
                lately_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void ProofSearch::close_by_ascent(const PartialSeries& partial, Open& open, std::vector<std::uint32_t>& used) {
  const std::size_t left = space_.choices.sessions.size() - depth_;
  constexpr std::size_t few = 6;
  constexpr int at_the_root = 2000;
  const int rounds = depth_ == 0 ? at_the_root : left > few ? 100 : 50;
  while (!open.empty()) {
    const auto stubborn = std::find(open.begin(), open.end(), stubborn_[depth_]);
    const std::size_t ceiling = stubborn == open.end() ? open.back() : *stubborn;
    auto found = separation_.find(partial, ceilings_[ceiling], starts_[depth_][ceiling], rounds);
    if (!found) {
      stubborn_[depth_] = ceiling;
      return;
    }
    const std::size_t number = weightings_.size();
    weightings_.push_back(std::move(*found));
    most_.emplace_back(ceilings_.size());
    lately_.insert(lately_.begin(), number);
    used.push_back(static_cast<std::uint32_t>(number));
    const std::int64_t least = weightings_[number].least(space_, partial);
    std::erase_if(open, [&](std::size_t one) { return closes(number, least, one); });
  }
}

std::vector<std::uint32_t> ProofSearch::close(const PartialSeries& partial, Open& open) {
  std::vector<std::uint32_t> used;
  if (!winner_) return used;
  std::erase_if(open, [&](std::size_t ceiling) { return !may_fit(space_, partial, ceilings_[ceiling]); });
  close_by_known(partial, open, used);
  // The last session's kinds are sooner tried than excluded.
  if (!open.empty() && space_.choices.sessions.size() - depth_ > 1) close_by_ascent(partial, open, used);
  return used;
}

SeriesProof ProofSearch::proof() const {
  // Only the weightings that the tree names, numbered as they come.
  SeriesProof proof;
  std::vector<std::optional<std::uint32_t>> number(weightings_.size());
  for (std::size_t i = 0; i < tree_.size(); ++i) {
    proof.tree.push_back(tree_[i]);
    for (std::uint32_t n = SeriesProof::weightings_after(tree_[i]); n > 0; --n) {
      const std::uint32_t used = tree_[++i];
      if (!number[used]) {
        number[used] = static_cast<std::uint32_t>(proof.weightings.size());
        proof.weightings.push_back(weightings_[used].weights());
      }
      proof.tree.push_back(*number[used]);
    }
  }
  return proof;
}

}  // namespace plenary::scheduler
