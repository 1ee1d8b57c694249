#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"

namespace plenary::calendar {

/// Years, both included.
struct YearSpan {
  year first;
  year last;
  constexpr bool contains(year in) const noexcept { return first <= in && in <= last; }
};

/// The years for which holidays are known; outside of them a day without a holiday says nothing.
inline constexpr YearSpan holiday_years{year{2015}, year{2035}};

enum class HolidayKind { public_holiday, one_off, bridge, in_lieu, half_day };

/// Who is off: the whole country, the capital's region, or government offices only.
enum class HolidayScope { national, capital, government };

std::string_view to_text(HolidayKind kind) noexcept;    ///< "public_holiday"
std::string_view to_text(HolidayScope scope) noexcept;  ///< "national"

/// One day on which a country does not work.
struct Holiday {
  Date date;
  std::string country;     ///< ISO 3166-1 alpha-2
  std::string concept_id;  ///< "eid_al_fitr"; stable across countries and years
  LocalizedText name;
  std::string local_name;  ///< as the country calls it; may be empty
  HolidayKind kind = HolidayKind::public_holiday;
  HolidayScope scope = HolidayScope::national;
  bool tentative = false;              ///< not announced yet (moon sighting): may fall a day earlier or later
  std::string source;                  ///< provenance codes and references
  bool disputed = false;               ///< sources do not agree that nobody works: show it, count on neither
  std::optional<Date> worked_instead;  ///< the rest day that is worked in exchange for this one
  TimeOfDay free_from{0};              ///< of a half-day holiday: when it begins, on the country's clock

  /// The whole day, not its later part alone.
  bool whole_day() const noexcept { return free_from == TimeOfDay{0}; }

  /// Nobody works on this day, and that is known.
  bool certain() const noexcept { return !tentative && !disputed; }

  friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// The holidays of one country, sorted by date. An immutable value handed to whoever needs it.
class HolidayCalendar {
 public:
  HolidayCalendar() = default;
  explicit HolidayCalendar(std::vector<Holiday> holidays);

  std::span<const Holiday> all() const noexcept { return holidays_; }
  /// Those on `date`; several may coincide.
  std::span<const Holiday> on(Date date) const noexcept;
  /// Those with first <= date < last.
  std::span<const Holiday> between(Date first, Date last) const noexcept;

 private:
  std::vector<Holiday> holidays_;
};

}  // namespace plenary::calendar
