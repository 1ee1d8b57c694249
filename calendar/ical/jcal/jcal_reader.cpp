#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/jcal/jcal_values.hpp"

namespace plenary::calendar::ical {

namespace {

using Json = nlohmann::json;

/// Values of one property, all levels counted. EXDATE and FREEBUSY may be long; nothing else is.
constexpr std::size_t most_values = 100'000;

/// RFC 6901.
std::string child(std::string_view pointer, std::string_view token) {
  std::string result{pointer};
  result += '/';
  for (const char c : token) result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return result;
}
std::string child(std::string_view pointer, std::size_t index) { return child(pointer, std::to_string(index)); }

/// Turns one property's JSON into a line and collects what is wrong with it.
class PropertyReader {
 public:
  PropertyReader(std::string pointer, Errors& errors) : pointer_(std::move(pointer)), errors_(errors) {}

  std::optional<ContentLine> read(const JsonValue& property) {
    const auto& items = property.items;
    if (property.kind != JsonKind::array || items.size() < 4 || items[0].kind != JsonKind::string ||
        items[1].kind != JsonKind::object || items[2].kind != JsonKind::string) {
      return fail(pointer_, "", "this is no property", "[name, {parameters}, type, value, …] (RFC 7265 §3.4)");
    }
    ContentLine line;
    line.name = ascii::upper(items[0].text);
    if (!is_name(line.name) || line.name == "BEGIN" || line.name == "END") {
      return fail(child(pointer_, 0), items[0].text, "this is no name of a property", "letters, digits and hyphens");
    }
    if (!is_name(items[2].text)) {
      return fail(child(pointer_, 2), items[2].text, "this is no name of a type", "\"text\", \"date-time\", …");
    }
    const PropertyType* known = find_property_type(line.name);
    const ValueType type = find_value_type(items[2].text).value_or(ValueType::unknown);
    const bool nameless = find_value_type(items[2].text) == ValueType::unknown;
    const bool by_default = known != nullptr && known->type == type && !known->stated;
    if (!nameless && !by_default) line.parameters.push_back({"VALUE", {ascii::upper(items[2].text)}});
    if (!read_parameters(items[1], line)) return std::nullopt;
    if (type == ValueType::binary && line.parameter("ENCODING").empty()) {
      line.parameters.push_back({"ENCODING", {"BASE64"}});  // RFC 5545 §3.3.1
    }
    if (!read_values(property, type, known != nullptr ? known->layout : ValueLayout::single, line)) return std::nullopt;
    return line;
  }

 private:
  std::nullopt_t fail(std::string where, std::string_view value, std::string message, std::string_view allowed) {
    errors_.push_back({std::move(where), printable(value), std::move(message), std::string{allowed}, ""});
    return std::nullopt;
  }

  bool read_parameters(const JsonValue& object, ContentLine& line) {
    const std::string pointer = child(pointer_, 1);
    for (std::size_t i = 0; i < object.items.size(); ++i) {
      const JsonValue& value = object.items[i];
      const std::string here = child(pointer, object.names[i]);
      Parameter parameter{ascii::upper(object.names[i]), {}};
      if (!is_name(parameter.name) || parameter.name == "VALUE") {
        fail(here, object.names[i], "this is no name of a parameter",
             "letters, digits and hyphens; VALUE is said by the type (RFC 7265 §3.5.1)");
        return false;
      }
      if (value.kind == JsonKind::array) {
        for (const JsonValue& item : value.items) {
          if (!add(item, here, parameter)) return false;
        }
      } else if (!add(value, here, parameter)) {
        return false;
      }
      if (parameter.values.empty()) {
        fail(here, "", "the parameter has no value", "a string, or an array of strings");
        return false;
      }
      line.parameters.push_back(std::move(parameter));
    }
    return true;
  }

  bool add(const JsonValue& value, const std::string& pointer, Parameter& parameter) {
    if (value.kind == JsonKind::string && find_control(value.text, "\t\n") == std::string::npos) {
      parameter.values.push_back(value.text);
      return true;
    }
    fail(pointer, value.text, "this is no value of a parameter", "a string without control characters");
    return false;
  }

  bool read_values(const JsonValue& property, ValueType type, ValueLayout layout, ContentLine& line) {
    const auto& items = property.items;
    if (layout != ValueLayout::list && items.size() != 4) {
      fail(child(pointer_, 4), "", line.name + " has several values", "one value");
      return false;
    }
    if (layout == ValueLayout::structured && items[3].kind == JsonKind::array) {
      return join(items[3].items, 0, ';', type, child(pointer_, 3), line);
    }
    return join(items, 3, ',', type, pointer_, line);
  }

  bool join(const std::vector<JsonValue>& values, std::size_t first, char separator, ValueType type,
            const std::string& pointer, ContentLine& line) {
    for (std::size_t i = first; i < values.size(); ++i) {
      const auto text = from_json(type, values[i]);
      if (!text) {
        fail(child(pointer, i), values[i].text, "this is no value of the type " + std::string{name_of(type)},
             json_example(type));
        return false;
      }
      if (i != first) line.value += separator;
      line.value += *text;
    }
    return true;
  }

  std::string pointer_;
  Errors& errors_;
};

/// Where the parser stands. Components are built as they pass; only one property at a time is kept as JSON.
struct Frame {
  enum class Role { undecided, stream, component, properties, components, value };
  Role role = Role::undecided;
  std::size_t next = 0;  ///< index of the element to come
  Component component;   ///< of a component
  JsonValue value;       ///< of a value
};

class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(const Limits& limits) : limits_(limits), most_depth_(2 * limits.depth + 5) {}

  Document document;
  Errors errors;

  bool null() override { return scalar({JsonKind::null, "null", {}, {}}); }
  bool boolean(bool value) override { return scalar({JsonKind::boolean, value ? "true" : "false", {}, {}}); }
  bool number_integer(number_integer_t value) override {
    return scalar({JsonKind::number, std::to_string(value), {}, {}});
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar({JsonKind::number, std::to_string(value), {}, {}});
  }
  bool number_float(number_float_t /*value*/, const string_t& written) override {
    return scalar({JsonKind::number, written, {}, {}});
  }
  bool string(string_t& value) override { return scalar({JsonKind::string, std::move(value), {}, {}}); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(JsonKind::object); }
  bool start_array(std::size_t /*size*/) override { return open(JsonKind::array); }
  bool key(string_t& name) override {
    frames_.back().value.names.push_back(std::move(name));
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*token*/, const Json::exception& error) override {
    syntax_at_ = position == 0 ? 0 : position - 1;
    std::string_view what = error.what();
    if (const auto colon = what.find(": syntax error "); colon != what.npos) what.remove_prefix(colon + 2);
    syntax_message_ = printable(what);
    return false;
  }

  /// The parser's own complaint, with a place in `text`.
  std::optional<Error> syntax_error(std::string_view text) const {
    if (syntax_message_.empty()) return std::nullopt;
    const std::string_view before = text.substr(0, std::min(syntax_at_, text.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == before.npos ? before.size() + 1 : before.size() - start;
    return Error{"line " + std::to_string(line) + ", column " + std::to_string(column), "",
                 "this is not JSON: " + syntax_message_, "jCal (RFC 7265)", ""};
  }

 private:
  using Role = Frame::Role;

  std::string here() const {
    std::string pointer;
    for (const Frame& frame : frames_) {
      const bool member = frame.role == Role::value && frame.value.kind == JsonKind::object;
      pointer = member ? child(pointer, frame.value.names.empty() ? "" : frame.value.names.back())
                       : child(pointer, frame.next);
    }
    return pointer;
  }

  /// Keeps on until there are too many mistakes.
  bool fail(std::string where, std::string_view value, std::string message, std::string allowed) {
    errors.push_back({std::move(where), printable(value), std::move(message), std::move(allowed), ""});
    return errors.size() < std::max<std::size_t>(1, limits_.faults);
  }
  bool over(std::string message, std::string allowed) {
    fail(here(), "", std::move(message), std::move(allowed));
    return false;
  }

  bool scalar(JsonValue value) {
    if (frames_.empty()) return fail("", value.text, "this is no jCal", "[\"vcalendar\", [], []] (RFC 7265 §3.2)");
    Frame& frame = frames_.back();
    if (frame.role == Role::undecided && value.kind == JsonKind::string) {
      frame.role = Role::component;
      if (!begin_component(frame)) return false;
    }
    if (frame.role == Role::component && frame.next == 0 && value.kind == JsonKind::string && is_name(value.text)) {
      frame.component.name = ascii::upper(value.text);
      ++frame.next;
      return true;
    }
    if (frame.role == Role::value) return store(std::move(value));
    const bool go_on = fail(here(), value.text, "this is not what jCal has here", expected(frame));
    ++frame.next;
    return go_on;
  }

  static std::string expected(const Frame& frame) {
    switch (frame.role) {
      case Role::component:
        return frame.next == 0 ? "the name of a component" : "[name, [properties], [components]] (RFC 7265 §3.3)";
      case Role::properties:
        return "[name, {parameters}, type, value, …] (RFC 7265 §3.4)";
      default:
        return "a component: [name, [properties], [components]] (RFC 7265 §3.3)";
    }
  }

  bool begin_component(Frame& frame) {
    if (++components_ > limits_.components) {
      return over("there are too many components", "at most " + std::to_string(limits_.components));
    }
    frame.component.line = ++line_;
    return true;
  }

  bool open(JsonKind kind) {
    if (frames_.size() == most_depth_) {
      return over("the JSON is nested too deeply", "at most " + std::to_string(most_depth_) + " levels");
    }
    Frame frame;
    frame.value.kind = kind;
    const bool array = kind == JsonKind::array;
    if (frames_.empty()) {
      frame.role = array ? Role::undecided : Role::value;
    } else {
      Frame& parent = frames_.back();
      if (parent.role == Role::undecided) parent.role = Role::stream;
      const bool holds_components = parent.role == Role::stream || parent.role == Role::components;
      const bool in_component = parent.role == Role::component && array;
      frame.role = holds_components && array          ? Role::component
                   : in_component && parent.next == 1 ? Role::properties
                   : in_component && parent.next == 2 ? Role::components
                                                      : Role::value;
      if (frame.role == Role::component && !begin_component(frame)) return false;
      if (parent.role == Role::properties) values_ = 0;
    }
    frames_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    Frame done = std::move(frames_.back());
    frames_.pop_back();
    switch (done.role) {
      case Role::undecided:
        return fail("", "", "there is no component", expected(done));
      case Role::stream:
        return true;
      case Role::properties:
      case Role::components:
        ++frames_.back().next;
        return true;
      case Role::component:
        return close_component(std::move(done));
      case Role::value:
        return close_value(std::move(done.value));
    }
    return false;
  }

  bool close_component(Frame done) {
    ++line_;
    if (done.next != 3) {
      if (!fail(here(), done.component.name, "this component is not complete", expected(done))) return false;
    }
    if (frames_.empty()) {
      document.components.push_back(std::move(done.component));
      return true;
    }
    Frame& parent = frames_.back();
    ++parent.next;
    if (parent.role == Role::stream) {
      document.components.push_back(std::move(done.component));
    } else {
      frames_[frames_.size() - 2].component.components.push_back(std::move(done.component));
    }
    return true;
  }

  bool close_value(JsonValue value) {
    auto names = value.names;
    std::ranges::sort(names);
    if (const auto twice = std::ranges::adjacent_find(names); twice != names.end()) {
      if (!fail(here(), *twice, "this member is given twice", "each name once")) return false;
    }
    if (frames_.empty() || (frames_.back().role != Role::properties && frames_.back().role != Role::value)) {
      const bool go_on =
          fail(here(), "", "this is not what jCal has here", expected(frames_.empty() ? Frame{} : frames_.back()));
      if (!frames_.empty()) ++frames_.back().next;
      return go_on;
    }
    if (frames_.back().role == Role::value) return store(std::move(value));
    return add_property(value);
  }

  bool store(JsonValue value) {
    if (++values_ > most_values) {
      return over("a property has too many values", "at most " + std::to_string(most_values));
    }
    Frame& frame = frames_.back();
    frame.value.items.push_back(std::move(value));
    ++frame.next;
    return true;
  }

  bool add_property(const JsonValue& value) {
    auto line = PropertyReader{here(), errors}.read(value);
    ++line_;
    if (line) {
      std::size_t bytes = line->name.size() + line->value.size();
      for (const Parameter& parameter : line->parameters) {
        for (const std::string& text : parameter.values) bytes += parameter.name.size() + text.size() + 2;
      }
      if (bytes > limits_.line_bytes) {
        return over("a property is too long", "at most " + std::to_string(limits_.line_bytes) + " bytes");
      }
      line->line = line_;
      frames_[frames_.size() - 2].component.properties.push_back(std::move(*line));
    }
    ++frames_.back().next;
    return errors.size() < std::max<std::size_t>(1, limits_.faults);
  }

  const Limits& limits_;
  std::size_t most_depth_;  ///< a component takes two levels; a property's values up to four more
  std::vector<Frame> frames_;
  std::size_t components_ = 0;
  std::size_t values_ = 0;  ///< of the property that is being read
  std::size_t line_ = 0;    ///< that the text would have
  std::size_t syntax_at_ = 0;
  std::string syntax_message_;
};

}  // namespace

Checked<Document> from_jcal(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return unexpected(Errors{
        {"", "", "the document is too large", "at most " + std::to_string(limits.bytes) + " bytes", "split it"}});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Builder builder{limits};
  const bool parsed = Json::sax_parse(text, &builder);
  if (auto error = builder.syntax_error(text)) builder.errors.push_back(std::move(*error));
  if (!builder.errors.empty()) return unexpected(std::move(builder.errors));
  if (!parsed) return unexpected(Errors{{"", "", "this could not be read", "jCal (RFC 7265)", ""}});
  return std::move(builder.document);
}

}  // namespace plenary::calendar::ical
