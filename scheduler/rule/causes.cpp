#include "scheduler/rule/causes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "scheduler/burden/day_plan.hpp"
#include "scheduler/rule/weekday_word.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::Interval;
using calendar::LocalTime;
using calendar::sys_days;

/// What refuses a moment of that day, and of all days of which the same is said.
Message cause_of(const Charge& charge, const Delegation& who, sys_days day) {
  const LocalizedText& country = charge.whose == nullptr ? who.name : charge.whose->name;
  switch (charge.what) {
    case Circumstance::rest_day:
      return {"cause.rest-day", {{"weekday", weekday_word(calendar::weekday{day})}, {"country", country}}};
    case Circumstance::holiday:
    case Circumstance::half_holiday:
      return {"cause.holiday", {{"date", FullDate{Date{day}}}, {"holiday", *charge.detail}, {"country", country}}};
    case Circumstance::friday_prayer:
      return {"cause.friday-prayer", {{"country", country}}};
    default:
      return {"cause.outside-hours", {{"country", country}}};
  }
}

/// A stretch of time that is refused, and why: an index into the causes.
struct Refused {
  Interval<Instant> when;
  std::size_t cause = 0;
};

class Refusals {
 public:
  Refusals(const Problem& problem, const Participant& who, Interval<Instant> span) : problem_(problem), who_(who) {
    if (!who.delegates.empty()) return;
    for (const auto& busy : who.busy.parts()) add_busy(busy);
    add_days(span);
    std::stable_sort(refused_.begin(), refused_.end(),
                     [](const Refused& a, const Refused& b) { return a.when.start < b.when.start; });
  }

  std::vector<Cause> counted(const TimeGrid& grid, const SlotSet& free) {
    // Of delegates none is free: each has reasons of its own.
    const Message none{"cause.no-delegate", {{"delegation", who_.delegation->name}}};
    std::size_t first = 0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      if (free.contains(slot)) continue;
      const auto span = grid.span(slot);
      // Stretches overlap, so one that is over may stand behind one that is not.
      while (first < refused_.size() && refused_[first].when.end <= span.start) ++first;
      const auto found = std::find_if(refused_.begin() + static_cast<std::ptrdiff_t>(first), refused_.end(),
                                      [&](const Refused& one) { return one.when.overlaps(span); });
      ++causes_[found == refused_.end() ? number_of(none) : found->cause].slots;
    }
    return std::move(causes_);
  }

 private:
  std::size_t number_of(const Message& what) {
    const auto known = std::find_if(causes_.begin(), causes_.end(), [&](const Cause& one) { return one.what == what; });
    if (known != causes_.end()) return static_cast<std::size_t>(known - causes_.begin());
    causes_.push_back({what, 0});
    return causes_.size() - 1;
  }

  void add_busy(const Interval<Instant>& busy) {
    const calendar::Zone& zone = who_.place().zone;
    const LocalTime from = zone.to_local(busy.start);
    const LocalTime to = zone.to_local(busy.end);
    const bool one_day = calendar::date_of(from) == calendar::date_of(to);
    const MessageArgument delegation{"delegation", who_.delegation->name};
    Message what = one_day ? Message{"cause.busy",
                                     {delegation,
                                      {"date", BriefDate{calendar::date_of(from)}},
                                      {"from", Clock{calendar::time_of_day(from)}},
                                      {"to", Clock{calendar::time_of_day(to)}}}}
                           : Message{"cause.busy-for-days", {delegation, {"from", from}, {"to", to}}};
    if (!who_.around.empty()) what.code = one_day ? "cause.busy-around" : "cause.busy-around-for-days";
    // Each busy time is a cause of its own: no need to look for one that says the same.
    causes_.push_back({what, 0});
    refused_.push_back({busy, causes_.size() - 1});
  }

  void add_days(Interval<Instant> span) {
    const calendar::Zone& zone = who_.place().zone;
    const DayPlanner planner(
        *problem_.dialogue, whereabouts(who_), problem_.table, problem_.waivers,
        {std::chrono::floor<days>(span.start) - days{1}, std::chrono::floor<days>(span.end) + days{2}});
    Instant from = span.start;
    const auto add_piece = [&](Instant to) {
      const auto offset = zone.offset_at(from);
      const Interval<LocalTime> local{LocalTime{from.time_since_epoch() + offset},
                                      LocalTime{to.time_since_epoch() + offset}};
      for (auto day = std::chrono::floor<days>(local.start); day < local.end; day += days{1})
        add_day(planner, sys_days{day.time_since_epoch()}, local, offset);
      from = to;
    };
    for (const auto& change : zone.transitions(span)) add_piece(change.at);
    add_piece(span.end);
  }

  void add_day(const DayPlanner& planner, sys_days date, Interval<LocalTime> within, calendar::UtcOffset offset) {
    const LocalTime midnight{date.time_since_epoch()};
    for (const DaySegment& segment : planner.plan(date)) {
      if (!segment.hard()) continue;
      const auto when = within.intersection({midnight + segment.span.start, midnight + segment.span.end});
      if (when.empty()) continue;
      const Charge& charge = segment.day && segment.day->hard ? *segment.day : segment.hour;
      refused_.push_back(
          {{Instant{when.start.time_since_epoch() - offset}, Instant{when.end.time_since_epoch() - offset}},
           number_of(cause_of(charge, *who_.delegation, date))});
    }
  }

  const Problem& problem_;
  const Participant& who_;
  std::vector<Cause> causes_;
  std::vector<Refused> refused_;  ///< by when they begin
};

/// Of whoever is elsewhere on some days: each place's for the slots that it attends from there.
std::vector<Cause> causes_by_place(const Problem& problem, const Participant& who, Interval<Instant> span,
                                   const TimeGrid& grid, const SlotSet& free) {
  std::vector<Cause> all;
  std::vector<Participant> places;
  std::vector<SlotSet> elsewhere_or_free;  // by place: slots of other places, and those that are free
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    if (free.contains(slot)) continue;
    Participant there = who.attending(grid.start(slot));
    const auto known = std::ranges::find_if(places, [&](const Participant& one) { return one.venue == there.venue; });
    const auto number = static_cast<std::size_t>(known - places.begin());
    if (known == places.end()) {
      places.push_back(std::move(there));
      elsewhere_or_free.emplace_back(grid.size(), true);
    }
    elsewhere_or_free[number].set(slot, false);
  }
  for (std::size_t k = 0; k < places.size(); ++k) {
    for (Cause& cause : Refusals(problem, places[k], span).counted(grid, elsewhere_or_free[k])) {
      const auto same = std::ranges::find_if(all, [&](const Cause& one) { return one.what == cause.what; });
      if (same == all.end()) {
        all.push_back(std::move(cause));
      } else {
        same->slots += cause.slots;
      }
    }
  }
  return all;
}

}  // namespace

std::vector<Cause> causes(const Problem& problem, const Availability& availability, std::size_t participant,
                          std::size_t most) {
  const TimeGrid& grid = availability.grid();
  if (grid.size() == 0) return {};
  const Interval<Instant> span{grid.start(static_cast<Slot>(0)), grid.span(static_cast<Slot>(grid.size() - 1)).end};
  std::vector<Cause> found;
  const Participant& who = problem.participants[participant];
  if (who.stays.empty()) {
    found = Refusals(problem, who, span).counted(grid, availability.free(participant));
  } else {
    found = causes_by_place(problem, who, span, grid, availability.free(participant));
  }
  std::erase_if(found, [](const Cause& one) { return one.slots == 0; });
  std::stable_sort(found.begin(), found.end(), [](const Cause& a, const Cause& b) { return a.slots > b.slots; });
  if (found.size() <= most + 1) return found;
  std::size_t rest = 0;
  for (std::size_t i = most; i < found.size(); ++i) rest += found[i].slots;
  const std::size_t others = found.size() - most;
  found.resize(most);
  found.push_back({{"cause.others", {{"count", others}}}, rest});
  return found;
}

}  // namespace plenary::scheduler
