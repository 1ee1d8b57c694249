#include "calendar/civil/hijri.hpp"

namespace plenary::calendar {

std::vector<sys_days> HijriCalendar::each(unsigned month, unsigned day) const {
  std::vector<sys_days> found;
  found.reserve(years_.size());
  for (const HijriYear& hijri : years_) found.push_back(hijri.month_starts.at(month - 1) + days{day} - days{1});
  return found;
}

}  // namespace plenary::calendar
