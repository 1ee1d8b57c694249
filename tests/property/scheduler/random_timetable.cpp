#include "tests/property/scheduler/random_timetable.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

int between(Random64& random, int least, int most) { return std::uniform_int_distribution{least, most}(random); }

Timetable random_timetable(Random64& random, int meetings, int longest, int days, int day_length) {
  Timetable timetable;
  for (int day = 0; day < days; ++day) {
    // The last day may be shorter, as in the public instances.
    const int length = day + 1 < days ? day_length : between(random, longest, day_length);
    timetable.day_of.insert(timetable.day_of.end(), static_cast<std::size_t>(length), day);
  }
  for (int room = between(random, 1, 4); room > 0; --room) timetable.rooms.push_back({"room", 2 * room});
  timetable.persons = 6;
  for (int i = 0; i < meetings; ++i) {
    Meeting meeting{"meeting", {between(random, 1, longest)}, {}, {}, 0};
    for (std::uint32_t person = 0; person < timetable.persons; ++person) {
      switch (between(random, 0, 5)) {
        case 0:
          meeting.required.push_back(Person{person});
          break;
        case 1:
          meeting.preferred.push_back(Person{person});
          break;
        default:
          break;
      }
    }
    meeting.seats = static_cast<int>(meeting.required.size() + meeting.preferred.size());
    timetable.meetings.push_back(std::move(meeting));
  }
  return timetable;
}

TimetableConstraints all_constraints() {
  TimetableConstraints constraints;
  constraints.push_back(room_conflict(Level::hard, 1));
  constraints.push_back(overtime(Level::hard, 1));
  constraints.push_back(required_conflict(Level::hard, 1));
  constraints.push_back(room_capacity(Level::hard, 1));
  constraints.push_back(same_day(Level::hard, 1));
  constraints.push_back(required_preferred_conflict(Level::medium, 1));
  constraints.push_back(preferred_conflict(Level::medium, 2));
  constraints.push_back(as_early_as_possible(Level::soft, 1));
  constraints.push_back(one_grain_break(Level::soft, 7));
  constraints.push_back(few_overlaps(Level::soft, 3));
  constraints.push_back(larger_rooms_first(Level::soft, 1));
  constraints.push_back(room_stability(Level::soft, 2));
  return constraints;
}

/// No random timetable has more.
constexpr std::size_t most_grains = 1'000;

TimetableConstraints random_relations(Random64& random, std::size_t meetings) {
  const auto any = [&] { return static_cast<MeetingIndex>(between(random, 0, static_cast<int>(meetings) - 1)); };
  const auto two = [&] {
    const MeetingIndex one = any();
    MeetingIndex other = any();
    while (other == one) other = any();
    return std::vector<MeetingIndex>{one, other};
  };
  const auto quarters = [](int count) { return count * std::chrono::minutes{15}; };
  const auto ordered = two();
  TimetableConstraints constraints;
  constraints.push_back(
      before({"before"}, ordered[0], ordered[1], quarters(between(random, 0, 3)),
             between(random, 0, 1) == 0 ? std::optional{quarters(between(random, 3, 9))} : std::nullopt));
  constraints.push_back(on_one_day(Level::medium, 2, two()));
  constraints.push_back(on_different_days(Level::medium, 1, two()));
  constraints.push_back(on_consecutive_days(Level::soft, 3, two()));
  constraints.push_back(in_parallel(Level::soft, 4, two()));
  constraints.push_back(one_at_a_time({"apart"}, two(), quarters(0)));
  constraints.push_back(starts_within({"starts"}, any(), {true, true, true, true}));
  constraints.push_back(rooms_within({"rooms", Level::soft, 2}, any(), {RoomIndex{0}}));
  const auto level = [&] { return between(random, 0, 1) == 0 ? Level::hard : Level::soft; };
  constraints.push_back(room_gap({"gap", level()}, RoomIndex{0}, quarters(between(random, 1, 2))));
  auto open = std::make_shared<std::vector<bool>>();
  for (std::size_t grain = 0; grain < most_grains; ++grain) open->push_back(between(random, 0, 3) > 0);
  constraints.push_back(in_one_room(level(), 2, two()));
  constraints.push_back(room_open({"open", level(), 2}, RoomIndex{0}, {{any(), open}}));
  return constraints;
}

CostModel compiled(const Timetable& timetable, const TimetableConstraints& constraints) {
  CostModel model{timetable};
  for (const auto& constraint : constraints) constraint->compile(timetable, model);
  return model;
}

Plan random_plan(Random64& random, const Timetable& timetable) {
  Plan plan;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    plan.push_back({{between(random, 0, static_cast<int>(timetable.grains()) - 1)},
                    static_cast<RoomIndex>(between(random, 0, static_cast<int>(timetable.rooms.size()) - 1))});
  }
  return plan;
}

Score exhausted(const Timetable& timetable, const TimetableConstraints& constraints) {
  Plan plan(timetable.meetings.size());
  std::optional<Score> best;
  const std::function<void(std::size_t)> place = [&](std::size_t i) {
    if (i == plan.size()) {
      const Score score = score_of(timetable, constraints, plan);
      if (!best || score < *best) best = score;
      return;
    }
    for (std::size_t g = 0; g < timetable.grains(); ++g) {
      for (std::size_t r = 0; r < timetable.rooms.size(); ++r) {
        plan[i] = {Grain{static_cast<int>(g)}, static_cast<RoomIndex>(r)};
        place(i + 1);
      }
    }
  };
  place(0);
  return *best;
}

}  // namespace plenary::scheduler
