// Reads every calendar of a folder with libical and compares each event's start, as a UTC instant,
// with what the tz database says (the .tsv beside it). Only the file's own VTIMEZONEs are asked,
// never libical's builtin zones. Usage: ical_libical FOLDER
#include <libical/ical.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
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

/// UID and start in UTC ("2020-09-16T12:00:00Z") of every event.
std::map<std::string, std::string> starts(const std::string& text) {
  const std::unique_ptr<icalcomponent, Freed> calendar{icalparser_parse_string(text.c_str())};
  if (!calendar) throw std::runtime_error("libical reads nothing");
  std::map<std::string, std::string> found;
  for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); event != nullptr;
       event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    auto* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    const char* id = icalproperty_get_parameter_as_string(start, "TZID");
    auto* zone = icalcomponent_get_timezone(calendar.get(), id);
    if (zone == nullptr) throw std::runtime_error(std::string{"libical finds no VTIMEZONE "} + id);
    auto time = icalproperty_get_dtstart(start);
    icaltimezone_convert_time(&time, zone, icaltimezone_get_utc_timezone());
    char text_of_time[32];
    std::snprintf(text_of_time, sizeof text_of_time, "%04d-%02d-%02dT%02d:%02d:%02dZ", time.year, time.month, time.day,
                  time.hour, time.minute, time.second);
    found[icalcomponent_get_uid(event)] = text_of_time;
  }
  return found;
}

struct Tally {
  std::size_t events = 0;
  std::size_t wrong = 0;
};

Tally compare(const std::filesystem::path& ics) {
  const auto found = starts(bytes_of(ics));
  std::ifstream rows{std::filesystem::path{ics}.replace_extension(".tsv")};
  Tally tally;
  std::size_t second = 0;
  for (std::string row; std::getline(rows, row); ++tally.events) {
    const auto tab = row.find('\t');
    const auto next = row.find('\t', tab + 1);
    const auto uid = row.substr(0, tab);
    const auto expected = row.substr(tab + 1, next - tab - 1);
    const auto again = row.substr(next + 1, row.rfind('\t') - next - 1);
    const auto actual = found.find(uid);
    const std::string given = actual == found.end() ? "missing" : actual->second;
    if (given == expected) continue;
    if (!again.empty() && given == again) {
      ++second;
    } else if (++tally.wrong <= 20) {
      std::cout << "  " << uid << ": " << given << '\n';
    }
  }
  if (found.size() != tally.events) ++tally.wrong;
  std::cout << "libical " << ics.stem().string() << ": " << tally.events << " events, " << tally.wrong << " wrong, "
            << second << " at the second of two\n";
  return tally;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: ical_libical FOLDER\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{argv[1]}) {
    if (entry.path().extension() == ".ics") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  Tally all;
  for (const auto& file : files) {
    const Tally one = compare(file);
    all = {all.events + one.events, all.wrong + one.wrong};
  }
  std::cout << "libical: " << all.events - all.wrong << " of " << all.events << " instants agree\n";
  return all.events > 0 && all.wrong == 0 ? 0 : 1;
} catch (const std::exception& failure) {
  std::cerr << "ical_libical: " << failure.what() << '\n';
  return 1;
}
