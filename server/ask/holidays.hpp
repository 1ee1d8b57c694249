#pragma once

#include <cstdint>
#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/holiday_year.hpp"

namespace plenary::server {

/// The public holidays of the country with this code, or with this name in any of the languages. Errors name the
/// options of `plenary holidays`.
Checked<scheduler::HolidayYear> holidays_of(const scheduler::Dialogue& dialogue, const std::string& country,
                                            std::int64_t year);

}  // namespace plenary::server
