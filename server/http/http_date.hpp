#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"

/// Dates in HTTP fields; RFC 9110 §5.6.7.
namespace plenary::server {

/// "Wed, 16 Sep 2020 12:00:00 GMT" (IMF-fixdate, always 29 characters). Years 0001–9999.
std::string http_date(calendar::Instant instant);

/// Reads IMF-fixdate, RFC 850 and asctime forms; nothing for anything else. `now` decides the century of an RFC 850
/// date: one that looks more than 50 years ahead means the past.
std::optional<calendar::Instant> parse_http_date(std::string_view text, calendar::Instant now);

}  // namespace plenary::server
