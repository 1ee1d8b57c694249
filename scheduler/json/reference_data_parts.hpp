#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "calendar/civil/holiday.hpp"
#include "calendar/civil/observance.hpp"
#include "calendar/civil/working_week.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/model/dialogue.hpp"

/// How each reference document becomes a part of the dialogue. Private to scheduler/json.
namespace plenary::scheduler {

using HolidaysByCountry = std::map<std::string, calendar::HolidayCalendar, std::less<>>;

/// Names of shared holidays by concept, from data/holidays/concepts.json.
using HolidayNames = std::map<std::string, LocalizedText, std::less<>>;
HolidayNames read_holiday_names(const Json& document, Errors& errors);

/// Expands the rules of data/holidays/rules.json.
HolidaysByCountry read_holidays(const Json& document, const HolidayNames& names, Errors& errors);

calendar::RamadanTable read_ramadan(const Json& document, Errors& errors);

/// Reads the dialogue's names, delegations and sets from data/partners.json into `dialogue`.
void read_partners(const Json& document, Dialogue& dialogue, Errors& errors);

/// Reads member "weeks" of a state; nothing after reporting.
std::optional<calendar::WorkingWeek> read_weeks(ObjectReader& state);

/// Saturday and Sunday free, 09:00–17:00 otherwise: what is assumed where nothing is known.
calendar::WorkingWeek default_week();

/// "12:30-14:30"; "12:00-24:00" ends with the day.
Result<calendar::Interval<calendar::TimeOfDay>> parse_clock_span(std::string_view text);

/// Names members that carry provenance and notes for people, so that they are not reported as unknown.
void pass_over(ObjectReader& reader, std::initializer_list<const char*> names);

}  // namespace plenary::scheduler
