#pragma once

#include <string>

namespace plenary::calendar {

/// Somebody who can be written to. RFC 5545 §3.3.3.
struct CalendarUser {
  std::string address;  ///< a URI: "mailto:secretariat@example.org"
  std::string name;     ///< CN; may be empty
  friend bool operator==(const CalendarUser&, const CalendarUser&) = default;
};

enum class AttendeeRole { chair, required, optional, non_participant };                         ///< RFC 5545 §3.2.16
enum class ParticipationStatus { needs_action, accepted, declined, tentative, delegated };      ///< RFC 5545 §3.2.12
enum class CalendarUserType { individual, group, resource, room, unknown };                     ///< RFC 5545 §3.2.3
enum class Method { publish, request, reply, add, cancel, refresh, counter, decline_counter };  ///< RFC 5546 §1.4

/// One ATTENDEE. RFC 5545 §3.8.4.1.
struct Attendee {
  CalendarUser user;
  AttendeeRole role = AttendeeRole::required;
  ParticipationStatus status = ParticipationStatus::needs_action;
  CalendarUserType type = CalendarUserType::individual;
  bool rsvp = false;  ///< an answer is expected
  friend bool operator==(const Attendee&, const Attendee&) = default;
};

}  // namespace plenary::calendar
