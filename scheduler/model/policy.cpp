#include "scheduler/model/policy.hpp"

namespace plenary::scheduler {

Policy default_policy() {
  return {{Term::required_preferred, PolicyLevel::medium, 1},
          {Term::preferred_conflict, PolicyLevel::medium, 1},
          {Term::breaks, PolicyLevel::soft, 20},
          {Term::larger_rooms, PolicyLevel::soft, 1},
          {Term::room_stability, PolicyLevel::soft, 1},
          {Term::compact_days, PolicyLevel::soft, 5}};
}

}  // namespace plenary::scheduler
