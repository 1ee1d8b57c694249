#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/ical/text/content_line.hpp"
#include "tests/fuzz/law.hpp"

// The laws of calendar/ical/text/content_line.hpp.

namespace {

using namespace plenary;
using namespace plenary::calendar::ical;

void folds_and_unfolds(std::string_view line) {
  std::string folded;
  append_folded(folded, line);
  fuzz::law(folded.ends_with("\r\n"), "the last physical line is not ended");
  fuzz::law(unfold(folded) == line, "unfolding does not undo folding");
  for (std::string_view rest = folded; !rest.empty();) {
    const auto end = rest.find("\r\n");
    const std::string_view physical = rest.substr(0, end);
    fuzz::law(physical.size() <= longest_line, "a physical line of more than 75 octets");
    fuzz::law(valid_utf8_prefix(physical) == physical.size(), "a physical line cut inside a character");
    rest.remove_prefix(end + 2);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};

  const std::size_t valid = valid_utf8_prefix(text);
  fuzz::law(valid <= text.size(), "a prefix longer than the text");
  const std::string_view utf8 = text.substr(0, valid);
  if (utf8.find_first_of("\r\n") == std::string_view::npos) folds_and_unfolds(utf8);

  if (text.find('\r') == std::string_view::npos) {
    const std::string escaped = escape_text(text);
    fuzz::law(escaped.find('\n') == std::string::npos, "a line break after escaping");
    fuzz::law(unescape_text(escaped) == text, "unescaping does not undo escaping");
    const auto parts = split_text_list(escaped);
    fuzz::law(parts.size() == 1 && parts.front() == escaped, "an escaped comma splits a list");
  }

  unescape_text(text);
  decode_parameter(text);
  ContentLine line;
  parse_content_line(unfold(text), line);
  return 0;
}
