#pragma once

#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "server/ask/delegations.hpp"

namespace plenary::server {

/// What holds where nobody says otherwise.
inline constexpr const char* usual_duration = "PT1H";
inline constexpr const char* usual_hours = "08:00-19:00";

/// What a programme of one session begins with, in the words of whoever asks for it.
struct NewProgramme {
  std::string dialogue{usual_dialogue};
  std::string id;  ///< empty: made of the title
  std::string title;
  std::vector<std::string> co_chairs;  ///< delegations and sets of the dialogue, by code or name
  std::vector<std::string> required;
  std::vector<std::string> preferred;
  std::string first_day;  ///< "2027-03-01"
  std::string last_day;
  std::string duration = usual_duration;  ///< ISO 8601
  std::string hours = usual_hours;        ///< on the clock of the zone; empty: any
  std::vector<std::string> weekdays;      ///< "tue"; none: any
  std::vector<std::string> not_on;        ///< dates
  std::string zone;                       ///< empty: that of whom the programme invites first
};

/// The document, with a comment on each part. Errors name its members.
Checked<std::string> new_programme(const NewProgramme& wanted, Language language);

}  // namespace plenary::server
