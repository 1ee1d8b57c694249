#include "scheduler/explain/reasons.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scheduler/burden/wishes.hpp"

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

/// Charges of one local day, each as long as it stays the same.
class Charges {
 public:
  void add(const Charge& charge, Interval<LocalTime> when) {
    if (!charges_.empty() && charges_.back().first == charge && charges_.back().second.end == when.start) {
      charges_.back().second.end = when.end;
    } else {
      charges_.emplace_back(charge, when);
    }
  }

  void tell(std::vector<Reason>& reasons) const {
    for (const auto& [charge, when] : charges_) {
      if (charge.rate.points == 0 && !charge.hard && !charge.risk) continue;
      reasons.push_back({when, charge.what, charge.rate, cost_of(charge.rate, when.length()), charge.hard, charge.risk,
                         charge.waived, charge.detail == nullptr ? LocalizedText{} : *charge.detail});
    }
  }

 private:
  std::vector<std::pair<Charge, Interval<LocalTime>>> charges_;
};

/// The reasons within [from, to), during which the zone's offset does not change: of each day what it is, then its
/// hours.
void add_reasons(const DayPlanner& planner, Interval<LocalTime> span, std::vector<Reason>& reasons) {
  for (auto day = std::chrono::floor<days>(span.start); day < span.end; day += days{1}) {
    Charges of_day;
    Charges of_hours;
    for (const DaySegment& segment : planner.plan(sys_days{day.time_since_epoch()})) {
      const Interval<LocalTime> when = span.intersection({day + segment.span.start, day + segment.span.end});
      if (when.empty()) continue;
      if (segment.day) of_day.add(*segment.day, when);
      of_hours.add(segment.hour, when);
    }
    of_day.tell(reasons);
    of_hours.tell(reasons);
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

/// What is refused, or costs nothing, is told without a price. Whoever is one of several stays away alone, at a price.
bool has_no_price(const Reason& reason) { return reason.rate.points == 0 || (reason.hard && reason.delegates == 0); }

Message of_delegate(const Reason& reason, Message what) {
  if (reason.delegates == 0) return what;
  return {"reason.of-delegate",
          {{"delegate", reason.delegate}, {"count", reason.delegates}, {"reason", within(std::move(what))}}};
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
  if (has_no_price(reason)) return of_delegate(reason, std::move(what));
  return of_delegate(
      reason, {"reason.charged-all-along", {{"what", within(std::move(what))}, {"sum", within(sum_of(reason))}}});
}

Message message_of(const Reason& reason) {
  std::vector<MessageArgument> arguments{{"start", clock_of(reason.when.start)},
                                         {"end", clock_of(reason.when.end)},
                                         {"what", within(circumstance_of(reason))}};
  if (has_no_price(reason)) return of_delegate(reason, {"reason.refused", std::move(arguments)});
  arguments.emplace_back("sum", within(sum_of(reason)));
  return of_delegate(reason, {"reason.charged", std::move(arguments)});
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

namespace {

Burden sum_of_burdens(const std::vector<Reason>& reasons) {
  Burden sum;
  for (const Reason& reason : reasons) sum += reason.burden;
  return sum;
}

/// Of one calendar: what its days and hours cost, or being busy where that is dearer.
std::vector<Reason> reasons_at(const Problem& problem, const Whereabouts& who, const BusyTimes& busy,
                               Interval<Instant> span) {
  const calendar::Zone& zone = who.seat->zone;
  const DayPlanner planner(
      *problem.dialogue, who, problem.table, problem.waivers,
      {std::chrono::floor<days>(span.start) - days{1}, std::chrono::floor<days>(span.end) + days{2}});
  std::vector<Reason> reasons = reasons_of(planner, zone, span);
  if (!busy.overlaps(span)) return reasons;
  const Burden by_day_and_hour = sum_of_burdens(reasons);
  const Burden by_busy = cost_of(problem.table.busy, span.length());
  const bool dearer = by_busy > by_day_and_hour;
  if (dearer) reasons.clear();
  const Interval<LocalTime> local{zone.to_local(span.start), zone.to_local(span.end)};
  reasons.push_back(
      {local, Circumstance::busy, problem.table.busy, dearer ? by_busy : Burden{}, true, false, false, {}});
  return reasons;
}

/// Of a delegation of several: each one's part of the mean. What rounding the mean down leaves is the last part's.
std::vector<Reason> shared_reasons(const Problem& problem, const Participant& who, Interval<Instant> span,
                                   Burden mean) {
  const auto count = static_cast<std::int64_t>(who.delegates.size());
  std::vector<Reason> all;
  for (const Delegate& delegate : who.delegates) {
    for (Reason& reason : reasons_at(problem, whereabouts(who, delegate), delegate.busy, span)) {
      reason.delegate = delegate.id;
      reason.delegates = who.delegates.size();
      reason.burden = Burden::of_units(reason.burden.units() / count);
      all.push_back(std::move(reason));
    }
  }
  // Where the whole delegation is busy, that takes the place of the mean if it is dearer.
  const bool is_busy = who.busy.overlaps(span);
  const Burden rest = mean - sum_of_burdens(all);
  const bool dearer = is_busy && rest > Burden{} && cost_of(problem.table.busy, span.length()) == mean;
  if (dearer) all.clear();
  const auto costly = std::find_if(all.rbegin(), all.rend(), [](const Reason& one) { return one.burden > Burden{}; });
  if (costly != all.rend()) costly->burden += rest;
  if (!is_busy) return all;
  const calendar::Zone& zone = who.place().zone;
  const Interval<LocalTime> local{zone.to_local(span.start), zone.to_local(span.end)};
  all.push_back({local, Circumstance::busy, problem.table.busy, dearer ? mean : Burden{}, true, false, false, {}});
  return all;
}

/// What wishes add: stretches that cost the same, of which the last ones are cut to `most`.
void add_wishes(const Problem& problem, const Participant& who, Interval<Instant> span, Burden most,
                std::vector<Reason>& reasons) {
  const calendar::Zone& zone = who.place().zone;
  const auto what_at = [&](Instant at) {
    const bool busy = who.if_need_be.contains(at);
    return busy && problem.table.if_need_be >= problem.table.not_preferred ? Circumstance::if_need_be
                                                                           : Circumstance::not_preferred;
  };
  const auto rates = wish_rates(who, problem.table, span);
  for (std::size_t from = 0; from < rates.size() && most > Burden{};) {
    const Instant start = span.start + std::chrono::minutes{from};
    std::size_t to = from + 1;
    while (to < rates.size() && rates[to] == rates[from] &&
           what_at(span.start + std::chrono::minutes{to}) == what_at(start)) {
      ++to;
    }
    if (rates[from] > 0) {
      const Rate rate{rates[from]};
      const Instant end = span.start + std::chrono::minutes{to};
      const Burden paid = std::min(most, cost_of(rate, end - start));
      most = most - paid;
      reasons.push_back(
          {{zone.to_local(start), zone.to_local(end)}, what_at(start), rate, paid, false, false, false, {}});
    }
    from = to;
  }
}

}  // namespace

Experience experience(const Problem& problem, const Availability& availability, std::size_t participant, Slot slot) {
  const auto span = availability.grid().span(slot);
  const Participant who = problem.participants[participant].attending(span.start);
  const Seat& seat = who.place();
  Experience result;
  result.participant = participant;
  result.local = {seat.zone.to_local(span.start), seat.zone.to_local(span.end)};
  result.free = availability.free(participant).contains(slot);
  result.ambiguous = is_fold(seat.zone, result.local.start) || is_fold(seat.zone, result.local.end);
  result.burden = availability.burden(participant, slot);
  result.delegates = who.delegates.size();
  if (!who.delegates.empty()) result.free_delegates = availability.free_delegates(participant, slot);

  result.reasons = who.delegates.empty()
                       ? reasons_at(problem, whereabouts(who), who.busy, span)
                       : shared_reasons(problem, who, span, availability.recorded_unweighted(participant, slot));
  if (!who.has_wishes()) return result;
  result.wishes = availability.wished(participant, slot);
  const Burden most = availability.unweighted(participant, slot) - availability.recorded_unweighted(participant, slot);
  add_wishes(problem, who, span, most, result.reasons);
  return result;
}

}  // namespace plenary::scheduler
