#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every file is read or refused with reasons; what was read and can be published is read again
// without problems and printed again to the same bytes, and lint finds no error in it that the text did not have.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  using namespace plenary::calendar;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  // The rules that the text breaks, and what a method asks for (RFC 5546 §3), which depends on what could be read.
  std::set<std::string_view> said{"message"};
  for (const ical::Finding& finding : ical::lint(text)) said.insert(finding.rule);

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
  // `write` repeats what was said, such as a colour that is none, and adds no error of its own. Where a property stood
  // twice, readers may differ on which one was said.
  if (said.contains("repeated-property")) return 0;
  for (const ical::Finding& finding : ical::lint(*written)) {
    fuzz::law(finding.severity != ical::Severity::error || said.contains(finding.rule), ical::to_text(finding).c_str());
  }
  return 0;
}
