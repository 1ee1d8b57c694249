#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/ical/zone/file_zones.hpp"
#include "tests/fuzz/law.hpp"

// What stands in a VTIMEZONE, alone or in a whole calendar. Laws: a name is understood or refused with a reason;
// offsets are less than a day; a clock's time leads back to it, and to the first instant of its kind.

namespace {

using namespace plenary;
using namespace plenary::calendar;

const Interval<Instant> window{sys_days{year{2026} / 1 / 1}, sys_days{year{2027} / 1 / 1}};

/// Instants around and far outside of the window, at odd times.
constexpr std::array<std::int64_t, 9> samples{
    -2'208'988'799, 0, 1'735'693'200, 1'743'296'399, 1'743'296'400, 1'761'440'399, 1'767'225'601, 1'789'867'800,
    4'102'444'800};

void check(const ical::FileZone& zone) {
  for (const std::int64_t seconds_since_1970 : samples) {
    const Instant instant{seconds{seconds_since_1970}};
    const UtcOffset offset = zone.offset_at(instant);
    fuzz::law(offset < days{1} && offset > -days{1}, "an offset of a day or more");
    const LocalTime local = zone.to_local(instant);
    const Instant back = zone.to_instant(local);
    fuzz::law(zone.to_local(back) == local, "a time on the clock leads to another one");
    fuzz::law(back <= instant, "not the first of two instants");
    // Whatever the clock shows next, some instant is meant; skipped times lie less than two days off.
    const Instant other = zone.to_instant(local + minutes{90});
    fuzz::law(other - instant < days{2} && instant - other < days{2}, "a time on the clock leads far away");
  }
}

void check(const ical::Component& calendar) {
  ical::ZoneBudget budget;
  budget.suggestions = 0;  // they take nine tenths of the time and depend on the name alone
  ical::FileZones zones{calendar, window, std::nullopt, &budget};
  for (const ical::Component& component : calendar.components) {
    if (component.name != "VTIMEZONE") continue;
    const ical::ContentLine* id = component.property("TZID");
    const auto zone = zones.find(id == nullptr ? std::string{} : id->value);
    if (zone) {
      check(*zone);
    } else {
      fuzz::explains_itself(zone.error());
    }
  }
  for (const ical::ZoneNote& note : zones.notes()) fuzz::law(!note.message.empty(), "a note that says nothing");
}

/// Once, so that the first input that needs all of them does not seem to hang.
bool read_all_zones() {
  for (const std::string_view id : zone_ids()) static_cast<void>(Zone::find(id));
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool ready = read_all_zones();
  static_cast<void>(ready);
  std::string text{reinterpret_cast<const char*>(data), size};
  if (text.find("BEGIN:VCALENDAR") == text.npos) {
    text = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Office\n" + text + "\nEND:VTIMEZONE\nEND:VCALENDAR\n";
  }
  const auto document = ical::parse_document(text);
  if (!document) {
    fuzz::explains_itself(document.error());
    return 0;
  }
  for (const ical::Component& component : document->components) check(component);
  return 0;
}
