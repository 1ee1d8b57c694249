#pragma once

#include <string>
#include <vector>

#include "scheduler/programme/derive.hpp"

/// A programme as its planner sees it, with where in the document everything stands. Private to scheduler/programme.
namespace plenary::scheduler {

struct Derivation {
  ProgrammeProblem problem;
  std::vector<PlannableSession> sources;       ///< of each session of the problem
  std::vector<std::string> pointers;           ///< of the session with the wish of each
  std::vector<std::string> relation_pointers;  ///< of each relation of the problem
};

/// Everything that is to be planned, on the clock of `zone`. Relations that name fewer than two sessions that are to be
/// planned are left out. Reports busy times that end before they begin, once each, and where a limit of memory is
/// passed; sessions beyond that are without those they invite.
Derivation derive(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                  const calendar::Zone& zone, Errors& errors);

/// "/sessions/3".
std::string pointer_of(const PlannableSession& session);

/// The hours of a session: its own, or the programme's.
inline const std::optional<ClockSpan>& hours_of(const Programme& programme, const Wish& wish) noexcept {
  return wish.hours ? wish.hours : programme.hours;
}

/// The days of a session: what it states, else the programme's.
inline DaysAllowed days_of(const Programme& programme, const Wish& wish) {
  const auto& dates = wish.not_on ? wish.not_on : programme.not_on;
  return {wish.weekdays ? wish.weekdays : programme.weekdays, dates.value_or(std::vector<calendar::Date>{})};
}

/// How a session with a wish is held where its document does not say: online, or in person if it has a city.
SessionMode planned_mode(const Session& session) noexcept;

}  // namespace plenary::scheduler
