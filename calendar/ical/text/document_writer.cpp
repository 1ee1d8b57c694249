#include "calendar/ical/text/document_writer.hpp"

namespace plenary::calendar::ical {

namespace {

void append(std::string& out, const ContentLine& line) {
  std::string text = line.name;
  for (const Parameter& parameter : line.parameters) {
    text += ';' + parameter.name + '=';
    bool first = true;
    for (const std::string& value : parameter.values) {
      if (!first) text += ',';
      text += encode_parameter(value);
      first = false;
    }
  }
  append_folded(out, text.append(":").append(line.value));
}

void append(std::string& out, const Component& component) {
  append_folded(out, "BEGIN:" + component.name);
  for (const ContentLine& line : component.properties) append(out, line);
  for (const Component& inner : component.components) append(out, inner);
  append_folded(out, "END:" + component.name);
}

}  // namespace

std::string to_text(const Document& document) {
  std::string out;
  for (const Component& component : document.components) append(out, component);
  return out;
}

std::string to_text(const Component& component) {
  std::string out;
  append(out, component);
  return out;
}

}  // namespace plenary::calendar::ical
