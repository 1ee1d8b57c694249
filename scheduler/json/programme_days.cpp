#include <algorithm>
#include <array>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_writer.hpp"
#include "scheduler/model/suggestion.hpp"

namespace plenary::scheduler {

namespace {

/// From Monday on.
constexpr std::array<std::string_view, 7> words{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

calendar::weekday weekday_at(std::size_t place) { return calendar::weekday{static_cast<unsigned>(place) + 1}; }

/// "Tuesday" and "Tues." are "tue".
std::string meant_by(std::string_view text, const std::vector<std::string>& names) {
  const std::string plain = folded(text);
  const auto found = std::ranges::find_if(names, [&](const std::string& name) { return plain.starts_with(name); });
  return found != names.end() ? *found : nearest_name(plain, names);
}

Result<calendar::weekday> parse_weekday(std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found != words.end()) return weekday_at(static_cast<std::size_t>(found - words.begin()));
  const std::vector<std::string> names{words.begin(), words.end()};
  return unexpected(Error{"", printable(text), {"fault.no-weekday", {}}, list_names(names), meant_by(text, names)});
}

void report_twice_in_list(ObjectReader& object, std::string at, std::string value) {
  object.errors().push_back(
      {std::move(at), std::move(value), {"fault.day-twice", {}}, {"json.each-once", {}}, {"json.remove-one", {}}});
}

}  // namespace

std::optional<Weekdays> read_weekdays(ObjectReader& object) {
  const Json* list = object.optional("weekdays");
  if (list == nullptr) return std::nullopt;
  Weekdays weekdays;
  object.each_element("weekdays", false, [&](const Json& element, std::string at) {
    const auto day = object.parsed(element, at, parse_weekday);
    if (!day) return;
    if (weekdays.test(day->c_encoding())) report_twice_in_list(object, std::move(at), element.get<std::string>());
    weekdays.set(day->c_encoding());
  });
  if (list->is_array() && list->empty())
    object.report("weekdays", {"", "[]", {"fault.list-empty", {}}, list_names({words.begin(), words.end()}), ""});
  return weekdays.any() ? std::optional{weekdays} : std::nullopt;
}

std::optional<std::vector<calendar::Date>> read_not_on(ObjectReader& object) {
  if (object.optional("not_on") == nullptr) return std::nullopt;
  std::vector<calendar::Date> dates;
  const auto count = object.each_element("not_on", false, [&](const Json& element, std::string at) {
    if (dates.size() == ProgrammeLimits::left_out) return;
    const auto date = object.parsed(element, at, calendar::parse_date);
    if (!date) return;
    if (std::ranges::find(dates, *date) != dates.end()) {
      report_twice_in_list(object, std::move(at), calendar::to_iso(*date));
      return;
    }
    dates.push_back(*date);
  });
  report_too_many(object, "not_on", count, ProgrammeLimits::left_out, {});
  std::ranges::sort(dates);
  return dates;
}

void write_days(const std::optional<Weekdays>& weekdays, const std::optional<std::vector<calendar::Date>>& not_on,
                ObjectWriter& out) {
  if (weekdays) {
    Json list = Json::array();
    for (std::size_t place = 0; place < words.size(); ++place) {
      if (weekdays->test(weekday_at(place).c_encoding())) list.push_back(std::string{words.at(place)});
    }
    out.set("weekdays", std::move(list));
  }
  if (!not_on) return;
  Json list = Json::array();
  for (const calendar::Date date : *not_on) list.push_back(calendar::to_iso(date));
  out.set("not_on", std::move(list));
}

}  // namespace plenary::scheduler
