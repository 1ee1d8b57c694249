#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "tests/fuzz/law.hpp"

// Laws: JSON and text are converted or refused with reasons. What jCal says can be printed and is read again line by
// line: no value breaks out of its line. What is converted there and back is converted to the same bytes again.

namespace {

using namespace plenary;
using namespace plenary::calendar::ical;

std::size_t lines_of(const Component& component) {
  std::size_t count = 2 + component.properties.size();
  for (const Component& inner : component.components) count += lines_of(inner);
  return count;
}

std::size_t lines_of(const Document& document) {
  std::size_t count = 0;
  for (const Component& component : document.components) count += lines_of(component);
  return count;
}

void there_and_back(const Document& document) {
  const auto jcal = to_jcal(document);
  if (!jcal) return fuzz::explains_itself(jcal.error());
  fuzz::law(looks_like_jcal(*jcal), "our jCal does not look like it");
  const auto back = from_jcal(*jcal);
  fuzz::law(back.has_value(), back ? "" : to_text(back.error().front()).c_str());
  fuzz::law(lines_of(*back) == lines_of(document), "lines came or went");
  fuzz::law(to_jcal(*back) == jcal, "converted again, the bytes differ");
}

/// `document` came from JSON: whatever its strings hold, its text has its lines and no others.
void prints(const Document& document) {
  const auto again = parse_document(to_text(document));
  fuzz::law(again.has_value(), "what we print is over a limit");
  fuzz::law(again->faults.empty(), "what we print has a fault");
  fuzz::law(lines_of(*again) == lines_of(document), "a value broke out of its line");
  there_and_back(*again);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (looks_like_jcal(text)) {
    const auto document = from_jcal(text);
    if (document) {
      prints(*document);
      there_and_back(*document);
    } else {
      fuzz::explains_itself(document.error());
    }
    return 0;
  }
  const auto document = parse_document(text);
  if (document) {
    there_and_back(*document);
  } else {
    fuzz::explains_itself(document.error());
  }
  return 0;
}
