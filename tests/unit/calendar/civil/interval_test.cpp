#include "calendar/civil/interval.hpp"

#include <catch2/catch.hpp>

using Span = plenary::calendar::Interval<int>;
using Set = plenary::calendar::IntervalSet<int>;

TEST_CASE("an interval holds its start and not its end") {
  constexpr Span span{9, 17};
  CHECK(span.contains(9));
  CHECK(span.contains(16));
  CHECK_FALSE(span.contains(17));
  CHECK_FALSE(span.contains(8));
  CHECK(span.length() == 8);
}

TEST_CASE("an interval that ends where it starts is empty, and so is one that ends before") {
  CHECK(Span{9, 9}.empty());
  CHECK(Span{9, 8}.empty());
  CHECK_FALSE(Span{9, 10}.empty());
}

TEST_CASE("intervals that only touch do not overlap; an empty one overlaps nothing") {
  CHECK(Span{9, 12}.overlaps({11, 13}));
  CHECK_FALSE(Span{9, 12}.overlaps({12, 13}));
  CHECK_FALSE(Span{9, 12}.overlaps({10, 10}));
  CHECK_FALSE(Span{10, 10}.overlaps({9, 12}));
}

TEST_CASE("an interval contains every part of itself and every empty one") {
  CHECK(Span{9, 12}.contains(Span{9, 12}));
  CHECK(Span{9, 12}.contains(Span{10, 11}));
  CHECK(Span{9, 12}.contains(Span{20, 20}));
  CHECK_FALSE(Span{9, 12}.contains(Span{8, 10}));
  CHECK_FALSE(Span{9, 12}.contains(Span{11, 13}));
}

TEST_CASE("an interval set is sorted, joined where parts touch, and free of empty parts") {
  CHECK(Set{{{14, 17}, {9, 11}, {11, 12}, {3, 3}, {10, 12}}}.parts() == std::vector<Span>{{9, 12}, {14, 17}});
  CHECK(Set{{{5, 4}}}.empty());
}

TEST_CASE("sets unite, intersect and subtract") {
  const Set office{{{9, 13}, {14, 17}}};
  const Set busy{{{8, 10}, {12, 15}}};
  CHECK(office.unite(busy) == Set{{{8, 17}}});
  CHECK(office.intersect(busy) == Set{{{9, 10}, {12, 13}, {14, 15}}});
  CHECK(office.subtract(busy) == Set{{{10, 12}, {15, 17}}});
  CHECK(busy.subtract(office) == Set{{{8, 9}, {13, 14}}});
  CHECK(office.subtract(office).empty());
}

TEST_CASE("a set knows which points and intervals meet it") {
  const Set office{{{9, 13}, {14, 17}}};
  CHECK(office.contains(9));
  CHECK_FALSE(office.contains(13));
  CHECK_FALSE(office.contains(8));
  CHECK(office.overlaps({12, 14}));
  CHECK_FALSE(office.overlaps({13, 14}));
  CHECK_FALSE(office.overlaps({17, 20}));
  CHECK_FALSE(Set{}.overlaps({0, 100}));
}
