#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/event_writer.hpp"
#include "calendar/ical/recurrence/recurrence.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

using std::chrono::years;

/// How long a zone is defined for a rule without an end: by then the feed was renewed many times.
constexpr years endless{10};

constexpr Instant last_instant{sys_days{year{2199} / 12 / 31}};

void widen(Interval<Instant>& needed, Instant instant) {
  needed.start = std::min(needed.start, instant);
  needed.end = std::max(needed.end, instant);
}

/// A start on the event's clock: a midnight where the event has whole days, a time that exists elsewhere.
void place_start(PropertyWriter& properties, const char* property, LocalTime local, const Zone* zone, Placed& placed) {
  if (!in_printable_years(local)) {
    return properties.fail(property, basic(local), "the time is outside the years of the zone rules", printable_years);
  }
  if (zone == nullptr) {
    if (local != midnight(date_of(local))) {
      properties.fail(property, to_iso(local), "the event has whole days, this is a time", to_iso(date_of(local)));
    }
    return;
  }
  widen(placed.needed, to_instant(*zone, local, ResolvePolicy::compatible).value());
}

/// RFC 5545 §3.3.10: a date where DTSTART is one, else in UTC.
void check_until(PropertyWriter& properties, const DateTimeValue& until, const Zone* zone) {
  const std::string text = until.is_date ? basic(date_of(until.time)) : basic(until.time) + (until.is_utc ? "Z" : "");
  if (!in_printable_years(until.time)) {
    properties.fail("RRULE", text, "UNTIL is outside the years of the zone rules", printable_years);
  } else if (zone == nullptr && !until.is_date) {
    properties.fail("RRULE", text, "UNTIL is a time, but the event has whole days", basic(date_of(until.time)));
  } else if (zone != nullptr && !until.is_utc) {
    const auto instant = to_instant(*zone, until.time, ResolvePolicy::compatible).value();
    properties.fail("RRULE", text, "UNTIL of an event with a time zone must be in UTC", "",
                    until.is_date ? "" : basic(instant));
  }
}

/// What looking for the last of COUNT may cost: thirteen years of days, a millisecond.
constexpr RecurrenceLimits count_limits{5'000, 50'000};

/// The last occurrence of a rule that counts, or the last instant that can be printed where that is far away.
Instant last_of_count(const RecurrenceRule& rule, const TimedSpan& span) {
  RecurrenceExpander expander{rule, ZonedTime{span.start, span.zone}, count_limits};
  expander.stop_before(LocalTime{last_instant.time_since_epoch()});
  LocalTime last = span.start;
  while (const auto next = expander.next()) last = *next;
  return is_limit(expander.end()) ? last_instant : to_instant(span.zone, last, ResolvePolicy::later).value();
}

/// Up to when the zone must be known for the starts that `rule` gives.
Instant last_start(const RecurrenceRule& rule, const TimedSpan& span, const Placed& placed) {
  if (rule.until) return Instant{rule.until->time.time_since_epoch()};
  if (rule.count) return last_of_count(rule, span);
  const Instant known = std::max({placed.span.start, placed.event->stamp, placed.event->last_modified});
  return known + days{std::chrono::ceil<days>(endless)};
}

void write_dates(PropertyWriter& properties, const char* property, const std::vector<LocalTime>& dates,
                 const Zone* zone) {
  // One property a value: the form that every reader takes.
  const std::string name = property + (zone == nullptr ? ";VALUE=DATE" : zone_parameter(*zone));
  for (const LocalTime date : dates) properties.raw(name, zone == nullptr ? basic(date_of(date)) : basic(date));
}

const Zone* zone_of(const Event& event) {
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  return timed == nullptr ? nullptr : &timed->zone;
}

}  // namespace

void place_recurrence(PropertyWriter& properties, Placed& placed) {
  const Event& event = *placed.event;
  const Zone* zone = zone_of(event);
  if (const auto& id = event.recurrence_id) {
    if (event.recurrence) {
      properties.fail("RECURRENCE-ID", to_iso(id->start), "an event that replaces one occurrence cannot recur itself");
    }
    place_start(properties, "RECURRENCE-ID", id->start, id->zone ? &*id->zone : nullptr, placed);
  }
  if (!event.recurrence) return;
  const auto& [rule, added, excluded] = *event.recurrence;
  if (!rule && added.empty() && excluded.empty()) {
    return properties.fail("RRULE", "", "the recurrence has neither a rule nor dates");
  }
  for (const LocalTime start : added) {
    if (zone != nullptr && std::holds_alternative<Gap>(zone->resolve(start))) {
      return properties.fail("RDATE", to_iso(start) + " " + std::string{zone->id()}, "clocks skip this local time",
                             "a local time that exists");
    }
    place_start(properties, "RDATE", start, zone, placed);
  }
  for (const LocalTime start : excluded) place_start(properties, "EXDATE", start, zone, placed);
  if (!rule) return;
  if (const auto parsed = parse_recurrence_rule(to_text(*rule)); !parsed) {
    return properties.fail("RRULE", to_text(*rule), plenary::to_text(parsed.error().message),
                           plenary::to_text(parsed.error().allowed));
  }
  if (rule->until) check_until(properties, *rule->until, zone);
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  if (timed == nullptr || properties.error()) return;
  widen(placed.needed, std::min(last_start(*rule, *timed, placed) + placed.span.length(), last_instant));
}

void write_recurrence(PropertyWriter& properties, const Event& event) {
  if (const auto& id = event.recurrence_id) {
    std::string name = "RECURRENCE-ID";
    if (id->this_and_future) name += ";RANGE=THISANDFUTURE";
    name += id->zone ? zone_parameter(*id->zone) : ";VALUE=DATE";
    properties.raw(name, id->zone ? basic(id->start) : basic(date_of(id->start)));
  }
  if (!event.recurrence) return;
  const Zone* zone = zone_of(event);
  if (event.recurrence->rule) properties.raw("RRULE", to_text(*event.recurrence->rule));
  write_dates(properties, "RDATE", event.recurrence->added, zone);
  write_dates(properties, "EXDATE", event.recurrence->excluded, zone);
}

}  // namespace plenary::calendar::ical
