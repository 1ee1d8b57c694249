#include "scheduler/plan/quickxplain.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace plenary::scheduler;

TEST_CASE("QuickXplain: of three that quarrel among ten, exactly these", "[explain]") {
  const std::vector<int> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const auto consistent = [](const std::vector<int>& some) {
    const auto has = [&](int one) { return std::find(some.begin(), some.end(), one) != some.end(); };
    return !(has(2) && has(5) && has(9));
  };
  CHECK(quickxplain(all, consistent) == std::vector<int>{2, 5, 9});
}

TEST_CASE("QuickXplain: without any one member of the conflict the rest is consistent", "[explain]") {
  std::mt19937 random{1};  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int round = 0; round < 500; ++round) {
    // Some sets of numbers must not be together.
    std::vector<std::vector<int>> quarrels(1 + random() % 4);
    for (auto& quarrel : quarrels) {
      for (int one = 0; one < 12; ++one) {
        if (random() % 4 == 0) quarrel.push_back(one);
      }
    }
    const auto consistent = [&](std::vector<int> some) {
      std::sort(some.begin(), some.end());
      return std::none_of(quarrels.begin(), quarrels.end(), [&](const auto& quarrel) {
        return std::includes(some.begin(), some.end(), quarrel.begin(), quarrel.end());
      });
    };
    std::vector<int> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    if (consistent({})) {
      const auto conflict = consistent(all) ? std::vector<int>{} : quickxplain(all, consistent);
      if (consistent(all)) continue;
      REQUIRE_FALSE(consistent(conflict));
      for (std::size_t i = 0; i < conflict.size(); ++i) {
        auto rest = conflict;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(consistent(rest));
      }
    }
  }
}
