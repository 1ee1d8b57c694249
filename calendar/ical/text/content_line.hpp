#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The lexical layer of iCalendar: content lines, folding and escaping. RFC 5545 §3.1–3.3.11, RFC 6868.
///
/// Laws: `unfold(fold(line)) == line` for every valid UTF-8 line without line breaks;
/// `unescape_text(escape_text(text)) == text` for every text whose line breaks are LF;
/// no physical line is longer than 75 octets and none begins or ends inside a UTF-8 sequence.
namespace plenary::calendar::ical {

/// RFC 5545 §3.1: octets of a physical line, the line break not counted.
inline constexpr std::size_t longest_line = 75;

/// Bytes of the valid UTF-8 prefix of `text`; equals its size where all of it is valid (RFC 3629).
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

/// Position of the first control character other than those in `allowed`, or npos. Counts C0, DEL
/// and C1 (U+0080–U+009F), and the line separators U+2028 and U+2029, at which some readers split lines.
std::size_t find_control(std::string_view text, std::string_view allowed = {}) noexcept;

/// `line` in physical lines of at most 75 octets, each ended by CRLF.
void append_folded(std::string& out, std::string_view line);

/// The content line that `folded` (CRLF or LF line breaks) spells.
std::string unfold(std::string_view folded);

/// TEXT as it stands in a property value: backslash, semicolon, comma and LF escaped. RFC 5545 §3.3.11.
std::string escape_text(std::string_view text);
std::string unescape_text(std::string_view escaped);

/// Splits at commas that no backslash protects; the parts stay escaped.
std::vector<std::string_view> split_text_list(std::string_view escaped);

/// A parameter value with RFC 6868 carets, in quotes where it holds a colon, semicolon or comma.
std::string encode_parameter(std::string_view value);
std::string decode_parameter(std::string_view encoded);

struct Parameter {
  std::string name;                 ///< upper case
  std::vector<std::string> values;  ///< decoded, without quotes
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// `text` without spaces and tabs around it.
std::string_view trimmed(std::string_view text) noexcept;

/// How a line was understood that is not written as §3.1 asks. Each is read as it was meant.
struct LineRepairs {
  bool space_around = false;    ///< white space around a name, or around a value that has no use for it
  bool bare_quote = false;      ///< a double quote inside a parameter value that has none around it: kept as it stands
  bool unquoted_colon = false;  ///< a TZID with a colon or comma and without quotes: the last colon parts it
  friend bool operator==(const LineRepairs&, const LineRepairs&) = default;
};

/// One unfolded line of a file.
struct ContentLine {
  std::size_t line = 0;  ///< number of its first physical line, from 1
  std::string name;      ///< upper case
  std::vector<Parameter> parameters;
  std::string value;  ///< as written, still escaped; without spaces around it unless it is a text

  /// First value of the parameter, or empty.
  std::string_view parameter(std::string_view parameter_name) const noexcept;
  bool has_parameter(std::string_view parameter_name) const noexcept;
};

/// Takes an unfolded line apart; nothing if it is no content line ("NAME:" missing, an open quote). Says in
/// `repairs`, where given, what had to be forgiven.
bool parse_content_line(std::string_view text, ContentLine& line, LineRepairs* repairs = nullptr);

}  // namespace plenary::calendar::ical
