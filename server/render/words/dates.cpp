#include "server/render/words/dates.hpp"

#include <unicode/dtfmtsym.h>

#include <array>
#include <stdexcept>

#include "calendar/civil/iso.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/locale.hpp"

namespace plenary::server {

namespace {

using Symbols = icu::DateFormatSymbols;
using Months = std::array<std::string, 12>;
using Weekdays = std::array<std::string, 7>;  // Sunday first, as weekday::c_encoding() counts

struct Names {
  Months months;        // as within a date
  Months brief_months;  // likewise
  Months months_by_itself;
  Weekdays weekdays;
  Weekdays brief_weekdays;
};

Months months_of(const Symbols& symbols, Symbols::DtContextType context, Symbols::DtWidthType width) {
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, context, width);
  Months months;
  for (std::size_t i = 0; i < months.size(); ++i) names[i].toUTF8String(months.at(i));
  return months;
}

Weekdays weekdays_of(const Symbols& symbols, Symbols::DtWidthType width) {
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getWeekdays(count, Symbols::FORMAT, width);
  Weekdays weekdays;
  for (std::size_t i = 0; i < weekdays.size(); ++i) names[i + 1].toUTF8String(weekdays.at(i));  // ICU counts from 1
  return weekdays;
}

Names read_names(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(icu_locale(language), "gregorian", status);
  if (U_FAILURE(status)) throw std::logic_error(u_errorName(status));
  return {months_of(symbols, Symbols::FORMAT, Symbols::WIDE), months_of(symbols, Symbols::FORMAT, Symbols::ABBREVIATED),
          months_of(symbols, Symbols::STANDALONE, Symbols::WIDE), weekdays_of(symbols, Symbols::WIDE),
          weekdays_of(symbols, Symbols::ABBREVIATED)};
}

const Names& names_of(Language language) {
  static const std::array<Names, 4> all{read_names(Language::en), read_names(Language::fr), read_names(Language::pt),
                                        read_names(Language::ar)};
  return all.at(static_cast<std::size_t>(language));
}

std::size_t month_index(calendar::Date date) { return static_cast<unsigned>(date.month()) - 1; }

std::string day_number(calendar::Date date, Language language) {
  const std::string number = std::to_string(static_cast<unsigned>(date.day()));
  return language == Language::fr && number == "1" ? "1er" : number;
}

std::string year_number(calendar::Date date) { return std::to_string(static_cast<int>(date.year())); }

std::string_view of(Language language) { return language == Language::pt ? " de " : " "; }

std::string_view after_weekday(Language language) {
  return language == Language::ar ? "، " : language == Language::pt ? ", " : " ";
}

std::string day_and_month(calendar::Date date, Language language) {
  return day_number(date, language).append(of(language)) + names_of(language).months.at(month_index(date));
}

}  // namespace

std::string long_date(calendar::Date date, Language language) {
  return day_and_month(date, language).append(of(language)) + year_number(date);
}

std::string full_date(calendar::Date date, Language language) {
  return weekday_name(date, language).append(after_weekday(language)) + long_date(date, language);
}

std::string brief_date(calendar::Date date, Language language) {
  return brief_weekday_name(date, language).append(after_weekday(language)) + day_number(date, language) + " " +
         names_of(language).brief_months.at(month_index(date));
}

std::string month_and_year(calendar::Date date, Language language) {
  return std::string{names_of(language).months_by_itself.at(month_index(date))}.append(of(language)) +
         year_number(date);
}

std::string month_name(std::chrono::month month, Language language) {
  return names_of(language).months_by_itself.at(static_cast<unsigned>(month) - 1);
}

std::string weekday_name(calendar::Date date, Language language) {
  return names_of(language).weekdays.at(calendar::weekday_of(date).c_encoding());
}

std::string brief_weekday_name(calendar::Date date, Language language) {
  return names_of(language).brief_weekdays.at(calendar::weekday_of(date).c_encoding());
}

std::string date_range(calendar::Date first, calendar::Date last, Language language) {
  if (first == last) return long_date(first, language);
  if (first.year() != last.year()) return long_date(first, language) + " – " + long_date(last, language);
  if (first.month() != last.month()) return day_and_month(first, language) + " – " + long_date(last, language);
  return day_number(first, language) + "–" + long_date(last, language);
}

std::vector<Message> window_words(const calendar::Date& first, const calendar::Date& last, Language language) {
  return within(Message{date_range(first, last, language)});
}

LocalSpan local_span(const calendar::Interval<calendar::Instant>& span, const calendar::Zone& zone) {
  return {zone.to_local(span.start), zone.to_local(span.end), zone.offset_at(span.start)};
}

std::string clock_range(const LocalSpan& span, Language language) {
  std::string text =
      in_words({"time.span",
                {{"start", Clock{calendar::time_of_day(span.start)}}, {"end", Clock{calendar::time_of_day(span.end)}}}},
               language);
  const calendar::Date end = calendar::date_of(span.end);
  if (calendar::date_of(span.start) != end) text += " (" + long_date(end, language) + ")";
  return text;
}

std::vector<Message> span_words(const calendar::Interval<calendar::LocalTime>& span) {
  const calendar::Date last = calendar::date_of(span.end);
  const calendar::TimeOfDay end = calendar::time_of_day(span.end);
  const MessageArgument start{"start", Clock{calendar::time_of_day(span.start)}};
  if (calendar::date_of(span.start) == last || end == calendar::TimeOfDay{0}) {
    return within({"time.span", {start, {"end", Clock{end}}}});
  }
  return within({"time.span-over-days", {start, {"date", BriefDate{last}}, {"end", Clock{end}}}});
}

std::string offset_name(calendar::UtcOffset offset) {
  return offset.count() == 0 ? "UTC" : "UTC" + calendar::to_offset(offset);
}

}  // namespace plenary::server
