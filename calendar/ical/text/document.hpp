#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/text/content_line.hpp"
#include "calendar/result.hpp"

/// An iCalendar file as a tree of components, whatever is wrong with it. RFC 5545 §3.4–3.6.
namespace plenary::calendar::ical {

/// Each is checked before memory or time is spent on what lies beyond it.
struct Limits {
  std::size_t bytes = 32u << 20;      ///< 32 MiB: 60,000 events
  std::size_t line_bytes = 1u << 20;  ///< an unfolded line of 1 MiB: a picture in an ATTACH
  std::size_t components = 200'000;   ///< all BEGINs of the file
  std::size_t depth = 8;              ///< VCALENDAR, VEVENT, VALARM and what RFC 9073 puts inside need 4
  std::size_t faults = 1'000;         ///< faults that are kept; the file is read on after them
};

struct Component {
  std::size_t line = 0;  ///< of its BEGIN
  std::string name;      ///< upper case
  std::vector<ContentLine> properties;
  std::vector<Component> components;

  /// The first property of that name, or null.
  const ContentLine* property(std::string_view property_name) const noexcept;
};

/// What is wrong with a file as lines and brackets, before any property is understood.
enum class FaultKind {
  bare_line_feed,   ///< a line ends in LF without CR; told once
  long_line,        ///< more than 75 octets
  split_character,  ///< a fold inside a UTF-8 sequence
  byte_order_mark,
  control_character,
  invalid_utf8,
  malformed_line,     ///< no "NAME:value"
  unexpected_end,     ///< END of what is not open
  missing_end,        ///< BEGIN that is never closed
  outside_component,  ///< a property outside BEGIN and END
};

struct Fault {
  std::size_t line = 0;
  FaultKind kind{};
  std::string detail;  ///< the text that it is about, printable; may be empty
};

struct Document {
  std::vector<Component> components;  ///< the outermost ones
  std::vector<Fault> faults;
};

/// Takes `text` apart in one pass; fails only where a limit is exceeded.
Result<Document> parse_document(std::string_view text, const Limits& limits = {});

}  // namespace plenary::calendar::ical
