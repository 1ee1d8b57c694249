#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "calendar/civil/time.hpp"

namespace plenary::scheduler {

/// The longest window of a session, of a programme and of what drifts: two years, one of them a leap year. Beyond
/// that holidays are guesses.
inline constexpr calendar::days longest_window{731};

/// What a document may ask for. Beyond it, planning would take more memory than a desk has.
struct ProgrammeLimits {
  static constexpr std::size_t sessions = 5'000;
  static constexpr std::size_t published_sessions = 5'000;  ///< the page shows them in pages
  static constexpr std::size_t rooms = 61;                  ///< a room is a bit of a word; one is for what is online
  static constexpr std::size_t cities = 100;
  static constexpr std::size_t journeys = 4'950;  ///< between every two of 100 cities
  static constexpr std::size_t relations = 10'000;
  static constexpr std::size_t related = 50'000;        ///< sessions that all relations name together
  static constexpr std::size_t invitations = 300'000;   ///< delegations × sessions: 5,000 sessions of 57 are 285,000
  static constexpr std::size_t calendars = 100'000;     ///< of single delegates, counted in each session
  static constexpr std::size_t busy_times = 2'000'000;  ///< likewise; 16 bytes each
  static constexpr std::size_t left_out = 366;          ///< dates of one session
  static constexpr std::size_t features = 50;           ///< of one room or session
  static constexpr std::int64_t people = 10'000;        ///< whom all delegations send together
  static constexpr std::int64_t seats = 100'000;
  static constexpr std::int64_t links = 10'000;
  static constexpr std::int64_t interpreters = 1'000;  ///< of one pair of languages
  static constexpr std::int64_t weight = 1'000;
  static constexpr std::chrono::minutes session = std::chrono::hours{12};
  static constexpr std::chrono::minutes journey = std::chrono::hours{48};
  static constexpr std::chrono::minutes day = std::chrono::hours{24};  ///< breaks, and time online in a day
};

}  // namespace plenary::scheduler
