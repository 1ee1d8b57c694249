#include "calendar/ical/lint/lint_tables.hpp"

#include <algorithm>
#include <array>

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr auto required = Times::required;
constexpr auto any = Times::any;

constexpr AllowedProperty vcalendar_properties[] = {{"PRODID", required},
                                                    {"VERSION", required},
                                                    {"CALSCALE"},
                                                    {"METHOD"},
                                                    {"UID"},
                                                    {"LAST-MODIFIED"},
                                                    {"URL"},
                                                    {"REFRESH-INTERVAL"},
                                                    {"SOURCE"},
                                                    {"COLOR"},
                                                    {"NAME", any},
                                                    {"DESCRIPTION", any},
                                                    {"CATEGORIES", any},
                                                    {"IMAGE", any},
                                                    {"LINK", any},
                                                    {"CONCEPT", any},
                                                    {"REFID", any},
                                                    {"RELATED-TO", any},
                                                    {"XML", any}};
constexpr AllowedProperty vevent_properties[] = {{"DTSTAMP", required},
                                                 {"UID", required},
                                                 {"DTSTART"},
                                                 {"CLASS"},
                                                 {"CREATED"},
                                                 {"DESCRIPTION"},
                                                 {"GEO"},
                                                 {"LAST-MODIFIED"},
                                                 {"LOCATION"},
                                                 {"ORGANIZER"},
                                                 {"PRIORITY"},
                                                 {"SEQUENCE"},
                                                 {"STATUS"},
                                                 {"SUMMARY"},
                                                 {"TRANSP"},
                                                 {"URL"},
                                                 {"RECURRENCE-ID"},
                                                 {"RRULE", any},
                                                 {"EXRULE", any},
                                                 {"DTEND"},
                                                 {"DURATION"},
                                                 {"COLOR"},
                                                 {"ATTACH", any},
                                                 {"ATTENDEE", any},
                                                 {"CATEGORIES", any},
                                                 {"COMMENT", any},
                                                 {"CONTACT", any},
                                                 {"EXDATE", any},
                                                 {"REQUEST-STATUS", any},
                                                 {"RELATED-TO", any},
                                                 {"RESOURCES", any},
                                                 {"RDATE", any},
                                                 {"CONFERENCE", any},
                                                 {"IMAGE", any},
                                                 {"LINK", any},
                                                 {"CONCEPT", any},
                                                 {"REFID", any},
                                                 {"STRUCTURED-DATA", any},
                                                 {"STYLED-DESCRIPTION", any},
                                                 {"XML", any}};
constexpr AllowedProperty vtodo_properties[] = {{"DTSTAMP", required},
                                                {"UID", required},
                                                {"CLASS"},
                                                {"COMPLETED"},
                                                {"CREATED"},
                                                {"DESCRIPTION"},
                                                {"DTSTART"},
                                                {"GEO"},
                                                {"LAST-MODIFIED"},
                                                {"LOCATION"},
                                                {"ORGANIZER"},
                                                {"PERCENT-COMPLETE"},
                                                {"PRIORITY"},
                                                {"RECURRENCE-ID"},
                                                {"SEQUENCE"},
                                                {"STATUS"},
                                                {"SUMMARY"},
                                                {"URL"},
                                                {"RRULE", any},
                                                {"EXRULE", any},
                                                {"DUE"},
                                                {"DURATION"},
                                                {"COLOR"},
                                                {"ATTACH", any},
                                                {"ATTENDEE", any},
                                                {"CATEGORIES", any},
                                                {"COMMENT", any},
                                                {"CONTACT", any},
                                                {"EXDATE", any},
                                                {"REQUEST-STATUS", any},
                                                {"RELATED-TO", any},
                                                {"RESOURCES", any},
                                                {"RDATE", any},
                                                {"CONFERENCE", any},
                                                {"IMAGE", any},
                                                {"LINK", any},
                                                {"CONCEPT", any},
                                                {"REFID", any},
                                                {"STRUCTURED-DATA", any},
                                                {"STYLED-DESCRIPTION", any},
                                                {"XML", any}};
constexpr AllowedProperty vjournal_properties[] = {{"DTSTAMP", required},
                                                   {"UID", required},
                                                   {"CLASS"},
                                                   {"CREATED"},
                                                   {"DTSTART"},
                                                   {"LAST-MODIFIED"},
                                                   {"ORGANIZER"},
                                                   {"RECURRENCE-ID"},
                                                   {"SEQUENCE"},
                                                   {"STATUS"},
                                                   {"SUMMARY"},
                                                   {"URL"},
                                                   {"RRULE", any},
                                                   {"EXRULE", any},
                                                   {"COLOR"},
                                                   {"DESCRIPTION", any},
                                                   {"ATTACH", any},
                                                   {"ATTENDEE", any},
                                                   {"CATEGORIES", any},
                                                   {"COMMENT", any},
                                                   {"CONTACT", any},
                                                   {"EXDATE", any},
                                                   {"RELATED-TO", any},
                                                   {"RDATE", any},
                                                   {"REQUEST-STATUS", any},
                                                   {"IMAGE", any},
                                                   {"LINK", any},
                                                   {"CONCEPT", any},
                                                   {"REFID", any},
                                                   {"STRUCTURED-DATA", any},
                                                   {"STYLED-DESCRIPTION", any},
                                                   {"XML", any}};
constexpr AllowedProperty vfreebusy_properties[] = {{"DTSTAMP", required},
                                                    {"UID", required},
                                                    {"CONTACT"},
                                                    {"DTSTART"},
                                                    {"DTEND"},
                                                    {"ORGANIZER"},
                                                    {"URL"},
                                                    {"ATTENDEE", any},
                                                    {"COMMENT", any},
                                                    {"FREEBUSY", any},
                                                    {"REQUEST-STATUS", any},
                                                    {"LINK", any},
                                                    {"CONCEPT", any},
                                                    {"REFID", any},
                                                    {"STYLED-DESCRIPTION", any},
                                                    {"XML", any}};
constexpr AllowedProperty vtimezone_properties[] = {{"TZID", required}, {"LAST-MODIFIED"},      {"TZURL"},
                                                    {"TZUNTIL"},        {"TZID-ALIAS-OF", any}, {"XML", any}};
constexpr AllowedProperty standard_properties[] = {{"DTSTART"},      {"TZOFFSETTO"}, {"TZOFFSETFROM"}, {"RRULE", any},
                                                   {"COMMENT", any}, {"RDATE", any}, {"TZNAME", any},  {"XML", any}};
constexpr AllowedProperty daylight_properties[] = {{"DTSTART"},      {"TZOFFSETTO"}, {"TZOFFSETFROM"}, {"RRULE", any},
                                                   {"COMMENT", any}, {"RDATE", any}, {"TZNAME", any},  {"XML", any}};
constexpr AllowedProperty valarm_properties[] = {{"ACTION"},
                                                 {"TRIGGER"},
                                                 {"DURATION"},
                                                 {"REPEAT"},
                                                 {"DESCRIPTION"},
                                                 {"SUMMARY"},
                                                 {"UID"},
                                                 {"ACKNOWLEDGED"},
                                                 {"PROXIMITY"},
                                                 {"ATTENDEE", any},
                                                 {"ATTACH", any},
                                                 {"RELATED-TO", any},
                                                 {"LINK", any},
                                                 {"CONCEPT", any},
                                                 {"REFID", any},
                                                 {"STRUCTURED-DATA", any},
                                                 {"STYLED-DESCRIPTION", any},
                                                 {"XML", any}};
constexpr AllowedProperty vavailability_properties[] = {
    {"DTSTAMP", required}, {"UID", required}, {"BUSYTYPE"},     {"CLASS"},      {"CREATED"},         {"DESCRIPTION"},
    {"DTSTART"},           {"LAST-MODIFIED"}, {"LOCATION"},     {"ORGANIZER"},  {"PRIORITY"},        {"SEQUENCE"},
    {"SUMMARY"},           {"URL"},           {"DTEND"},        {"DURATION"},   {"CATEGORIES", any}, {"COMMENT", any},
    {"CONTACT", any},      {"LINK", any},     {"CONCEPT", any}, {"REFID", any}, {"XML", any}};
constexpr AllowedProperty available_properties[] = {
    {"DTSTAMP", required}, {"DTSTART", required}, {"UID", required}, {"DTEND"},         {"DURATION"},   {"CREATED"},
    {"DESCRIPTION"},       {"LAST-MODIFIED"},     {"LOCATION"},      {"RECURRENCE-ID"}, {"RRULE", any}, {"SUMMARY"},
    {"CATEGORIES", any},   {"COMMENT", any},      {"CONTACT", any},  {"EXDATE", any},   {"RDATE", any}, {"LINK", any},
    {"CONCEPT", any},      {"REFID", any},        {"XML", any}};

/// RFC 9073 §7.1.
constexpr AllowedProperty participant_properties[] = {{"UID", required},
                                                      {"PARTICIPANT-TYPE", required},
                                                      {"CALENDAR-ADDRESS"},
                                                      {"CREATED"},
                                                      {"DESCRIPTION"},
                                                      {"DTSTAMP"},
                                                      {"GEO"},
                                                      {"LAST-MODIFIED"},
                                                      {"NAME"},
                                                      {"PRIORITY"},
                                                      {"SEQUENCE"},
                                                      {"STATUS"},
                                                      {"SUMMARY"},
                                                      {"URL"},
                                                      {"ATTACH", any},
                                                      {"CATEGORIES", any},
                                                      {"COMMENT", any},
                                                      {"CONTACT", any},
                                                      {"IMAGE", any},
                                                      {"LOCATION", any},
                                                      {"REQUEST-STATUS", any},
                                                      {"RELATED-TO", any},
                                                      {"RESOURCES", any},
                                                      {"STRUCTURED-DATA", any},
                                                      {"STYLED-DESCRIPTION", any},
                                                      {"LINK", any},
                                                      {"CONCEPT", any},
                                                      {"REFID", any},
                                                      {"XML", any}};
/// RFC 9073 §7.2 and §7.3; URL stands in examples of RFC 9074 §8.
constexpr AllowedProperty place_properties[] = {{"UID", required},
                                                {"DESCRIPTION"},
                                                {"GEO"},
                                                {"LOCATION-TYPE"},
                                                {"NAME"},
                                                {"URL"},
                                                {"CATEGORIES", any},
                                                {"IMAGE", any},
                                                {"LINK", any},
                                                {"CONCEPT", any},
                                                {"STRUCTURED-DATA", any},
                                                {"STYLED-DESCRIPTION", any},
                                                {"REFID", any},
                                                {"XML", any}};
constexpr AllowedProperty resource_properties[] = {{"UID", required},
                                                   {"DESCRIPTION"},
                                                   {"GEO"},
                                                   {"RESOURCE-TYPE"},
                                                   {"NAME"},
                                                   {"URL"},
                                                   {"CATEGORIES", any},
                                                   {"IMAGE", any},
                                                   {"LINK", any},
                                                   {"CONCEPT", any},
                                                   {"STRUCTURED-DATA", any},
                                                   {"STYLED-DESCRIPTION", any},
                                                   {"REFID", any},
                                                   {"XML", any}};

constexpr std::string_view in_calendar[] = {"VCALENDAR"};
constexpr std::string_view in_timezone[] = {"VTIMEZONE"};
constexpr std::string_view in_event_or_todo[] = {"VEVENT", "VTODO"};
constexpr std::string_view in_availability[] = {"VAVAILABILITY"};
constexpr std::string_view in_described[] = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY", "AVAILABLE"};
constexpr std::string_view in_placed[] = {"VEVENT",        "VTODO",     "VJOURNAL",    "VFREEBUSY",
                                          "VAVAILABILITY", "AVAILABLE", "PARTICIPANT", "VALARM"};

constexpr ComponentTable tables[] = {
    {"VCALENDAR", "RFC 5545 §3.6, RFC 7986 §4", vcalendar_properties, {}},
    {"VEVENT", "RFC 5545 §3.6.1", vevent_properties, in_calendar},
    {"VTODO", "RFC 5545 §3.6.2", vtodo_properties, in_calendar},
    {"VJOURNAL", "RFC 5545 §3.6.3", vjournal_properties, in_calendar},
    {"VFREEBUSY", "RFC 5545 §3.6.4", vfreebusy_properties, in_calendar},
    {"VTIMEZONE", "RFC 5545 §3.6.5", vtimezone_properties, in_calendar},
    {"STANDARD", "RFC 5545 §3.6.5", standard_properties, in_timezone},
    {"DAYLIGHT", "RFC 5545 §3.6.5", daylight_properties, in_timezone},
    {"VALARM", "RFC 5545 §3.6.6", valarm_properties, in_event_or_todo},
    {"VAVAILABILITY", "RFC 7953 §3.1", vavailability_properties, in_calendar},
    {"AVAILABLE", "RFC 7953 §3.1", available_properties, in_availability},
    {"PARTICIPANT", "RFC 9073 §7.1", participant_properties, in_described},
    {"VLOCATION", "RFC 9073 §7.2", place_properties, in_placed},
    {"VRESOURCE", "RFC 9073 §7.3", resource_properties, in_placed},
};

struct OtherType {
  std::string_view property;
  ValueType type;
};

/// What VALUE may say beside the default (§3.2.20 and the property's own section).
constexpr OtherType other_types[] = {
    {"ATTACH", ValueType::binary},
    {"DTEND", ValueType::date},
    {"DTSTART", ValueType::date},
    {"DUE", ValueType::date},
    {"EXDATE", ValueType::date},
    {"IMAGE", ValueType::binary},
    {"LINK", ValueType::uid},
    {"LINK", ValueType::xml_reference},
    {"RDATE", ValueType::date},
    {"RDATE", ValueType::period},
    {"RECURRENCE-ID", ValueType::date},
    {"RELATED-TO", ValueType::uid},
    {"RELATED-TO", ValueType::uri},
    {"STRUCTURED-DATA", ValueType::binary},
    {"STRUCTURED-DATA", ValueType::uri},
    {"STYLED-DESCRIPTION", ValueType::uri},
    {"TRIGGER", ValueType::date_time},
};

}  // namespace

const ComponentTable* find_component_table(std::string_view name) noexcept {
  const auto* found = std::ranges::find(tables, name, &ComponentTable::name);
  return found == std::end(tables) ? nullptr : found;
}

std::optional<Times> times_in(const ComponentTable& table, std::string_view property) noexcept {
  const auto found = std::ranges::find(table.properties, property, &AllowedProperty::name);
  if (found == table.properties.end()) return std::nullopt;
  return found->times;
}

bool may_have_type(const PropertyType& property, ValueType type) noexcept {
  return type == property.type || std::ranges::any_of(other_types, [&](const OtherType& other) {
           return other.property == property.name && other.type == type;
         });
}

}  // namespace plenary::calendar::ical
