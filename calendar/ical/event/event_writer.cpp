#include "calendar/ical/event/event_writer.hpp"

#include <fmt/format.h>

#include <cmath>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

void write_when(PropertyWriter& properties, const TimedSpan& span) {
  const std::string zone = zone_parameter(span.zone);
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

/// RFC 7986 §5.10. A badge is what clients show beside a title; LABEL is registered for other properties, and any
/// property may carry it (RFC 5545 §3.2).
void write_image(PropertyWriter& properties, const Image& image) {
  std::string name = "IMAGE;VALUE=URI;DISPLAY=BADGE";
  if (!image.media_type.empty()) {
    const std::size_t slash = image.media_type.find('/');
    if (slash == std::string::npos) {
      return properties.fail("IMAGE", image.media_type, "this is no media type", "image/png");
    }
    for (const std::string_view part :
         {std::string_view{image.media_type}.substr(0, slash), std::string_view{image.media_type}.substr(slash + 1)}) {
      if (!properties.media_name("IMAGE", part)) return;
    }
    name += ";FMTTYPE=" + image.media_type;
  }
  name += properties.open_parameter("IMAGE", "LABEL", image.label);
  properties.uri(name, image.uri);
}

void write_link(PropertyWriter& properties, const Link& link) {
  std::string name = "LINK;VALUE=URI";
  name += properties.open_parameter("LINK", "LINKREL", link.relation);
  name += properties.open_parameter("LINK", "LABEL", link.label);
  properties.uri(name, link.uri);
}

/// RFC 5545 §3.6.6: a DISPLAY alarm, whose text is not optional.
void write_alarm(PropertyWriter& properties, const Alarm& alarm, Language language) {
  if (alarm.before < minutes{1}) {
    return properties.fail("TRIGGER", std::to_string(alarm.before.count()), "an alarm must come before the start",
                           "1 minute or more");
  }
  if (alarm.text.empty()) return properties.fail("DESCRIPTION", "", "an alarm needs a text");
  properties.raw("BEGIN", "VALARM");
  properties.raw("ACTION", "DISPLAY");
  properties.raw("TRIGGER", "-" + to_iso_duration(alarm.before));
  properties.text(in_language("DESCRIPTION", language), alarm.text, LineBreaks::allowed);
  properties.raw("END", "VALARM");
}

}  // namespace

std::string in_language(std::string_view property, Language language) {
  return std::string{property}.append(";LANGUAGE=").append(tag(language));
}

std::string zone_parameter(const Zone& zone) { return ";TZID=" + encode_parameter(zone.id()); }

void write_event(PropertyWriter& properties, const Event& event, Language language) {
  properties.raw("BEGIN", "VEVENT");
  properties.text("UID", event.uid);
  properties.raw("SEQUENCE", std::to_string(event.sequence));
  properties.raw("DTSTAMP", basic(event.stamp));
  properties.raw("LAST-MODIFIED", basic(event.last_modified));
  std::visit([&](const auto& when) { write_when(properties, when); }, event.when);
  write_recurrence(properties, event);
  if (event.organizer) write_organizer(properties, *event.organizer);
  for (const Attendee& attendee : event.attendees) write_attendee(properties, attendee);
  properties.text(in_language("SUMMARY", language), event.summary);
  properties.text(in_language("DESCRIPTION", language), event.description, LineBreaks::allowed);
  for (const std::string& comment : event.comments) {
    properties.text(in_language("COMMENT", language), comment, LineBreaks::allowed);
  }
  properties.text(in_language("LOCATION", language), event.location, LineBreaks::allowed);
  if (event.geo) write_geo(properties, *event.geo);
  properties.raw("STATUS", name_in(event_statuses, event.status));
  properties.raw("TRANSP", event.transparent ? "TRANSPARENT" : "OPAQUE");
  write_categories(properties, event.categories, language);
  properties.color(event.color);
  properties.uri("URL", event.url);
  for (const Image& image : event.images) write_image(properties, image);
  for (const Conference& conference : event.conferences) write_conference(properties, conference);
  for (const Relation& relation : event.relations) {
    properties.text(std::string{"RELATED-TO;RELTYPE="}.append(name_in(relation_types, relation.type)), relation.uid);
  }
  for (const Link& link : event.links) write_link(properties, link);
  for (const Alarm& alarm : event.alarms) write_alarm(properties, alarm, language);
  properties.raw("END", "VEVENT");
}

}  // namespace plenary::calendar::ical
