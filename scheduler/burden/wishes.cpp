#include "scheduler/burden/wishes.hpp"

#include <algorithm>

namespace plenary::scheduler {

using calendar::Instant;
using calendar::Interval;
using std::chrono::minutes;

namespace {

std::size_t minute_of(Instant at, Instant origin) { return static_cast<std::size_t>((at - origin) / minutes{1}); }

void add_not_preferred(const Participant& who, Rate rate, Interval<Instant> span, std::vector<std::uint8_t>& rates) {
  const calendar::Zone& zone = who.place().zone;
  Instant from = span.start;
  const auto add_piece = [&](Instant to) {
    const auto offset = zone.offset_at(from);
    for (; from < to; from += minutes{1}) {
      if (who.prefers.contains(calendar::LocalTime{from.time_since_epoch() + offset})) continue;
      std::uint8_t& own = rates[minute_of(from, span.start)];
      own = std::max(own, rate.points);
    }
  };
  for (const auto& change : zone.transitions(span)) add_piece(change.at);
  add_piece(span.end);
}

}  // namespace

std::vector<std::uint8_t> wish_rates(const Participant& who, const BurdenTable& table, Interval<Instant> span) {
  std::vector<std::uint8_t> rates(minute_of(span.end, span.start), 0);
  for (const auto& part : who.if_need_be.parts()) {
    const auto when = part.intersection(span);
    if (when.empty()) continue;
    std::fill(rates.begin() + static_cast<std::ptrdiff_t>(minute_of(when.start, span.start)),
              rates.begin() + static_cast<std::ptrdiff_t>(minute_of(when.end, span.start)), table.if_need_be.points);
  }
  if (!who.prefers.empty()) add_not_preferred(who, table.not_preferred, span, rates);
  return rates;
}

}  // namespace plenary::scheduler
