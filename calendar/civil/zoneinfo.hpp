#pragma once

#include <filesystem>

namespace plenary::calendar {

/// The system's tz database, where Hinnant's date library reads it too; TZDIR is not consulted.
inline std::filesystem::path zoneinfo_directory() { return "/usr/share/zoneinfo"; }

}  // namespace plenary::calendar
