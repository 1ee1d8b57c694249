#include "random_series.hpp"

#include <algorithm>
#include <map>

namespace plenary::scheduler::testing {

SeriesChoices random_choices(std::mt19937_64& random) {
  const auto upto = [&](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
  SeriesChoices choices;
  const bool has_past = upto(1) == 0;
  const std::int64_t step = upto(1) == 0 ? 1 : 1500;
  for (std::int64_t c = 1 + upto(4); c > 0; --c) {
    CountryClass one;
    // In no region, in one, or in those of two dialogues.
    for (std::int64_t left = upto(2); left > 0; --left) {
      const auto most = static_cast<std::uint64_t>(std::min<std::size_t>(choices.classes.size(), 2));
      one.regions.push_back(static_cast<std::size_t>(upto(most) + 3 * (left - 1)));
    }
    one.countries = 1 + upto(2);
    one.past = has_past ? upto(6000) : 0;
    choices.classes.push_back(one);
  }
  // Regions are numbered as they come.
  std::map<std::size_t, std::size_t> number;
  for (CountryClass& one : choices.classes) {
    for (std::size_t& region : one.regions) region = number.try_emplace(region, number.size()).first->second;
  }
  for (std::int64_t t = 1 + upto(4); t > 0; --t) {
    if (!choices.sessions.empty() && upto(2) == 0) {
      choices.sessions.push_back(choices.sessions.back());  // a session like the one before
      auto& kinds = choices.sessions.back();
      std::shuffle(kinds.begin(), kinds.end(), random);
      for (std::size_t k = 0; k < kinds.size(); ++k) kinds[k].start = k * 3 + static_cast<std::size_t>(upto(2));
      continue;
    }
    std::vector<SlotKind> kinds;
    for (std::int64_t k = 1 + upto(5); k > 0; --k) {
      SlotKind kind;
      kind.start = kinds.size() * 3 + static_cast<std::size_t>(upto(2));
      kind.total = step * upto(2);  // organisations
      for (const CountryClass& one : choices.classes) {
        kind.burden.push_back(step * (upto(1) == 0 ? 0 : upto(6)));
        kind.total += kind.burden.back() * one.countries;
      }
      kinds.push_back(std::move(kind));
    }
    choices.sessions.push_back(std::move(kinds));
  }
  if (upto(3) == 0) {
    choices.floors.most_twice = static_cast<int>(upto(3));
    for (CountryClass& one : choices.classes) one.carried = {1500 * upto(4)};
  }
  if (upto(5) == 0) {
    choices.floors.free = LedgerFloors::Free{1, 2 + static_cast<int>(upto(1))};
    for (CountryClass& one : choices.classes) one.carried = {1500 * upto(1), 1500 * upto(1)};
  }
  return choices;
}

bool keeps_floors(const SeriesChoices& choices, const SeriesPlan& plan) {
  for (std::size_t c = 0; c < choices.classes.size(); ++c) {
    std::vector<std::int64_t> history(choices.classes[c].carried.rbegin(), choices.classes[c].carried.rend());
    for (std::size_t t = 0; t < plan.size(); ++t) {
      history.push_back(choices.sessions[t][plan[t]].burden[c]);
      const std::size_t n = history.size();
      if (choices.floors.most_twice && n >= 2) {
        const std::int64_t limit = *choices.floors.most_twice * Burden::units_per_point;
        if (history[n - 1] > limit && history[n - 2] > limit) return false;
      }
      if (choices.floors.free && history.back() > 0) {
        int burdened = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(n, static_cast<std::size_t>(choices.floors.free->of)); ++i)
          burdened += history[n - 1 - i] > 0;
        if (choices.floors.free->of - burdened < choices.floors.free->least) return false;
      }
    }
  }
  return true;
}

std::vector<std::int64_t> measure(const SeriesChoices& choices, const SeriesPlan& plan) {
  std::vector<std::int64_t> countries;
  std::map<std::size_t, std::vector<std::int64_t>> regions;
  std::vector<std::int64_t> starts;
  std::int64_t total = 0;
  for (std::size_t t = 0; t < plan.size(); ++t) {
    total += choices.sessions[t][plan[t]].total;
    starts.push_back(static_cast<std::int64_t>(choices.sessions[t][plan[t]].start));
  }
  for (std::size_t c = 0; c < choices.classes.size(); ++c) {
    std::int64_t carried = choices.classes[c].past;
    for (std::size_t t = 0; t < plan.size(); ++t) carried += choices.sessions[t][plan[t]].burden[c];
    for (std::int64_t i = 0; i < choices.classes[c].countries; ++i) {
      countries.push_back(carried);
      for (const std::size_t region : choices.classes[c].regions) regions[region].push_back(carried);
    }
  }
  constexpr std::int64_t common = 360360;  // of 1 to 15 countries
  std::vector<std::int64_t> means;
  for (const auto& [region, carried] : regions) {
    std::int64_t sum = 0;
    for (const std::int64_t one : carried) sum += one;
    means.push_back(sum * (common / static_cast<std::int64_t>(carried.size())));
  }
  std::sort(countries.rbegin(), countries.rend());
  std::sort(means.rbegin(), means.rend());
  auto all = countries;
  all.insert(all.end(), means.begin(), means.end());
  all.push_back(total);
  // Where floors are asked, the order of alike sessions is theirs.
  if (!choices.floors.most_twice && !choices.floors.free) all.insert(all.end(), starts.begin(), starts.end());
  return all;
}

std::vector<std::int64_t> measure(const SeriesChoices& choices, const WelfareRule& rule, const SeriesPlan& plan) {
  auto all = measure(choices, plan);
  std::int64_t total = 0;
  for (std::size_t t = 0; t < plan.size(); ++t) total += choices.sessions[t][plan[t]].total;
  if (&rule != &leximin) all.insert(all.begin(), total);
  if (&rule == &minimax) all.insert(all.begin(), all[1]);
  return all;
}

}  // namespace plenary::scheduler::testing
