#include "scheduler/grid/slot_set.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace plenary::scheduler;

TEST_CASE("A full set of 100 slots has 100 members and an empty complement") {
  const SlotSet full(100, true);
  CHECK(full.count() == 100);
  CHECK(full.complement().empty());
  CHECK(SlotSet(100).complement() == full);
}

TEST_CASE("Erasing a range takes exactly its slots, across words") {
  SlotSet set(200, true);
  set.erase(std::size_t{60}, std::size_t{193});
  std::set<std::size_t> left;
  set.for_each([&](Slot slot) { left.insert(index(slot)); });
  CHECK(left.size() == 67);
  CHECK(left.contains(59));
  CHECK_FALSE(left.contains(60));
  CHECK_FALSE(left.contains(192));
  CHECK(left.contains(193));
}

TEST_CASE("Intersection and union are those of sets") {
  SlotSet even(130);
  SlotSet thirds(130);
  for (std::size_t i = 0; i < 130; ++i) {
    if (i % 2 == 0) even.insert(static_cast<Slot>(i));
    if (i % 3 == 0) thirds.insert(static_cast<Slot>(i));
  }
  SlotSet both = even;
  both &= thirds;
  CHECK(both.count() == 22);
  SlotSet either = even;
  either |= thirds;
  CHECK(either.count() == 65 + 44 - 22);
}
