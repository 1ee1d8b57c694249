#include "calendar/civil/observance.hpp"

namespace plenary::calendar {

RamadanTable::RamadanTable(std::vector<Ramadan> years) : years_(std::move(years)) {
  std::sort(years_.begin(), years_.end(),
            [](const Ramadan& a, const Ramadan& b) { return a.span.start < b.span.start; });
}

std::optional<Ramadan> RamadanTable::on(Date date) const noexcept {
  const auto after = std::upper_bound(years_.begin(), years_.end(), sys_days{date},
                                      [](sys_days day, const Ramadan& ramadan) { return day < ramadan.span.start; });
  if (after == years_.begin() || !std::prev(after)->span.contains(sys_days{date})) return std::nullopt;
  return *std::prev(after);
}

}  // namespace plenary::calendar
