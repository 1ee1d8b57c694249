#include "calendar/ical/text/document.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

Error over(std::size_t line, std::string message, std::string allowed) {
  return {"line " + std::to_string(line), "", std::move(message), std::move(allowed), "split the file"};
}

/// Whether a component called `inner` can stand in one called `outer`; what is unknown may stand anywhere.
/// RFC 5545 §3.6, RFC 7953 §3.1, RFC 9073 §7, RFC 9074 §3.
bool may_stand_in(std::string_view inner, std::string_view outer) {
  const auto is_one_of = [](std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  const bool outer_is_known =
      is_one_of(outer, {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY", "VALARM", "STANDARD",
                        "DAYLIGHT", "AVAILABLE", "PARTICIPANT", "VLOCATION", "VRESOURCE"});
  if (inner == "VCALENDAR") return false;
  if (is_one_of(inner, {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})) {
    return !outer_is_known;
  }
  if (inner == "STANDARD" || inner == "DAYLIGHT") return !outer_is_known || outer == "VTIMEZONE";
  if (inner == "AVAILABLE") return !outer_is_known || outer == "VAVAILABILITY";
  // An alarm in an alarm was never closed; a wrong place of one costs nobody time, and is for lint to say.
  if (is_one_of(inner, {"VALARM", "PARTICIPANT"})) return inner != outer;
  if (is_one_of(inner, {"VLOCATION", "VRESOURCE"})) return !is_one_of(outer, {"VLOCATION", "VRESOURCE"});
  return true;
}

/// Builds the tree line by line. Components that are open stand in a stack, so that depth costs no
/// recursion and a broken file leaves what was read in place.
class Builder {
 public:
  Builder(const Limits& limits, Document& document) : limits_(limits), document_(document) {}

  void fault(std::size_t line, FaultKind kind, std::string_view detail = {}) {
    std::size_t& kept = kept_[static_cast<std::size_t>(kind)];
    if (kept == limits_.faults) return;
    ++kept;
    document_.faults.push_back({line, kind, printable(detail)});
  }

  std::optional<Error> add(std::size_t number, std::string_view text) {
    if (valid_utf8_prefix(text) != text.size()) {
      fault(number, FaultKind::invalid_utf8, text);
    } else if (find_control(text, "\t") != std::string_view::npos) {
      fault(number, FaultKind::control_character, text);
    }
    ContentLine line;
    line.line = number;
    LineRepairs repairs;
    const bool is_line = parse_content_line(text, line, &repairs);
    if (is_line && repairs.space_around) fault(number, FaultKind::space_around, line.name);
    if (is_line && repairs.bare_quote) fault(number, FaultKind::bare_quote, text);
    if (is_line && repairs.unquoted_colon) fault(number, FaultKind::unquoted_colon, line.parameter("TZID"));
    if (!is_line) {
      fault(number, FaultKind::malformed_line, text);
    } else if (line.name == "BEGIN") {
      return begin(line);
    } else if (line.name == "END") {
      end(line);
    } else if (open_.empty()) {
      fault(number, FaultKind::outside_component, line.name);
    } else {
      open_.back().properties.push_back(std::move(line));
    }
    return std::nullopt;
  }

  void finish() {
    while (!open_.empty()) leave_open(open_.back());
  }

 private:
  std::optional<Error> begin(const ContentLine& line) {
    if (++components_ > limits_.components) {
      return over(line.line, "the file has too many components", "at most " + std::to_string(limits_.components));
    }
    const std::string name = ascii::upper(line.value);
    while (!open_.empty() && !may_stand_in(name, open_.back().name)) leave_open(open_.back());
    if (open_.size() == limits_.depth) {
      return over(line.line, "components are nested too deeply",
                  "at most " + std::to_string(limits_.depth) + " levels");
    }
    open_.push_back({line.line, name, {}, {}});
    return std::nullopt;
  }

  void end(const ContentLine& line) {
    const std::string name = ascii::upper(line.value);
    const auto opened = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& part) { return part.name == name; });
    if (opened == open_.rend()) return fault(line.line, FaultKind::unexpected_end, name);
    // Whatever was opened inside and not closed ends here too.
    for (auto inner = std::distance(open_.rbegin(), opened); inner > 0; --inner) leave_open(open_.back());
    close();
  }

  void leave_open(const Component& component) {
    fault(component.line, FaultKind::missing_end, component.name);
    close();
  }

  void close() {
    Component done = std::move(open_.back());
    open_.pop_back();
    (open_.empty() ? document_.components : open_.back().components).push_back(std::move(done));
  }

  const Limits& limits_;
  Document& document_;
  std::vector<Component> open_;
  std::size_t components_ = 0;
  std::array<std::size_t, static_cast<std::size_t>(FaultKind::outside_component) + 1> kept_{};
};

}  // namespace

FaultCost cost_of(FaultKind kind) noexcept {
  switch (kind) {
    case FaultKind::bare_line_feed:
    case FaultKind::missing_line_end:
    case FaultKind::blank_lines:
    case FaultKind::long_line:
    case FaultKind::split_character:
    case FaultKind::byte_order_mark:
    case FaultKind::space_around:
    case FaultKind::bare_quote:
      return FaultCost::nothing;
    case FaultKind::bare_carriage_return:
    case FaultKind::doubled_carriage_return:
    case FaultKind::utf_16:
    case FaultKind::unquoted_colon:
      return FaultCost::guess;
    case FaultKind::control_character:
    case FaultKind::invalid_utf8:
    case FaultKind::malformed_line:
    case FaultKind::unexpected_end:
    case FaultKind::missing_end:
    case FaultKind::outside_component:
    case FaultKind::overlong_line:
      return FaultCost::content;
  }
  return FaultCost::content;
}

std::string_view to_text(FaultKind kind) noexcept {
  switch (kind) {
    case FaultKind::bare_line_feed:
      return "lines end in LF without CR";
    case FaultKind::bare_carriage_return:
      return "lines end in CR without LF";
    case FaultKind::doubled_carriage_return:
      return "lines end in CR CR LF";
    case FaultKind::missing_line_end:
      return "the last line has no line break";
    case FaultKind::blank_lines:
      return "there are blank lines";
    case FaultKind::utf_16:
      return "the file is in UTF-16, where iCalendar has UTF-8";
    case FaultKind::space_around:
      return "there is white space around a name or value";
    case FaultKind::bare_quote:
      return "a double quote stands inside a parameter value";
    case FaultKind::unquoted_colon:
      return "the TZID holds a colon or comma and has no quotes";
    case FaultKind::overlong_line:
      return "the line is too long";
    case FaultKind::long_line:
      return "the line has more than 75 octets";
    case FaultKind::split_character:
      return "a fold cuts a UTF-8 character in two";
    case FaultKind::byte_order_mark:
      return "the file begins with a byte order mark";
    case FaultKind::control_character:
      return "the line holds a control character";
    case FaultKind::invalid_utf8:
      return "the line is not valid UTF-8";
    case FaultKind::malformed_line:
      return "this is no line of the form NAME:value";
    case FaultKind::unexpected_end:
      return "END of a component that is not open";
    case FaultKind::missing_end:
      return "BEGIN without END";
    case FaultKind::outside_component:
      return "a property outside BEGIN and END";
  }
  return {};
}

std::string_view consequence_of(FaultKind kind) noexcept {
  switch (kind) {
    case FaultKind::bare_line_feed:
    case FaultKind::missing_line_end:
    case FaultKind::blank_lines:
    case FaultKind::space_around:
    case FaultKind::bare_quote:
    case FaultKind::long_line:
    case FaultKind::split_character:
    case FaultKind::byte_order_mark:
    case FaultKind::control_character:
      return {};
    case FaultKind::bare_carriage_return:
      return "each CR is read as the end of a line";
    case FaultKind::doubled_carriage_return:
      return "each is read as one end of a line";
    case FaultKind::utf_16:
      return "it is read all the same";
    case FaultKind::unquoted_colon:
      return "it is read up to the last colon";
    case FaultKind::overlong_line:
      return "the property is left out";
    case FaultKind::invalid_utf8:
      return "what is not is shown as U+FFFD";
    case FaultKind::malformed_line:
    case FaultKind::unexpected_end:
    case FaultKind::outside_component:
      return "it is passed over";
    case FaultKind::missing_end:
      return "it ends with the file, or where something begins that cannot stand in it";
  }
  return {};
}

std::string message_of(FaultKind kind) {
  std::string message{to_text(kind)};
  if (const auto consequence = consequence_of(kind); !consequence.empty()) message.append(": ").append(consequence);
  return message;
}

const ContentLine* Component::property(std::string_view property_name) const noexcept {
  const auto found = std::ranges::find(properties, property_name, &ContentLine::name);
  return found == properties.end() ? nullptr : &*found;
}

namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";

/// `text` after its mark, from UTF-16 to UTF-8 (RFC 2781); a half of a pair alone becomes U+FFFD.
std::string from_utf_16(std::string_view text, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto one = static_cast<unsigned char>(text[i]);
    const auto two = static_cast<unsigned char>(text[i + 1]);
    return static_cast<char32_t>(big_endian ? one << 8U | two : two << 8U | one);
  };
  std::string result;
  result.reserve(text.size());
  const auto append = [&](char32_t c) {
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else if (c < 0x800) {
      result += {static_cast<char>(0xC0U | c >> 6U), tail(0)};
    } else if (c < 0x10000) {
      result += {static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
    } else {
      result += {static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
    }
  };
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    char32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00;
    const char32_t next = high && i + 3 < text.size() ? unit(i + 2) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    append(c);
  }
  return result;
}

/// Takes physical lines off a text. RFC 5545 §3.1 has CRLF; others are read and told once.
class Lines {
 public:
  Lines(std::string_view text, Builder& builder) : text_(text), builder_(builder) {
    // Where most carriage returns have no line feed after them, they end lines themselves.
    const auto returns = static_cast<std::size_t>(std::ranges::count(text, '\r'));
    const auto feeds = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    ends_in_return_ = returns > 2 * feeds;
  }

  std::size_t number() const noexcept { return number_; }

  std::optional<std::string_view> next() {
    while (!text_.empty()) {
      ++number_;
      const std::string_view line = take();
      if (!line.empty()) return line;
      if (blank_ == 0) first_blank_ = number_;
      ++blank_;
    }
    return std::nullopt;
  }

  void finish() {
    if (blank_ != 0) builder_.fault(first_blank_, FaultKind::blank_lines, std::to_string(blank_));
  }

 private:
  std::string_view take() {
    const std::size_t length = std::min(ends_in_return_ ? text_.find_first_of("\r\n") : text_.find('\n'), text_.size());
    std::string_view line = text_.substr(0, length);
    const bool ends = length < text_.size();
    const bool by_return = ends && text_[length] == '\r';
    text_.remove_prefix(ends ? length + 1 : length);
    if (by_return) {
      const bool with_feed = text_.starts_with('\n');
      if (with_feed) text_.remove_prefix(1);
      if (!with_feed) once(FaultKind::bare_carriage_return);
      return line;
    }
    if (!ends) once(FaultKind::missing_line_end);
    if (!line.ends_with('\r')) {
      if (ends) once(FaultKind::bare_line_feed);
      return line;
    }
    line.remove_suffix(1);
    while (line.ends_with('\r')) {
      once(FaultKind::doubled_carriage_return);
      line.remove_suffix(1);
    }
    return line;
  }

  void once(FaultKind kind) {
    const unsigned bit = 1U << static_cast<unsigned>(kind);
    if ((told_ & bit) == 0) builder_.fault(number_, kind);
    told_ |= bit;
  }

  std::string_view text_;
  Builder& builder_;
  bool ends_in_return_ = false;
  std::size_t number_ = 0;
  std::size_t blank_ = 0;
  std::size_t first_blank_ = 0;
  unsigned told_ = 0;
};

/// The name of a property whose line is not kept.
std::string_view name_of_line(std::string_view line) { return line.substr(0, line.find_first_of(":;")); }

}  // namespace

Result<Document> parse_document(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return unexpected(over(1, "the file is too large", "at most " + std::to_string(limits.bytes) + " bytes"));
  }
  Document document;
  Builder builder{limits, document};
  std::string converted;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    builder.fault(1, FaultKind::utf_16);
    converted = from_utf_16(text.substr(2), text.front() == '\xFE');
    text = converted;
  }
  if (text.starts_with(utf_8_mark)) {
    builder.fault(1, FaultKind::byte_order_mark);
    text.remove_prefix(utf_8_mark.size());
  }

  std::string logical;    // the line that is being unfolded
  std::size_t began = 0;  // its number; 0 before the first
  bool too_long = false;
  const auto complete = [&]() -> std::optional<Error> {
    if (began == 0) return std::nullopt;
    if (!too_long) return builder.add(began, logical);
    builder.fault(began, FaultKind::overlong_line, name_of_line(logical));
    return std::nullopt;
  };
  Lines lines{text, builder};
  while (auto physical = lines.next()) {
    const std::size_t number = lines.number();
    if (physical->size() > longest_line) builder.fault(number, FaultKind::long_line, std::to_string(physical->size()));
    const bool continues = began != 0 && (physical->front() == ' ' || physical->front() == '\t');
    if (continues) {
      physical->remove_prefix(1);
      if (!physical->empty() && (static_cast<unsigned char>(physical->front()) & 0xC0U) == 0x80U) {
        builder.fault(number, FaultKind::split_character);
      }
    } else {
      if (auto error = complete()) return unexpected(std::move(*error));
      logical.clear();
      too_long = false;
      began = number;
    }
    too_long = too_long || logical.size() + physical->size() > limits.line_bytes;
    // Of a line that is left out its name is kept, which is at its beginning.
    if (!too_long || logical.empty()) logical += physical->substr(0, limits.line_bytes);
  }
  if (auto error = complete()) return unexpected(std::move(*error));
  lines.finish();
  builder.finish();
  std::ranges::stable_sort(document.faults, {}, &Fault::line);
  return document;
}

}  // namespace plenary::calendar::ical
