#include <vector>

#include "scheduler/timetable/move/moves.hpp"

namespace plenary::scheduler {

namespace {

/// First grain and length of the day that `grain` lies in.
Span day_around(const Timetable& timetable, Grain grain) {
  const int day = timetable.day(grain);
  Span span{grain, grain};
  while (span.start.index > 0 && timetable.day({span.start.index - 1}) == day) --span.start.index;
  while (timetable.exists(span.end) && timetable.day(span.end) == day) ++span.end.index;
  return span;
}

struct Change {
  std::size_t meeting;
  Placement from;
  Placement to;
};

}  // namespace

bool exchange_days(SearchState& state, Random& random, Temperature) {
  const Timetable& timetable = state.timetable();
  const auto any = [&] { return Grain{static_cast<int>(random.below(timetable.grains()))}; };
  const Span one = day_around(timetable, any());
  const Span other = day_around(timetable, any());
  if (one.start == other.start || one.end - one.start != other.end - other.start) return false;

  std::vector<Change> changes;
  Score alone;
  const int distance = (other.start - one.start).count;
  for (std::size_t i = 0; i < state.meetings(); ++i) {
    const Placement from = state.plan()[i];
    const bool in_one = from.start >= one.start && from.start < one.end;
    const bool in_other = from.start >= other.start && from.start < other.end;
    if (!in_one && !in_other) continue;
    const Placement to{{from.start.index + (in_one ? distance : -distance)}, from.room};
    if (!state.starts().allowed(i, to.start)) return false;
    alone += state.model().alone(i, to) - state.model().alone(i, from);
    changes.push_back({i, from, to});
  }
  // Within a day everything stays as it was, so that what meetings cost alone tells nearly all.
  if (alone >= Score{}) return false;
  const Score before = state.score();
  for (const Change& change : changes) state.move(change.meeting, change.to);
  if (state.score() < before) return true;
  for (const Change& change : changes) state.move(change.meeting, change.from);
  return false;
}

}  // namespace plenary::scheduler
