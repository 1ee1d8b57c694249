#include "calendar/ical/text/document.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

Error over(std::size_t line, std::string message, std::string allowed) {
  return {"line " + std::to_string(line), "", std::move(message), std::move(allowed), "split the file"};
}

/// Builds the tree line by line. Components that are open stand in a stack, so that depth costs no
/// recursion and a broken file leaves what was read in place.
class Builder {
 public:
  Builder(const Limits& limits, Document& document) : limits_(limits), document_(document) {}

  void fault(std::size_t line, FaultKind kind, std::string_view detail = {}) {
    if (document_.faults.size() < limits_.faults) document_.faults.push_back({line, kind, printable(detail)});
  }

  std::optional<Error> add(std::size_t number, std::string_view text) {
    if (valid_utf8_prefix(text) != text.size()) {
      fault(number, FaultKind::invalid_utf8, text);
    } else if (find_control(text, "\t") != std::string_view::npos) {
      fault(number, FaultKind::control_character, text);
    }
    ContentLine line;
    line.line = number;
    if (!parse_content_line(text, line)) {
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
    while (!open_.empty()) {
      fault(open_.back().line, FaultKind::missing_end, open_.back().name);
      close();
    }
  }

 private:
  std::optional<Error> begin(const ContentLine& line) {
    if (++components_ > limits_.components) {
      return over(line.line, "the file has too many components", "at most " + std::to_string(limits_.components));
    }
    if (open_.size() == limits_.depth) {
      return over(line.line, "components are nested too deeply",
                  "at most " + std::to_string(limits_.depth) + " levels");
    }
    open_.push_back({line.line, ascii::upper(line.value), {}, {}});
    return std::nullopt;
  }

  void end(const ContentLine& line) {
    const std::string name = ascii::upper(line.value);
    const auto opened = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& part) { return part.name == name; });
    if (opened == open_.rend()) return fault(line.line, FaultKind::unexpected_end, name);
    // Whatever was opened inside and not closed ends here too.
    for (auto inner = std::distance(open_.rbegin(), opened); inner > 0; --inner) {
      fault(open_.back().line, FaultKind::missing_end, open_.back().name);
      close();
    }
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
};

}  // namespace

const ContentLine* Component::property(std::string_view property_name) const noexcept {
  const auto found = std::ranges::find(properties, property_name, &ContentLine::name);
  return found == properties.end() ? nullptr : &*found;
}

Result<Document> parse_document(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return unexpected(over(1, "the file is too large", "at most " + std::to_string(limits.bytes) + " bytes"));
  }
  Document document;
  Builder builder{limits, document};
  if (text.starts_with("\xEF\xBB\xBF")) {
    builder.fault(1, FaultKind::byte_order_mark);
    text.remove_prefix(3);
  }

  std::string logical;          // the line that is being unfolded
  std::size_t began = 0;        // its number; 0 before the first
  std::size_t number = 0;       // of the physical line
  bool bare_line_feed = false;  // told once
  while (!text.empty()) {
    ++number;
    const std::size_t length = std::min(text.find('\n'), text.size());
    std::string_view physical = text.substr(0, length);
    const bool ends = length < text.size();
    text.remove_prefix(ends ? length + 1 : length);
    if (physical.ends_with('\r')) {
      physical.remove_suffix(1);
    } else if (ends && !bare_line_feed) {
      bare_line_feed = true;
      builder.fault(number, FaultKind::bare_line_feed);
    }
    if (physical.size() > longest_line) builder.fault(number, FaultKind::long_line, std::to_string(physical.size()));

    const bool continues = began != 0 && !physical.empty() && (physical.front() == ' ' || physical.front() == '\t');
    if (continues) {
      physical.remove_prefix(1);
      if (!physical.empty() && (static_cast<unsigned char>(physical.front()) & 0xC0U) == 0x80U) {
        builder.fault(number, FaultKind::split_character);
      }
    } else {
      if (began != 0) {
        if (auto error = builder.add(began, logical)) return unexpected(std::move(*error));
      }
      logical.clear();
      began = number;
    }
    if (logical.size() + physical.size() > limits.line_bytes) {
      return unexpected(over(began, "a line is too long", "at most " + std::to_string(limits.line_bytes) + " bytes"));
    }
    logical += physical;
  }
  if (began != 0) {
    if (auto error = builder.add(began, logical)) return unexpected(std::move(*error));
  }
  builder.finish();
  std::ranges::stable_sort(document.faults, {}, &Fault::line);
  return document;
}

}  // namespace plenary::calendar::ical
