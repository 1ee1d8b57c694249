#include "scheduler/explain/reasons.hpp"

#include <algorithm>
#include <cmath>

namespace plenary::scheduler {

using calendar::days;
using calendar::Instant;
using calendar::Interval;
using calendar::LocalTime;
using calendar::sys_days;

namespace {

Burden cost_of(Rate rate, std::chrono::seconds length) {
  return Burden::of_units(rate.points * std::chrono::duration_cast<std::chrono::minutes>(length).count() * 100);
}

/// The reasons within [from, to), during which the zone's offset does not change.
void add_reasons(const DayPlanner& planner, Interval<LocalTime> span, std::vector<Reason>& reasons) {
  for (auto day = std::chrono::floor<days>(span.start); day < span.end; day += days{1}) {
    for (const DaySegment& segment : planner.plan(sys_days{day.time_since_epoch()})) {
      const Interval<LocalTime> when = span.intersection({day + segment.span.start, day + segment.span.end});
      if (when.empty() || (segment.rate.points == 0 && !segment.hard && !segment.risk)) continue;
      reasons.push_back({when, segment.what, segment.rate, cost_of(segment.rate, when.length()), segment.hard,
                         segment.risk, segment.waived, segment.detail == nullptr ? LocalizedText{} : *segment.detail});
    }
  }
}

/// "2 + 2" of at most an hour, "6 × 2" of more: how many quarters at how many points.
Message sum_of(const Reason& reason) {
  const auto quarters = reason.when.length() / std::chrono::minutes{15};
  const bool whole = reason.when.length() % std::chrono::minutes{15} == std::chrono::seconds{0};
  if (!whole || quarters > 4) {
    const auto length = std::chrono::duration_cast<std::chrono::minutes>(reason.when.length()).count();
    return {
        "reason.product",
        {{"quarters", std::round(static_cast<double>(length) / 15 * 100) / 100}, {"points", int{reason.rate.points}}}};
  }
  std::string sum;
  for (long i = 0; i < quarters; ++i) sum.append(i == 0 ? "" : " + ").append(std::to_string(reason.rate.points));
  return {"reason.sum", {{"sum", sum}}};
}

Clock clock_of(LocalTime time) { return {calendar::time_of_day(time)}; }

bool is_fold(const calendar::Zone& zone, LocalTime local) {
  return std::holds_alternative<calendar::Fold>(zone.resolve(local));
}

}  // namespace

Message circumstance_of(const Reason& reason) {
  Message what{"circumstance." + std::string{name_of(reason.what)}, {}};
  if (!reason.detail.en.empty()) {
    what = reason.what == Circumstance::clock_band
               ? Message{"reason.name", {{"name", reason.detail}}}
               : Message{"reason.named", {{"what", within(std::move(what))}, {"name", reason.detail}}};
  }
  return reason.waived ? Message{"reason.waived", {{"what", within(std::move(what))}}} : what;
}

Message message_without_times(const Reason& reason) {
  Message what = circumstance_of(reason);
  if (reason.hard) return what;
  return {"reason.charged-all-along", {{"what", within(std::move(what))}, {"sum", within(sum_of(reason))}}};
}

Message message_of(const Reason& reason) {
  std::vector<MessageArgument> arguments{{"start", clock_of(reason.when.start)},
                                         {"end", clock_of(reason.when.end)},
                                         {"what", within(circumstance_of(reason))}};
  if (reason.hard) return {"reason.refused", std::move(arguments)};
  arguments.emplace_back("sum", within(sum_of(reason)));
  return {"reason.charged", std::move(arguments)};
}

std::vector<Reason> reasons_of(const DayPlanner& planner, const calendar::Zone& zone, Interval<Instant> span) {
  std::vector<Reason> reasons;
  Instant from = span.start;
  const auto add_piece = [&](Instant to) {
    const auto offset = zone.offset_at(from);
    add_reasons(planner, {LocalTime{from.time_since_epoch() + offset}, LocalTime{to.time_since_epoch() + offset}},
                reasons);
    from = to;
  };
  for (const auto& change : zone.transitions(span)) add_piece(change.at);
  add_piece(span.end);
  return reasons;
}

Experience experience(const Problem& problem, const Availability& availability, std::size_t participant, Slot slot) {
  const Participant& who = problem.participants[participant];
  const Seat& seat = who.place();
  const auto span = availability.grid().span(slot);
  Experience result;
  result.participant = participant;
  result.local = {seat.zone.to_local(span.start), seat.zone.to_local(span.end)};
  result.free = availability.free(participant).contains(slot);
  result.ambiguous = is_fold(seat.zone, result.local.start) || is_fold(seat.zone, result.local.end);
  result.burden = availability.burden(participant, slot);
  result.delegates = who.delegates.size();
  if (!who.delegates.empty()) result.free_delegates = availability.free_delegates(participant, slot);

  const sys_days first = std::chrono::floor<days>(span.start) - days{1};
  const DayPlanner planner(*problem.dialogue, *who.delegation, seat, who.hours, problem.table, problem.waivers,
                           {first, std::chrono::floor<days>(span.end) + days{2}});
  result.reasons = reasons_of(planner, seat.zone, span);

  if (who.busy.overlaps(span)) {
    Burden clock;
    for (const Reason& reason : result.reasons) clock += reason.burden;
    const Burden busy = cost_of(problem.table.busy, span.length());
    if (busy > clock) {
      result.reasons.clear();
    }
    result.reasons.push_back(
        {result.local, Circumstance::busy, problem.table.busy, busy > clock ? busy : Burden{}, true, false, false, {}});
  }
  return result;
}

}  // namespace plenary::scheduler
