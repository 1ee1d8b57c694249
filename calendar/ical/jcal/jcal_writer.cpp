#include <algorithm>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/jcal/jcal_values.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

/// Splits at separators that no backslash protects.
std::vector<std::string_view> split_escaped(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == separator) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

/// What a line's value is: by its VALUE parameter, else by its name, else unknown.
struct Shape {
  std::string name;  ///< of the type, lower case
  ValueType type = ValueType::unknown;
  ValueLayout layout = ValueLayout::single;
};

bool is_date(std::string_view value) {
  const auto parsed = parse_date_time(value);
  return parsed && parsed->is_date;
}

Shape shape_of(const ContentLine& line) {
  const PropertyType* known = find_property_type(line.name);
  Shape shape;
  if (known != nullptr) shape = {std::string{name_of(known->type)}, known->type, known->layout};
  if (const std::string_view stated = line.parameter("VALUE"); !stated.empty()) {
    shape.name = ascii::lower(stated);
    shape.type = find_value_type(stated).value_or(ValueType::unknown);
  } else if (known == nullptr) {
    shape.name = name_of(ValueType::unknown);
  } else if (shape.type == ValueType::date_time && is_date(line.value.substr(0, line.value.find(',')))) {
    // Many producers leave VALUE=DATE out where the form of the value shows it.
    shape.name = name_of(ValueType::date);
    shape.type = ValueType::date;
  }
  return shape;
}

class Writer {
 public:
  std::string take() && { return std::move(out_); }
  Errors& errors() { return errors_; }

  void write(const Component& component, std::size_t indent) {
    if (!is_name(component.name)) {
      fail(component.line, component.name, "this is no name of a component", "letters, digits and hyphens");
    }
    begin_line(indent);
    out_ += '[' + json_string(ascii::lower(component.name)) + ", [";
    separated(component.properties, [&](const ContentLine& line) { write_property(line, indent + 1); });
    out_ += "], [";
    separated(component.components, [&](const Component& inner) { write(inner, indent + 1); });
    out_ += "]]";
  }

  void write(const Document& document) {
    const bool stream = document.components.size() != 1;
    if (stream) out_ += '[';
    separated(document.components, [&](const Component& component) { write(component, stream ? 1 : 0); });
    if (stream) out_ += ']';
    out_ += '\n';
  }

 private:
  template <class Items, class Write>
  void separated(const Items& items, Write write_item) {
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      write_item(item);
    }
  }

  void begin_line(std::size_t indent) {
    if (!out_.empty()) out_ += '\n';
    out_.append(2 * indent, ' ');
  }

  void fail(std::size_t line, std::string_view value, std::string message, std::string allowed) {
    errors_.push_back({"line " + std::to_string(line), printable(value), std::move(message), std::move(allowed), ""});
  }

  void write_property(const ContentLine& line, std::size_t indent) {
    const Shape shape = shape_of(line);
    if (!is_name(shape.name)) {
      return fail(line.line, shape.name, "this is no name of a type", "letters, digits and hyphens");
    }
    begin_line(indent);
    out_ += '[' + json_string(ascii::lower(line.name)) + ", ";
    write_parameters(line, shape);
    out_ += ", " + json_string(shape.name);
    write_values(line, shape);
    out_ += ']';
  }

  void write_parameters(const ContentLine& line, const Shape& shape) {
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> merged;
    for (const Parameter& parameter : line.parameters) {
      const bool implied = parameter.name == "VALUE" ||
                           (parameter.name == "ENCODING" && shape.type == ValueType::binary);  // RFC 7265 §3.6.1
      if (implied) continue;
      auto same = std::ranges::find(merged, parameter.name, [](const auto& entry) { return entry.first; });
      if (same == merged.end()) same = merged.insert(merged.end(), {parameter.name, {}});
      same->second.insert(same->second.end(), parameter.values.begin(), parameter.values.end());
    }
    out_ += '{';
    separated(merged, [&](const auto& entry) {
      if (out_.back() == ',') out_ += ' ';
      const bool several = entry.second.size() != 1;
      out_ += json_string(ascii::lower(entry.first)) + (several ? ": [" : ": ");
      separated(entry.second, [&](std::string_view value) {
        if (out_.back() == ',') out_ += ' ';
        if (valid_utf8_prefix(value) != value.size() || find_control(value, "\t\n") != value.npos) {
          fail(line.line, value, "a parameter holds a control character or invalid UTF-8", "printable text");
        }
        out_ += json_string(value);
      });
      if (several) out_ += ']';
    });
    out_ += '}';
  }

  void write_values(const ContentLine& line, const Shape& shape) {
    const std::string_view value = line.value;
    const bool is_list = shape.layout == ValueLayout::list;
    const bool is_parted = shape.layout == ValueLayout::structured;
    const auto parts = is_list ? split_escaped(value, ',') : is_parted ? split_escaped(value, ';') : single(value);
    out_ += is_parted ? ", [" : ", ";
    bool fits = !is_parted || line.name != "GEO" || parts.size() == 2;
    separated(parts, [&](std::string_view part) {
      if (out_.back() == ',') out_ += ' ';
      const auto json = to_json(shape.type, part);
      fits = fits && json;
      out_ += json.value_or("null");
    });
    if (is_parted) out_ += ']';
    if (!fits) {
      fail(line.line, value, line.name + " holds no value of the type " + shape.name,
           "the form of RFC 5545 §3.3, without control characters");
    }
  }

  static std::vector<std::string_view> single(std::string_view value) { return {value}; }

  std::string out_;
  Errors errors_;
};

}  // namespace

Checked<std::string> to_jcal(const Document& document) {
  if (document.components.empty()) {
    return unexpected(Errors{{"line 1", "", "there is no component to convert", "BEGIN:VCALENDAR", ""}});
  }
  Writer writer;
  writer.write(document);
  if (!writer.errors().empty()) return unexpected(std::move(writer.errors()));
  return std::move(writer).take();
}

bool looks_like_jcal(std::string_view text) noexcept {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && text[first] == '[';
}

}  // namespace plenary::calendar::ical
