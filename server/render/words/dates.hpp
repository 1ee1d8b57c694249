#pragma once

#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/message.hpp"
#include "calendar/text.hpp"

/// Dates and times as people read them. The names of months and days are CLDR's (en-GB, fr, pt-PT, ar); the digits are
/// Western in all languages. Everything is made of the fields of local time, so that no zone data but ours decides.
namespace plenary::server {

/// "16 September 2020", "1er juin 2016", "16 de setembro de 2020", "16 سبتمبر 2020".
std::string long_date(calendar::Date date, Language language);

/// "Wednesday 16 September 2020", "mercredi 16 septembre 2020", "quarta-feira, 16 de setembro de 2020".
std::string full_date(calendar::Date date, Language language);

/// "Wed 16 Sept", "mer. 16 sept.", "quarta, 16 set.".
std::string brief_date(calendar::Date date, Language language);

/// "September 2020", "septembre 2020", "setembro de 2020".
std::string month_and_year(calendar::Date date, Language language);

/// "February", "février", "fevereiro", "فبراير".
std::string month_name(std::chrono::month month, Language language);

/// "Wednesday", "mercredi", "quarta-feira", "الأربعاء".
std::string weekday_name(calendar::Date date, Language language);

/// "Wed", "mer.", "quarta", "الأربعاء".
std::string brief_weekday_name(calendar::Date date, Language language);

/// "5–6 November 2019", "31 May – 1 June 2016", or a single date; `last` is included.
std::string date_range(calendar::Date first, calendar::Date last, Language language);

/// The same as an argument of a sentence.
std::vector<Message> window_words(const calendar::Date& first, const calendar::Date& last, Language language);

/// A span read on the clocks of a zone.
struct LocalSpan {
  calendar::LocalTime start;
  calendar::LocalTime end;
  calendar::UtcOffset offset;  ///< at the start
};

LocalSpan local_span(const calendar::Interval<calendar::Instant>& span, const calendar::Zone& zone);

/// "13:00–14:00"; the end gets its date where that is another day than the start's.
std::string clock_range(const LocalSpan& span, Language language);

/// "13:00–14:00" as an argument of a sentence; the end gets its date where it is neither the start's nor the midnight
/// after it.
std::vector<Message> span_words(const calendar::Interval<calendar::LocalTime>& span);

/// "UTC+02:00", "UTC" at zero offset.
std::string offset_name(calendar::UtcOffset offset);

}  // namespace plenary::server
