// Prints UID, start and end of every event of a calendar as libical reads it: UTC instants, or dates. Only the file's
// own VTIMEZONEs are known; libical's builtin zones are not asked. Usage: programme_libical FILE
#include <libical/ical.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace {

struct Release {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icaltimezone* zone) const { icaltimezone_free(zone, 1); }
};
using Component = std::unique_ptr<icalcomponent, Release>;
using Zone = std::unique_ptr<icaltimezone, Release>;

/// The zone that the calendar itself defines under the property's TZID.
Zone zone_of(icalcomponent* calendar, icalproperty* property) {
  icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  if (parameter == nullptr) return nullptr;
  const std::string id = icalparameter_get_tzid(parameter);
  for (icalcomponent* part = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT); part != nullptr;
       part = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)) {
    if (id != icalproperty_get_tzid(icalcomponent_get_first_property(part, ICAL_TZID_PROPERTY))) continue;
    Zone zone(icaltimezone_new());
    if (icaltimezone_set_component(zone.get(), icalcomponent_new_clone(part)) != 0) return zone;
  }
  return nullptr;
}

std::string told(icalcomponent* calendar, icalproperty* property) {
  char text[32];
  icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
  if (icaltime_is_date(time)) {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
    return text;
  }
  const Zone zone = zone_of(calendar, property);
  if (!zone) return "no zone";
  icaltimezone_convert_time(&time, zone.get(), icaltimezone_get_utc_timezone());
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", time.year, time.month, time.day, time.hour,
                time.minute, time.second);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const Component calendar(icalparser_parse_string(bytes.c_str()));
  if (!calendar) return 1;
  // Zones are looked up while events are walked: an iterator of its own for each.
  for (icalcompiter at = icalcomponent_begin_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       icalcompiter_deref(&at) != nullptr; icalcompiter_next(&at)) {
    icalcomponent* event = icalcompiter_deref(&at);
    std::printf("%s\t%s\t%s\n", icalcomponent_get_uid(event),
                told(calendar.get(), icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY)).c_str(),
                told(calendar.get(), icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY)).c_str());
  }
  return 0;
}
