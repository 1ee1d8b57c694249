#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "calendar/ical/event/attendee.hpp"

/// The restriction tables of RFC 5546 §3.1–3.3 as data: how often what may stand in which message.
namespace plenary::calendar::ical {

/// RFC 5546 §3, "Presence".
enum class Presence {
  none,      ///< 0
  one,       ///< 1
  optional,  ///< 0 or 1
  any,       ///< 0+
  some,      ///< 1+
  unlisted   ///< not in this method's table
};

/// A property of the component, or a component beside or in it.
struct PresenceRow {
  std::string_view name;
  std::string_view presence;  ///< one sign a method, in the order of the enumeration: 0 1 ? * + or . for unlisted
};

/// What the tables say about one kind of component.
struct PresenceTable {
  std::string_view component;           ///< "VEVENT"
  std::string_view section;             ///< "RFC 5546 §3.2."; the method's number follows
  std::span<const PresenceRow> within;  ///< properties, and VALARM
  std::span<const PresenceRow> beside;  ///< components of the VCALENDAR
  std::string_view numbers;             ///< last digit of each method's section, '.' where it has none
};

/// §3.2 (VEVENT) and §3.3 (VFREEBUSY).
std::span<const PresenceTable> presence_tables();

/// The tables that hold for every method: of VCALENDAR, VTIMEZONE, STANDARD, DAYLIGHT, VALARM (§3.1).
struct CommonTable {
  std::string_view component;
  std::string_view section;
  std::span<const PresenceRow> rows;  ///< one sign each
};
std::span<const CommonTable> common_tables();

Presence presence_at(const PresenceRow& row, std::size_t column) noexcept;
inline Presence presence_of(const PresenceRow& row, Method method) noexcept {
  return presence_at(row, static_cast<std::size_t>(method));
}

/// "0 or 1".
std::string_view name_of(Presence presence) noexcept;

/// Whether something that stands `count` times satisfies `presence`.
bool satisfies(std::size_t count, Presence presence) noexcept;

}  // namespace plenary::calendar::ical
