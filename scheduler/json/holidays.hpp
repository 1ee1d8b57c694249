#pragma once

#include <string>

#include "scheduler/model/holiday_year.hpp"

/// The public holidays of a country as documents: in every language, with what is not certain and the sources.
namespace plenary::scheduler {

/// A "plenary-holidays/1" document (data/schema/holidays.schema.json).
std::string write_holidays(const HolidayYear& year);

/// The same as a table (RFC 4180), a holiday a line.
std::string write_holidays_csv(const HolidayYear& year);

}  // namespace plenary::scheduler
