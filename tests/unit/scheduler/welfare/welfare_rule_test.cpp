#include "scheduler/welfare/welfare_rule.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using namespace plenary::scheduler;

namespace {

/// Countries of two regions, half each, below a ceiling of 40 points; no organisations.
Outcome outcome(const std::vector<std::int64_t>& points) {
  Outcome result;
  result.regions = {{"North", {}, 0}, {"South", {}, 0}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Burden burden = Burden::of_points(points[i]);
    result.countries.push_back(burden);
    result.total += burden;
    RegionSum& region = result.regions[i < points.size() / 2 ? 0 : 1];
    region.sum += burden;
    ++region.countries;
  }
  result.ceiling = Burden::of_points(40);
  return result;
}

/// −1 where `a` is better, 1 where `b` is, else 0.
int order(const WelfareRule& rule, const Outcome& a, const Outcome& b) {
  const auto result = rule.compare(a, b);
  return result < 0 ? -1 : result > 0 ? 1 : 0;
}

std::size_t best(const WelfareRule& rule, const std::vector<Outcome>& all) {
  std::size_t found = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (rule.compare(all[i], all[found]) < 0) found = i;
  }
  return found;
}

/// The saturation method as it is right for convex problems: minimise the largest burden of the free members, fix
/// whoever carries it in the solution found, and go on with the others.
std::size_t by_saturation(const std::vector<Outcome>& all) {
  std::vector<std::size_t> left(all.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  std::vector<bool> fixed(all.front().countries.size(), false);
  while (std::find(fixed.begin(), fixed.end(), false) != fixed.end()) {
    const auto heaviest = [&](std::size_t candidate) {
      Burden most;
      for (std::size_t c = 0; c < fixed.size(); ++c) {
        if (!fixed[c]) most = std::max(most, all[candidate].countries[c]);
      }
      return most;
    };
    const std::size_t found =
        *std::min_element(left.begin(), left.end(), [&](auto a, auto b) { return heaviest(a) < heaviest(b); });
    const Burden most = heaviest(found);
    for (std::size_t c = 0; c < fixed.size(); ++c) {
      if (fixed[c] || all[found].countries[c] != most) continue;
      fixed[c] = true;
      std::erase_if(left, [&](std::size_t candidate) { return all[candidate].countries[c] != most; });
    }
  }
  return left.front();
}

}  // namespace

TEST_CASE("Each rule chooses what its definition says") {
  const std::vector<Outcome> all{
      outcome({8, 8, 8, 0}),    // leximin: the third 8 is more than a 7, but nobody carries 9
      outcome({9, 0, 0, 0}),    // minimum total
      outcome({0, 0, 12, 12}),  // best for the North
      outcome({8, 8, 8, 1}),
  };
  CHECK(best(leximin, all) == 0);
  CHECK(best(minimum_total, all) == 1);
  CHECK(best(minimax, all) == 0);
  // 32·32·32·40 = 1,310,720 · 31·40·40·40 = 1,984,000 · 40·40·28·28 = 1,254,400
  CHECK(best(proportional, all) == 1);
  CHECK(best(rotation, all) == 2);
}

TEST_CASE("Minimax is content where leximin still asks for the second-heaviest") {
  const std::vector<Outcome> all{outcome({9, 8, 0, 0}), outcome({9, 6, 6, 6})};
  CHECK(best(minimax, all) == 0);
  CHECK(best(leximin, all) == 1);
}

TEST_CASE("Leximin asks the regions where the countries' sorted burdens are the same") {
  const std::vector<Outcome> all{outcome({6, 6, 0, 0}), outcome({6, 0, 6, 0})};
  CHECK(order(leximin, all[1], all[0]) < 0);
  CHECK(order(leximin, outcome({6, 0, 0, 6}), all[1]) == 0);
}

TEST_CASE("Fixing saturated members one by one is wrong where slots are discrete") {
  // Both slots ask 3 of somebody, but not of the same country, so nobody is saturated in both. Fixing the one who
  // is in the first slot found throws the better one away.
  const std::vector<Outcome> all{outcome({3, 1, 2, 0}), outcome({1, 3, 1, 0})};
  CHECK(by_saturation(all) == 0);
  CHECK(best(leximin, all) == 1);
}

TEST_CASE("Products are compared exactly, far beyond what a double can tell apart") {
  // 57 countries; the products differ in their last digits only: (n − 1)(n + 1) = n² − 1.
  std::vector<std::int64_t> even(57, 20);
  std::vector<std::int64_t> uneven = even;
  uneven[3] += 1;
  uneven[50] -= 1;
  Outcome a = outcome(even);
  Outcome b = outcome(uneven);
  a.ceiling = b.ceiling = Burden::of_points(2'000'000);
  CHECK(order(proportional, a, b) < 0);
  CHECK(order(proportional, b, a) > 0);
  CHECK(order(proportional, a, a) == 0);
}

TEST_CASE("Every rule is a total preorder that does not look at names and takes a gift") {
  std::mt19937_64 random{5};
  const auto draw = [&] {
    std::vector<std::int64_t> points(6);
    for (auto& value : points) value = static_cast<std::int64_t>(random() % 5);
    return points;
  };
  for (int round = 0; round < 2000; ++round) {
    const auto x = draw();
    const Outcome a = outcome(x);
    const Outcome b = outcome(draw());
    const Outcome c = outcome(draw());
    auto gift = x;
    auto& gifted = gift[random() % gift.size()];
    gifted = std::max<std::int64_t>(0, gifted - 1);
    // Within a region names do not matter; across regions they do, and only to the regions.
    auto renamed = x;
    std::shuffle(renamed.begin(), renamed.begin() + 3, random);
    std::shuffle(renamed.begin() + 3, renamed.end(), random);
    for (const WelfareRule* rule : welfare_rules()) {
      INFO(rule->id << " round " << round);
      REQUIRE(order(*rule, a, b) == -order(*rule, b, a));
      if (order(*rule, a, b) <= 0 && order(*rule, b, c) <= 0) REQUIRE(order(*rule, a, c) <= 0);
      REQUIRE(order(*rule, outcome(renamed), a) == 0);
      REQUIRE(order(*rule, outcome(gift), a) <= 0);
      if (gift != x) REQUIRE(order(*rule, outcome(gift), a) < 0);
    }
  }
}

TEST_CASE("Rules are found by id and say where they come from") {
  CHECK(welfare_rules().front() == &leximin);
  CHECK(find_welfare_rule("rotation") == &rotation);
  CHECK(find_welfare_rule("Leximin") == nullptr);
  for (const WelfareRule* rule : welfare_rules()) {
    CHECK(find_welfare_rule(rule->id) == rule);
    CHECK(!rule->source.empty());
  }
}

TEST_CASE("Proportional: distances of more than 32 bits keep their order", "[welfare]") {
  constexpr std::int64_t two_to_the_32 = std::int64_t{1} << 32;
  Outcome lighter;
  lighter.countries = {Burden::of_units(0), Burden::of_units(0)};
  lighter.ceiling = Burden::of_units(two_to_the_32 + 10);
  Outcome heavier = lighter;
  heavier.countries[0] = Burden::of_units(20);
  CHECK(order(proportional, lighter, heavier) < 0);
  CHECK(order(proportional, heavier, lighter) > 0);
}
