#include "scheduler/timetable/constraint/timetable_constraint.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "tests/unit/scheduler/timetable/constraint/charged.hpp"

using namespace plenary::scheduler;
using testing::charged;

namespace {

constexpr Person ada{0};
constexpr Person ben{1};
constexpr Person eve{2};

/// Two days of four grains, a hall of 20 and a study of 4.
Timetable house(std::vector<Meeting> meetings) {
  return {{0, 0, 0, 0, 1, 1, 1, 1}, {{"Hall", 20}, {"Study", 4}}, 3, std::move(meetings)};
}

constexpr RoomIndex hall{0};
constexpr RoomIndex study{1};

Placement at(int start, RoomIndex room) { return {Grain{start}, room}; }

}  // namespace

TEST_CASE("Room conflict: two meetings in the hall share two grains", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {3}, {}, {}, 0}, {"B", {3}, {}, {}, 0}});
  const auto constraint = room_conflict(Level::hard, 1);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(1, hall)}) == 2);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(1, study)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(3, hall)}) == 0);
}

TEST_CASE("No overtime: a meeting that ends after the axis costs the number of its last grain",
          "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {3}, {}, {}, 0}});
  const auto constraint = overtime(Level::hard, 1);
  CHECK(charged(*constraint, timetable, {at(5, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(6, hall)}) == 8);
}

TEST_CASE("Same day: three grains from the last grain of the first day", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {3}, {}, {}, 0}});
  const auto constraint = same_day(Level::hard, 1);
  CHECK(charged(*constraint, timetable, {at(3, hall)}) == 1);
  CHECK(charged(*constraint, timetable, {at(1, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(7, hall)}) == 0);  // it ends nowhere: that is overtime
}

TEST_CASE("Attendance: who is required and who is preferred in two meetings at once", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {3}, {ada, ben}, {eve}, 3}, {"B", {3}, {ada}, {ben, eve}, 3}});
  const Plan together{at(0, hall), at(1, study)};
  const Plan apart{at(0, hall), at(4, study)};
  for (const auto& [constraint, cost] : {std::pair{required_conflict(Level::hard, 1).release(), 2},
                                         std::pair{required_preferred_conflict(Level::medium, 1).release(), 2},
                                         std::pair{preferred_conflict(Level::medium, 3).release(), 6}}) {
    const std::unique_ptr<TimetableConstraint> owned{constraint};
    INFO(owned->name());
    CHECK(charged(*owned, timetable, together) == cost);
    CHECK(charged(*owned, timetable, apart) == 0);
  }
}

TEST_CASE("Room capacity: five people in a study of four", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {1}, {}, {}, 5}});
  CHECK(charged(*room_capacity(Level::hard, 1), timetable, {at(0, study)}) == 1);
  CHECK(charged(*room_capacity(Level::hard, 1), timetable, {at(0, hall)}) == 0);
}

TEST_CASE("As early as possible: the last grain's number", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {2}, {}, {}, 0}, {"B", {1}, {}, {}, 0}});
  CHECK(charged(*as_early_as_possible(Level::soft, 1), timetable, {at(0, hall), at(4, hall)}) == 1 + 4);
}

TEST_CASE("One grain of break: also overnight, whoever attends, wherever", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {2}, {}, {}, 0}, {"B", {2}, {}, {}, 0}, {"C", {1}, {}, {}, 0}});
  const auto constraint = one_grain_break(Level::soft, 100);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(2, study), at(4, hall)}) == 200);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(3, study), at(6, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(1, study), at(6, hall)}) == 0);
}

TEST_CASE("Overlapping meetings: shared grains, whoever attends", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {3}, {}, {}, 0}, {"B", {2}, {}, {}, 0}});
  CHECK(charged(*few_overlaps(Level::soft, 10), timetable, {at(0, hall), at(1, study)}) == 20);
}

TEST_CASE("Larger rooms first: the study passes over sixteen seats", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {1}, {}, {}, 0}, {"B", {1}, {}, {}, 0}});
  CHECK(charged(*larger_rooms_first(Level::soft, 1), timetable, {at(0, hall), at(1, study)}) == 16);
}

TEST_CASE("Room stability: whoever attends both and must change rooms within two grains", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {2}, {ada, ben}, {eve}, 3}, {"B", {1}, {ada}, {eve}, 2}});
  const auto constraint = room_stability(Level::soft, 1);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(4, study)}) == 2);  // two grains between
  CHECK(charged(*constraint, timetable, {at(0, hall), at(5, study)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(2, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(1, study)}) == 2);  // within each other
  CHECK(charged(*constraint, timetable, {at(1, hall), at(1, study)}) == 0);  // at the same time: nobody walks
  CHECK(charged(*constraint, timetable, {at(3, hall), at(0, study)}) == 2);
}

TEST_CASE("Before: at least one grain and at most two between A and B", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {2}, {}, {}, 0}, {"B", {1}, {}, {}, 0}});
  const auto constraint =
      before({"A before B"}, MeetingIndex{0}, MeetingIndex{1}, std::chrono::minutes{15}, std::chrono::minutes{30});
  CHECK(charged(*constraint, timetable, {at(0, hall), at(3, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(4, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(2, hall)}) == 1);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(7, hall)}) == 3);
  CHECK(charged(*constraint, timetable, {at(5, hall), at(0, hall)}) ==
        8);  // B begins seven grains before A ends, and one is due
}

TEST_CASE("Days: one for all, one for each, one after the other", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {1}, {}, {}, 0}, {"B", {1}, {}, {}, 0}, {"C", {1}, {}, {}, 0}});
  const std::vector<MeetingIndex> all{MeetingIndex{0}, MeetingIndex{1}, MeetingIndex{2}};
  const Plan first_two_together{at(0, hall), at(2, hall), at(4, hall)};
  CHECK(charged(*on_one_day(Level::hard, 1, all), timetable, first_two_together) == 2);
  CHECK(charged(*on_one_day(Level::hard, 1, all), timetable, {at(0, hall), at(2, hall), at(3, hall)}) == 0);
  CHECK(charged(*on_different_days(Level::hard, 1, all), timetable, first_two_together) == 1);
  CHECK(charged(*on_consecutive_days(Level::soft, 5, all), timetable, first_two_together) == 5);
  CHECK(charged(*on_consecutive_days(Level::hard, 1, {MeetingIndex{1}, MeetingIndex{2}}), timetable,
                first_two_together) == 0);
  CHECK(charged(*on_consecutive_days(Level::hard, 1, {MeetingIndex{2}, MeetingIndex{1}}), timetable,
                first_two_together) == 2);
}

TEST_CASE("Five working groups in parallel: each pair that does not begin together", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {1}, {}, {}, 0}, {"B", {2}, {}, {}, 0}, {"C", {3}, {}, {}, 0}});
  const auto constraint = in_parallel(Level::hard, 1, {MeetingIndex{0}, MeetingIndex{1}, MeetingIndex{2}});
  CHECK(charged(*constraint, timetable, {at(1, hall), at(1, hall), at(1, hall)}) == 0);
  CHECK(charged(*constraint, timetable, {at(1, hall), at(1, hall), at(0, hall)}) == 2);
}

TEST_CASE("A side event never during the plenary: shared grains", "[timetable][constraint]") {
  const Timetable timetable =
      house({{"Plenary", {3}, {}, {}, 0}, {"Side event", {2}, {}, {}, 0}, {"Other", {8}, {}, {}, 0}});
  const auto constraint = one_at_a_time({"Apart"}, {MeetingIndex{0}, MeetingIndex{1}}, std::chrono::minutes{0});
  CHECK(charged(*constraint, timetable, {at(0, hall), at(2, study), at(0, study)}) == 1);
  CHECK(charged(*constraint, timetable, {at(0, hall), at(3, study), at(0, study)}) == 0);
}

TEST_CASE("A meeting with stated starts and rooms", "[timetable][constraint]") {
  const Timetable timetable = house({{"A", {1}, {}, {}, 0}, {"B", {1}, {}, {}, 0}});
  const auto starts = starts_within({"Starts"}, MeetingIndex{0}, {false, true, false, false, false, true});
  CHECK(charged(*starts, timetable, {at(5, hall), at(0, hall)}) == 0);
  CHECK(charged(*starts, timetable, {at(4, hall), at(0, hall)}) == 1);
  const auto rooms = rooms_within({"Rooms"}, MeetingIndex{1}, {study});
  CHECK(charged(*rooms, timetable, {at(0, hall), at(0, study)}) == 0);
  CHECK(charged(*rooms, timetable, {at(0, hall), at(0, hall)}) == 1);
}

TEST_CASE("A score compares level by level and reads as penalties", "[timetable][score]") {
  CHECK(Score{0, 5, 900} < Score{0, 6, 0});
  CHECK(Score{0, 999, 999} < Score{1, 0, 0});
  CHECK(to_text(Score{0, 141, 8486}) == "0hard/-141medium/-8486soft");
}
