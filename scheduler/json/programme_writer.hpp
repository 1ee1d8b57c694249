#pragma once

#include "scheduler/json/reader.hpp"
#include "scheduler/model/programme.hpp"

/// The parts of a programme document as it is written. Private to scheduler/json.
namespace plenary::scheduler {

/// Adds members to an object, leaving out what is empty.
class ObjectWriter {
 public:
  void set(const char* name, Json value) { json_[name] = std::move(value); }
  void text(const char* name, const LocalizedText& text);
  void string(const char* name, const std::string& text) {
    if (!text.empty()) json_[name] = text;
  }
  /// An array of what `each` makes of the elements, unless there are none.
  template <class List, class Each>
  void list(const char* name, const List& elements, Each each) {
    if (elements.empty()) return;
    Json array = Json::array();
    for (const auto& element : elements) array.push_back(each(element));
    json_[name] = std::move(array);
  }
  Json take() { return json_.is_null() ? Json::object() : std::move(json_); }

 private:
  Json json_ = Json::object();
};

Json to_json(const DateWindow& window);
Json to_json(const ClockSpan& span);
Json to_json(const TimeAround& around);
Json to_json(const PreferredTimes& prefers);
Json to_json(const std::vector<BusyTime>& times);
Json to_json(const Floors& floors);
Json to_json(const Invitations& invitations);
Json to_json(const Wish& wish);

/// Adds "weekdays" and "not_on" where they are stated.
void write_days(const std::optional<Weekdays>& weekdays, const std::optional<std::vector<calendar::Date>>& not_on,
                ObjectWriter& out);

Json to_json(const Programme& programme);

/// `session` of a programme whose zone is `zone`.
Json to_json(const Session& session, const std::optional<calendar::Zone>& zone);

}  // namespace plenary::scheduler
