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
  std::size_t line_bytes = 1u << 20;  ///< an unfolded line of 1 MiB: a picture in an ATTACH; a longer one is left out
  std::size_t components = 200'000;   ///< all BEGINs of the file
  std::size_t depth = 8;              ///< VCALENDAR, VEVENT, VALARM and what RFC 9073 puts inside need 4
  std::size_t faults = 1'000;         ///< faults of one kind that are kept; the file is read on after them
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
  bare_line_feed,           ///< a line ends in LF without CR; told once
  bare_carriage_return,     ///< lines end in CR without LF; told once
  doubled_carriage_return,  ///< lines end in CR CR LF; told once
  blank_lines,              ///< told once, with their number
  missing_line_end,         ///< the last line has none
  utf_16,                   ///< the file is UTF-16 by its mark and was read as such
  space_around,             ///< white space around a name, or around a value that is no text
  bare_quote,               ///< a double quote inside a parameter value
  unquoted_colon,           ///< a TZID with a colon or comma and without quotes
  overlong_line,            ///< longer than Limits::line_bytes: left out, with its name
  long_line,                ///< more than 75 octets
  split_character,          ///< a fold inside a UTF-8 sequence
  byte_order_mark,
  control_character,
  invalid_utf8,
  malformed_line,     ///< no "NAME:value"
  unexpected_end,     ///< END of what is not open
  missing_end,        ///< BEGIN that is not closed before what cannot stand in it begins
  outside_component,  ///< a property outside BEGIN and END
};

/// What a fault costs those who read the file.
enum class FaultCost {
  nothing,  ///< it is read as it was meant; only a checker need say it
  guess,    ///< it is read as it was most likely meant
  content   ///< something is left out or may be misread
};

FaultCost cost_of(FaultKind kind) noexcept;

/// What is wrong: "BEGIN without END".
std::string_view to_text(FaultKind kind) noexcept;
/// What a reader makes of it all the same: "it is passed over"; may be empty.
std::string_view consequence_of(FaultKind kind) noexcept;
/// Both in one sentence.
std::string message_of(FaultKind kind);

struct Fault {
  std::size_t line = 0;
  FaultKind kind{};
  std::string detail;  ///< the text that it is about, printable; may be empty
};

struct Document {
  std::vector<Component> components;  ///< the outermost ones
  std::vector<Fault> faults;
};

/// Takes `text` apart in one pass; fails only where a limit of the whole file is exceeded.
///
/// Lines may end in CRLF, LF, CR CR LF or, in a file that mostly does so, CR alone; blank lines separate nothing; a
/// file that begins with the mark of UTF-16 is read as that. A component that is not closed ends where one begins
/// that cannot stand in it (§3.6): an event inside an event, a calendar inside a calendar.
///
/// Law: each line is a property or an end of some component, or belongs to one that is left out whole, or is told.
Result<Document> parse_document(std::string_view text, const Limits& limits = {});

}  // namespace plenary::calendar::ical
