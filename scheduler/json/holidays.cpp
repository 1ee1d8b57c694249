#include "scheduler/json/holidays.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/csv.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/unknown_years.hpp"

namespace plenary::scheduler {

using calendar::Holiday;
using calendar::to_iso;

namespace {

/// In English in every document, like the names of kinds.
std::string weekday_of(calendar::Date date) {
  constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
  return std::string{names.at(calendar::weekday{calendar::sys_days{date}}.c_encoding())};
}

Json text_as_json(const LocalizedText& text) {
  Json json = Json::object();
  const std::array<const std::string*, 4> all{&text.en, &text.fr, &text.pt, &text.ar};
  for (const Language language : all_languages) {
    const std::string& translation = *all.at(static_cast<std::size_t>(language));
    if (!translation.empty()) json[std::string{tag(language)}] = translation;
  }
  return json;
}

}  // namespace

std::string write_holidays(const HolidayYear& year) {
  Json json;
  json["format"] = "plenary-holidays/1";
  json["country"] = year.country.code;
  json["name"] = text_as_json(year.country.name);
  json["year"] = year.year;
  json["known"] = year.is_known();
  add_coverage(year.country.known_years, json);
  json["holidays"] = Json::array();
  for (const Holiday& holiday : year.holidays) {
    Json entry;
    entry["date"] = to_iso(holiday.date);
    entry["weekday"] = weekday_of(holiday.date);
    entry["id"] = holiday.concept_id;
    entry["name"] = text_as_json(holiday.name);
    if (!holiday.local_name.empty()) entry["local_name"] = holiday.local_name;
    entry["kind"] = to_text(holiday.kind);
    entry["scope"] = to_text(holiday.scope);
    entry["tentative"] = holiday.tentative;
    if (holiday.disputed) entry["disputed"] = true;
    if (holiday.worked_instead) entry["worked_instead"] = to_iso(*holiday.worked_instead);
    entry["source"] = holiday.source;
    json["holidays"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

std::string write_holidays_csv(const HolidayYear& year) {
  std::string text =
      "date,weekday,country,id,en,fr,pt,ar,local,kind,scope,tentative,disputed,worked_instead,source\r\n";
  for (const Holiday& holiday : year.holidays) {
    const LocalizedText& name = holiday.name;
    const std::vector<std::string> fields{to_iso(holiday.date),
                                          weekday_of(holiday.date),
                                          holiday.country,
                                          holiday.concept_id,
                                          name.en,
                                          name.fr,
                                          name.pt,
                                          name.ar,
                                          holiday.local_name,
                                          std::string{to_text(holiday.kind)},
                                          std::string{to_text(holiday.scope)},
                                          holiday.tentative ? "yes" : "no",
                                          holiday.disputed ? "yes" : "no",
                                          holiday.worked_instead ? to_iso(*holiday.worked_instead) : "",
                                          holiday.source};
    text += csv::line(fields);
  }
  return text;
}

}  // namespace plenary::scheduler
