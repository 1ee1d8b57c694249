#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <string>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

using namespace plenary::scheduler;
using std::chrono::minutes;

namespace {

using Random64 = std::mt19937_64;

int between(Random64& random, int least, int most) { return std::uniform_int_distribution{least, most}(random); }
bool coin(Random64& random) { return between(random, 0, 1) == 1; }

/// Up to four days of up to nine grains, with gaps of the clock within days and between them.
Timetable random_timetable(Random64& random) {
  Timetable timetable;
  timetable.step = minutes{between(random, 1, 4) * 15};
  minutes now{between(random, 0, 600)};
  int day = between(random, 0, 3);
  for (int days = between(random, 1, 4); days > 0; --days) {
    for (int grains = between(random, 1, 9); grains > 0; --grains) {
      timetable.day_of.push_back(day);
      timetable.clock.push_back(now);
      now += timetable.step;
      if (between(random, 0, 4) == 0) now += minutes{between(random, 1, 90)};
    }
    day += between(random, 1, 2);
    now += minutes{between(random, 0, 900)};
  }
  if (between(random, 0, 5) == 0) timetable.clock.clear();
  timetable.rooms = {{"One", 5}, {"Two", 3}, {"Online", 0, true}};
  timetable.persons = 5;
  for (int meetings = between(random, 1, 9); meetings > 0; --meetings) {
    Meeting meeting{"meeting", {between(random, 1, 5)}, {}, {}, 0};
    for (std::uint32_t person = 0; person < timetable.persons; ++person) {
      const int part = between(random, 0, 4);
      if (part == 0) meeting.required.push_back(Person{person});
      if (part == 1) meeting.preferred.push_back(Person{person});
    }
    timetable.meetings.push_back(std::move(meeting));
  }
  return timetable;
}

/// Meetings may run over the end of the axis and bridge its gaps: that is for other constraints to forbid.
Plan random_plan(Random64& random, const Timetable& timetable) {
  Plan plan(timetable.meetings.size());
  for (Placement& placement : plan) {
    placement.start.index = between(random, 0, static_cast<int>(timetable.grains()) - 1);
    placement.room = static_cast<RoomIndex>(between(random, 0, 2));
  }
  return plan;
}

std::vector<MeetingIndex> some_meetings(Random64& random, const Timetable& timetable) {
  std::vector<MeetingIndex> meetings;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    if (between(random, 0, 2) != 0) meetings.push_back(static_cast<MeetingIndex>(i));
  }
  std::ranges::shuffle(meetings, random);
  return meetings;
}

std::vector<Use> some_uses(Random64& random, const Timetable& timetable) {
  std::vector<Use> uses;
  for (const MeetingIndex meeting : some_meetings(random, timetable)) {
    Use use{meeting, between(random, 0, 3)};
    if (coin(random)) use.lead = minutes{between(random, 0, 100)};
    if (coin(random)) use.tail = minutes{between(random, 0, 100)};
    uses.push_back(use);
  }
  return uses;
}

std::vector<bool> some_grains(Random64& random, const Timetable& timetable) {
  std::vector<bool> grains(timetable.grains());
  for (std::size_t g = 0; g < grains.size(); ++g) grains[g] = between(random, 0, 3) != 0;
  return grains;
}

/// One of each kind, named by its kind.
TimetableConstraints one_of_each(Random64& random, const Timetable& timetable) {
  const auto rated = [&](std::string words) {
    return Rated{std::move(words), static_cast<Level>(between(random, 0, 2)), between(random, 1, 9)};
  };
  const auto time = [&](int most) { return minutes{between(random, 0, most)}; };
  const auto last = static_cast<int>(timetable.meetings.size()) - 1;
  const auto any = static_cast<MeetingIndex>(between(random, 0, last));

  TimetableConstraints constraints;
  const auto add = [&](std::unique_ptr<TimetableConstraint> one) { constraints.push_back(std::move(one)); };
  add(at_most_at_once(rated("at most at once"), some_uses(random, timetable), between(random, 0, 4)));
  add(one_at_a_time(rated("one at a time"), some_meetings(random, timetable), minutes{0}));
  add(one_at_a_time(rated("one at a time, with breaks"), some_meetings(random, timetable), time(120)));
  add(most_a_day(rated("most a day"), some_meetings(random, timetable), time(300)));
  add(daily_rest(rated("daily rest"), some_uses(random, timetable), between(random, 0, 4), time(1500)));
  const minutes journey = time(200);
  const auto apart = [journey](const Timetable& table, MeetingIndex one, Grain at_one, MeetingIndex other,
                               Grain at_other) {
    // As of two cities, in each of which is every other meeting.
    const bool elsewhere = (position(one) + position(other)) % 2 == 1;
    return table.end(table.meetings[position(one)], at_one) + (elsewhere ? journey : minutes{0}) <=
           table.time(at_other);
  };
  add(shared_out(rated("shared out"), some_uses(random, timetable), between(random, 1, 4), apart, journey,
                 coin(random) ? std::optional{time(300)} : std::nullopt));
  std::vector<MeetingIndex> others = some_meetings(random, timetable);
  std::erase(others, any);
  add(within_days_of(rated("within days of"), any, others));
  std::vector<Counted> counted;
  for (int delegations = between(random, 1, 6); delegations > 0; --delegations) {
    counted.push_back({some_grains(random, timetable), some_meetings(random, timetable), between(random, 1, 3)});
  }
  add(quorum_in_plan(rated("quorum in plan"), any, counted, between(random, 1, 6)));
  std::vector<std::int32_t> amounts(timetable.grains());
  for (std::int32_t& amount : amounts) amount = between(random, 0, 50);
  add(price_by_start(rated("price by start"), any, amounts));
  add(stays_in_room(rated("stays in room"), any, RoomIndex{0}));
  add(rooms_within(rated("rooms within"), any, {RoomIndex{1}, RoomIndex{2}}));
  add(starts_within(rated("starts within"), any, some_grains(random, timetable)));
  add(break_between_own(rated("break between own")));
  add(compact_days(rated("compact days"), {some_meetings(random, timetable), some_meetings(random, timetable)}));
  if (last > 0) {
    const auto other = static_cast<MeetingIndex>((position(any) + 1) % timetable.meetings.size());
    add(time_to_travel(rated("time to travel"), any, other, time(300)));
    add(before(rated("before"), any, other, time(120),
               coin(random) ? std::optional{minutes{120} + time(400)} : std::nullopt));
  }
  return constraints;
}

/// Puts `meetings` of `plan` in their order and adds up what each costs, which is never negative.
Score put_all(JointPrice& price, const std::vector<std::size_t>& meetings, const Plan& plan) {
  Score sum;
  for (const std::size_t meeting : meetings) {
    const Score added = price.added(meeting, plan[meeting].start);
    if (added.hard < 0 || added.medium < 0 || added.soft < 0) FAIL("one more meeting makes it cheaper");
    sum += added;
    price.put(meeting, plan[meeting].start);
  }
  return sum;
}

}  // namespace

TEST_CASE("Programme constraints: the engine's sums are what the definitions charge", "[property][programme]") {
  Random64 random{20261021};
  std::map<std::string, int> violated;
  for (int round = 0; round < 3'000; ++round) {
    const Timetable timetable = random_timetable(random);
    for (const auto& constraint : one_of_each(random, timetable)) {
      const std::string name{constraint->name()};
      CostModel model{timetable};
      constraint->compile(timetable, model);
      for (int plans = 0; plans < 4; ++plans) {
        const Plan plan = random_plan(random, timetable);
        const Score score = constraint->score(timetable, plan);
        violated[name] += score != Score{} ? 1 : 0;
        if (model.of(plan) == score) continue;
        FAIL(name << ", round " << round << ": " << to_text(model.of(plan)) << " instead of " << to_text(score));
      }
    }
  }
  CHECK(violated.size() == 16);
  for (const auto& [name, plans] : violated) {
    INFO(name);
    CHECK(plans > 500);  // or little was compared
  }
}

TEST_CASE("Joint prices: whatever the order, and as if what was taken had never been put", "[property][programme]") {
  Random64 random{734};
  for (int round = 0; round < 3'000; ++round) {
    const Timetable timetable = random_timetable(random);
    for (const auto& constraint : one_of_each(random, timetable)) {
      INFO(constraint->name() << ", round " << round);
      CostModel model{timetable};
      constraint->compile(timetable, model);
      for (std::size_t part = 0; part < model.joint_prices().size(); ++part) {
        const JointPrice& nothing_put = *model.joint_prices()[part];
        std::vector<std::size_t> meetings;
        for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
          if (std::ranges::count(model.joint_prices_of(i), part) > 0) meetings.push_back(i);
        }
        if (meetings.empty()) continue;
        const Plan plan = random_plan(random, timetable);

        const auto kept = nothing_put.clone();
        const Score total = put_all(*kept, meetings, plan);
        std::ranges::shuffle(meetings, random);
        const auto shuffled = nothing_put.clone();
        REQUIRE(put_all(*shuffled, meetings, plan) == total);

        // Take some, in another order, and compare what each would cost with a price that never saw them.
        const auto copy = kept->clone();
        std::ranges::shuffle(meetings, random);
        const auto first_left = static_cast<std::ptrdiff_t>(between(random, 0, static_cast<int>(meetings.size())));
        const std::vector<std::size_t> taken(meetings.begin(), meetings.begin() + first_left);
        const std::vector<std::size_t> left(meetings.begin() + first_left, meetings.end());
        for (const std::size_t meeting : taken) copy->take(meeting, plan[meeting].start);
        const auto fresh = nothing_put.clone();
        const Score of_left = put_all(*fresh, left, plan);
        for (const std::size_t meeting : taken) {
          for (int g = 0; g < static_cast<int>(timetable.grains()); ++g) {
            if (copy->added(meeting, Grain{g}) != fresh->added(meeting, Grain{g})) FAIL("take does not undo put");
          }
        }
        REQUIRE(of_left + put_all(*copy, taken, plan) == total);
      }
    }
  }
}
