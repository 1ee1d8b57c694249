#include "calendar/ical/libical/timezone_evaluator.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/libical/handles.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::size_t most_dates = 2'000;
constexpr std::size_t most_onsets = 50'000;
constexpr int last_year = 2206;  // libical looks a few years ahead of what it is asked for

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == text.npos;
}

/// How many onsets `rule` makes a year at most, or nothing where a part of it is not known to cost libical a
/// bounded step a year. Lotus Notes repeats the time of day as BYHOUR and BYMINUTE.
std::optional<std::size_t> onsets_a_year(std::string_view rule) {
  bool yearly = false;
  std::size_t in_month = 1;
  std::size_t months = 0;
  bool every_month = false;
  while (!rule.empty()) {
    const std::string_view part = rule.substr(0, rule.find(';'));
    rule.remove_prefix(std::min(part.size() + 1, rule.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size() - 1);
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(equals + 1);
    if (value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,+-") != value.npos) return std::nullopt;
    const auto count = static_cast<std::size_t>(std::ranges::count(value, ',')) + 1;
    if (name == "FREQ") {
      yearly = value == "YEARLY";
    } else if (name == "BYMONTH") {
      months = count;
    } else if (name == "BYMONTHDAY") {
      in_month *= count;
      every_month = true;
    } else if (name == "BYDAY") {
      const bool nth = value.find_first_of("0123456789") != value.npos;
      in_month *= nth ? count : 5 * count;
      every_month = every_month || !nth;
    } else if (name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND") {
      if (!is_number(value)) return std::nullopt;
    } else if (name != "UNTIL" && name != "COUNT" && name != "INTERVAL" && name != "WKST") {
      return std::nullopt;
    }
  }
  if (!yearly) return std::nullopt;
  return in_month * (months != 0 ? months : every_month ? 12 : 1);
}

bool is_date_list(std::string_view values) {
  for (const std::string_view value : split_text_list(values)) {
    if (!parse_date_time(value)) return false;
  }
  return true;
}

/// What has been read of a VTIMEZONE.
struct Vetted {
  std::string text;
  std::size_t dates = 0;   ///< that stand in it
  std::size_t onsets = 0;  ///< that libical will make of it, at most
  Instant first = Instant::max();
};

/// Adds the observance with vetted lines only; false where it cannot be used.
bool add(const Component& observance, Vetted& vetted) {
  const ContentLine* start = observance.property("DTSTART");
  const ContentLine* from = observance.property("TZOFFSETFROM");
  const ContentLine* to = observance.property("TZOFFSETTO");
  if (start == nullptr || from == nullptr || to == nullptr) return false;
  const auto onset = parse_date_time(start->value);
  const auto before = parse_utc_offset(from->value);
  const auto after = parse_utc_offset(to->value);
  if (!onset || !before || !after || onset->time < LocalTime{midnight(year{1600} / 1 / 1)}) return false;

  vetted.text += "BEGIN:" + observance.name + "\r\nDTSTART:" + basic(onset->time) +
                 "\r\nTZOFFSETFROM:" + basic(*before) + "\r\nTZOFFSETTO:" + basic(*after) + "\r\n";
  vetted.first = std::min(vetted.first, Instant{onset->time.time_since_epoch() - *before});
  const int years = std::max(1, last_year - static_cast<int>(date_of(onset->time).year()));
  ++vetted.dates;
  for (const ContentLine& line : observance.properties) {
    if (line.name == "RRULE") {
      const std::string rule = ascii::upper(line.value);
      const auto yearly = onsets_a_year(rule);
      if (!yearly) return false;
      vetted.onsets += *yearly * static_cast<std::size_t>(years);
      vetted.text += "RRULE:" + rule + "\r\n";
    } else if (line.name == "RDATE") {
      if (!is_date_list(line.value)) return false;
      vetted.dates += split_text_list(line.value).size();
      // One a line: libical, as others, reads only the first of a list.
      for (const std::string_view value : split_text_list(line.value)) {
        vetted.text.append("RDATE:").append(value).append("\r\n");
      }
    }
  }
  vetted.text += "END:" + observance.name + "\r\n";
  return vetted.dates <= most_dates && vetted.onsets <= most_onsets;
}

}  // namespace

struct TimezoneEvaluator::State {
  libical::Timezone zone;
  Instant first_onset;
  std::size_t work;
};

TimezoneEvaluator::TimezoneEvaluator(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
TimezoneEvaluator::TimezoneEvaluator(TimezoneEvaluator&&) noexcept = default;
TimezoneEvaluator& TimezoneEvaluator::operator=(TimezoneEvaluator&&) noexcept = default;
TimezoneEvaluator::~TimezoneEvaluator() = default;

std::optional<TimezoneEvaluator> TimezoneEvaluator::make(const Component& vtimezone) {
  Vetted vetted{"BEGIN:VTIMEZONE\r\nTZID:evaluated\r\n"};
  for (const Component& observance : vtimezone.components) {
    if (observance.name != "STANDARD" && observance.name != "DAYLIGHT") continue;
    if (!add(observance, vetted)) return std::nullopt;
  }
  if (vetted.dates == 0) return std::nullopt;
  vetted.text += "END:VTIMEZONE\r\n";

  libical::Component definition{icalparser_parse_string(vetted.text.c_str())};
  if (!definition) return std::nullopt;
  auto zone = libical::adopt_timezone(std::move(definition));
  if (!zone) return std::nullopt;
  return TimezoneEvaluator{std::make_unique<State>(State{std::move(zone), vetted.first, vetted.dates + vetted.onsets})};
}

Instant TimezoneEvaluator::first_onset() const noexcept { return state_->first_onset; }

std::size_t TimezoneEvaluator::work() const noexcept { return state_->work; }

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
