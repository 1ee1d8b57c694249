#pragma once

#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// A draft for the year after that of `last`: each session of `last` that was not cancelled, wished for in the same
/// week a year later (52 weeks on), with the people and the length it had. What was decided, published or noted stays
/// behind. Ids get the new year in place of the old one, or behind them: an id is never used again.
///
/// A session that has neither a wish nor a time of day comes without a wish: nothing is known of its length.
Programme renewed(const Programme& last);

}  // namespace plenary::scheduler
