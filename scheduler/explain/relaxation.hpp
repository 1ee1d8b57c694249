#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/model/wish_change.hpp"
#include "scheduler/rule/causes.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

/// What one constraint does to the window.
struct Removal {
  Message constraint;              ///< its name
  std::size_t slots = 0;           ///< it forbids
  std::size_t alone = 0;           ///< that nothing else forbids
  std::vector<Cause> causes = {};  ///< of a delegation that must attend: what keeps it away; only where nothing fits
};

/// One change that makes the session possible, verified by solving again.
struct Relaxation {
  Message change;           ///< "waive the holidays of Libya"
  WishChange made;          ///< the same for whoever makes it
  std::size_t slots = 0;    ///< that it brings back
  calendar::Instant start;  ///< the best of them
  Burden worst;             ///< the heaviest burden of a country there: the price
  Burden total;
};

/// What each constraint removes, in the order of the constraints; where no slot is left, with the causes.
std::vector<Removal> removals(const Problem& problem, const Solution& solution);

/// The problem that session `session` is after a change; nothing where that change cannot be made.
using Changing = std::function<std::optional<Problem>(const std::string& session, const WishChange& change)>;

/// `problem` itself, changed: for whoever has no document that would have to say so too.
Problem changed(Problem problem, const WishChange& change);

/// The single changes that bring a slot back, cheapest first; empty if no single one does. Each is made by `changing`,
/// or by `changed` where that is empty, and solved before it is told.
std::vector<Relaxation> relaxations(const Problem& problem, const Solution& solution, const Changing& changing = {});

}  // namespace plenary::scheduler
