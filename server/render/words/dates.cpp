#include "server/render/words/dates.hpp"

#include <array>
#include <string_view>

#include "calendar/civil/iso.hpp"

namespace plenary::server {

namespace {

using Months = std::array<std::string_view, 12>;
using Weekdays = std::array<std::string_view, 7>;  // Sunday first, as weekday::c_encoding() counts

constexpr std::array<Months, 4> months{{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre"},
    {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
     "dezembro"},
    {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
}};

constexpr std::array<Weekdays, 4> weekdays{{
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
    {"domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"},
    {"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
}};

std::size_t index(Language language) { return static_cast<std::size_t>(language); }

std::string day_number(calendar::Date date, Language language) {
  const std::string number = std::to_string(static_cast<unsigned>(date.day()));
  return language == Language::fr && number == "1" ? "1er" : number;
}

std::string month_name(calendar::Date date, Language language) {
  return std::string(months.at(index(language)).at(static_cast<unsigned>(date.month()) - 1));
}

std::string year_number(calendar::Date date) { return std::to_string(static_cast<int>(date.year())); }

std::string day_and_month(calendar::Date date, Language language) {
  return day_number(date, language) + (language == Language::pt ? " de " : " ") + month_name(date, language);
}

}  // namespace

std::string long_date(calendar::Date date, Language language) {
  return day_and_month(date, language) + (language == Language::pt ? " de " : " ") + year_number(date);
}

std::string weekday_name(calendar::Date date, Language language) {
  return std::string(weekdays.at(index(language)).at(calendar::weekday_of(date).c_encoding()));
}

std::string date_range(calendar::Date first, calendar::Date last, Language language) {
  if (first == last) return long_date(first, language);
  if (first.year() != last.year()) return long_date(first, language) + " – " + long_date(last, language);
  if (first.month() != last.month()) return day_and_month(first, language) + " – " + long_date(last, language);
  return day_number(first, language) + "–" + long_date(last, language);
}

LocalSpan local_span(const calendar::Interval<calendar::Instant>& span, const calendar::Zone& zone) {
  return {zone.to_local(span.start), zone.to_local(span.end), zone.offset_at(span.start)};
}

std::string clock_range(const LocalSpan& span, Language language) {
  std::string text =
      calendar::to_clock(calendar::time_of_day(span.start)) + "–" + calendar::to_clock(calendar::time_of_day(span.end));
  const calendar::Date end = calendar::date_of(span.end);
  if (calendar::date_of(span.start) != end) text += " (" + long_date(end, language) + ")";
  return text;
}

std::string offset_name(calendar::UtcOffset offset) {
  return offset.count() == 0 ? "UTC" : "UTC" + calendar::to_offset(offset);
}

}  // namespace plenary::server
