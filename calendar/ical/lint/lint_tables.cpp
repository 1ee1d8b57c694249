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

constexpr std::string_view in_calendar[] = {"VCALENDAR"};
constexpr std::string_view in_timezone[] = {"VTIMEZONE"};
constexpr std::string_view in_event_or_todo[] = {"VEVENT", "VTODO"};
constexpr std::string_view in_availability[] = {"VAVAILABILITY"};

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

struct Words {
  std::string_view name;
  std::string_view component;  ///< empty: in every one
  std::span<const std::string_view> words;
};

constexpr std::string_view event_status[] = {"TENTATIVE", "CONFIRMED", "CANCELLED"};
constexpr std::string_view todo_status[] = {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"};
constexpr std::string_view journal_status[] = {"DRAFT", "FINAL", "CANCELLED"};
constexpr std::string_view transparency[] = {"OPAQUE", "TRANSPARENT"};
constexpr std::string_view calscale[] = {"GREGORIAN"};
constexpr std::string_view busy_type[] = {"BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"};
constexpr std::string_view user_type[] = {"INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"};
constexpr std::string_view role[] = {"CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"};
constexpr std::string_view event_part[] = {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"};
constexpr std::string_view todo_part[] = {"NEEDS-ACTION", "ACCEPTED",  "DECLINED",  "TENTATIVE",
                                          "DELEGATED",    "COMPLETED", "IN-PROCESS"};
constexpr std::string_view journal_part[] = {"NEEDS-ACTION", "ACCEPTED", "DECLINED"};
constexpr std::string_view boolean[] = {"TRUE", "FALSE"};
constexpr std::string_view free_busy_type[] = {"FREE", "BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"};
constexpr std::string_view range[] = {"THISANDFUTURE"};
constexpr std::string_view related[] = {"START", "END"};
constexpr std::string_view encoding[] = {"8BIT", "BASE64"};
constexpr std::string_view display[] = {"BADGE", "GRAPHIC", "FULLSIZE", "THUMBNAIL"};
constexpr std::string_view feature[] = {"AUDIO", "CHAT", "FEED", "MODERATOR", "PHONE", "SCREEN", "VIDEO"};

constexpr Words property_words[] = {
    {"STATUS", "VEVENT", event_status}, {"STATUS", "VTODO", todo_status}, {"STATUS", "VJOURNAL", journal_status},
    {"TRANSP", "", transparency},       {"CALSCALE", "", calscale},       {"BUSYTYPE", "", busy_type},
};

/// Extensible lists (CUTYPE, ROLE, …) hold what is registered: a word that is neither that nor begins with X- is more
/// likely misspelt.
constexpr Words parameter_words[] = {
    {"CUTYPE", "", user_type},        {"ROLE", "", role},
    {"PARTSTAT", "VTODO", todo_part}, {"PARTSTAT", "VJOURNAL", journal_part},
    {"PARTSTAT", "", event_part},     {"RSVP", "", boolean},
    {"FBTYPE", "", free_busy_type},   {"RANGE", "", range},
    {"RELATED", "", related},         {"ENCODING", "", encoding},
    {"DISPLAY", "", display},         {"FEATURE", "", feature},
    {"DERIVED", "", boolean},
};

std::span<const std::string_view> find_words(std::span<const Words> all, std::string_view name,
                                             std::string_view component) noexcept {
  const auto found = std::ranges::find_if(all, [&](const Words& words) {
    return words.name == name && (words.component.empty() || words.component == component);
  });
  return found == all.end() ? std::span<const std::string_view>{} : found->words;
}

constexpr std::array<std::string_view, 147> colors{"aliceblue",
                                                   "antiquewhite",
                                                   "aqua",
                                                   "aquamarine",
                                                   "azure",
                                                   "beige",
                                                   "bisque",
                                                   "black",
                                                   "blanchedalmond",
                                                   "blue",
                                                   "blueviolet",
                                                   "brown",
                                                   "burlywood",
                                                   "cadetblue",
                                                   "chartreuse",
                                                   "chocolate",
                                                   "coral",
                                                   "cornflowerblue",
                                                   "cornsilk",
                                                   "crimson",
                                                   "cyan",
                                                   "darkblue",
                                                   "darkcyan",
                                                   "darkgoldenrod",
                                                   "darkgray",
                                                   "darkgreen",
                                                   "darkgrey",
                                                   "darkkhaki",
                                                   "darkmagenta",
                                                   "darkolivegreen",
                                                   "darkorange",
                                                   "darkorchid",
                                                   "darkred",
                                                   "darksalmon",
                                                   "darkseagreen",
                                                   "darkslateblue",
                                                   "darkslategray",
                                                   "darkslategrey",
                                                   "darkturquoise",
                                                   "darkviolet",
                                                   "deeppink",
                                                   "deepskyblue",
                                                   "dimgray",
                                                   "dimgrey",
                                                   "dodgerblue",
                                                   "firebrick",
                                                   "floralwhite",
                                                   "forestgreen",
                                                   "fuchsia",
                                                   "gainsboro",
                                                   "ghostwhite",
                                                   "gold",
                                                   "goldenrod",
                                                   "gray",
                                                   "green",
                                                   "greenyellow",
                                                   "grey",
                                                   "honeydew",
                                                   "hotpink",
                                                   "indianred",
                                                   "indigo",
                                                   "ivory",
                                                   "khaki",
                                                   "lavender",
                                                   "lavenderblush",
                                                   "lawngreen",
                                                   "lemonchiffon",
                                                   "lightblue",
                                                   "lightcoral",
                                                   "lightcyan",
                                                   "lightgoldenrodyellow",
                                                   "lightgray",
                                                   "lightgreen",
                                                   "lightgrey",
                                                   "lightpink",
                                                   "lightsalmon",
                                                   "lightseagreen",
                                                   "lightskyblue",
                                                   "lightslategray",
                                                   "lightslategrey",
                                                   "lightsteelblue",
                                                   "lightyellow",
                                                   "lime",
                                                   "limegreen",
                                                   "linen",
                                                   "magenta",
                                                   "maroon",
                                                   "mediumaquamarine",
                                                   "mediumblue",
                                                   "mediumorchid",
                                                   "mediumpurple",
                                                   "mediumseagreen",
                                                   "mediumslateblue",
                                                   "mediumspringgreen",
                                                   "mediumturquoise",
                                                   "mediumvioletred",
                                                   "midnightblue",
                                                   "mintcream",
                                                   "mistyrose",
                                                   "moccasin",
                                                   "navajowhite",
                                                   "navy",
                                                   "oldlace",
                                                   "olive",
                                                   "olivedrab",
                                                   "orange",
                                                   "orangered",
                                                   "orchid",
                                                   "palegoldenrod",
                                                   "palegreen",
                                                   "paleturquoise",
                                                   "palevioletred",
                                                   "papayawhip",
                                                   "peachpuff",
                                                   "peru",
                                                   "pink",
                                                   "plum",
                                                   "powderblue",
                                                   "purple",
                                                   "red",
                                                   "rosybrown",
                                                   "royalblue",
                                                   "saddlebrown",
                                                   "salmon",
                                                   "sandybrown",
                                                   "seagreen",
                                                   "seashell",
                                                   "sienna",
                                                   "silver",
                                                   "skyblue",
                                                   "slateblue",
                                                   "slategray",
                                                   "slategrey",
                                                   "snow",
                                                   "springgreen",
                                                   "steelblue",
                                                   "tan",
                                                   "teal",
                                                   "thistle",
                                                   "tomato",
                                                   "turquoise",
                                                   "violet",
                                                   "wheat",
                                                   "white",
                                                   "whitesmoke",
                                                   "yellow",
                                                   "yellowgreen"};

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

std::span<const std::string_view> words_of_property(std::string_view property, std::string_view component) noexcept {
  return find_words(property_words, property, component);
}

std::span<const std::string_view> words_of_parameter(std::string_view parameter, std::string_view component) noexcept {
  return find_words(parameter_words, parameter, component);
}

bool is_color_name(std::string_view text) noexcept {
  return std::ranges::any_of(colors, [&](std::string_view name) { return ascii::equal_ignoring_case(name, text); });
}

}  // namespace plenary::calendar::ical
