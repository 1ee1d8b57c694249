#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/event_writer.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

bool in_range(Date date) { return date.ok() && date.year() >= year{1900} && date.year() <= year{2199}; }

std::optional<Instant> place(PropertyWriter& properties, const char* property, LocalTime local, const Zone& zone) {
  if (!in_printable_years(local)) {
    properties.fail(property, basic(local), "the time is outside the years of the zone rules", printable_years);
    return std::nullopt;
  }
  if (const Resolution resolution = zone.resolve(local); const auto* gap = std::get_if<Gap>(&resolution)) {
    properties.fail(property, to_iso(local) + " " + std::string{zone.id()}, "clocks skip this local time",
                    "a local time that exists", to_iso(zone.to_local(gap->with_offset_before)));
    return std::nullopt;
  }
  return to_instant(zone, local, ResolvePolicy::compatible).value();
}

Interval<Instant> place(PropertyWriter& properties, const TimedSpan& span) {
  const auto start = place(properties, "DTSTART", span.start, span.zone);
  const auto end = place(properties, "DTEND", span.end, span.zone);
  if (!start || !end) return {};
  if (*end <= *start || span.end <= span.start) {
    properties.fail("DTEND", to_iso(span.end), "the event ends before or when it starts",
                    "after " + to_iso(span.start));
  }
  return {*start, *end};
}

Interval<Instant> place(PropertyWriter& properties, const DateSpan& span) {
  if (!in_range(span.first) || !in_range(span.last)) {
    properties.fail("DTSTART", basic(span.first) + "/" + basic(span.last), "a date does not exist or is out of range",
                    printable_years);
  } else if (span.last < span.first) {
    properties.fail("DTEND", to_iso(span.last), "the last day is before the first", "from " + to_iso(span.first));
  }
  return {sys_days{span.first}, sys_days{span.last} + days{1}};
}

/// RFC 5546 §3.2: every method names the organizer, PUBLISH nobody else; without a method it is a feed, which
/// names nobody.
void check_people(PropertyWriter& properties, const Event& event, const std::optional<Method>& method) {
  if (!method) {
    constexpr const char* fix = "set the method of an iTIP message, or leave it out of the feed";
    if (event.organizer) {
      properties.fail("ORGANIZER", event.organizer->address, "a public feed names nobody", "", fix);
    }
    if (!event.attendees.empty()) {
      properties.fail("ATTENDEE", event.attendees.front().user.address, "a public feed names nobody", "", fix);
    }
    return;
  }
  if (!event.organizer) properties.fail("ORGANIZER", "", "an event of a message with METHOD needs an organizer");
  if (*method == Method::publish && !event.attendees.empty()) {
    properties.fail("ATTENDEE", event.attendees.front().user.address, "METHOD:PUBLISH names no attendees",
                    "none (RFC 5546 §3.2.1)", "send a REQUEST");
  }
}

}  // namespace

bool in_printable_years(LocalTime local) noexcept { return in_range(date_of(local)); }

bool in_printable_years(Instant instant) noexcept { return in_range(Date{std::chrono::floor<days>(instant)}); }

std::string_view owner_of(const Event& event) { return event.uid.empty() ? "event without UID" : "event"; }

Result<Placed> place_event(const Event& event, const std::optional<Method>& method) {
  std::string unused;
  PropertyWriter properties{unused, owner_of(event), event.uid};
  if (event.uid.empty()) properties.fail("UID", "", "every event needs an identifier that is stable for ever");
  if (event.sequence < 0) properties.fail("SEQUENCE", std::to_string(event.sequence), "it is negative", "0 or more");
  if (!in_printable_years(event.stamp)) properties.fail("DTSTAMP", "", "the time is out of range", printable_years);
  if (!in_printable_years(event.last_modified)) {
    properties.fail("LAST-MODIFIED", "", "the time is out of range", printable_years);
  }
  const auto span = std::visit([&](const auto& when) { return place(properties, when); }, event.when);
  check_people(properties, event, method);
  Placed placed{&event, span, span};
  if (!properties.error()) place_recurrence(properties, placed);
  if (properties.error()) return unexpected(*properties.error());
  return placed;
}

}  // namespace plenary::calendar::ical
