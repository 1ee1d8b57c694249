#include "verify/series_tree.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>
#include <string_view>

namespace plenary::verify {

namespace {

bool beats(const Kind& a, const Kind& b) {
  if (a.total > b.total) return false;
  for (std::size_t c = 0; c < a.countries.size(); ++c) {
    if (a.countries[c] > b.countries[c]) return false;
  }
  return a.total < b.total || a.countries != b.countries;
}

bool same_costs(const std::vector<Kind>& a, const std::vector<Kind>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k].total != b[k].total || a[k].countries != b[k].countries) return false;
  }
  return true;
}

/// "3+7": 3 and 7. Nothing if the words are none of these.
std::optional<std::vector<std::size_t>> numbers_of(std::string_view words, std::size_t below) {
  std::vector<std::size_t> numbers;
  while (!words.empty()) {
    if (!numbers.empty()) {
      if (words.front() != '+') return std::nullopt;
      words.remove_prefix(1);
    }
    std::size_t number = below;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), number);
    if (read.ec != std::errc{} || number >= below) return std::nullopt;
    numbers.push_back(number);
    words.remove_prefix(static_cast<std::size_t>(read.ptr - words.data()));
  }
  return numbers;
}

}  // namespace

PlanOutcome outcome_of(const Plans& plans, const std::vector<std::size_t>& chosen) {
  std::vector<std::int64_t> carried = plans.past;
  std::int64_t total = 0;
  for (std::size_t t = 0; t < chosen.size(); ++t) {
    const Kind& kind = plans.sessions[t][chosen[t]];
    for (std::size_t c = 0; c < carried.size(); ++c) carried[c] += kind.countries[c];
    total += kind.total;
  }
  PlanOutcome outcome = outcome_of(plans, std::move(carried), total);
  for (std::size_t t = 0; t < chosen.size() && !plans.has_floors(); ++t)
    outcome.starts.push_back(plans.sessions[t][chosen[t]].start);
  return outcome;
}

PlanOutcome outcome_of(const Plans& plans, std::vector<std::int64_t> carried, std::int64_t total) {
  PlanOutcome outcome;
  outcome.countries = std::move(carried);
  outcome.total = total;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> regions;
  for (std::size_t c = 0; c < outcome.countries.size(); ++c) {
    for (const std::string& region : plans.regions[c]) {
      regions[region].first += outcome.countries[c];
      ++regions[region].second;
    }
  }
  for (const auto& [name, region] : regions) outcome.regions.push_back(region);
  std::sort(outcome.regions.begin(), outcome.regions.end(), [](const auto& a, const auto& b) {
    if (a.first * b.second != b.first * a.second) return a.first * b.second > b.first * a.second;
    return a.second < b.second;
  });
  std::sort(outcome.countries.rbegin(), outcome.countries.rend());
  return outcome;
}

bool is_better(const PlanOutcome& a, const PlanOutcome& b) {
  if (a.countries != b.countries) return a.countries < b.countries;
  for (std::size_t r = 0; r < a.regions.size(); ++r) {
    const std::int64_t x = a.regions[r].first * b.regions[r].second;
    const std::int64_t y = b.regions[r].first * a.regions[r].second;
    if (x != y) return x < y;
  }
  return a.total != b.total ? a.total < b.total : a.starts < b.starts;
}

bool breaks_floor(const Plans& plans, const std::vector<std::size_t>& chosen) {
  for (std::size_t c = 0; c < plans.past.size(); ++c) {
    std::vector<std::int64_t> carried = plans.before[c];  // latest first
    for (std::size_t t = 0; t < chosen.size(); ++t) {
      const std::int64_t now = plans.sessions[t][chosen[t]].countries[c];
      if (plans.floors.most_twice) {
        const std::int64_t limit = scheduler::Burden::of_points(*plans.floors.most_twice).units();
        if (now > limit && !carried.empty() && carried.front() > limit) return true;
      }
      if (plans.floors.free && now != 0) {
        auto last = carried;
        last.resize(static_cast<std::size_t>(plans.floors.free->of - 1), 0);
        if (std::count(last.begin(), last.end(), 0) < plans.floors.free->least) return true;
      }
      carried.insert(carried.begin(), now);
    }
  }
  return false;
}

void prepare(Plans& plans) {
  for (auto& kinds : plans.sessions) {
    std::vector<Kind> left;
    for (const Kind& kind : kinds) {
      if (std::none_of(kinds.begin(), kinds.end(), [&](const Kind& other) { return beats(other, kind); }))
        left.push_back(kind);
    }
    std::sort(left.begin(), left.end(), [](const Kind& a, const Kind& b) {
      return a.total != b.total ? a.total < b.total : a.countries < b.countries;
    });
    kinds = std::move(left);
    for (const Kind& kind : kinds)
      plans.step = std::accumulate(kind.countries.begin(), kind.countries.end(), plans.step,
                                   [](std::int64_t a, std::int64_t b) { return std::gcd(a, b); });
  }
  if (plans.step == 0) plans.step = 1;
}

std::vector<std::vector<std::size_t>> groups_alike(const Plans& plans) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t t = 0; t < plans.sessions.size(); ++t) {
    auto group = groups.begin();
    while (group != groups.end() && !same_costs(plans.sessions[group->front()], plans.sessions[t])) ++group;
    if (group == groups.end()) group = groups.insert(group, std::vector<std::size_t>{});
    group->push_back(t);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return groups;
}

std::vector<std::vector<std::size_t>> groups_of_one(const Plans& plans) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t t = 0; t < plans.sessions.size(); ++t) groups.push_back({t});
  return groups;
}

TreeWalk::TreeWalk(const Plans& plans, std::optional<PlanOutcome> winner,
                   std::vector<std::vector<std::int64_t>> weightings)
    : plans_(plans), winner_(std::move(winner)) {
  for (std::size_t g = 0; g < plans.groups.size(); ++g) {
    std::vector<std::vector<std::int64_t>> least;
    for (auto kind = plans.kinds(g).rbegin(); kind != plans.kinds(g).rend(); ++kind) {
      auto row = kind->countries;
      for (std::size_t c = 0; c < row.size() && !least.empty(); ++c) row[c] = std::min(row[c], least.back()[c]);
      least.push_back(std::move(row));
    }
    std::reverse(least.begin(), least.end());
    least_.push_back(std::move(least));
  }
  if (winner_) add_ceilings();
  for (auto& weights : weightings) add_weighting(std::move(weights));
  Partial nothing{plans.past, std::vector<std::vector<std::size_t>>(plans.groups.size()), 0, 0, {}};
  for (std::size_t k = 0; k < ceilings_.size(); ++k) nothing.open.push_back(k);
  todo_.push_back(std::move(nothing));
}

bool TreeWalk::fail(std::string why) {
  error_ = std::move(why);
  return false;
}

void TreeWalk::add_ceilings() {
  // Whoever is better differs from the winner first at some place, where it carries less; of places with one value the
  // last admits most. What carries the same must lose in regions, total or start.
  const auto& winner = winner_->countries;
  for (std::size_t i = 0; i < winner.size(); ++i) {
    if (i + 1 == winner.size() || winner[i + 1] < winner[i])
      ceilings_.push_back({{winner.begin(), winner.begin() + static_cast<std::ptrdiff_t>(i)}, winner[i] - 1});
  }
  ceilings_.push_back({winner, std::nullopt});
}

std::int64_t TreeWalk::most_of(const std::vector<std::int64_t>& weights, const Ceiling& ceiling) const {
  auto sorted = weights;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  std::int64_t most = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    most += sorted[i] * (i < ceiling.head.size() ? ceiling.head[i] : ceiling.tail.value_or(0));
  if (!ceiling.tail) return most;
  // A burden is the past and a multiple of the step; so far each country stays under the tail. Those in the head may
  // not, at worst those that would lose most.
  std::vector<std::int64_t> short_of;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const std::int64_t room = (*ceiling.tail - plans_.past[c]) % plans_.step;
    short_of.push_back(weights[c] * (room < 0 ? room + plans_.step : room));
  }
  std::sort(short_of.begin(), short_of.end());
  for (std::size_t i = 0; i + ceiling.head.size() < short_of.size(); ++i) most -= short_of[i];
  return most;
}

void TreeWalk::add_weighting(std::vector<std::int64_t> weights) {
  Weighting added{std::move(weights), {}, {}};
  for (std::size_t g = 0; g < plans_.groups.size(); ++g) {
    std::vector<std::int64_t> least;
    for (auto kind = plans_.kinds(g).rbegin(); kind != plans_.kinds(g).rend(); ++kind) {
      const std::int64_t sum =
          std::inner_product(added.weights.begin(), added.weights.end(), kind->countries.begin(), std::int64_t{0});
      least.push_back(least.empty() ? sum : std::min(sum, least.back()));
    }
    std::reverse(least.begin(), least.end());
    added.least.push_back(std::move(least));
  }
  for (const Ceiling& ceiling : ceilings_) added.most.push_back(most_of(added.weights, ceiling));
  weightings_.push_back(std::move(added));
}

bool TreeWalk::node(const std::string& word) {
  if (todo_.empty()) return fail("the tree goes on after its last node");
  Partial partial = std::move(todo_.back());
  todo_.pop_back();
  ++nodes_;
  if (word == "c") return complete(partial);
  if (word == "f") return floor_broken(partial) || fail("no floor is broken there");
  if (word.empty()) return fail("is no node");
  const bool branches = word.starts_with('b');
  const auto by = numbers_of(std::string_view(word).substr(1), weightings_.size());
  if ((!branches && !word.starts_with('x')) || !by) return fail("is no node");
  exclude(partial, *by);
  if (branches) return branch(partial);
  if (!winner_) return fail("nothing can be closed without a winner");
  return partial.open.empty() || fail("plans under a ceiling of the winner are not excluded there");
}

bool TreeWalk::branch(const Partial& partial) {
  if (partial.group == plans_.groups.size()) return fail("a complete plan has no branches");
  const auto& kinds = plans_.kinds(partial.group);
  for (std::size_t k = kinds.size(); k-- > partial.first;) {
    Partial next = partial;
    for (std::size_t c = 0; c < next.carried.size(); ++c) next.carried[c] += kinds[k].countries[c];
    next.taken[next.group].push_back(k);
    next.first = k;
    if (left(next, next.group) == 0) {
      ++next.group;
      next.first = 0;
    }
    todo_.push_back(std::move(next));
  }
  return true;
}

bool TreeWalk::complete(const Partial& partial) {
  if (partial.group < plans_.groups.size()) return fail("this plan is not complete");
  if (!winner_) return floor_broken(partial) || fail("this plan keeps the floors");
  // Who of a group takes which kind is nothing to the sums; the earliest starts are compared.
  std::vector<std::size_t> chosen(plans_.sessions.size());
  for (std::size_t g = 0; g < plans_.groups.size(); ++g) {
    auto kinds = partial.taken[g];
    for (const std::size_t t : plans_.groups[g]) {
      std::size_t best = 0;
      for (std::size_t i = 1; i < kinds.size(); ++i) {
        if (plans_.sessions[t][kinds[i]].start < plans_.sessions[t][kinds[best]].start) best = i;
      }
      chosen[t] = kinds[best];
      kinds.erase(kinds.begin() + static_cast<std::ptrdiff_t>(best));
    }
  }
  return !is_better(outcome_of(plans_, chosen), *winner_) || fail("a plan that is better than the winner");
}

bool TreeWalk::floor_broken(const Partial& partial) const {
  if (!plans_.floors_in_tree) return false;
  std::vector<std::size_t> chosen;  // of the first sessions: every one is a group
  for (const auto& taken : partial.taken) chosen.insert(chosen.end(), taken.begin(), taken.end());
  return breaks_floor(plans_, chosen);
}

bool TreeWalk::over(const std::vector<std::int64_t>& least, const Ceiling& ceiling) const {
  for (std::size_t i = 0; i < least.size(); ++i) {
    if (least[i] > (i < ceiling.head.size() ? ceiling.head[i] : *ceiling.tail)) return true;
  }
  return false;
}

void TreeWalk::exclude(Partial& partial, const std::vector<std::size_t>& by) const {
  std::vector<std::int64_t> least = partial.carried;
  std::vector<std::int64_t> sums;
  for (const std::size_t number : by)
    sums.push_back(std::inner_product(partial.carried.begin(), partial.carried.end(),
                                      weightings_[number].weights.begin(), std::int64_t{0}));
  for (std::size_t g = partial.group; g < plans_.groups.size(); ++g) {
    const std::size_t first = g == partial.group ? partial.first : 0;
    const auto sessions = static_cast<std::int64_t>(left(partial, g));
    for (std::size_t c = 0; c < least.size(); ++c) least[c] += sessions * least_[g][first][c];
    for (std::size_t i = 0; i < by.size(); ++i) sums[i] += sessions * weightings_[by[i]].least[g][first];
  }
  std::sort(least.begin(), least.end(), std::greater<>());
  std::erase_if(partial.open, [&](std::size_t k) {
    if (over(least, ceilings_[k])) return true;
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (sums[i] > weightings_[by[i]].most[k]) return true;
    }
    return false;
  });
}

}  // namespace plenary::verify
