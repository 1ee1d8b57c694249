#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every file is read or refused with reasons; what was read and can be published is read again
// without problems and printed again to the same bytes, and lint finds no error in it.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  using namespace plenary::calendar;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const ical::Finding& finding : ical::lint(text)) fuzz::law(!finding.rule.empty(), "a finding without a rule");

  const auto read = ical::read(text);
  if (!read) {
    fuzz::explains_itself(read.error());
    return 0;
  }
  for (const Error& problem : read->problems) fuzz::explains_itself(problem);

  const auto written = ical::write(read->calendar);
  if (!written) {
    fuzz::explains_itself(written.error());
    return 0;
  }
  const auto again = ical::read(*written);
  fuzz::law(again.has_value() && again->problems.empty(), "our own file has problems");
  fuzz::law(ical::write(again->calendar) == written, "read and printed again, the bytes differ");
  for (const ical::Finding& finding : ical::lint(*written)) {
    // Warnings are about what the file says, such as a link that is not repeated in the description.
    // So are errors about what the method of a message asks for (RFC 5546 §3): `write` writes what it is given.
    const bool about_content = finding.severity != ical::Severity::error || finding.rule == "message";
    fuzz::law(about_content, ical::to_text(finding).c_str());
  }
  return 0;
}
