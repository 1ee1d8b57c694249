#include "calendar/ical/text/property_types.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

using enum ValueType;
constexpr auto list = ValueLayout::list;
constexpr auto structured = ValueLayout::structured;
constexpr auto single = ValueLayout::single;

constexpr PropertyType rows[] = {
    {"ACKNOWLEDGED", date_time, "RFC 9074 §6.1"},
    {"ACTION", text, "RFC 5545 §3.8.6.1"},
    {"ATTACH", uri, "RFC 5545 §3.8.1.1"},
    {"ATTENDEE", cal_address, "RFC 5545 §3.8.4.1"},
    {"BUSYTYPE", text, "RFC 7953 §3.2"},
    {"CALENDAR-ADDRESS", cal_address, "RFC 9073 §6.4"},
    {"CALSCALE", text, "RFC 5545 §3.7.1"},
    {"CATEGORIES", text, "RFC 5545 §3.8.1.2", list},
    {"CLASS", text, "RFC 5545 §3.8.1.3"},
    {"COLOR", text, "RFC 7986 §5.9"},
    {"COMMENT", text, "RFC 5545 §3.8.1.4"},
    {"COMPLETED", date_time, "RFC 5545 §3.8.2.1"},
    {"CONCEPT", uri, "RFC 9253 §8.1"},
    {"CONFERENCE", uri, "RFC 7986 §5.11", single, true},
    {"CONTACT", text, "RFC 5545 §3.8.4.2"},
    {"CREATED", date_time, "RFC 5545 §3.8.7.1"},
    {"DESCRIPTION", text, "RFC 5545 §3.8.1.5"},
    {"DTEND", date_time, "RFC 5545 §3.8.2.2"},
    {"DTSTAMP", date_time, "RFC 5545 §3.8.7.2"},
    {"DTSTART", date_time, "RFC 5545 §3.8.2.4"},
    {"DUE", date_time, "RFC 5545 §3.8.2.3"},
    {"DURATION", duration, "RFC 5545 §3.8.2.5"},
    {"EXDATE", date_time, "RFC 5545 §3.8.5.1", list},
    {"EXRULE", recur, "RFC 2445 §4.8.5.2"},
    {"FREEBUSY", period, "RFC 5545 §3.8.2.6", list},
    {"GEO", floating, "RFC 5545 §3.8.1.6", structured},
    {"IMAGE", uri, "RFC 7986 §5.10", single, true},
    {"LAST-MODIFIED", date_time, "RFC 5545 §3.8.7.3"},
    {"LINK", uri, "RFC 9253 §8.2", single, true},
    {"LOCATION", text, "RFC 5545 §3.8.1.7"},
    {"LOCATION-TYPE", text, "RFC 9073 §6.1", list},
    {"METHOD", text, "RFC 5545 §3.7.2"},
    {"NAME", text, "RFC 7986 §5.1"},
    {"ORGANIZER", cal_address, "RFC 5545 §3.8.4.3"},
    {"PARTICIPANT-TYPE", text, "RFC 9073 §6.2"},
    {"PERCENT-COMPLETE", integer, "RFC 5545 §3.8.1.8"},
    {"PRIORITY", integer, "RFC 5545 §3.8.1.9"},
    {"PRODID", text, "RFC 5545 §3.7.3"},
    {"PROXIMITY", text, "RFC 9074 §8.1"},
    {"RDATE", date_time, "RFC 5545 §3.8.5.2", list},
    {"RECURRENCE-ID", date_time, "RFC 5545 §3.8.4.4"},
    {"REFID", text, "RFC 9253 §8.3"},
    {"REFRESH-INTERVAL", duration, "RFC 7986 §5.7", single, true},
    {"RELATED-TO", text, "RFC 5545 §3.8.4.5"},
    {"REPEAT", integer, "RFC 5545 §3.8.6.2"},
    {"REQUEST-STATUS", text, "RFC 5545 §3.8.8.3", structured},
    {"RESOURCE-TYPE", text, "RFC 9073 §6.3"},
    {"RESOURCES", text, "RFC 5545 §3.8.1.10", list},
    {"RRULE", recur, "RFC 5545 §3.8.5.3"},
    {"SEQUENCE", integer, "RFC 5545 §3.8.7.4"},
    {"SOURCE", uri, "RFC 7986 §5.8", single, true},
    {"STATUS", text, "RFC 5545 §3.8.1.11"},
    {"STRUCTURED-DATA", text, "RFC 9073 §6.6", single, true},
    {"STYLED-DESCRIPTION", text, "RFC 9073 §6.5", single, true},
    {"SUMMARY", text, "RFC 5545 §3.8.1.12"},
    {"TRANSP", text, "RFC 5545 §3.8.2.7"},
    {"TRIGGER", duration, "RFC 5545 §3.8.6.3"},
    {"TZID", text, "RFC 5545 §3.8.3.1"},
    {"TZID-ALIAS-OF", text, "RFC 7808 §7.2"},
    {"TZNAME", text, "RFC 5545 §3.8.3.2"},
    {"TZOFFSETFROM", utc_offset, "RFC 5545 §3.8.3.3"},
    {"TZOFFSETTO", utc_offset, "RFC 5545 §3.8.3.4"},
    {"TZUNTIL", date_time, "RFC 7808 §7.1"},
    {"TZURL", uri, "RFC 5545 §3.8.3.5"},
    {"UID", text, "RFC 5545 §3.8.4.7"},
    {"URL", uri, "RFC 5545 §3.8.4.6"},
    {"VERSION", text, "RFC 5545 §3.7.4"},
    {"XML", text, "RFC 6321 §4.2"},
};

constexpr std::array<std::string_view, 17> type_names{
    "binary", "boolean", "cal-address", "date", "date-time", "duration", "float",      "integer",      "period",
    "recur",  "text",    "time",        "uid",  "unknown",   "uri",      "utc-offset", "xml-reference"};

constexpr bool by_name = std::is_sorted(std::begin(rows), std::end(rows),
                                        [](const PropertyType& a, const PropertyType& b) { return a.name < b.name; });
static_assert(by_name, "find_property_type searches by halving");

}  // namespace

std::span<const PropertyType> property_types() { return rows; }

const PropertyType* find_property_type(std::string_view name) {
  const auto* found = std::ranges::lower_bound(rows, name, {}, &PropertyType::name);
  return found != std::end(rows) && found->name == name ? found : nullptr;
}

std::string_view name_of(ValueType type) noexcept { return type_names[static_cast<std::size_t>(type)]; }

std::optional<ValueType> find_value_type(std::string_view name) {
  const auto* const found =
      std::ranges::find_if(type_names, [&](std::string_view known) { return ascii::equal_ignoring_case(known, name); });
  if (found == type_names.end()) return std::nullopt;
  return static_cast<ValueType>(found - type_names.begin());
}

}  // namespace plenary::calendar::ical
