#include "scheduler/timetable/constraint/programme_constraints.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/scheduler/timetable/constraint/charged.hpp"

using namespace plenary::scheduler;
using std::chrono::minutes;
using testing::charged;

namespace {

constexpr Person ada{0};
constexpr Person ben{1};
constexpr RoomIndex hall{0};
constexpr RoomIndex study{1};
constexpr MeetingIndex A{0};
constexpr MeetingIndex B{1};
constexpr MeetingIndex C{2};

constexpr minutes at_clock(int day, int hour, int minute) { return minutes{(day * 24 + hour) * 60 + minute}; }

/// Two days in half hours, each with lunch from 12:00 to 13:30. Grains, which the plans below name:
///   0 11:00   1 11:30   |   2 13:30   3 14:00   ||   4 11:00   5 11:30   |   6 13:30   7 14:00
Timetable two_days(std::vector<Meeting> meetings) {
  Timetable timetable{{0, 0, 0, 0, 1, 1, 1, 1}, {{"Hall", 20}, {"Study", 4}}, 2, std::move(meetings), minutes{30}, {}};
  for (const int day : {0, 1}) {
    for (const minutes time :
         {at_clock(day, 11, 0), at_clock(day, 11, 30), at_clock(day, 13, 30), at_clock(day, 14, 0)}) {
      timetable.clock.push_back(time);
    }
  }
  return timetable;
}

/// An evening and the morning after it: 0 20:00   1 20:30   ||   2 08:00   3 08:30
Timetable evening_and_morning(std::vector<Meeting> meetings) {
  return {{5, 5, 6, 6},
          {{"Hall", 20}, {"Study", 4}},
          2,
          std::move(meetings),
          minutes{30},
          {at_clock(5, 20, 0), at_clock(5, 20, 30), at_clock(6, 8, 0), at_clock(6, 8, 30)}};
}

Meeting lasting(int grains) { return {"", {grains}, {}, {}, 0}; }

/// A plan with all meetings in the hall.
template <class... Starts>
Plan starting(Starts... starts) {
  return {Placement{Grain{starts}, hall}...};
}

}  // namespace

TEST_CASE("At most at once: two teams of two need four of three interpreters", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1)});
  const auto constraint = at_most_at_once({"English and French: 3 interpreters"}, {{A, 2}, {B, 2}}, 3);
  CHECK(constraint->name() == "English and French: 3 interpreters");
  CHECK(charged(*constraint, timetable, starting(0, 1)) == 1);
  CHECK(charged(*constraint, timetable, starting(0, 2)) == 0);
  CHECK(charged(*at_most_at_once({"2 of them are ill"}, {{A, 2}}, 1), timetable, starting(0, 4)) == 2);

  const auto violations = constraint->violations(timetable, starting(0, 1));
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].meetings == std::vector{A, B});
}

TEST_CASE("At most at once: three online sessions with one link are two too many", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1), lasting(1)});
  const auto constraint = at_most_at_once({"One link", Level::medium, 10}, {{A}, {B}, {C}}, 1);
  CHECK(charged(*constraint, timetable, starting(0, 1, 1)) == 20);
  CHECK(charged(*constraint, timetable, starting(0, 0, 1)) == 20);
  CHECK(charged(*constraint, timetable, starting(0, 2, 3)) == 0);

  const auto violations = constraint->violations(timetable, starting(0, 0, 1));
  REQUIRE(violations.size() == 2);
  CHECK(violations[0].meetings == std::vector{A, B});
  CHECK(violations[1].meetings == std::vector{A, C});
}

TEST_CASE("At most at once: what is set up before and taken down after, lunch apart", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1)});
  const auto with_lead = [](int time) { return at_most_at_once({"One link"}, {{A}, {B, 1, minutes{time}}}, 1); };
  CHECK(charged(*with_lead(0), timetable, starting(2, 3)) == 0);
  CHECK(charged(*with_lead(30), timetable, starting(2, 3)) == 1);
  CHECK(charged(*with_lead(30), timetable, starting(1, 2)) == 0);   // it is set up during lunch
  CHECK(charged(*with_lead(120), timetable, starting(0, 2)) == 0);  // from 11:30
  CHECK(charged(*with_lead(135), timetable, starting(0, 2)) == 1);  // from 11:15: a part of the first half hour
  const auto with_tail = at_most_at_once({"One link"}, {{A, 1, minutes{0}, minutes{30}}, {B}}, 1);
  CHECK(charged(*with_tail, timetable, starting(0, 1)) == 1);
  CHECK(charged(*with_tail, timetable, starting(1, 2)) == 0);
  CHECK(charged(*with_tail, timetable, starting(1, 0)) == 0);
  CHECK(charged(*with_tail, timetable, starting(7, 3)) == 0);  // taken down after the last grain
}

TEST_CASE("One at a time: Belgium is in two sessions for two half hours", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(2), lasting(1)});
  const auto constraint = one_at_a_time({"Belgium attends one session at a time", Level::hard, 3}, {A, B}, minutes{0});
  CHECK(charged(*constraint, timetable, starting(2, 2, 2)) == 6);
  CHECK(charged(*constraint, timetable, starting(0, 2, 2)) == 0);
}

TEST_CASE("One at a time: a break by the clock, so that lunch and the night are breaks", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1)});
  const auto with_break = [](int time) { return one_at_a_time({"Ghana rests"}, {A, B}, minutes{time}); };
  CHECK(charged(*with_break(30), timetable, starting(2, 3)) == 2);  // one shared, the break missing
  CHECK(charged(*with_break(30), timetable, starting(0, 2)) == 0);
  CHECK(charged(*with_break(30), timetable, starting(2, 4)) == 0);
  CHECK(charged(*with_break(90), timetable, starting(0, 2)) == 0);
  CHECK(charged(*with_break(120), timetable, starting(0, 2)) == 1);
  CHECK(charged(*with_break(100), timetable, starting(0, 2)) == 1);  // ten minutes are a grain, in part

  const Timetable short_ones = two_days({lasting(1), lasting(1)});
  CHECK(charged(*with_break(45), short_ones, starting(3, 2)) == 2);
  CHECK(charged(*with_break(45), short_ones, starting(2, 3)) == 2);
}

TEST_CASE("Most a day: an hour and a half online where an hour is the most", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1), lasting(1)});
  const auto constraint = most_a_day({"Malta: 1 hour online a day"}, {A, B, C}, minutes{60});
  CHECK(charged(*constraint, timetable, starting(0, 3, 4)) == 1);
  CHECK(charged(*constraint, timetable, starting(4, 6, 7)) == 2);
  CHECK(charged(*constraint, timetable, starting(0, 4, 7)) == 0);
  CHECK(charged(*most_a_day({"45 minutes"}, {A, B}, minutes{45}), timetable, starting(0, 3, 3)) == 2);
  CHECK(constraint->violations(timetable, starting(0, 3, 4))[0].meetings == std::vector{A, B});
}

TEST_CASE("Daily rest: who interprets until 21:00 is not there at 8:00, twelve hours being due",
          "[programme][constraint]") {
  const Timetable timetable = evening_and_morning({lasting(2), lasting(1), lasting(1)});
  const auto resting = [](int hours, int available) {
    return daily_rest({"Interpreters rest"}, {{A, 2}, {B, 2}}, available, std::chrono::hours{hours});
  };
  CHECK(charged(*resting(12, 3), timetable, starting(0, 2, 0)) == 1);
  CHECK(charged(*resting(12, 2), timetable, starting(0, 3, 0)) == 2);
  CHECK(charged(*resting(12, 4), timetable, starting(0, 2, 0)) == 0);  // there are enough others
  CHECK(charged(*resting(11, 3), timetable, starting(0, 2, 0)) == 0);
  CHECK(charged(*resting(12, 3), timetable, starting(0, 1, 0)) == 0);  // the same evening

  const auto violations = resting(12, 3)->violations(timetable, starting(0, 2, 0));
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].meetings == std::vector{A, B});
}

TEST_CASE("Daily rest: of the evening the most at once counts; lead and tail are work", "[programme][constraint]") {
  const Timetable timetable = evening_and_morning({lasting(1), lasting(1), lasting(1)});
  const auto constraint = daily_rest({"Interpreters rest"}, {{A}, {B}, {C, 2}}, 3, std::chrono::hours{13});
  CHECK(charged(*constraint, timetable, starting(0, 0, 2)) == 1);
  CHECK(charged(*constraint, timetable, starting(0, 1, 2)) == 0);  // the same two may do both
  const auto scarce = daily_rest({"Interpreters rest"}, {{A}, {B}, {C, 2}}, 2, std::chrono::hours{12});
  CHECK(charged(*scarce, timetable, starting(2, 3, 1)) == 2);  // A and B, one each
  CHECK(charged(*scarce, timetable, starting(3, 3, 0)) == 0);  // from 20:30 to 8:30 are twelve hours
  const auto early = daily_rest({"Interpreters rest"}, {{A, 1, minutes{30}}, {C, 2}}, 2, std::chrono::hours{12});
  CHECK(charged(*early, timetable, starting(3, 3, 0)) == 1);
  const auto late = daily_rest({"Interpreters rest"}, {{A}, {C, 2, {}, minutes{30}}}, 2, std::chrono::hours{12});
  CHECK(charged(*late, timetable, starting(3, 3, 0)) == 1);
}

TEST_CASE("Daily rest: parallel sessions in the morning need their interpreters together", "[programme][constraint]") {
  const Timetable timetable = evening_and_morning({lasting(1), lasting(1), lasting(1)});
  // Two of four worked until 21:00: of the four that 8:00 needs, two are missing, once for A and once for B.
  const auto constraint = daily_rest({"Interpreters rest"}, {{A, 2}, {B, 2}, {C, 2}}, 4, std::chrono::hours{12});
  CHECK(charged(*constraint, timetable, starting(2, 2, 1)) == 4);
  CHECK(charged(*constraint, timetable, starting(2, 3, 1)) == 0);  // one after the other, the same two
}

TEST_CASE("Time to travel: two hours between Brussels and Paris, lunch included", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1)});
  const auto constraint = time_to_travel({"Brussels to Paris takes 2 hours"}, A, B, minutes{120});
  CHECK(charged(*constraint, timetable, starting(0, 2)) == 1);  // from 12:00 to 13:30
  CHECK(charged(*constraint, timetable, starting(0, 3)) == 0);
  CHECK(charged(*constraint, timetable, starting(2, 0)) == 0);  // from 11:30 to 13:30
  CHECK(charged(*constraint, timetable, starting(2, 1)) == 1);
  CHECK(charged(*constraint, timetable, starting(0, 1)) == 5);  // one shared, four missing
  CHECK(charged(*constraint, timetable, starting(2, 4)) == 0);
}

TEST_CASE("Within the days of others: a side event on the day of the two plenaries", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1), lasting(1)});
  const auto constraint = within_days_of({"Side event in the margins", Level::hard, 7}, C, {A, B});
  CHECK(charged(*constraint, timetable, starting(0, 1, 3)) == 0);
  CHECK(charged(*constraint, timetable, starting(0, 1, 4)) == 7);
  CHECK(charged(*constraint, timetable, starting(4, 5, 3)) == 7);
  CHECK(charged(*constraint, timetable, starting(4, 0, 7)) == 0);
}

TEST_CASE("Within the days of others: no price until all are put, whichever comes last", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1), lasting(1)});
  const auto constraint = within_days_of({"Side event in the margins"}, C, {A, B});
  CostModel model{timetable};
  constraint->compile(timetable, model);
  const auto price = model.joint_prices()[0]->clone();
  price->put(position(A), Grain{0});
  CHECK(price->added(position(C), Grain{4}) == Score{});
  price->put(position(C), Grain{4});
  CHECK(price->added(position(B), Grain{0}) == Score{1, 0, 0});
  CHECK(price->added(position(B), Grain{4}) == Score{});
}

TEST_CASE("Quorum in the plan: free, and with somebody left beside what engages them", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1), lasting(1)});
  const std::vector<bool> always(8, true);
  std::vector<bool> only_at_first(8, false);
  only_at_first[0] = true;
  const Counted belgium{always, {A, B}, 1};  // A is the meeting itself, which does not count against it
  const Counted ghana{always, {B, C}, 2};
  const Counted malta{only_at_first, {}, 1};
  const auto constraint = quorum_in_plan({"Quorum of 3"}, A, {belgium, ghana, malta}, 3);
  CHECK(charged(*constraint, timetable, starting(0, 4, 4)) == 0);
  CHECK(charged(*constraint, timetable, starting(2, 4, 4)) == 1);  // not Malta
  CHECK(charged(*constraint, timetable, starting(2, 3, 4)) == 2);  // nor Belgium
  CHECK(charged(*constraint, timetable, starting(2, 3, 2)) == 2);  // Ghana sends two, but never both at once
  CHECK(charged(*constraint, timetable, starting(2, 3, 3)) == 3);
  CHECK(charged(*quorum_in_plan({"Quorum of 1"}, A, {belgium, ghana, malta}, 1), timetable, starting(2, 3, 4)) == 0);
}

TEST_CASE("A price by start", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1)});
  const auto constraint = price_by_start({"Burden of the night", Level::soft, 2}, B, {0, 1, 2, 3, 40, 50, 60, 70});
  CHECK(charged(*constraint, timetable, starting(7, 5)) == 100);
  CHECK(charged(*constraint, timetable, starting(7, 0)) == 0);
}

TEST_CASE("Rooms and starts that a programme names", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1)});
  const Plan in_hall{{Grain{4}, hall}};
  const Plan in_study{{Grain{5}, study}};
  const auto stays = stays_in_room({"As published", Level::medium, 5}, A, study);
  CHECK(charged(*stays, timetable, in_hall) == 5);
  CHECK(charged(*stays, timetable, in_study) == 0);
  const auto booths = rooms_within({"Only the hall has booths"}, A, {hall});
  CHECK(booths->name() == "Only the hall has booths");
  CHECK(charged(*booths, timetable, in_hall) == 0);
  CHECK(charged(*booths, timetable, in_study) == 1);
  const auto pinned = starts_within({"Pinned"}, A, {false, false, false, false, true, false, false, false});
  CHECK(pinned->name() == "Pinned");
  CHECK(charged(*pinned, timetable, in_hall) == 0);
  CHECK(charged(*pinned, timetable, in_study) == 1);
}

TEST_CASE("A break between own meetings: who goes from one straight into the next", "[programme][constraint]") {
  const Timetable timetable = two_days({{"A", {1}, {ada, ben}, {}, 0}, {"B", {1}, {ada}, {ben}, 0}, lasting(1)});
  const auto constraint = break_between_own({"A break between own sessions", Level::soft, 10});
  CHECK(charged(*constraint, timetable, starting(2, 3, 1)) == 20);
  CHECK(charged(*constraint, timetable, starting(7, 6, 5)) == 20);
  CHECK(charged(*constraint, timetable, starting(1, 2, 3)) == 0);  // lunch
  CHECK(charged(*constraint, timetable, starting(3, 4, 0)) == 0);  // the night
  CHECK(charged(*constraint, timetable, starting(2, 2, 3)) == 0);  // nobody attends C
}

TEST_CASE("Compact days: days on which somebody attends something", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1), lasting(1)});
  const auto constraint = compact_days({"Few days", Level::soft, 4}, {{A, B}, {B}});
  CHECK(charged(*constraint, timetable, starting(0, 3, 7)) == 8);
  CHECK(charged(*constraint, timetable, starting(0, 4, 7)) == 12);
}

TEST_CASE("Before by the clock: lunch counts as time between", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(2), lasting(1)});
  const auto between = [](int least, std::optional<minutes> most) {
    return before({"A before B"}, A, B, minutes{least}, most);
  };
  CHECK(charged(*between(90, minutes{90}), timetable, starting(0, 2)) == 0);
  CHECK(charged(*between(120, {}), timetable, starting(0, 2)) == 1);
  CHECK(charged(*between(0, minutes{60}), timetable, starting(0, 2)) == 1);
  CHECK(charged(*between(0, minutes{20}), timetable, starting(0, 2)) == 3);  // 70 minutes too many
  CHECK(charged(*between(0, {}), timetable, starting(2, 0)) == 7);           // from 14:30 back to 11:00
  CHECK(charged(*between(0, {}), timetable, starting(2, 4)) == 0);
}

TEST_CASE("Room open: a meeting in the hall begins when the hall is there", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1)});
  const auto mornings =
      std::make_shared<const std::vector<bool>>(std::vector<bool>{true, true, false, false, true, true, false, false});
  const auto constraint = room_open({"hall"}, hall, {{A, mornings}});
  CHECK(charged(*constraint, timetable, starting(1, 2)) == 0);
  CHECK(charged(*constraint, timetable, starting(2, 2)) == 1);
  CHECK(charged(*constraint, timetable, {{Grain{2}, study}, {Grain{2}, hall}}) == 0);
}

TEST_CASE("Room gap: an hour passes between two meetings in the hall, on the clock", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1)});
  const auto constraint = room_gap({"hall"}, hall, minutes{60});
  CHECK(charged(*constraint, timetable, starting(0, 1)) == 2);
  CHECK(charged(*constraint, timetable, starting(3, 2)) == 2);
  CHECK(charged(*constraint, timetable, starting(1, 2)) == 0);  // lunch is between them
  CHECK(charged(*constraint, timetable, starting(1, 1)) == 2);
  CHECK(charged(*constraint, timetable, {{Grain{0}, study}, {Grain{1}, hall}}) == 0);
}

TEST_CASE("In one room: each pair of meetings that is not", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1), lasting(1)});
  const auto constraint = in_one_room(Level::hard, 1, {A, B, C});
  CHECK(charged(*constraint, timetable, starting(0, 3, 7)) == 0);
  CHECK(charged(*constraint, timetable, {{Grain{0}, hall}, {Grain{7}, study}, {Grain{3}, hall}}) == 2);
}

TEST_CASE("At one time: each pair of meetings that begins at another time of the day", "[programme][constraint]") {
  const Timetable timetable = two_days({lasting(1), lasting(1), lasting(1)});
  const auto times = std::make_shared<std::vector<minutes>>();
  for (const int day : {0, 1}) {
    for (const minutes time :
         {at_clock(day, 11, 0), at_clock(day, 11, 30), at_clock(day, 13, 30), at_clock(day, 14, 0)})
      times->push_back(time - at_clock(day, 0, 0));
  }
  const auto constraint = at_one_time({"at one time"}, {A, B, C}, times);
  CHECK(charged(*constraint, timetable, starting(1, 5, 5)) == 0);
  CHECK(charged(*constraint, timetable, starting(1, 5, 6)) == 2);
  CHECK(charged(*constraint, timetable, starting(0, 5, 6)) == 3);
}
