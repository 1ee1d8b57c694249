#include "scheduler/burden/indices.hpp"

#include <catch2/catch.hpp>

using namespace plenary::scheduler;

namespace {

std::vector<Burden> points(std::vector<std::int64_t> values) {
  std::vector<Burden> burdens;
  for (const auto value : values) burdens.push_back(Burden::of_points(value));
  return burdens;
}

}  // namespace

TEST_CASE("Indices of four countries, by hand") {
  CHECK(*jain_index(points({2, 2, 2, 2})) == Approx(1.0));
  CHECK(*gini_coefficient(points({2, 2, 2, 2})) == Approx(0.0).margin(1e-12));
  CHECK(*jain_index(points({8, 0, 0, 0})) == Approx(0.25));
  CHECK(*gini_coefficient(points({8, 0, 0, 0})) == Approx(0.75));
  // (1 + 3)² / (2 · 10); |1 − 3| · 2 / (2 · 4 · 2)
  CHECK(*jain_index(points({3, 1})) == Approx(0.8));
  CHECK(*gini_coefficient(points({3, 1})) == Approx(0.25));
}

TEST_CASE("Indices are not defined where nobody carries anything") {
  CHECK(!jain_index({}));
  CHECK(!gini_coefficient({}));
  CHECK(!jain_index(points({0, 0})));
  CHECK(!gini_coefficient(points({0, 0})));
  CHECK(*jain_index(points({5})) == Approx(1.0));
}
