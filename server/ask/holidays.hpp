#pragma once

#include <cstdint>
#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/holiday_year.hpp"

namespace plenary::server {

/// The country or territory that `word` names, by a code or by a name that people write. Errors name `option`.
Result<const scheduler::Country*> find_country(const std::string& word, const char* option);

/// The public holidays of the country that `country` names. Errors name the options of `plenary holidays`.
Checked<scheduler::HolidayYear> holidays_of(const std::string& country, std::int64_t year);

}  // namespace plenary::server
