#include "calendar/ical/event/writer.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/event_writer.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/zone/vtimezone.hpp"

namespace plenary::calendar::ical {

namespace {

/// What tells an event apart from others of the same UID: the original start of an override.
std::optional<LocalTime> replaced_start(const Event& event) {
  return event.recurrence_id ? std::optional{event.recurrence_id->start} : std::nullopt;
}

Result<std::vector<Placed>> place_events(const Calendar& calendar) {
  std::vector<Placed> events;
  std::set<std::pair<std::string_view, std::optional<LocalTime>>> identifiers;
  for (const Event& event : calendar.events) {
    auto placed = place_event(event, calendar.method);
    if (!placed) return unexpected(placed.error());
    if (!identifiers.emplace(event.uid, replaced_start(event)).second) {
      return unexpected(Error{"event " + printable(event.uid) + ": UID", printable(event.uid),
                              "two events have the same identifier",
                              "one UID an event, or a RECURRENCE-ID of its own (RFC 5545 §3.8.4.7)", ""});
    }
    events.push_back(*placed);
  }
  std::ranges::sort(events, {}, [](const Placed& placed) {
    return std::tuple<Instant, std::string_view, std::optional<LocalTime>>{placed.span.start, placed.event->uid,
                                                                           replaced_start(*placed.event)};
  });
  return events;
}

/// Overrides have the value type and the zone of what they replace (RFC 5545 §3.8.4.4); clients compare them as text.
std::optional<Error> check_overrides(const std::vector<Placed>& events) {
  std::map<std::string_view, const Event*> masters;
  for (const Placed& placed : events) {
    if (!placed.event->recurrence_id) masters.emplace(placed.event->uid, placed.event);
  }
  for (const Placed& placed : events) {
    const Event& event = *placed.event;
    const auto master = event.recurrence_id ? masters.find(event.uid) : masters.end();
    if (master == masters.end()) continue;
    const auto* timed = std::get_if<TimedSpan>(&master->second->when);
    const std::optional<Zone> zone = timed == nullptr ? std::nullopt : std::optional{timed->zone};
    if (event.recurrence_id->zone == zone) continue;
    return Error{"event " + printable(event.uid) + ": RECURRENCE-ID", to_iso(event.recurrence_id->start),
                 "the original start is not told as the series tells its own",
                 zone ? "a time in " + std::string{zone->id()} : "a date", ""};
  }
  return std::nullopt;
}

void append_timezones(std::string& out, const std::vector<Placed>& events) {
  std::map<std::string_view, std::pair<Zone, Interval<Instant>>> zones;
  const auto use = [&](const Zone& used, const Interval<Instant>& span) {
    auto& [zone, needed] = zones.try_emplace(used.id(), used, span).first->second;
    needed = {std::min(needed.start, span.start), std::max(needed.end, span.end)};
  };
  for (const Placed& placed : events) {
    if (const auto* timed = std::get_if<TimedSpan>(&placed.event->when)) use(timed->zone, placed.needed);
    if (const auto& id = placed.event->recurrence_id; id && id->zone) use(*id->zone, placed.needed);
  }
  for (const auto& [id, need] : zones) {
    append_timezone(out, define_timezone(need.first, timezone_window(need.first, need.second)));
  }
}

void write_head(PropertyWriter& properties, const Calendar& calendar) {
  properties.raw("BEGIN", "VCALENDAR");
  properties.raw("VERSION", "2.0");
  properties.raw("PRODID", "-//Plenary//Plenary//EN");
  properties.raw("CALSCALE", "GREGORIAN");
  if (calendar.method) properties.raw("METHOD", name_in(methods, *calendar.method));
  properties.text(in_language("NAME", calendar.language), calendar.name);
  properties.text("X-WR-CALNAME", calendar.name);
  properties.text(in_language("DESCRIPTION", calendar.language), calendar.description, LineBreaks::allowed);
  properties.text("X-WR-CALDESC", calendar.description, LineBreaks::allowed);
  if (calendar.refresh_interval) {
    if (*calendar.refresh_interval <= minutes{0}) {
      properties.fail("REFRESH-INTERVAL", std::to_string(calendar.refresh_interval->count()), "it is not positive");
    } else {
      const std::string interval = to_iso_duration(*calendar.refresh_interval);
      properties.raw("REFRESH-INTERVAL;VALUE=DURATION", interval);
      properties.raw("X-PUBLISHED-TTL", interval);
    }
  }
  properties.uri("SOURCE;VALUE=URI", calendar.source);
  properties.uri("URL", calendar.url);
  properties.color(calendar.color);
}

/// Prints each busy time in the order of its start and UID.
std::optional<Error> append_free_busy(std::string& out, const Calendar& calendar) {
  std::vector<const FreeBusy*> order;
  for (const FreeBusy& free_busy : calendar.free_busy) order.push_back(&free_busy);
  std::ranges::sort(order, {}, [](const FreeBusy* one) {
    return std::pair<Instant, std::string_view>{one->span.start, one->uid};
  });
  std::set<std::string_view> identifiers;
  for (const FreeBusy* free_busy : order) {
    PropertyWriter properties{out, "free/busy", free_busy->uid};
    if (!identifiers.insert(free_busy->uid).second) {
      properties.fail("UID", free_busy->uid, "two components have the same identifier", "one UID each");
    }
    write_free_busy(properties, *free_busy, calendar.method);
    if (properties.error()) return properties.error();
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> write(const Calendar& calendar) {
  const auto events = place_events(calendar);
  if (!events) return unexpected(events.error());
  if (const auto error = check_overrides(*events)) return unexpected(*error);

  std::string out;
  PropertyWriter head{out, "calendar"};
  write_head(head, calendar);
  if (head.error()) return unexpected(*head.error());
  append_timezones(out, *events);
  for (const Placed& placed : *events) {
    PropertyWriter properties{out, owner_of(*placed.event), placed.event->uid};
    write_event(properties, *placed.event, calendar.language);
    if (properties.error()) return unexpected(*properties.error());
  }
  if (const auto error = append_free_busy(out, calendar)) return unexpected(*error);
  append_folded(out, "END:VCALENDAR");
  return out;
}

}  // namespace plenary::calendar::ical
