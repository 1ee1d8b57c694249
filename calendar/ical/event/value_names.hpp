#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/event.hpp"

/// The words of iCalendar for our enumerations, to print and to read; case does not matter when read (RFC 5545 §2).
namespace plenary::calendar::ical {

template <class Value>
struct Named {
  Value value;
  std::string_view name;
};

inline constexpr std::array<Named<EventStatus>, 3> event_statuses{{{EventStatus::tentative, "TENTATIVE"},
                                                                   {EventStatus::confirmed, "CONFIRMED"},
                                                                   {EventStatus::cancelled, "CANCELLED"}}};

inline constexpr std::array<Named<RelationType>, 3> relation_types{
    {{RelationType::parent, "PARENT"}, {RelationType::child, "CHILD"}, {RelationType::sibling, "SIBLING"}}};

inline constexpr std::array<Named<AttendeeRole>, 4> attendee_roles{
    {{AttendeeRole::chair, "CHAIR"},
     {AttendeeRole::required, "REQ-PARTICIPANT"},
     {AttendeeRole::optional, "OPT-PARTICIPANT"},
     {AttendeeRole::non_participant, "NON-PARTICIPANT"}}};

inline constexpr std::array<Named<ParticipationStatus>, 5> participation_statuses{
    {{ParticipationStatus::needs_action, "NEEDS-ACTION"},
     {ParticipationStatus::accepted, "ACCEPTED"},
     {ParticipationStatus::declined, "DECLINED"},
     {ParticipationStatus::tentative, "TENTATIVE"},
     {ParticipationStatus::delegated, "DELEGATED"}}};

inline constexpr std::array<Named<CalendarUserType>, 5> calendar_user_types{
    {{CalendarUserType::individual, "INDIVIDUAL"},
     {CalendarUserType::group, "GROUP"},
     {CalendarUserType::resource, "RESOURCE"},
     {CalendarUserType::room, "ROOM"},
     {CalendarUserType::unknown, "UNKNOWN"}}};

inline constexpr std::array<Named<Method>, 8> methods{{{Method::publish, "PUBLISH"},
                                                       {Method::request, "REQUEST"},
                                                       {Method::reply, "REPLY"},
                                                       {Method::add, "ADD"},
                                                       {Method::cancel, "CANCEL"},
                                                       {Method::refresh, "REFRESH"},
                                                       {Method::counter, "COUNTER"},
                                                       {Method::decline_counter, "DECLINECOUNTER"}}};

inline constexpr std::array<Named<BusyType>, 4> busy_types{{{BusyType::free, "FREE"},
                                                            {BusyType::tentative, "BUSY-TENTATIVE"},
                                                            {BusyType::busy, "BUSY"},
                                                            {BusyType::unavailable, "BUSY-UNAVAILABLE"}}};

template <class Value, std::size_t count>
constexpr std::string_view name_in(const std::array<Named<Value>, count>& table, Value value) noexcept {
  for (const Named<Value>& row : table) {
    if (row.value == value) return row.name;
  }
  return {};
}

template <class Value, std::size_t count>
constexpr std::optional<Value> value_in(const std::array<Named<Value>, count>& table, std::string_view name) noexcept {
  for (const Named<Value>& row : table) {
    if (ascii::equal_ignoring_case(row.name, name)) return row.value;
  }
  return std::nullopt;
}

}  // namespace plenary::calendar::ical
