#include "calendar/ical/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/property_writer.hpp"
#include "calendar/ical/values.hpp"
#include "calendar/ical/vtimezone.hpp"

namespace plenary::calendar::ical {

namespace {

/// An event with its place in time; what orders it and what its time zone must cover.
struct Placed {
  const Event* event;
  Interval<Instant> span;  ///< of whole days as if in UTC
};

std::string owner_of(const Event& event) {
  return event.uid.empty() ? "event without UID" : "event " + printable(event.uid);
}

bool in_range(Date date) { return date.ok() && date.year() >= year{1900} && date.year() <= year{2199}; }

bool in_range(Instant instant) { return in_range(Date{std::chrono::floor<days>(instant)}); }

constexpr const char* range = "1900-01-01 to 2199-12-31";

std::optional<Instant> place(PropertyWriter& properties, const char* property, LocalTime local, const Zone& zone) {
  if (!in_range(date_of(local))) {
    properties.fail(property, basic(local), "the time is outside the years of the zone rules", range);
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
                    range);
  } else if (span.last < span.first) {
    properties.fail("DTEND", to_iso(span.last), "the last day is before the first", "from " + to_iso(span.first));
  }
  return {sys_days{span.first}, sys_days{span.last} + days{1}};
}

/// Checks what is not a matter of printing, and finds the event's place in time.
Result<Placed> check(const Event& event) {
  std::string unused;
  PropertyWriter properties{unused, owner_of(event)};
  if (event.uid.empty()) properties.fail("UID", "", "every event needs an identifier that is stable for ever");
  if (event.sequence < 0) properties.fail("SEQUENCE", std::to_string(event.sequence), "it is negative", "0 or more");
  if (!in_range(event.stamp)) properties.fail("DTSTAMP", "", "the time is out of range", range);
  if (!in_range(event.last_modified)) properties.fail("LAST-MODIFIED", "", "the time is out of range", range);
  const auto span = std::visit([&](const auto& when) { return place(properties, when); }, event.when);
  if (properties.error()) return unexpected(*properties.error());
  return Placed{&event, span};
}

Result<std::vector<Placed>> check_events(const Calendar& calendar) {
  std::vector<Placed> events;
  std::set<std::string_view> uids;
  for (const Event& event : calendar.events) {
    auto placed = check(event);
    if (!placed) return unexpected(placed.error());
    if (!uids.insert(event.uid).second) {
      return unexpected(Error{owner_of(event) + ": UID", printable(event.uid), "two events have the same identifier",
                              "one UID an event (RFC 5545 §3.8.4.7)", ""});
    }
    events.push_back(*placed);
  }
  std::ranges::sort(events, {}, [](const Placed& placed) {
    return std::pair<Instant, std::string_view>{placed.span.start, placed.event->uid};
  });
  return events;
}

void append_timezones(std::string& out, const std::vector<Placed>& events) {
  std::map<std::string_view, std::pair<Zone, Interval<Instant>>> zones;
  for (const auto& [event, span] : events) {
    const auto* timed = std::get_if<TimedSpan>(&event->when);
    if (timed == nullptr) continue;
    auto& [zone, needed] = zones.try_emplace(timed->zone.id(), timed->zone, span).first->second;
    needed = {std::min(needed.start, span.start), std::max(needed.end, span.end)};
  }
  for (const auto& [id, need] : zones) {
    append_timezone(out, define_timezone(need.first, timezone_window(need.first, need.second)));
  }
}

std::string_view status_name(EventStatus status) {
  switch (status) {
    case EventStatus::tentative:
      return "TENTATIVE";
    case EventStatus::confirmed:
      return "CONFIRMED";
    case EventStatus::cancelled:
      return "CANCELLED";
  }
  return {};
}

std::string_view relation_name(RelationType type) {
  switch (type) {
    case RelationType::parent:
      return "PARENT";
    case RelationType::child:
      return "CHILD";
    case RelationType::sibling:
      return "SIBLING";
  }
  return {};
}

std::string in_language(std::string_view property, Language language) {
  return std::string{property}.append(";LANGUAGE=").append(tag(language));
}

void write_when(PropertyWriter& properties, const TimedSpan& span) {
  const std::string zone = ";TZID=" + encode_parameter(span.zone.id());
  properties.raw("DTSTART" + zone, basic(span.start));
  properties.raw("DTEND" + zone, basic(span.end));
}

void write_when(PropertyWriter& properties, const DateSpan& span) {
  properties.raw("DTSTART;VALUE=DATE", basic(span.first));
  properties.raw("DTEND;VALUE=DATE", basic(Date{sys_days{span.last} + days{1}}));
}

void write_geo(PropertyWriter& properties, const GeoPosition& geo) {
  // Written so that a NaN fails too.
  if (!(std::abs(geo.latitude) <= 90) || !(std::abs(geo.longitude) <= 180)) {
    return properties.fail("GEO", fmt::format("{};{}", geo.latitude, geo.longitude), "the position is not on the globe",
                           "latitude -90 to 90, longitude -180 to 180");
  }
  properties.raw("GEO", fmt::format("{:.6f};{:.6f}", geo.latitude, geo.longitude));
}

void write_categories(PropertyWriter& properties, const std::vector<std::string>& categories, Language language) {
  std::string list;
  for (const std::string& category : categories) {
    if (category.empty()) continue;
    if (!properties.printable_text("CATEGORIES", category)) return;
    if (!list.empty()) list += ',';
    list += escape_text(category);
  }
  properties.raw(in_language("CATEGORIES", language), list);
}

void write_conference(PropertyWriter& properties, const Conference& conference) {
  std::string name = "CONFERENCE;VALUE=URI";
  std::string features;
  for (const std::string& feature : conference.features) {
    if (!properties.token("CONFERENCE", feature)) return;
    features += (features.empty() ? "" : ",") + feature;
  }
  if (!features.empty()) name += ";FEATURE=" + features;
  name += properties.open_parameter("CONFERENCE", "LABEL", conference.label);
  if (conference.language) name = in_language(name, *conference.language);
  properties.uri(name, conference.uri);
}

void write_link(PropertyWriter& properties, const Link& link) {
  std::string name = "LINK;VALUE=URI";
  name += properties.open_parameter("LINK", "LINKREL", link.relation);
  name += properties.open_parameter("LINK", "LABEL", link.label);
  properties.uri(name, link.uri);
}

void write_event(PropertyWriter& properties, const Event& event, Language language) {
  properties.raw("BEGIN", "VEVENT");
  properties.text("UID", event.uid);
  properties.raw("SEQUENCE", std::to_string(event.sequence));
  properties.raw("DTSTAMP", basic(event.stamp));
  properties.raw("LAST-MODIFIED", basic(event.last_modified));
  std::visit([&](const auto& when) { write_when(properties, when); }, event.when);
  properties.text(in_language("SUMMARY", language), event.summary);
  properties.text(in_language("DESCRIPTION", language), event.description, LineBreaks::allowed);
  properties.text(in_language("LOCATION", language), event.location, LineBreaks::allowed);
  if (event.geo) write_geo(properties, *event.geo);
  properties.raw("STATUS", status_name(event.status));
  properties.raw("TRANSP", event.transparent ? "TRANSPARENT" : "OPAQUE");
  write_categories(properties, event.categories, language);
  properties.uri("URL", event.url);
  for (const Conference& conference : event.conferences) write_conference(properties, conference);
  for (const Relation& relation : event.relations) {
    properties.text(std::string{"RELATED-TO;RELTYPE="}.append(relation_name(relation.type)), relation.uid);
  }
  for (const Link& link : event.links) write_link(properties, link);
  properties.raw("END", "VEVENT");
}

void write_head(PropertyWriter& properties, const Calendar& calendar) {
  properties.raw("BEGIN", "VCALENDAR");
  properties.raw("VERSION", "2.0");
  properties.raw("PRODID", "-//Plenary//Plenary//EN");
  properties.raw("CALSCALE", "GREGORIAN");
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
  if (!calendar.color.empty() && properties.token("COLOR", calendar.color)) properties.raw("COLOR", calendar.color);
}

}  // namespace

Result<std::string> write(const Calendar& calendar) {
  const auto events = check_events(calendar);
  if (!events) return unexpected(events.error());

  std::string out;
  PropertyWriter head{out, "calendar"};
  write_head(head, calendar);
  if (head.error()) return unexpected(*head.error());
  append_timezones(out, *events);
  for (const auto& [event, span] : *events) {
    PropertyWriter properties{out, owner_of(*event)};
    write_event(properties, *event, calendar.language);
    if (properties.error()) return unexpected(*properties.error());
  }
  append_folded(out, "END:VCALENDAR");
  return out;
}

}  // namespace plenary::calendar::ical
