#pragma once

#include <string>

#include "calendar/message.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/holiday_year.hpp"

namespace plenary::server {

/// "Not all of Sri Lanka's holidays of 2027 are known".
Message not_covered(const scheduler::HolidayYear& year);

/// The public holidays of a country as people read them: date, weekday, names, what is particular or not certain.
std::string holidays_table(const scheduler::HolidayYear& year, Language language);

}  // namespace plenary::server
