// Answers questions about zones, one a line, for zone_oracle.py to compare with another implementation.
//
//   without input lines (argument --transitions)   "Z id", then "T epoch" for each of its transitions
//   Z id       the zone that the next questions are about; no answer
//   U epoch    "offset abbreviation" at the instant, in seconds
//   L seconds  "unique|gap|fold a b": the instants that the local time (seconds since local 1970) names, with
//              the offset before and after the change for a gap, the first and second for a fold

#include <charconv>
#include <iostream>
#include <string>
#include <string_view>

#include "calendar/civil/zone.hpp"

namespace {

using namespace plenary::calendar;

void print_transitions() {
  constexpr Interval<Instant> all{sys_days{year{1900} / 1 / 1}, sys_days{year{2200} / 1 / 1}};
  for (const std::string_view id : zone_ids()) {
    std::cout << "Z " << id << '\n';
    const Zone zone = Zone::find(id).value();
    for (const Transition& change : zone.transitions(all)) {
      std::cout << "T " << change.at.time_since_epoch().count() << '\n';
    }
  }
}

void print(const Resolution& resolution) {
  const auto show = [](const char* kind, Instant a, Instant b) {
    std::cout << kind << ' ' << a.time_since_epoch().count() << ' ' << b.time_since_epoch().count() << '\n';
  };
  if (const auto* unique = std::get_if<Unique>(&resolution)) show("unique", unique->instant, unique->instant);
  if (const auto* gap = std::get_if<Gap>(&resolution)) show("gap", gap->with_offset_before, gap->with_offset_after);
  if (const auto* fold = std::get_if<Fold>(&resolution)) show("fold", fold->first, fold->second);
}

int answer() {
  Zone zone = Zone::utc();
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::string_view operand = std::string_view(line).substr(2);
    if (line[0] == 'Z') {
      zone = Zone::find(operand).value();
      continue;
    }
    seconds::rep count = 0;
    if (std::from_chars(operand.data(), operand.data() + operand.size(), count).ec != std::errc{}) return 2;
    if (line[0] == 'U') {
      const Instant instant{seconds{count}};
      std::cout << zone.offset_at(instant).count() << ' ' << zone.abbreviation_at(instant) << '\n';
    } else {
      print(zone.resolve(LocalTime{seconds{count}}));
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  if (argc == 2 && std::string_view(argv[1]) == "--transitions") {
    print_transitions();
    return 0;
  }
  return answer();
}
