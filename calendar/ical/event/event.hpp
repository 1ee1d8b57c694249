#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/ical/event/attendee.hpp"
#include "calendar/ical/event/free_busy.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"
#include "calendar/text.hpp"

namespace plenary::calendar {

/// A timed event: wall-clock times in one named zone, never floating, never bare UTC.
struct TimedSpan {
  LocalTime start;
  LocalTime end;  ///< exclusive, after start
  Zone zone;
  friend bool operator==(const TimedSpan&, const TimedSpan&) = default;
};

/// Whole days; printed as VALUE=DATE with an exclusive DTEND (RFC 5545 §3.6.1).
struct DateSpan {
  Date first;
  Date last;  ///< inclusive
  friend bool operator==(const DateSpan&, const DateSpan&) = default;
};

enum class EventStatus { tentative, confirmed, cancelled };  ///< RFC 5545 §3.8.1.11
enum class RelationType { parent, child, sibling };          ///< RFC 5545 §3.2.15

struct Relation {
  std::string uid;
  RelationType type = RelationType::parent;
  friend bool operator==(const Relation&, const Relation&) = default;
};

/// A way into a virtual session. RFC 7986 §5.11.
struct Conference {
  std::string uri;
  std::vector<std::string> features;  ///< "AUDIO", "VIDEO", …
  std::string label;
  std::optional<Language> language;
  friend bool operator==(const Conference&, const Conference&) = default;
};

/// WGS 84 degrees, north and east positive. RFC 5545 §3.8.1.6.
struct GeoPosition {
  double latitude = 0;
  double longitude = 0;
  friend bool operator==(const GeoPosition&, const GeoPosition&) = default;
};

/// A document that belongs to an event. RFC 9253 §8.2.
struct Link {
  std::string uri;
  std::string relation;  ///< "describedby", …
  std::string label;
  friend bool operator==(const Link&, const Link&) = default;
};

/// A picture for an event. RFC 7986 §5.10.
struct Image {
  std::string uri;
  std::string media_type;  ///< "image/png"
  std::string label;       ///< ALTREP is for machines; this is what is read aloud
  friend bool operator==(const Image&, const Image&) = default;
};

/// A reminder shown before the start. Never in public feeds unless asked for. RFC 5545 §3.6.6.
struct Alarm {
  minutes before;
  std::string text;
  friend bool operator==(const Alarm&, const Alarm&) = default;
};

/// The further occurrences of an event; its own start is the first. Times are on the event's clock,
/// midnights for whole days. RFC 5545 §3.8.5.
struct Recurrence {
  std::optional<ical::RecurrenceRule> rule;
  std::vector<LocalTime> added;     ///< RDATE
  std::vector<LocalTime> excluded;  ///< EXDATE: starts that do not take place
  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

/// Which occurrence of the event with the same UID this one replaces: its original start. RFC 5545 §3.8.4.4.
struct RecurrenceId {
  LocalTime start;
  std::optional<Zone> zone;      ///< absent for whole days
  bool this_and_future = false;  ///< RANGE=THISANDFUTURE
  friend bool operator==(const RecurrenceId&, const RecurrenceId&) = default;
};

/// One VEVENT of a published calendar. All texts are plain UTF-8; escaping is the printer's work.
struct Event {
  std::string uid;   ///< stable for ever
  int sequence = 0;  ///< grows by significant change (RFC 5546 §2.1.4)
  Instant stamp;     ///< DTSTAMP: when this revision was made, from the store, never "now"
  Instant last_modified;
  std::variant<DateSpan, TimedSpan> when;  ///< must be set: there is no default date
  EventStatus status = EventStatus::confirmed;
  std::string summary;
  std::string description;
  std::string location;
  std::optional<GeoPosition> geo;
  std::string url;
  std::vector<Conference> conferences;
  std::vector<std::string> categories;
  std::vector<Relation> relations;
  std::vector<Link> links;
  bool transparent = false;  ///< TRANSP:TRANSPARENT: does not block time
  std::string color;         ///< a CSS3 colour name; RFC 7986 §5.9
  std::vector<Image> images;
  std::vector<Alarm> alarms;
  std::optional<Recurrence> recurrence;
  std::optional<RecurrenceId> recurrence_id;  ///< set on an override
  std::optional<CalendarUser> organizer;      ///< in iTIP messages only, as are attendees
  std::vector<Attendee> attendees;
  std::vector<std::string> comments;  ///< COMMENT: what a reply or a cancellation says
  friend bool operator==(const Event&, const Event&) = default;
};

/// One published VCALENDAR.
struct Calendar {
  std::string name;  ///< NAME and X-WR-CALNAME
  std::string description;
  std::string source;  ///< SOURCE: where the feed is found; empty for a file
  std::string url;     ///< URL: the page about it
  std::string color;   ///< a CSS3 colour name
  Language language = Language::en;
  std::optional<minutes> refresh_interval;  ///< REFRESH-INTERVAL and X-PUBLISHED-TTL
  std::vector<Event> events;
  std::vector<FreeBusy> free_busy = {};
  std::optional<Method> method = {};  ///< an iTIP message; absent in a feed
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

}  // namespace plenary::calendar
