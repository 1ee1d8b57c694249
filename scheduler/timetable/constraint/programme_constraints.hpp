#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/timetable/constraint/timetable_constraint.hpp"

/// The rules that programmes have beside those of timetable_constraint.hpp, one file each.
/// Lists name each meeting at most once.
///
/// Time between meetings is the clock's, which runs on where the axis leaves time out; it is counted in grains, the
/// last perhaps in part. A meeting belongs to the day on which it begins.
namespace plenary::scheduler {

/// How a constraint is called in tests, how grave a violation is and how much of it.
struct Rated {
  std::string name;
  Level level = Level::hard;
  int weight = 1;
};

/// What a meeting takes of a resource, and for how long beyond its own time.
struct Use {
  MeetingIndex meeting{};
  int amount = 1;
  std::chrono::minutes lead{0};  ///< before it begins
  std::chrono::minutes tail{0};  ///< after it has ended
};

/// Never more in use at once than there is: people of a delegation, interpreters, links. Violated: amount in excess,
/// for each grain of which a use takes a part. Time off the axis does not count.
std::unique_ptr<TimetableConstraint> at_most_at_once(Rated rated, std::vector<Use> uses, int available);

/// Nobody is in two of these meetings at once, nor in one less than `least_break` after another: for each pair the
/// grains that are shared and those of the break that are missing, which is all of it where they overlap.
std::unique_ptr<TimetableConstraint> one_at_a_time(Rated rated, std::vector<MeetingIndex> meetings,
                                                   std::chrono::minutes least_break);

/// The meetings last no longer together on one day than `most`: grains in excess, for each day.
std::unique_ptr<TimetableConstraint> most_a_day(Rated rated, std::vector<MeetingIndex> meetings,
                                                std::chrono::minutes most);

/// Whoever of `available` worked in the evening rests before the next day's work. For each meeting and each earlier
/// day: the most in use at once by meetings of that day that ended less than `rest` before it, and what it and
/// those that go on beside it need, in excess of what there is. Lead and tail are work.
std::unique_ptr<TimetableConstraint> daily_rest(Rated rated, std::vector<Use> uses, int available,
                                                std::chrono::minutes rest);

/// Whether one person can be in both meetings, put where they are; the first begins no later.
using BothMeetings = std::function<bool(const Timetable&, MeetingIndex, Grain, MeetingIndex, Grain)>;

/// `people` share out the meetings: of each use its amount, nobody in two that `both` refuses, which it does not
/// where more than `reach` lies between them, nor for longer than `most_a_day` in the meetings of one day. Violated:
/// the meetings for which nobody is left beside those that matter to them and begin before them; 1, if there are none
/// but taken together it cannot be done. Exact.
std::unique_ptr<TimetableConstraint> shared_out(Rated rated, std::vector<Use> uses, int people, BothMeetings both,
                                                std::chrono::minutes reach,
                                                std::optional<std::chrono::minutes> most_a_day = std::nullopt);

/// Between the two meetings, whichever is first, lies at least `time`: grains by which it is missed; where they
/// overlap, all of it and the grains that they share.
std::unique_ptr<TimetableConstraint> time_to_travel(Rated rated, MeetingIndex one, MeetingIndex other,
                                                    std::chrono::minutes time);

/// The subject's day is none before the first nor after the last of the others': days by which it is missed. Nothing
/// while one of them is not planned.
std::unique_ptr<TimetableConstraint> within_days_of(Rated rated, MeetingIndex subject,
                                                    std::vector<MeetingIndex> others);

/// A delegation that a meeting counts on.
struct Counted {
  std::vector<bool> free;             ///< by grain: whether its calendar allows the meeting to begin there
  std::vector<MeetingIndex> engaged;  ///< meetings that it must attend; this one, if listed, does not count
  int people = 1;
};

/// Enough delegations can attend the meeting: those whose calendar is free and who have somebody left beside
/// the meetings that engage them at the same time, in the worst grain of the meeting. Violated: delegations missing.
std::unique_ptr<TimetableConstraint> quorum_in_plan(Rated rated, MeetingIndex meeting, std::vector<Counted> counted,
                                                    int least);

/// The meeting's price by its start, from grain `first` on, none elsewhere: burden, absences, distance from what was
/// published.
std::unique_ptr<TimetableConstraint> price_by_start(Rated rated, MeetingIndex meeting,
                                                    std::vector<std::int32_t> amount_by_start, Grain first = {});

/// The meeting stays in `room`: 1.
std::unique_ptr<TimetableConstraint> stays_in_room(Rated rated, MeetingIndex meeting, RoomIndex room);

/// A break between meetings that follow each other directly, nothing left out between them: for each pair without
/// one, each person who must or may attend both.
std::unique_ptr<TimetableConstraint> break_between_own(Rated rated);

/// Few days on which a person must attend something: each such day, for each of `persons` given by their meetings.
std::unique_ptr<TimetableConstraint> compact_days(Rated rated, std::vector<std::vector<MeetingIndex>> persons);

/// `earlier` ends before `later` begins, with at least `least` between and at most `most`: grains by which it is
/// missed.
std::unique_ptr<TimetableConstraint> before(Rated rated, MeetingIndex earlier, MeetingIndex later,
                                            std::chrono::minutes least, std::optional<std::chrono::minutes> most);
/// The meetings begin at one time of the day: each pair that does not. `times`: by grain, on whatever clock.
std::unique_ptr<TimetableConstraint> at_one_time(Rated rated, std::vector<MeetingIndex> meetings,
                                                 std::shared_ptr<const std::vector<std::chrono::minutes>> times);
/// The meeting begins where `allowed` says so, by grain: 1.
std::unique_ptr<TimetableConstraint> starts_within(Rated rated, MeetingIndex meeting, std::vector<bool> allowed);
/// Where a meeting can begin in a room, by grain.
struct OpenStarts {
  MeetingIndex meeting{};
  std::shared_ptr<const std::vector<bool>> open;
};

/// Whoever is in the room begins when it is there: 1, for each meeting.
std::unique_ptr<TimetableConstraint> room_open(Rated rated, RoomIndex room, std::vector<OpenStarts> starts);
/// So much time lies between two meetings in the room: for each pair the grains that are missing, all where they
/// overlap.
std::unique_ptr<TimetableConstraint> room_gap(Rated rated, RoomIndex room, std::chrono::minutes gap);
/// The meeting is in one of these rooms: 1.
std::unique_ptr<TimetableConstraint> rooms_within(Rated rated, MeetingIndex meeting, std::vector<RoomIndex> rooms);

}  // namespace plenary::scheduler
