#pragma once

#include "scheduler/solve/timetable/search_state.hpp"

/// The small changes that a search tries, one a file. Each proposes at random, decides by the energy that it
/// would cost, and says whether it changed the plan; each leaves the state consistent.
namespace plenary::scheduler {

/// In points of energy: a change for the worse by this much is accepted about one time in three.
using Temperature = float;

/// Takes one meeting out and puts it back at a start drawn from all of them, cheap ones the more likely:
/// the heat bath, in Liu's form (1996) that does not draw the present start again.
bool reinsert(SearchState& state, Random& random, Temperature temperature);

/// Two meetings exchange their starts.
bool swap(SearchState& state, Random& random, Temperature temperature);

/// One meeting takes another room that is free.
bool change_room(SearchState& state, Random& random, Temperature temperature);

/// All meetings of two days of equal length exchange their days.
bool exchange_days(SearchState& state, Random& random, Temperature temperature);

}  // namespace plenary::scheduler
