#include "scheduler/model/policy.hpp"

namespace plenary::scheduler {

Policy default_policy() {
  return {{Term::moved_sessions, Level::medium, 20},
          {Term::moved_by, Level::soft, 10},
          {Term::required_preferred, Level::medium, 1},
          {Term::preferred_conflict, Level::medium, 1},
          {Term::absences, Level::medium, 1},
          {Term::burden, Level::soft, 10},
          {Term::earliest, Level::soft, 1},
          {Term::breaks, Level::soft, 20},
          {Term::larger_rooms, Level::soft, 1},
          {Term::room_stability, Level::soft, 1},
          {Term::compact_days, Level::soft, 5}};
}

}  // namespace plenary::scheduler
