#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/json/reference_data.hpp"

/// How each reference document becomes a part of a country or a dialogue. Private to scheduler/json.
namespace plenary::scheduler {

using NamesById = std::map<std::string, LocalizedText, std::less<>>;

NamesById read_holiday_names(const Json& document, Errors& errors);
NamesById read_region_names(const Json& document, Errors& errors);
calendar::HijriCalendar read_hijri(const Json& document, Errors& errors);
calendar::RamadanTable read_ramadan(const Json& document, const calendar::HijriCalendar& hijri, Errors& errors);

struct KnownHolidays {
  calendar::HolidayCalendar calendar;
  std::optional<calendar::YearSpan> years;  ///< those that are known
};

/// Reads member "holidays" of a country and expands its rules.
KnownHolidays read_holidays(ObjectReader& country, const std::string& code, const Almanac& almanac);

/// Reads member "weeks"; nothing after reporting.
std::optional<calendar::WorkingWeek> read_weeks(ObjectReader& state);

/// Saturday and Sunday free, 09:00–17:00 otherwise: what is assumed where nothing is known.
calendar::WorkingWeek default_week();

/// Reads the places in member `name`: at least one.
std::vector<Seat> read_seats(ObjectReader& reader, const char* name);

/// A list of texts, which may be absent.
std::vector<std::string> read_strings(ObjectReader& reader, const char* name);

/// Member "name", in English at least.
LocalizedText read_name(ObjectReader& reader);

/// "12:30-14:30"; "12:00-24:00" ends with the day.
Result<calendar::Interval<calendar::TimeOfDay>> parse_clock_span(std::string_view text);

/// Names members that carry provenance and notes for people, so that they are not reported as unknown.
void pass_over(ObjectReader& reader, std::initializer_list<const char*> names);

/// Adds `errors` to `all`, each with the name of the document that it is about.
void add_named(std::string_view name, Errors errors, Errors& all);

}  // namespace plenary::scheduler
