#include "calendar/ical/zone/file_timezone.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "calendar/ical/recurrence/recurrence.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::uint64_t most_onsets = 400;     // of one rule in the span: twenty years of a change a month
constexpr std::uint64_t most_periods = 5'000;  // years, months or days that one rule may look at

/// How far back the last onset before a span is sought at first: rules about 29 February skip eight years.
constexpr days first_look_back{9 * 366};
constexpr days longest_look_back{410 * 366};  // the Gregorian calendar repeats after 400 years

/// The start of a time list, without a period's end.
std::string_view start_of(std::string_view value) { return value.substr(0, value.find('/')); }

/// Collects onsets within a range, and the last one before it.
class Onsets {
 public:
  explicit Onsets(Interval<LocalTime> range) : range_(range) {}

  void add(LocalTime onset) {
    if (onset >= range_.end) return;
    if (onset >= range_.start) {
      within_.push_back(onset);
    } else if (!last_before_ || onset > *last_before_) {
      last_before_ = onset;
    }
  }

  const std::vector<LocalTime>& within() const noexcept { return within_; }
  const std::optional<LocalTime>& last_before() const noexcept { return last_before_; }
  const Interval<LocalTime>& range() const noexcept { return range_; }

 private:
  Interval<LocalTime> range_;
  std::vector<LocalTime> within_;
  std::optional<LocalTime> last_before_;
};

/// Adds what `rule` makes of `start`; false where that takes too much.
bool expand(const RecurrenceRule& rule, LocalTime start, Onsets& onsets, std::size_t& budget) {
  const Interval<LocalTime>& range = onsets.range();
  if (start >= range.end) return true;
  // What ended before the range has its last onset shortly before its end.
  const LocalTime anchor = rule.until ? std::min(range.start, rule.until->time + days{1}) : range.start;
  for (days back = first_look_back;; back = longest_look_back) {
    RecurrenceExpander expander{
        rule, RecurrenceStart{start}, {most_onsets + 40, std::min<std::uint64_t>(most_periods, budget)}};
    expander.stop_before(range.end);
    expander.skip_to(anchor - back);
    std::size_t made = 0;
    bool found_before = false;
    while (const auto onset = expander.next()) {
      ++made;
      found_before = found_before || *onset < range.start;
      onsets.add(*onset);
    }
    budget -= std::min<std::size_t>(budget, static_cast<std::size_t>(expander.periods_examined()) + made);
    if (is_limit(expander.end()) || budget == 0) return false;
    if (found_before || back == longest_look_back || start >= anchor - back) return true;
  }
}

}  // namespace

UtcOffset offset_in(const OffsetSteps& steps, Instant instant) noexcept {
  const auto after = std::ranges::upper_bound(steps, instant, {}, &OffsetStep::from);
  return after == steps.begin() ? steps.front().offset : std::prev(after)->offset;
}

std::optional<FileTimezone::Observance> FileTimezone::read_observance(const Component& component) {
  const ContentLine* start = component.property("DTSTART");
  const ContentLine* from = component.property("TZOFFSETFROM");
  const ContentLine* to = component.property("TZOFFSETTO");
  if (start == nullptr || from == nullptr || to == nullptr) return std::nullopt;
  const auto onset = parse_date_time_loosely(start->value);
  const auto before = parse_utc_offset(from->value);
  const auto after = parse_utc_offset(to->value);
  if (!onset || !before || !after) return std::nullopt;
  // An onset in UTC breaks §3.6.5, and means that instant.
  Observance observance{onset->is_utc ? onset->time + *before : onset->time, *before, *after, {}, {}};
  for (const ContentLine& line : component.properties) {
    if (line.name == "RRULE") {
      auto rule = forgive_recurrence_rule(line.value).rule;
      if (!rule) continue;
      // §3.6.5 writes UNTIL in UTC; onsets are compared on the clock that they end.
      if (rule->until && rule->until->is_utc) {
        rule->until = DateTimeValue{rule->until->time + *before, false, false};
      }
      observance.rules.push_back(std::move(*rule));
    } else if (line.name == "RDATE") {
      for (const std::string_view value : split_text_list(line.value)) {
        if (const auto date = parse_date_time_loosely(start_of(value))) observance.dates.push_back(date->time);
      }
    }
  }
  return observance;
}

std::optional<FileTimezone> FileTimezone::read(const Component& vtimezone) {
  FileTimezone definition;
  for (const Component& component : vtimezone.components) {
    if (component.name != "STANDARD" && component.name != "DAYLIGHT") continue;
    if (auto observance = read_observance(component)) definition.observances_.push_back(std::move(*observance));
  }
  if (definition.observances_.empty()) return std::nullopt;
  bool any = false;
  for (const Observance& observance : definition.observances_) {
    LocalTime first = observance.start;
    for (const LocalTime date : observance.dates) first = std::min(first, date);
    const Instant onset{first.time_since_epoch() - observance.before};
    if (any && onset >= definition.first_onset_) continue;
    any = true;
    definition.first_onset_ = onset;
    definition.before_first_ = observance.before;
  }
  return definition;
}

std::optional<OffsetSteps> FileTimezone::steps(Interval<Instant> span, std::size_t& budget) const {
  OffsetSteps onsets;
  std::optional<OffsetStep> last_before;
  for (const Observance& observance : observances_) {
    const auto local = [&](Instant instant) { return LocalTime{instant.time_since_epoch() + observance.before}; };
    Onsets found{{local(span.start), local(span.end)}};
    found.add(observance.start);
    for (const LocalTime date : observance.dates) found.add(date);
    const std::size_t listed = observance.dates.size() + 1;
    if (budget <= listed) return std::nullopt;
    budget -= listed;
    for (const RecurrenceRule& rule : observance.rules) {
      if (!expand(rule, observance.start, found, budget)) return std::nullopt;
    }
    const auto step = [&](LocalTime onset) {
      return OffsetStep{Instant{onset.time_since_epoch() - observance.before}, observance.after};
    };
    for (const LocalTime onset : found.within()) onsets.push_back(step(onset));
    if (!found.last_before()) continue;
    const OffsetStep before = step(*found.last_before());
    if (!last_before || before.from >= last_before->from) last_before = before;
  }
  std::ranges::stable_sort(onsets, {}, &OffsetStep::from);

  OffsetSteps steps{{span.start, last_before ? last_before->offset : before_first_}};
  for (const OffsetStep& onset : onsets) {
    if (onset.from == steps.back().from) {
      steps.back().offset = onset.offset;
    } else if (onset.offset != steps.back().offset) {
      steps.push_back(onset);
    }
  }
  return steps;
}

}  // namespace plenary::calendar::ical
