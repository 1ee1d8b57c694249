#include "calendar/ical/itip/itip_tables.hpp"

namespace plenary::calendar::ical {

namespace {

// One column a method, in the order of `Method`:
//   PUBLISH REQUEST REPLY ADD CANCEL REFRESH COUNTER DECLINECOUNTER
// which for VEVENT are the sections 3.2.1, 3.2.2, 3.2.3, 3.2.4, 3.2.5, 3.2.6, 3.2.7 and 3.2.8.
constexpr PresenceRow event_rows[] = {
    {"ATTACH", "*****0**"},          //
    {"ATTENDEE", "0+1**1*+"},        //
    {"CATEGORIES", "*****0**"},      //
    {"CLASS", "?????0??"},           //
    {"COMMENT", "********"},         //
    {"CONTACT", "?****0**"},         //
    {"CREATED", "?????0??"},         //
    {"DESCRIPTION", "?????0??"},     //
    {"DTEND", "?????0??"},           //
    {"DTSTAMP", "11111111"},         //
    {"DTSTART", "11?1?01?"},         //
    {"DURATION", "?????0??"},        //
    {"EXDATE", "***0*0**"},          //
    {"GEO", "?????0??"},             //
    {"LAST-MODIFIED", "?????0??"},   //
    {"LOCATION", "?????0??"},        //
    {"ORGANIZER", "11111111"},       //
    {"PRIORITY", "?????0??"},        //
    {"RDATE", "***0*0**"},           //
    {"RECURRENCE-ID", "???0????"},   //
    {"RELATED-TO", "*****0**"},      //
    {"REQUEST-STATUS", "00*000**"},  //
    {"RESOURCES", "*****0**"},       //
    {"RRULE", "???0?0??"},           //
    {"SEQUENCE", "???11011"},        //
    {"STATUS", "?????0??"},          //
    {"SUMMARY", "11?1?01?"},         //
    {"TRANSP", "?????0??"},          //
    {"UID", "11111111"},             //
    {"URL", "?????0??"},             //
    {"VALARM", "**0*00*0"},          //
};

constexpr PresenceRow beside_event[] = {
    {"VEVENT", "+++1+11+"},     //
    {"VTIMEZONE", "**?*****"},  //
    {"VFREEBUSY", "00000000"},  //
    {"VJOURNAL", "00000000"},   //
    {"VTODO", "00000000"},      //
};

// The sections 3.3.1, 3.3.2 and 3.3.3.
constexpr PresenceRow free_busy_rows[] = {
    {"ATTENDEE", "0+1....."},        //
    {"COMMENT", "***....."},         //
    {"CONTACT", "???....."},         //
    {"DTEND", "111....."},           //
    {"DTSTAMP", "111....."},         //
    {"DTSTART", "111....."},         //
    {"DURATION", "000....."},        //
    {"FREEBUSY", "*0*....."},        //
    {"ORGANIZER", "111....."},       //
    {"REQUEST-STATUS", "00*....."},  //
    {"SEQUENCE", "..0....."},        //
    {"UID", "111....."},             //
    {"URL", "?0?....."},             //
    {"VALARM", "000....."},          //
};

constexpr PresenceRow beside_free_busy[] = {
    {"VFREEBUSY", "+11....."},  //
    {"VEVENT", "000....."},     //
    {"VTODO", "000....."},      //
    {"VJOURNAL", "000....."},   //
    {"VTIMEZONE", "000....."},  //
};

constexpr PresenceTable tables[] = {
    {"VEVENT", "RFC 5546 §3.2.", event_rows, beside_event, "12345678"},
    {"VFREEBUSY", "RFC 5546 §3.3.", free_busy_rows, beside_free_busy, "123....."},
};

constexpr PresenceRow calendar_rows[] = {{"CALSCALE", "?"}, {"PRODID", "1"}, {"VERSION", "1"}};
constexpr PresenceRow timezone_rows[] = {{"LAST-MODIFIED", "?"}, {"TZID", "1"}, {"TZURL", "?"}};
constexpr PresenceRow observance_rows[] = {{"COMMENT", "*"}, {"DTSTART", "1"},      {"RDATE", "*"},     {"RRULE", "?"},
                                           {"TZNAME", "*"},  {"TZOFFSETFROM", "1"}, {"TZOFFSETTO", "1"}};
constexpr PresenceRow alarm_rows[] = {{"ACTION", "1"},   {"ATTACH", "*"}, {"ATTENDEE", "*"}, {"DESCRIPTION", "?"},
                                      {"DURATION", "?"}, {"REPEAT", "?"}, {"SUMMARY", "?"},  {"TRIGGER", "1"}};

constexpr CommonTable common[] = {
    {"VCALENDAR", "RFC 5546 §3.1.1", calendar_rows},  {"VTIMEZONE", "RFC 5546 §3.1.2", timezone_rows},
    {"STANDARD", "RFC 5546 §3.1.2", observance_rows}, {"DAYLIGHT", "RFC 5546 §3.1.2", observance_rows},
    {"VALARM", "RFC 5546 §3.1.3", alarm_rows},
};

}  // namespace

std::span<const PresenceTable> presence_tables() { return tables; }
std::span<const CommonTable> common_tables() { return common; }

Presence presence_at(const PresenceRow& row, std::size_t column) noexcept {
  switch (row.presence[column]) {
    case '0':
      return Presence::none;
    case '1':
      return Presence::one;
    case '?':
      return Presence::optional;
    case '*':
      return Presence::any;
    case '+':
      return Presence::some;
    default:
      return Presence::unlisted;
  }
}

std::string_view name_of(Presence presence) noexcept {
  switch (presence) {
    case Presence::none:
      return "0";
    case Presence::one:
      return "1";
    case Presence::optional:
      return "0 or 1";
    case Presence::any:
      return "0+";
    case Presence::some:
      return "1+";
    case Presence::unlisted:
      return "any";
  }
  return {};
}

bool satisfies(std::size_t count, Presence presence) noexcept {
  switch (presence) {
    case Presence::none:
      return count == 0;
    case Presence::one:
      return count == 1;
    case Presence::optional:
      return count <= 1;
    case Presence::some:
      return count >= 1;
    case Presence::any:
    case Presence::unlisted:
      return true;
  }
  return true;
}

}  // namespace plenary::calendar::ical
