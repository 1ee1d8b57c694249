#include <algorithm>
#include <charconv>

#include "calendar/civil/holiday_expansion.hpp"
#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Date;
using calendar::days;
using calendar::HolidayKind;
using calendar::HolidayRule;
using calendar::HolidayScope;
using calendar::StatedDate;
using calendar::sys_days;
using calendar::year;

const Words<HolidayKind>& kind_words() {
  static const Words<HolidayKind> words = [] {
    Words<HolidayKind> all;
    for (const auto kind : {HolidayKind::public_holiday, HolidayKind::one_off, HolidayKind::bridge,
                            HolidayKind::in_lieu, HolidayKind::half_day})
      all.emplace_back(to_text(kind), kind);
    return all;
  }();
  return words;
}

const Words<HolidayScope>& scope_words() {
  static const Words<HolidayScope> words = [] {
    Words<HolidayScope> all;
    for (const auto scope : {HolidayScope::national, HolidayScope::capital, HolidayScope::government})
      all.emplace_back(to_text(scope), scope);
    return all;
  }();
  return words;
}

std::vector<Date> read_dates(ObjectReader& reader, const char* name) {
  std::vector<Date> dates;
  reader.each_element(name, false, [&](const Json& value, std::string pointer) {
    if (const auto date = reader.parsed(value, std::move(pointer), calendar::parse_date)) dates.push_back(*date);
  });
  return dates;
}

/// A date, or an object with a date and what is to be said about it.
std::optional<StatedDate> read_stated_date(ObjectReader& rule, const Json& value, std::string pointer) {
  if (value.is_string()) {
    const auto date = rule.parsed(value, std::move(pointer), calendar::parse_date);
    return date ? std::optional{StatedDate{*date, false, false, std::nullopt, {}}} : std::nullopt;
  }
  ObjectReader reader(value, std::move(pointer), rule.errors());
  const auto date = reader.required_parsed("date", calendar::parse_date);
  StatedDate stated;
  stated.tentative = reader.optional_boolean("tentative").value_or(false);
  stated.disputed = reader.optional_boolean("disputed").value_or(false);
  stated.worked_instead = reader.optional_parsed("worked", calendar::parse_date);
  stated.reference = reader.optional_string("ref").value_or("");
  pass_over(reader, {"note"});
  reader.finish();
  if (!date) return std::nullopt;
  stated.date = *date;
  return stated;
}

std::optional<year> read_year(ObjectReader& reader, const char* name) {
  const auto number = reader.optional_integer(name, 1900, 2199);
  return number ? std::optional{year{static_cast<int>(*number)}} : std::nullopt;
}

/// The rule's pattern: member "rule" in the notation of `parse_holiday_pattern`, or member "dates".
void read_pattern(ObjectReader& reader, HolidayRule& rule) {
  if (reader.has("dates") == reader.has("rule")) {
    reader.report("rule", {"", "", "a holiday needs either a rule or dates", "\"rule\" or \"dates\"", ""});
  }
  if (auto pattern = reader.optional_parsed("rule", calendar::parse_holiday_pattern)) {
    rule.pattern = std::move(*pattern);
  }
  std::vector<StatedDate> stated;
  reader.each_element("dates", false, [&](const Json& value, std::string pointer) {
    if (auto date = read_stated_date(reader, value, std::move(pointer))) stated.push_back(std::move(*date));
  });
  if (!stated.empty()) rule.pattern = std::move(stated);
}

HolidayRule read_rule(const std::string& country, const Json& value, std::string pointer, const NamesById& names,
                      Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  HolidayRule rule;
  rule.country = country;
  rule.concept_id = reader.required_string("id");
  if (const auto shared = names.find(rule.concept_id); shared != names.end()) rule.name = shared->second;
  // The country's own English name says more: "Day after the Eid al-Fitr".
  rule.name.en = reader.required_string("name");
  rule.local_name = reader.optional_string("local").value_or("");
  rule.kind = reader.optional_choice("kind", kind_words()).value_or(HolidayKind::public_holiday);
  rule.scope = reader.optional_choice("scope", scope_words()).value_or(HolidayScope::national);
  rule.half_day_from = reader.optional_parsed("from", calendar::parse_time_of_day).value_or(rule.half_day_from);
  read_pattern(reader, rule);
  rule.first_year = read_year(reader, "first_year");
  rule.last_year = read_year(reader, "last_year");
  rule.except = read_dates(reader, "except");
  rule.confirmed = read_dates(reader, "confirmed");
  rule.until_confirmed = reader.optional_boolean("tentative").value_or(false);
  rule.disputed_from = reader.optional_parsed("disputed_from", calendar::parse_date);
  rule.source = reader.required_string("source");
  reader.each_element("ref", false, [&](const Json& reference, std::string at) {
    const auto text = reader.parsed(reference, std::move(at),
                                    [](std::string_view word) -> Result<std::string> { return std::string{word}; });
    if (text) rule.source += ' ' + *text;
  });
  pass_over(reader, {"note"});
  reader.finish();
  return rule;
}

/// One Hijri year: twelve month starts, each 29 or 30 days after the one before.
void read_hijri_year(const std::string& number, const Json& value, const std::string& pointer,
                     std::vector<calendar::HijriYear>& years, Errors& errors) {
  calendar::HijriYear hijri;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), hijri.number);
  bool valid = error == std::errc{} && end == number.data() + number.size() && value.is_array() && value.size() == 12;
  for (std::size_t i = 0; valid && i < 12; ++i) {
    const Json& start = value[i];
    const auto date = start.is_string() ? calendar::parse_date(start.get_ref<const std::string&>())
                                        : Result<Date>{unexpected(Error{})};
    valid = date.has_value();
    if (valid) hijri.month_starts[i] = sys_days{*date};
    const auto length = i == 0 ? days{30} : hijri.month_starts[i] - hijri.month_starts[i - 1];
    valid = valid && (length == days{29} || length == days{30});
  }
  if (valid) {
    years.push_back(hijri);
  } else {
    errors.push_back({pointer, "", "this is no Hijri year",
                      "a year with 12 month starts, each 29 or 30 days after the last",
                      "script/refresh-holidays --month-starts prints the table"});
  }
}

}  // namespace

NamesById read_holiday_names(const Json& document, Errors& errors) {
  NamesById names;
  ObjectReader reader(document, "", errors);
  pass_over(reader, {"about", "concepts"});
  reader.required("concepts");
  reader.each_member("concepts", [&](const std::string& id, const Json& value, std::string pointer) {
    ObjectReader name(value, std::move(pointer), errors);
    LocalizedText text{name.required_string("en"), name.required_string("fr"), name.required_string("pt"),
                       name.required_string("ar")};
    name.finish();
    names.emplace(id, std::move(text));
  });
  reader.finish();
  return names;
}

NamesById read_region_names(const Json& document, Errors& errors) {
  NamesById names;
  ObjectReader reader(document, "", errors);
  pass_over(reader, {"about"});
  reader.each_element("regions", true, [&](const Json& value, std::string pointer) {
    ObjectReader region(value, std::move(pointer), errors);
    std::string code = region.required_string("code");
    LocalizedText name = read_name(region);
    pass_over(region, {"continent"});
    region.finish();
    names.emplace(std::move(code), std::move(name));
  });
  reader.finish();
  return names;
}

calendar::HijriCalendar read_hijri(const Json& document, Errors& errors) {
  std::vector<calendar::HijriYear> years;
  ObjectReader reader(document, "", errors);
  pass_over(reader, {"about"});
  reader.required("years");
  reader.each_member("years", [&](const std::string& number, const Json& value, const std::string& pointer) {
    read_hijri_year(number, value, pointer, years, errors);
  });
  reader.finish();
  return calendar::HijriCalendar{std::move(years)};
}

KnownHolidays read_holidays(ObjectReader& country, const std::string& code, const Almanac& almanac) {
  const Json* value = country.required("holidays");
  if (value == nullptr) return {};
  ObjectReader reader(*value, child(country.pointer(), "holidays"), country.errors());
  std::vector<HolidayRule> rules;
  reader.each_element("rules", true, [&](const Json& rule, std::string pointer) {
    rules.push_back(read_rule(code, rule, std::move(pointer), almanac.holidays, reader.errors()));
  });
  const auto since = read_year(reader, "covered_since");
  const auto until = read_year(reader, "covered_until");
  pass_over(reader, {"note"});
  reader.finish();
  KnownHolidays known;
  known.calendar = calendar::HolidayCalendar{calendar::expand_holidays(rules, almanac.hijri, calendar::holiday_years)};
  if (since && until) known.years = calendar::YearSpan{*since, *until};
  return known;
}

calendar::RamadanTable read_ramadan(const Json& document, const calendar::HijriCalendar& hijri, Errors& errors) {
  std::vector<calendar::Ramadan> years;
  ObjectReader reader(document, "", errors);
  pass_over(reader, {"about"});
  reader.each_element("years", true, [&](const Json& value, std::string pointer) {
    ObjectReader entry(value, std::move(pointer), errors);
    const auto number = entry.required_integer("ah", 1300, 1600);
    const auto first = entry.required_parsed("first_day", calendar::parse_date);
    const auto eid = entry.required_parsed("eid_al_fitr", calendar::parse_date);
    pass_over(entry, {"eid_al_adha", "morocco", "morocco_clocks_back"});
    entry.finish();
    if (!number || !first || !eid) return;
    const calendar::Ramadan ramadan{static_cast<int>(*number), {sys_days{*first}, sys_days{*eid}}};
    if (ramadan.span.length() != days{29} && ramadan.span.length() != days{30}) {
      entry.report("eid_al_fitr",
                   {"", calendar::to_iso(*eid), "Ramadan would not last a month", "29 or 30 days after first_day", ""});
      return;
    }
    years.push_back(ramadan);
  });
  reader.finish();
  for (const calendar::HijriYear& year : hijri.years()) {
    const bool announced = std::ranges::any_of(years, [&](const auto& one) { return one.hijri_year == year.number; });
    constexpr std::size_t ramadan = 8;
    if (!announced) years.push_back({year.number, {year.month_starts[ramadan], year.month_starts[ramadan + 1]}});
  }
  return calendar::RamadanTable{std::move(years)};
}

}  // namespace plenary::scheduler
