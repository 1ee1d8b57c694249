#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/ical/lint/lint_recurrence_rule.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"
#include "calendar/ical/recurrence/recurrence.hpp"
#include "calendar/ical/zone/file_zones.hpp"

namespace plenary::calendar::ical {

namespace {

/// What looking for all excluded and replaced occurrences of one file may cost, as RecurrenceLimits counts.
constexpr std::uint64_t most_periods = 2'000'000;

/// Calls `each(event, line)` for every property of that name.
template <class Each>
void each_property(const LintSubject& subject, std::string_view name, Each each) {
  for (const LintEvent& event : subject.entries) {
    for (const ContentLine& line : event.component->properties) {
      if (line.name == name) each(event, line);
    }
  }
}

/// By kind of component and UID, the first that is no override.
using Series = std::map<std::pair<std::string_view, std::string_view>, const LintEvent*>;

Series series_of(const LintSubject& subject) {
  Series series;
  for (const LintEvent& event : subject.entries) {
    if (!event.is_override) series.try_emplace({event.component->name, event.uid}, &event);
  }
  return series;
}

Hits bad_rule(const LintSubject& subject) {
  Hits hits;
  about_properties(
      *subject.calendar,
      [](const Component&, const ContentLine& line) {
        if (line.name != "RRULE" && line.name != "EXRULE") return std::string{};
        const std::string complaint = judge_rule(line.value).complaint;
        return complaint.empty() ? complaint : line.name + ": " + complaint;
      },
      hits);
  return hits;
}

Hits secondly_rule(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "RRULE", [&](const LintEvent&, const ContentLine& line) {
    if (!judge_rule(line.value).secondly) return;
    hits.push_back({line.line, "a rule that recurs every second keeps readers busy, and many refuse it"});
  });
  return hits;
}

Hits rescaled_rule(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "RRULE", [&](const LintEvent&, const ContentLine& line) {
    if (!judge_rule(line.value).rescaled) return;
    hits.push_back({line.line, "few clients know RSCALE and SKIP, and the others leave the series out"});
  });
  return hits;
}

Hits repeated_rule(const LintSubject& subject) {
  Hits hits;
  const LintEvent* previous = nullptr;
  each_property(subject, "RRULE", [&](const LintEvent& event, const ContentLine& line) {
    if (&event == previous) hits.push_back({line.line, event.component->name + " has a second RRULE"});
    previous = &event;
  });
  return hits;
}

Hits obsolete_rule(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "EXRULE", [&](const LintEvent&, const ContentLine& line) {
    hits.push_back({line.line, "EXRULE is not part of iCalendar any more: most clients show what it excludes"});
  });
  return hits;
}

/// §3.3.10: "BYSECOND, BYMINUTE and BYHOUR … MUST NOT be specified when the associated DTSTART … has a DATE value
/// type".
Hits clock_on_date(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "RRULE", [&](const LintEvent& event, const ContentLine& line) {
    if (!event.start || !event.start->value.is_date) return;
    const std::string rule = ascii::upper(line.value);
    for (const char* part : {"BYHOUR", "BYMINUTE", "BYSECOND"}) {
      if (rule.find(std::string{part} + '=') == std::string::npos) continue;
      hits.push_back({line.line, std::string{part} + " in the rule of a date"});
    }
  });
  return hits;
}

/// What is wrong with an UNTIL beside that start; empty where nothing is.
std::string until_complaint(const DateTimeValue& until, const LintTime& start) {
  if (until.is_date != start.value.is_date) {
    return until.is_date ? "UNTIL is a date, but DTSTART has a time" : "UNTIL has a time, but DTSTART is a date";
  }
  if (until.is_date) return {};
  const bool anchored = start.value.is_utc || !start.tzid.empty();
  if (anchored && !until.is_utc) return "UNTIL is not in UTC, but DTSTART has a time zone";
  if (!anchored && until.is_utc) return "UNTIL is in UTC, but DTSTART is floating";
  return {};
}

Hits until_type(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "RRULE", [&](const LintEvent& event, const ContentLine& line) {
    const auto rule = parse_recurrence_rule(line.value);
    if (!rule || !rule->until || !event.start) return;
    if (std::string message = until_complaint(*rule->until, *event.start); !message.empty()) {
      hits.push_back({line.line, std::move(message)});
    }
  });
  return hits;
}

/// Every added and excluded date, and every original start with the event whose occurrence it replaces.
template <class Each>
void each_recurrence_time(const LintSubject& subject, Each each) {
  const auto series = series_of(subject);
  for (const LintEvent& event : subject.entries) {
    for (const LintTime& time : event.recurrence_times) {
      const LintEvent* owner = &event;
      if (time.line->name == "RECURRENCE-ID") {
        const auto found = series.find({event.component->name, event.uid});
        if (found == series.end()) continue;
        owner = found->second;
      }
      if (owner->start) each(*owner, *owner->start, time);
    }
  }
}

Hits recurrence_type(const LintSubject& subject) {
  Hits hits;
  each_recurrence_time(subject, [&](const LintEvent&, const LintTime& start, const LintTime& time) {
    if (start.value.is_date == time.value.is_date) return;
    hits.push_back({time.line->line, time.line->name + (time.value.is_date ? " is a date, but DTSTART has a time"
                                                                           : " has a time, but DTSTART is a date")});
  });
  return hits;
}

Hits recurrence_zone(const LintSubject& subject) {
  Hits hits;
  each_recurrence_time(subject, [&](const LintEvent&, const LintTime& start, const LintTime& time) {
    if (start.value.is_date || time.value.is_date) return;
    if (start.value.is_utc == time.value.is_utc && start.tzid == time.tzid) return;
    hits.push_back({time.line->line, time.line->name + " is told in another zone than DTSTART"});
  });
  return hits;
}

Hits bad_recurrence_time(const LintSubject& subject) {
  Hits hits;
  for (const std::string_view name : {"RDATE", "EXDATE", "RECURRENCE-ID"}) {
    each_property(subject, name, [&](const LintEvent&, const ContentLine& line) {
      if (type_of(line) == ValueType::period) return;  // told by its own rule
      for (const std::string_view part : split_text_list(line.value)) {
        if (parse_date_time(part.substr(0, part.find('/')))) continue;
        hits.push_back({line.line, line.name + ": " + printable(part) + " is no date or time that exists"});
      }
    });
  }
  return hits;
}

Hits orphan_override(const LintSubject& subject) {
  if (is_message(subject)) return {};  // a message may be about one occurrence
  const auto series = series_of(subject);
  Hits hits;
  each_property(subject, "RECURRENCE-ID", [&](const LintEvent& event, const ContentLine& line) {
    if (series.contains({event.component->name, event.uid})) return;
    hits.push_back({line.line, "nothing in the file has the series that this occurrence belongs to"});
  });
  return hits;
}

Hits override_recurs(const LintSubject& subject) {
  Hits hits;
  each_property(subject, "RRULE", [&](const LintEvent& event, const ContentLine& line) {
    if (event.is_override) hits.push_back({line.line, "what replaces one occurrence recurs itself"});
  });
  return hits;
}

std::optional<RecurrenceStart> start_of(const LintTime& start) {
  if (start.value.is_date) return date_of(start.value.time);
  if (start.value.is_utc) return ZonedTime{start.value.time, Zone::utc()};
  if (start.tzid.empty()) return start.value.time;
  const auto zone = find_exact(start.tzid);
  if (!zone) return std::nullopt;
  return ZonedTime{start.value.time, *zone};
}

/// Whether the event starts at `time`, as far as that can be said at the price of what is left of `budget`.
bool may_occur(const LintEvent& event, const LintTime& start, const LintTime& time, std::uint64_t& budget) {
  if (budget <= event.recurrence_times.size()) return true;
  budget -= event.recurrence_times.size();
  const auto same_start = [&](const LintTime& other) {
    return other.line->name == "RDATE" && other.value.time == time.value.time;
  };
  if (start.value.time == time.value.time || std::ranges::any_of(event.recurrence_times, same_start)) return true;
  const ContentLine* line = event.component->property("RRULE");
  if (line == nullptr) return false;
  const auto rule = parse_recurrence_rule(line->value);
  const auto from = start_of(start);
  if (!rule || !from) return true;
  RecurrenceExpander expander{*rule, *from, {100'000, std::min<std::uint64_t>(budget, 100'000)}};
  expander.stop_before(time.value.time + seconds{1});
  expander.skip_to(time.value.time);
  const bool occurs = expander.next() == time.value.time;
  budget -= std::min(budget, expander.periods_examined() + 1);
  return occurs || is_limit(expander.end());
}

Hits names_no_occurrence(const LintSubject& subject) {
  Hits hits;
  std::uint64_t budget = most_periods;
  each_recurrence_time(subject, [&](const LintEvent& event, const LintTime& start, const LintTime& time) {
    // Told otherwise than the start it cannot be compared as it stands, and another rule says so.
    if (time.line->name == "RDATE" || start.value.is_date != time.value.is_date ||
        start.value.is_utc != time.value.is_utc || start.tzid != time.tzid || hits.size() >= 50) {
      return;
    }
    if (may_occur(event, start, time, budget)) return;
    hits.push_back(
        {time.line->line, time.line->name + " names " + to_iso(time.value.time) + ", which is no start of the series"});
  });
  return hits;
}

constexpr std::array rules{
    LintRule{"bad-rule", Severity::error, "RFC 5545 §3.3.10", "write a rule such as FREQ=MONTHLY;COUNT=6;BYDAY=1TU",
             bad_rule},
    LintRule{"secondly-rule", Severity::warning, "RFC 5545 §3.3.10", "use a slower rule or single events",
             secondly_rule},
    LintRule{"rescaled-rule", Severity::info, "RFC 7529 §4", "add the dates of the next years with RDATE",
             rescaled_rule},
    LintRule{"repeated-rule", Severity::warning, "RFC 5545 §3.8.5.3", "keep one, and add single dates with RDATE",
             repeated_rule},
    LintRule{"obsolete-rule", Severity::warning, "RFC 5545 §A.3", "exclude each date with EXDATE", obsolete_rule},
    LintRule{"until-type", Severity::error, "RFC 5545 §3.3.10",
             "write UNTIL in UTC where DTSTART has a zone, as a date where it is one", until_type},
    LintRule{"clock-on-date", Severity::error, "RFC 5545 §3.3.10", "leave the parts that name hours and minutes out",
             clock_on_date},
    LintRule{"bad-recurrence-time", Severity::error, "RFC 5545 §3.8.5.1",
             "write times as DTSTART writes them: 20200916T140000 with TZID", bad_recurrence_time},
    LintRule{"recurrence-type-mismatch", Severity::error, "RFC 5545 §3.8.5.1", "use the type of DTSTART",
             recurrence_type},
    LintRule{"recurrence-zone-mismatch", Severity::warning, "RFC 5545 §3.8.5.1",
             "use the TZID of DTSTART: some clients compare the text", recurrence_zone},
    LintRule{"orphan-override", Severity::warning, "RFC 5545 §3.8.4.4",
             "add the series, or leave RECURRENCE-ID out of a single event", orphan_override},
    LintRule{"override-recurs", Severity::error, "RFC 5545 §3.8.4.4", "leave RRULE out of the override",
             override_recurs},
    LintRule{"names-no-occurrence", Severity::warning, "RFC 5545 §3.8.5.1", "name a start of the series",
             names_no_occurrence},
};

}  // namespace

std::span<const LintRule> recurrence_rules() { return rules; }

}  // namespace plenary::calendar::ical
