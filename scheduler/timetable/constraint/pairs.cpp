#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

std::int64_t common(const std::vector<Person>& a, const std::vector<Person>& b) noexcept {
  std::int64_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++count, ++x, ++y;
    }
  }
  return count;
}

std::int64_t common_attendees(const Meeting& a, const Meeting& b) noexcept {
  return common(a.required, b.required) + common(a.required, b.preferred) + common(a.preferred, b.required) +
         common(a.preferred, b.preferred);
}

}  // namespace plenary::scheduler
