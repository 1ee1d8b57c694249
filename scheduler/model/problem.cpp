#include "scheduler/model/problem.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

const Stay* stay_at(const std::vector<Stay>& stays, calendar::Instant start) {
  const auto found = std::ranges::find_if(stays, [&](const Stay& one) { return one.contains(start); });
  return found == stays.end() ? nullptr : &*found;
}

}  // namespace

bool Stay::contains(calendar::Instant start) const {
  const calendar::Date day = calendar::date_of(venue->seat.zone.to_local(start));
  return days.first <= day && day <= days.last;
}

const Seat& Participant::place_at(calendar::Instant start) const {
  const Stay* stay = stay_at(stays, start);
  return stay != nullptr ? stay->venue->seat : place();
}

Participant Participant::attending(calendar::Instant start) const {
  Participant there = *this;
  if (const Stay* stay = stay_at(stays, start)) there.venue = stay->venue;
  there.stays.clear();
  return there;
}

}  // namespace plenary::scheduler
