#include "calendar/ical/libical/timezone_evaluator.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "calendar/ical/libical/handles.hpp"
#include "calendar/ical/values.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::size_t most_onsets = 2'000;

/// Whether every part of `rule` is one that costs libical a bounded step a year.
bool is_yearly(std::string_view rule) {
  bool yearly = false;
  while (!rule.empty()) {
    const std::string_view part = rule.substr(0, rule.find(';'));
    rule.remove_prefix(std::min(part.size() + 1, rule.size()));
    const std::string_view name = part.substr(0, part.find('='));
    if (part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=,+-") != part.npos) return false;
    if (name == "FREQ") {
      yearly = part == "FREQ=YEARLY";
    } else if (name != "BYMONTH" && name != "BYDAY" && name != "BYMONTHDAY" && name != "UNTIL" && name != "COUNT" &&
               name != "INTERVAL" && name != "WKST") {
      return false;
    }
  }
  return yearly;
}

bool is_date_list(std::string_view values) {
  for (const std::string_view value : split_text_list(values)) {
    if (!parse_date_time(value)) return false;
  }
  return true;
}

/// The observance with vetted lines only, or nothing.
std::optional<std::string> vetted(const Component& observance, std::size_t& onsets) {
  const ContentLine* start = observance.property("DTSTART");
  const ContentLine* from = observance.property("TZOFFSETFROM");
  const ContentLine* to = observance.property("TZOFFSETTO");
  if (start == nullptr || from == nullptr || to == nullptr) return std::nullopt;
  const auto onset = parse_date_time(start->value);
  const auto before = parse_utc_offset(from->value);
  const auto after = parse_utc_offset(to->value);
  if (!onset || !before || !after || onset->time < LocalTime{midnight(year{1600} / 1 / 1)}) return std::nullopt;

  std::string text = "BEGIN:" + observance.name + "\r\nDTSTART:" + basic(onset->time) +
                     "\r\nTZOFFSETFROM:" + basic(*before) + "\r\nTZOFFSETTO:" + basic(*after) + "\r\n";
  ++onsets;
  for (const ContentLine& line : observance.properties) {
    if (line.name == "RRULE") {
      if (!is_yearly(line.value)) return std::nullopt;
      text += "RRULE:" + line.value + "\r\n";
    } else if (line.name == "RDATE") {
      if (!is_date_list(line.value)) return std::nullopt;
      onsets += split_text_list(line.value).size();
      // One a line: libical, as others, reads only the first of a list.
      for (const std::string_view value : split_text_list(line.value)) {
        text.append("RDATE:").append(value).append("\r\n");
      }
    }
  }
  return text + "END:" + observance.name + "\r\n";
}

}  // namespace

struct TimezoneEvaluator::State {
  libical::Timezone zone;
};

TimezoneEvaluator::TimezoneEvaluator(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
TimezoneEvaluator::TimezoneEvaluator(TimezoneEvaluator&&) noexcept = default;
TimezoneEvaluator& TimezoneEvaluator::operator=(TimezoneEvaluator&&) noexcept = default;
TimezoneEvaluator::~TimezoneEvaluator() = default;

std::optional<TimezoneEvaluator> TimezoneEvaluator::make(const Component& vtimezone) {
  std::string text = "BEGIN:VTIMEZONE\r\nTZID:evaluated\r\n";
  std::size_t onsets = 0;
  for (const Component& observance : vtimezone.components) {
    if (observance.name != "STANDARD" && observance.name != "DAYLIGHT") continue;
    const auto lines = vetted(observance, onsets);
    if (!lines || onsets > most_onsets) return std::nullopt;
    text += *lines;
  }
  if (onsets == 0) return std::nullopt;
  text += "END:VTIMEZONE\r\n";

  libical::Component definition{icalparser_parse_string(text.c_str())};
  if (!definition) return std::nullopt;
  auto zone = libical::adopt_timezone(std::move(definition));
  if (!zone) return std::nullopt;
  return TimezoneEvaluator{std::make_unique<State>(State{std::move(zone)})};
}

UtcOffset TimezoneEvaluator::offset_at(Instant instant) const {
  const std::chrono::year_month_day date{std::chrono::floor<days>(instant)};
  const std::chrono::hh_mm_ss clock{instant - std::chrono::floor<days>(instant)};
  icaltimetype time = icaltime_null_time();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  time.hour = static_cast<int>(clock.hours().count());
  time.minute = static_cast<int>(clock.minutes().count());
  time.second = static_cast<int>(clock.seconds().count());
  time.zone = icaltimezone_get_utc_timezone();
  int is_daylight = 0;
  return UtcOffset{icaltimezone_get_utc_offset_of_utc_time(state_->zone.get(), &time, &is_daylight)};
}

}  // namespace plenary::calendar::ical
