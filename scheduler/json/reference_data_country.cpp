#include <algorithm>
#include <iterator>

#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

using calendar::PrayerLevel;

/// "warn" marks a large minority: the hour is spared there too, as in "avoid".
const Words<PrayerLevel>& prayer_words() {
  static const Words<PrayerLevel> words{{"none", PrayerLevel::none},  {"info", PrayerLevel::none},
                                        {"warn", PrayerLevel::avoid}, {"avoid", PrayerLevel::avoid},
                                        {"hard", PrayerLevel::hard},  {"weekend", PrayerLevel::weekend}};
  return words;
}

/// Whether the fast is taken into account.
const Words<bool>& ramadan_words() {
  static const Words<bool> words{{"none", false}, {"info", false}, {"warn", true}, {"reduced", true}};
  return words;
}

calendar::FridayPrayer read_friday_prayer(ObjectReader& state) {
  calendar::FridayPrayer prayer;
  const Json* value = state.required("friday_prayer");
  if (value == nullptr) return prayer;
  ObjectReader reader(*value, child(state.pointer(), "friday_prayer"), state.errors());
  prayer.level = reader.required_choice("level", prayer_words()).value_or(PrayerLevel::none);
  const bool has_span = prayer.level == PrayerLevel::avoid || prayer.level == PrayerLevel::hard;
  if (has_span) {
    if (const auto span = reader.required_parsed("span", parse_clock_span)) prayer.span = *span;
  }
  pass_over(reader, {"basis"});
  reader.finish();
  return prayer;
}

bool read_observes_ramadan(ObjectReader& state) {
  const Json* value = state.required("ramadan");
  if (value == nullptr) return false;
  ObjectReader reader(*value, child(state.pointer(), "ramadan"), state.errors());
  const bool observes = reader.required_choice("level", ramadan_words()).value_or(false);
  pass_over(reader, {"basis"});
  reader.finish();
  return observes;
}

bool read_hours_by_default(ObjectReader& state) {
  const Json* value = state.required("weeks_source");
  if (value == nullptr) return true;
  ObjectReader reader(*value, child(state.pointer(), "weeks_source"), state.errors());
  const bool by_default = reader.required_string("confidence") == "default";
  pass_over(reader, {"source", "weekend", "notes"});
  reader.finish();
  return by_default;
}

/// The names beside the usual one.
std::vector<std::string> read_other_names(ObjectReader& reader) {
  std::vector<std::string> names;
  reader.each_member("official_name", [&](const std::string&, const Json& name, std::string) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  });
  auto aliases = read_strings(reader, "aliases");
  std::ranges::move(aliases, std::back_inserter(names));
  return names;
}

/// The capital's name in the four languages, where it is known in them.
void name_capital(ObjectReader& reader, std::vector<Seat>& seats) {
  const auto capital = reader.optional_text("capital");
  if (!capital || capital->fr.empty()) return;
  for (Seat& seat : seats) {
    if (seat.city == capital->en) seat.city_name = *capital;
  }
}

Result<std::string> parse_code(std::string_view text) {
  if (text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }))
    return std::string{text};
  return unexpected(Error{"", printable(text), {"reference.no-code", {}}, {"reference.code", {}}, ""});
}

std::optional<Country> read_country(const Json& document, const Almanac& almanac, Errors& errors) {
  ObjectReader reader(document, "", errors);
  const auto code = reader.required_parsed("code", parse_code);
  std::string alpha3 = reader.required_string("alpha3");
  std::string numeric = reader.required_string("numeric");
  LocalizedText name = read_name(reader);
  std::vector<std::string> other_names = read_other_names(reader);
  std::string status = reader.required_string("status");
  const std::string region = reader.required_string("region");
  std::vector<Seat> seats = read_seats(reader, "zones");
  name_capital(reader, seats);
  const auto language = reader.required_choice("language", language_words());
  auto week = read_weeks(reader);
  const auto prayer = read_friday_prayer(reader);
  const bool observes_ramadan = read_observes_ramadan(reader);
  const bool hours_by_default = read_hours_by_default(reader);
  auto holidays = read_holidays(reader, code.value_or(""), almanac);
  pass_over(reader, {"$schema", "official_name", "aliases", "capital_note", "other_languages", "official_languages",
                     "language_note", "muslim_population", "note"});
  reader.finish();
  const auto known = almanac.regions.find(region);
  if (known == almanac.regions.end() && !region.empty()) {
    reader.report("region", {"", printable(region), {"reference.no-region", {}}, {"reference.m49", {}}, ""});
  }
  if (!errors.empty()) return std::nullopt;
  return Country{*code,
                 std::move(alpha3),
                 std::move(numeric),
                 std::move(name),
                 std::move(other_names),
                 std::move(status),
                 known->second.en,
                 known->second,
                 std::move(seats),
                 std::move(*week),
                 prayer,
                 observes_ramadan,
                 *language,
                 hours_by_default,
                 std::move(holidays.calendar),
                 holidays.years};
}

}  // namespace

Checked<Country> read_country(const NamedText& document, const Almanac& almanac) {
  Errors errors;
  std::optional<Country> country;
  if (const auto json = parse_document(document.text)) {
    country = read_country(*json, almanac, errors);
  } else {
    errors = json.error();
  }
  if (country) return std::move(*country);
  Errors named;
  add_named(document.name, std::move(errors), named);
  return unexpected(std::move(named));
}

}  // namespace plenary::scheduler
