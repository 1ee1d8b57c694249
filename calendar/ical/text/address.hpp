#pragma once

#include <string_view>

#include "calendar/ical/text/content_line.hpp"

/// Whom ATTENDEE and ORGANIZER name. RFC 5545 §3.8.4.1, RFC 7986 §6.2.
namespace plenary::calendar::ical {

/// Whether two calendar addresses are one: letter case apart, and with or without "mailto:".
bool same_address(std::string_view one, std::string_view other) noexcept;

/// Whether `line` names `address`: by its value, or by its EMAIL where the value is no address that others know.
bool names_address(const ContentLine& line, std::string_view address) noexcept;

}  // namespace plenary::calendar::ical
