#include "scheduler/json/message.hpp"

#include <variant>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

namespace {

Json bare(const Message& message);

/// An argument as a value of JSON.
struct AsJson {
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t count) const { return count; }
  Json operator()(double number) const { return number; }
  Json operator()(calendar::Date date) const { return calendar::to_iso(date); }
  Json operator()(FullDate date) const { return calendar::to_iso(date.date); }
  Json operator()(BriefDate date) const { return calendar::to_iso(date.date); }
  Json operator()(MonthName name) const { return static_cast<unsigned>(name.month); }
  Json operator()(Clock clock) const { return calendar::to_clock(clock.time); }
  Json operator()(calendar::LocalTime time) const { return calendar::to_iso(time); }
  Json operator()(std::chrono::minutes length) const { return calendar::to_iso_duration(length); }
  Json operator()(const LocalizedText& name) const { return name.en; }
  Json operator()(const Message& message) const { return bare(message); }
  template <class Thing>
  Json operator()(const std::vector<Thing>& things) const {
    Json list = Json::array();
    for (const Thing& thing : things) list.push_back((*this)(thing));
    return list;
  }
};

/// Without its text, as an argument of another.
Json bare(const Message& message) {
  if (message.code.empty()) return message.verbatim;
  Json json;
  json["code"] = message.code;
  Json arguments = Json::object();
  for (const MessageArgument& argument : message.arguments) {
    arguments[argument.name] = std::visit(AsJson{}, argument.value);
  }
  json["arguments"] = std::move(arguments);
  return json;
}

}  // namespace

Json message_json(const Message& message, const Wording& wording) {
  Json json = Json::object();
  if (!message.code.empty()) json = bare(message);
  json["text"] = wording(message);
  return json;
}

Json messages_json(const std::vector<Message>& messages, const Wording& wording) {
  Json list = Json::array();
  for (const Message& message : messages) list.push_back(message_json(message, wording));
  return list;
}

}  // namespace plenary::scheduler
