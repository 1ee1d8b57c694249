#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "tests/fuzz/law.hpp"

// Law: what a parser accepts prints as something that the same parser reads as the same value.

namespace {

using namespace plenary;

template <class Parse, class Print>
void round_trip(std::string_view text, Parse parse, Print print) {
  const auto value = parse(text);
  if (!value) {
    fuzz::explains_itself(value.error());
    return;
  }
  const auto again = parse(std::string_view{print(*value)});
  fuzz::law(again.has_value(), "what was printed cannot be read");
  fuzz::law(*again == *value, "what was printed reads as something else");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  using namespace plenary::calendar;
  round_trip(text, parse_date, [](Date date) { return to_iso(date); });
  round_trip(text, parse_time_of_day, to_clock);
  round_trip(text, parse_local_time, [](LocalTime local) { return to_iso(local); });
  round_trip(text, parse_instant, [](Instant instant) { return to_iso(instant); });
  round_trip(text, parse_duration, to_iso_duration);
  round_trip(text, parse_zoned_time,
             [](const ZonedTime& time) { return to_iso(time.local) + ' ' + std::string{time.zone.id()}; });
  return 0;
}
