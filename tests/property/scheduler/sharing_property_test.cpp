#include <bit>
#include <catch2/catch.hpp>
#include <vector>

#include "scheduler/timetable/constraint/sharing.hpp"
#include "tests/property/scheduler/random_timetable.hpp"

using namespace plenary::scheduler;
using std::chrono::minutes;

namespace {

/// Up to seven duties on two days for at most three people, any two of them at odds by the toss of a coin.
SharedWork random_work(Random64& random) {
  SharedWork work;
  work.people = between(random, 1, 3);
  const auto duties = static_cast<std::size_t>(between(random, 1, 7));
  for (std::size_t i = 0; i < duties; ++i) {
    work.duties.push_back({between(random, 1, 2), i < duties / 2 ? 0 : 1, minutes{between(random, 1, 4) * 60}});
  }
  std::vector<std::vector<bool>> both(duties, std::vector<bool>(duties));
  for (auto& row : both) {
    for (std::size_t j = 0; j < duties; ++j) row[j] = between(random, 0, 3) != 0;
  }
  work.both = [both](std::size_t i, std::size_t j) { return both[i][j]; };
  if (between(random, 0, 1) == 1) work.most_a_day = minutes{between(random, 3, 8) * 60};
  return work;
}

/// `done[i]` are those who do duty `i`, as bits.
bool holds(const SharedWork& work, const std::vector<unsigned>& done) {
  for (std::size_t i = 0; i < done.size(); ++i) {
    for (std::size_t j = i + 1; j < done.size(); ++j) {
      if ((done[i] & done[j]) != 0 && !work.both(i, j)) return false;
    }
  }
  for (int day = 0; work.most_a_day && day < 2; ++day) {
    for (unsigned person = 0; person < 3; ++person) {
      minutes sum{0};
      for (std::size_t i = 0; i < done.size(); ++i) {
        if (work.duties[i].day == day && (done[i] >> person & 1U) != 0) sum += work.duties[i].length;
      }
      if (sum > *work.most_a_day) return false;
    }
  }
  return true;
}

/// Tries everybody for everything.
bool possible(const SharedWork& work, std::vector<unsigned>& done) {
  if (!holds(work, done)) return false;
  if (done.size() == work.duties.size()) return true;
  for (unsigned people = 1; people < 1U << static_cast<unsigned>(work.people); ++people) {
    if (std::popcount(people) != work.duties[done.size()].people) continue;
    done.push_back(people);
    if (possible(work, done)) return true;
    done.pop_back();
  }
  return false;
}

}  // namespace

TEST_CASE("Work is shared out where that is possible at all", "[property][programme]") {
  Random64 random{5};  // NOLINT(cert-msc51-cpp): the same work on every run
  int shared = 0;
  for (int round = 0; round < 20'000; ++round) {
    const SharedWork work = random_work(random);
    std::vector<unsigned> none;
    const auto found = share_out(work);
    REQUIRE(found.has_value() == possible(work, none));
    if (!found) continue;
    ++shared;
    std::vector<unsigned> done;
    for (std::size_t i = 0; i < found->size(); ++i) {
      done.push_back(0);
      for (const int person : (*found)[i]) {
        REQUIRE((person >= 0 && person < work.people));
        done.back() |= 1U << static_cast<unsigned>(person);
      }
      REQUIRE(std::popcount(done.back()) == work.duties[i].people);
    }
    REQUIRE(holds(work, done));
  }
  CHECK(shared > 5'000);
  CHECK(shared < 15'000);
}
