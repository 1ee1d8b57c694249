// Prints what every .ics of a folder says as libical reads it, in the form of roundtrip_probe.cpp, each line after
// the file's name. Only the file's own VTIMEZONEs are asked. Usage: roundtrip_libical FOLDER
#include <libical/ical.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string field(const char* text) {
  std::string result;
  for (; text != nullptr && *text != '\0'; ++text) {
    if (*text == '\\') {
      result += "\\\\";
    } else if (*text == '\t') {
      result += "\\t";
    } else if (*text == '\n') {
      result += "\\n";
    } else {
      result += *text;
    }
  }
  return result;
}

std::string basic(const icaltimetype& time) { return icaltime_as_ical_string(time); }

/// The date, or the instant in UTC.
std::string told(icalcomponent* calendar, icalproperty* property, icaltimetype time) {
  if (property == nullptr) return "missing";
  const char* id = icalproperty_get_parameter_as_string(property, "TZID");
  if (time.is_date || id == nullptr) return basic(time);
  auto* zone = icalcomponent_get_timezone(calendar, id);
  if (zone == nullptr) throw std::runtime_error(std::string{"libical finds no VTIMEZONE "} + id);
  icaltimezone_convert_time(&time, zone, icaltimezone_get_utc_timezone());
  time.is_date = 0;
  time.zone = icaltimezone_get_utc_timezone();
  return basic(time);
}

template <class Value>
std::string values(icalcomponent* event, icalproperty_kind kind, Value value) {
  std::vector<std::string> found;
  for (auto* property = icalcomponent_get_first_property(event, kind); property != nullptr;
       property = icalcomponent_get_next_property(event, kind)) {
    found.push_back(value(property));
  }
  std::ranges::sort(found);
  std::string list;
  for (const std::string& one : found) list += (list.empty() ? "" : ",") + one;
  return list;
}

std::string row(icalcomponent* calendar, icalcomponent* event) {
  const auto first = [&](icalproperty_kind kind) { return icalcomponent_get_first_property(event, kind); };
  auto* start = first(ICAL_DTSTART_PROPERTY);
  auto* end = first(ICAL_DTEND_PROPERTY);
  auto* id = first(ICAL_RECURRENCEID_PROPERTY);
  auto* rule = first(ICAL_RRULE_PROPERTY);
  auto* status = first(ICAL_STATUS_PROPERTY);
  const char* range = id == nullptr ? nullptr : icalproperty_get_parameter_as_string(id, "RANGE");
  std::string line = "event\t" + field(icalcomponent_get_uid(event));
  line += "\t" + (id == nullptr ? "" : basic(icalproperty_get_recurrenceid(id)));
  line += std::string{"\t"} + (range == nullptr ? "" : range);
  line += "\t" + told(calendar, start, icalproperty_get_dtstart(start));
  line += "\t" + told(calendar, end, icalproperty_get_dtend(end));
  line += std::string{"\t"} + (status == nullptr ? "" : icalproperty_get_value_as_string(status));
  line += "\t" + field(icalcomponent_get_summary(event)) + "\t" + field(icalcomponent_get_description(event));
  line += "\t";
  if (rule != nullptr) {
    auto recurrence = icalproperty_get_rrule(rule);
    line += icalrecurrencetype_as_string(&recurrence);
  }
  line += "\t" + values(event, ICAL_RDATE_PROPERTY,
                        [](auto* property) { return basic(icalproperty_get_rdate(property).time); });
  line += "\t" +
          values(event, ICAL_EXDATE_PROPERTY, [](auto* property) { return basic(icalproperty_get_exdate(property)); });
  return line;
}

void print_busy(const std::string& name, icalcomponent* busy) {
  // Asked first: it moves the component's one iterator over properties.
  const std::string uid = field(icalcomponent_get_uid(busy));
  for (auto* property = icalcomponent_get_first_property(busy, ICAL_FREEBUSY_PROPERTY); property != nullptr;
       property = icalcomponent_get_next_property(busy, ICAL_FREEBUSY_PROPERTY)) {
    const auto period = icalproperty_get_freebusy(property);
    std::cout << name << "\tbusy\t" << uid << '\t' << icalproperty_get_parameter_as_string(property, "FBTYPE") << '\t'
              << basic(period.start) << '\t' << basic(period.end) << '\n';
  }
}

void print(const std::filesystem::path& file) {
  const std::unique_ptr<icalcomponent, Freed> calendar{icalparser_parse_string(bytes_of(file).c_str())};
  if (!calendar) throw std::runtime_error("libical reads nothing in " + file.string());
  for (auto* part = icalcomponent_get_first_component(calendar.get(), ICAL_ANY_COMPONENT); part != nullptr;
       part = icalcomponent_get_next_component(calendar.get(), ICAL_ANY_COMPONENT)) {
    if (icalcomponent_isa(part) == ICAL_VEVENT_COMPONENT) {
      std::cout << file.stem().string() << '\t' << row(calendar.get(), part) << '\n';
    } else if (icalcomponent_isa(part) == ICAL_VFREEBUSY_COMPONENT) {
      print_busy(file.stem().string(), part);
    }
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: roundtrip_libical FOLDER\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{argv[1]}) {
    if (entry.path().extension() == ".ics") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) print(file);
  return 0;
} catch (const std::exception& failure) {
  std::cerr << "roundtrip_libical: " << failure.what() << '\n';
  return 1;
}
