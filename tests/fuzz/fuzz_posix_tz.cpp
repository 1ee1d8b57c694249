#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calendar/civil/posix_tz.hpp"
#include "tests/fuzz/law.hpp"

// Laws: changes come in order, each puts into force the standard or the alternate time, and a rule
// without alternate time changes nothing.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  const auto tz = calendar::PosixTz::parse({reinterpret_cast<const char*>(data), size});
  if (!tz) {
    fuzz::explains_itself(tz.error());
    return 0;
  }
  const auto changes = calendar::changes(*tz, calendar::year{2038}, calendar::year{2048});
  fuzz::law(tz->alternate.has_value() || changes.empty(), "a change without an alternate time");
  fuzz::law(std::is_sorted(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; }),
            "changes out of order");
  for (const auto& change : changes) {
    fuzz::law(change.after == tz->standard || change.after == tz->alternate->name, "a change to neither time");
  }
  return 0;
}
