#pragma once

#include <string>

#include "calendar/ical/import/import.hpp"

/// What a calendar holds, as people look it over before they take it.
namespace plenary::server {

/// When its owner is not free, a time a line, in `zone`.
std::string busy_table(const calendar::ical::Imported& imported, const calendar::Zone& zone);

/// What takes place, an occurrence a line, each in its own zone.
std::string occurrences_table(const calendar::ical::Imported& imported);

}  // namespace plenary::server
