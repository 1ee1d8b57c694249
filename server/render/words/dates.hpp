#pragma once

#include <string>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"

/// Dates and times as people read them; month and day names as in CLDR 48 (en-GB, fr, pt-PT, ar with Latin digits).
namespace plenary::server {

/// "16 September 2020", "1er juin 2016", "16 de setembro de 2020", "16 سبتمبر 2020".
std::string long_date(calendar::Date date, Language language);

/// "Wednesday", "mercredi", "quarta-feira", "الأربعاء".
std::string weekday_name(calendar::Date date, Language language);

/// "5–6 November 2019", "31 May – 1 June 2016", or a single date; `last` is included.
std::string date_range(calendar::Date first, calendar::Date last, Language language);

/// A span read on the clocks of a zone.
struct LocalSpan {
  calendar::LocalTime start;
  calendar::LocalTime end;
  calendar::UtcOffset offset;  ///< at the start
};

LocalSpan local_span(const calendar::Interval<calendar::Instant>& span, const calendar::Zone& zone);

/// "13:00–14:00"; the end gets its date where that is another day than the start's.
std::string clock_range(const LocalSpan& span, Language language);

/// "UTC+02:00", "UTC" at zero offset.
std::string offset_name(calendar::UtcOffset offset);

}  // namespace plenary::server
