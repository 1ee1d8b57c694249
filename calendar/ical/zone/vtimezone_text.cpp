#include <array>
#include <string_view>

#include "calendar/ical/text/content_line.hpp"
#include "calendar/ical/text/values.hpp"
#include "calendar/ical/zone/vtimezone.hpp"

namespace plenary::calendar::ical {

namespace {

std::string rule_text(const YearlyRule& rule) {
  static constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  std::string text = "FREQ=YEARLY;BYMONTH=" + std::to_string(static_cast<unsigned>(rule.month));
  if (const auto* fixed = std::get_if<DayOfMonth>(&rule.day)) {
    return text + ";BYMONTHDAY=" + std::to_string(fixed->day);
  }
  const auto& [day, nth] = std::get<NthWeekday>(rule.day);
  return text.append(";BYDAY=").append(std::to_string(nth)).append(names[day.c_encoding()]);
}

}  // namespace

void append_timezone(std::string& out, const TimezoneDefinition& definition) {
  append_folded(out, "BEGIN:VTIMEZONE");
  append_folded(out, "TZID:" + definition.id);
  for (const TimezoneObservance& observance : definition.observances) {
    const std::string kind = observance.kind == ObservanceKind::daylight ? "DAYLIGHT" : "STANDARD";
    append_folded(out, "BEGIN:" + kind);
    append_folded(out, "DTSTART:" + basic(observance.onset));
    append_folded(out, "TZOFFSETFROM:" + basic(observance.offset_from));
    append_folded(out, "TZOFFSETTO:" + basic(observance.offset_to));
    append_folded(out, "TZNAME:" + escape_text(observance.name));
    if (observance.rule) append_folded(out, "RRULE:" + rule_text(*observance.rule));
    append_folded(out, "END:" + kind);
  }
  append_folded(out, "END:VTIMEZONE");
}

}  // namespace plenary::calendar::ical
