#pragma once

#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::server {

/// One line about a session: "Co-chairs: France, Belgium".
struct Detail {
  std::string label;
  std::string value;
  std::string url;  ///< where the value leads; may be empty
};

/// Who hosts, chairs and takes part, how many working groups, what it relates to: everything that is known beside
/// title, time, place and status, in a fixed order. Feeds and the page say the same.
std::vector<Detail> details_of(const scheduler::PublicSession& session, const scheduler::Release& programme,
                               const scheduler::Dialogue& dialogue, Language language);

/// "Abuja, Nigeria", with the venue first where it is known; empty without a place.
std::string place_name(const scheduler::PublicSession& session, const scheduler::Release& programme,
                       const scheduler::Dialogue& dialogue, Language language);

/// What kind of session it is and how one takes part, as short words: "Workshop", "in person". The mode is left out
/// where the kind says it already.
std::vector<std::string> kind_and_mode(const scheduler::PublicSession& session, Language language);

/// Whether the session will not be at the time that was announced: postponed or cancelled.
bool is_called_off(const scheduler::PublicSession& session) noexcept;

}  // namespace plenary::server
