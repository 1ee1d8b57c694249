// Prints what libical reads of messages, as the rows of itip_probe.cpp, and after "restriction:" what its own tables of
// RFC 5546 object to. Usage: itip_libical FILE.ics…
#include <libical/ical.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Release {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icaltimezone* zone) const { icaltimezone_free(zone, 1); }
};
using Component = std::unique_ptr<icalcomponent, Release>;
using Zone = std::unique_ptr<icaltimezone, Release>;

/// The zone that the message itself defines under the property's TZID.
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

std::string moment(icalcomponent* calendar, icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  if (property == nullptr) return "-";
  icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
  if (const Zone zone = zone_of(calendar, property)) {
    time = icaltime_set_timezone(&time, zone.get());
    time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
  }
  return icaltime_as_ical_string(time);
}

std::string text_of(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  return property != nullptr ? icalproperty_get_value_as_string(property) : "-";
}

std::string attendees(icalcomponent* event) {
  std::vector<std::string> people;
  for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY); property != nullptr;
       property = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY)) {
    const char* status = icalproperty_get_parameter_as_string(property, "PARTSTAT");
    people.push_back(std::string{icalproperty_get_attendee(property)} + "=" + (status != nullptr ? status : "none"));
  }
  std::sort(people.begin(), people.end());
  std::string all;
  for (const std::string& person : people) all += (all.empty() ? "" : " ") + person;
  return all.empty() ? "-" : all;
}

void print_objections(const std::string& name, icalcomponent* component) {
  for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
       property != nullptr; property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
    std::cout << "restriction:\t" << name << '\t' << icalproperty_get_xlicerror(property) << '\n';
  }
  for (icalcomponent* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner != nullptr;
       inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    print_objections(name, inner);
  }
}

bool print(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const Component calendar{icalparser_parse_string(bytes.c_str())};
  if (!calendar) return false;
  const std::string name = path.stem().string();
  // Collected first: a component has one place in its list of parts, and looking for a zone moves it.
  std::vector<icalcomponent*> events;
  for (icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       event != nullptr; event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    events.push_back(event);
  }
  for (icalcomponent* event : events) {
    std::cout << name << '\t' << icalproperty_method_to_string(icalcomponent_get_method(calendar.get()));
    for (const std::string& field :
         {text_of(event, ICAL_UID_PROPERTY), text_of(event, ICAL_ORGANIZER_PROPERTY), attendees(event),
          moment(calendar.get(), event, ICAL_DTSTART_PROPERTY), moment(calendar.get(), event, ICAL_DTEND_PROPERTY),
          moment(calendar.get(), event, ICAL_RECURRENCEID_PROPERTY), text_of(event, ICAL_SEQUENCE_PROPERTY),
          text_of(event, ICAL_STATUS_PROPERTY)}) {
      std::cout << '\t' << field;
    }
    std::cout << '\n';
  }
  icalrestriction_check(calendar.get());
  print_objections(name, calendar.get());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (!print(argv[i])) {
      std::cerr << argv[i] << ": libical reads nothing\n";
      return 1;
    }
  }
  return argc > 1 ? 0 : 2;
}
