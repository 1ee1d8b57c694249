#pragma once

#include <cmath>

#include "scheduler/timetable/search_state.hpp"

/// The small changes that a search tries, one a file. Each proposes at random, decides by the energy that it
/// would cost, and says whether it changed the plan; each leaves the state consistent.
namespace plenary::scheduler {

/// In points of energy: a change for the worse by this much is accepted about one time in three.
using Temperature = float;

/// The rule of Metropolis (1953): better always, worse by chance.
inline bool accepted(std::int64_t added, Random& random, Temperature temperature) {
  if (added <= 0) return true;
  const float exponent = static_cast<float>(added) / temperature;
  return exponent < 20 && random.unit() < std::exp(-exponent);
}

/// Takes one meeting out and puts it back at a start drawn from all of them, cheap ones the more likely:
/// the heat bath, in Liu's form (1996) that does not draw the present start again.
bool reinsert(SearchState& state, Random& random, Temperature temperature);

/// Two meetings exchange their starts.
bool swap(SearchState& state, Random& random, Temperature temperature);

/// One meeting takes another room that is free.
bool change_room(SearchState& state, Random& random, Temperature temperature);

/// All meetings of two days of equal length exchange their days.
bool exchange_days(SearchState& state, Random& random, Temperature temperature);

/// All meetings of one day are taken out and put back.
bool rebuild_day(SearchState& state, Random& random, Temperature temperature);

/// Everything that one person must attend is taken out and put back.
bool rebuild_person(SearchState& state, Random& random, Temperature temperature);

/// A meeting and all that are tied to it by relations are taken out and put back, so that they can go together.
bool rebuild_tied(SearchState& state, Random& random, Temperature temperature);

/// A meeting takes the place of others, which are put elsewhere.
bool eject(SearchState& state, Random& random, Temperature temperature);

}  // namespace plenary::scheduler
