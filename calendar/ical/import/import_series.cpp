#include "calendar/ical/import/import_series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "calendar/ical/recurrence/recurrence.hpp"

namespace plenary::calendar::ical {

namespace {

class SeriesReader {
 public:
  SeriesReader(const Component& component, TimeReader& times) : component_(component), times_(times) {}

  std::optional<Series> read() {
    const ContentLine* line = component_.property("DTSTART");
    const bool is_override = component_.property("RECURRENCE-ID") != nullptr;
    // A cancelled occurrence may be told by nothing but its name.
    if (line == nullptr && is_override) line = component_.property("RECURRENCE-ID");
    if (line == nullptr) {
      problem(component_.line, "", component_.name + " has no DTSTART: it is not read");
      return std::nullopt;
    }
    auto start = times_.read_anchored(*line, line->value);
    if (!start) return std::nullopt;
    series_.line = component_.line;
    series_.start = std::move(*start);
    const auto length = read_length();
    if (!length) return std::nullopt;
    series_.length = *length;
    for (const ContentLine& property : component_.properties) read_recurrence(property, is_override);
    return std::move(series_);
  }

 private:
  void problem(std::size_t line, std::string_view value, std::string message, std::string allowed = {}) {
    times_.problems().add(line, value, std::move(message), std::move(allowed));
  }

  std::optional<Length> read_length() {
    const ContentLine* end = component_.property("DTEND");
    const ContentLine* duration = component_.property("DURATION");
    if (end != nullptr && duration != nullptr) {
      problem(duration->line, duration->value, "DTEND is given too, and counts", "one of the two (RFC 5545 §3.6.1)");
    }
    std::optional<Length> length = series_.start.is_date ? Length{days{1}, {}} : Length{};
    if (end != nullptr) {
      length = until(*end);
    } else if (duration != nullptr) {
      length = during(*duration);
    }
    if (!length) return std::nullopt;
    const auto span = span_of(series_.start, *length);
    if (span.end < span.start || span.end - span.start > longest_length) {
      const ContentLine& line = end != nullptr ? *end : *duration;
      problem(line.line, line.value,
              span.end < span.start ? component_.name + " ends before it begins: it is not read"
                                    : component_.name + " lasts more than a century: it is not read");
      return std::nullopt;
    }
    return length;
  }

  std::optional<Length> until(const ContentLine& line) {
    auto end = times_.read(line, line.value);
    if (!end) return std::nullopt;
    const Moment& start = series_.start;
    if (start.is_date != end->is_date) {
      problem(line.line, line.value,
              start.is_date ? "DTSTART is a day and DTEND a time: both are read as days"
                            : "DTSTART is a time and DTEND a day: it is read as the midnight that begins it",
              "two days or two times (RFC 5545 §3.8.2.2)");
    }
    if (start.is_date) {
      // A day that has begun is part of it; a span that ends where it begins is meant as one day.
      const auto last = std::chrono::ceil<days>(end->local) - std::chrono::floor<days>(start.local);
      return Length{last == days{0} ? days{1} : last, {}};
    }
    if (!end->clock) end->clock = start.clock;
    return Length{{}, end->instant() - start.instant()};
  }

  std::optional<Length> during(const ContentLine& line) {
    auto length = parse_length(line.value);
    if (!length) {
      problem(line.line, line.value, component_.name + " is not read: this is no duration", "PT1H30M, P1D");
      return std::nullopt;
    }
    if (!is_duration(line.value)) {
      problem(line.line, line.value, "this is no duration by the letter: it is read as it was most likely meant",
              "PT1H30M, P1D, P2W (RFC 5545 §3.3.6)");
    }
    if (series_.start.is_date) {
      length = Length{length->nominal + std::chrono::ceil<days>(length->exact), {}};
      if (length->nominal == days{0}) length->nominal = days{1};
    }
    return length;
  }

  void read_recurrence(const ContentLine& line, bool is_override) {
    const bool recurs = line.name == "RRULE" || line.name == "RDATE" || line.name == "EXRULE";
    if (recurs && is_override) {
      return problem(line.line, line.value, "an occurrence does not recur itself: it is read once");
    }
    if (line.name == "RRULE") {
      auto [rule, complaints] = forgive_recurrence_rule(line.value);
      for (Error& error : complaints) {
        error.message = plenary::to_text(error.message) +
                        (rule ? "; the rest of the rule is applied" : "; the rule is not applied: it is read once");
        times_.problems().add(line.line, std::move(error));
      }
      if (rule) series_.rules.push_back(std::move(*rule));
    } else if (line.name == "EXRULE") {
      problem(line.line, line.value, "EXRULE is not applied: what it excludes is read as taking place",
              "EXDATE (EXRULE is obsolete since RFC 5545)");
    } else if (line.name == "RDATE") {
      for (const std::string_view value : split_text_list(line.value)) read_added(line, value);
    } else if (line.name == "EXDATE") {
      for (const std::string_view value : split_text_list(line.value)) {
        if (const auto moment = times_.read(line, value)) series_.excluded.push_back(series_.pointer(*moment));
      }
    }
  }

  void read_added(const ContentLine& line, std::string_view value) {
    const std::size_t slash = value.find('/');
    const auto moment = times_.read(line, value.substr(0, slash));
    if (!moment) return;
    const Moment& start = series_.start;
    Instance instance{moment->local, series_.length};
    if (start.is_date) {
      instance.start = midnight(date_of(moment->local));
    } else if (moment->is_date) {
      instance.start += start.local - std::chrono::floor<days>(start.local);
      problem(line.line, value, "a day is added to an event with a time: it is read at the time of its start",
              "a time (RFC 5545 §3.8.5.2)");
    } else if (moment->clock) {
      instance.start = start.clock->to_local(moment->instant());
    }
    if (slash != value.npos && !start.is_date) {
      const auto length = length_of_period(line, value, value.substr(slash + 1), instance.start);
      if (!length) return;
      instance.length = *length;
    }
    series_.added.push_back(instance);
  }

  /// What follows the slash of a PERIOD: an end or a duration. RFC 5545 §3.3.9.
  std::optional<Length> length_of_period(const ContentLine& line, std::string_view value, std::string_view end,
                                         LocalTime start) {
    auto length = parse_length(end);
    if (!length) {
      auto moment = times_.read(line, end);
      if (!moment) return std::nullopt;
      if (!moment->clock) moment->clock = series_.start.clock;
      length = Length{{}, moment->instant() - series_.start.clock->to_instant(start)};
    }
    if (length->nominal + length->exact < seconds{0} || length->exact > longest_length) {
      problem(line.line, value, "the period ends before it begins or lasts more than a century: it is not read");
      return std::nullopt;
    }
    return length;
  }

  const Component& component_;
  TimeReader& times_;
  Series series_;
};

/// DTSTART as the expansion of rules wants it; UNTIL in UTC is put on a clock that only the file knows.
RecurrenceStart start_of(const Series& series, RecurrenceRule& rule) {
  if (series.start.is_date) return date_of(series.start.local);
  if (series.start.clock->zone()) return ZonedTime{series.start.local, *series.start.clock->zone()};
  if (rule.until && rule.until->is_utc) {
    rule.until =
        DateTimeValue{series.start.clock->to_local(Instant{rule.until->time.time_since_epoch()}), false, false};
  }
  return series.start.local;
}

}  // namespace

Pointer Series::pointer(const Moment& moment) const noexcept {
  const auto on_day = [&](LocalTime day, bool whole) { return Pointer{start.clock->to_instant(day), whole, day}; };
  if (start.is_date || moment.is_date) return on_day(midnight(date_of(moment.local)), !start.is_date);
  const Instant at = moment.clock ? moment.instant() : start.clock->to_instant(moment.local);
  return {at, false, midnight(date_of(start.clock->to_local(at)))};
}

std::optional<Series> read_series(const Component& component, TimeReader& times) {
  return SeriesReader{component, times}.read();
}

Expansion expand(const Series& series, Interval<Instant> starts, const ImportLimits& limits, ImportBudget& budget,
                 Problems& problems) {
  const FileZone& clock = *series.start.clock;
  const Interval<LocalTime> range{clock.to_local(starts.start) - days{1}, clock.to_local(starts.end) + days{1}};
  Expansion expansion;
  bool full = false;
  const auto add = [&](const Instance& instance) {
    if (!range.contains(instance.start)) return;
    const Instant at = clock.to_instant(instance.start);
    full = expansion.instances.size() >= limits.event_occurrences && !expansion.instances.contains(at);
    if (!full) expansion.instances.insert_or_assign(at, instance);
  };

  if (series.rules.empty()) add({series.start.local, series.length});
  for (RecurrenceRule rule : series.rules) {
    const RecurrenceStart start = start_of(series, rule);
    const std::uint64_t periods = std::min(limits.event_periods, budget.periods);
    RecurrenceExpander expander{rule, start, {limits.event_occurrences + 1, periods}};
    if (!clock.zone() && !series.start.is_date) {
      expander.leave_out([&clock](LocalTime time) { return clock.skips(time); });
    }
    expander.stop_before(range.end);
    expander.skip_to(range.start);
    const std::uint64_t before_the_window = expander.left_out();
    while (!full) {
      const auto next = expander.next();
      if (!next) break;
      add({*next, series.length});
    }
    if (const std::uint64_t gaps = expander.left_out() - before_the_window; gaps != 0) {
      problems.add(series.line, "",
                   fmt::format("{} would begin at a local time that the clocks skip: by the letter {} not take place",
                               gaps == 1 ? "an occurrence" : fmt::format("{} occurrences", gaps),
                               gaps == 1 ? "it does" : "they do"),
                   "a time that exists on every day (RFC 5545 §3.3.10)");
    }
    budget.periods -= std::min(budget.periods, expander.periods_examined());
    if (expander.end() == RecurrenceEnd::period_limit) {
      expansion.complete = false;
      budget.exceeded = budget.exceeded || budget.periods == 0;
      problems.add(series.line, "", "a rule of the event asks for too much work: its later occurrences are not read",
                   fmt::format("{} steps (days, months, … looked at)", limits.event_periods));
    }
    if (expander.end() == RecurrenceEnd::finer_than_day) {
      problems.add(series.line, "", "a whole day cannot recur within a day: it is read once",
                   "FREQ=DAILY or coarser (RFC 5545 §3.3.10)");
    }
  }
  for (const Instance& instance : series.added) {
    if (!full) add(instance);
  }
  if (full) {
    expansion.complete = false;
    problems.add(series.line, "", "the event has too many occurrences in the window: only the first are read",
                 fmt::format("at most {} of one event", limits.event_occurrences), "ask for a shorter window");
  }

  std::vector<LocalTime> days_off;
  for (const Pointer& pointer : series.excluded) {
    if (pointer.whole_day) {
      days_off.push_back(pointer.day);
    } else {
      expansion.instances.erase(pointer.at);
    }
  }
  std::ranges::sort(days_off);
  std::erase_if(expansion.instances, [&](const auto& entry) {
    return std::ranges::binary_search(days_off, midnight(date_of(entry.second.start)));
  });
  return expansion;
}

}  // namespace plenary::calendar::ical
