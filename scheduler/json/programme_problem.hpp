#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// What a document of a programme may ask for. Beyond it, planning would take more memory than a desk has.
/// Windows of 731 days and sessions of 12 hours are the limits of a problem of one session, too.
struct ProgrammeLimits {
  static constexpr std::size_t sessions = 5'000;
  static constexpr std::size_t rooms = 61;  ///< a room is a bit of a word; one is for what is online
  static constexpr std::size_t cities = 100;
  static constexpr std::size_t journeys = 4'950;  ///< between every two of 100 cities
  static constexpr std::size_t relations = 10'000;
  static constexpr std::size_t related = 50'000;        ///< sessions that all relations name together
  static constexpr std::size_t invitations = 300'000;   ///< delegations × sessions: 5,000 sessions of 57 are 285,000
  static constexpr std::size_t calendars = 100'000;     ///< of single delegates, counted in each session
  static constexpr std::size_t busy_times = 2'000'000;  ///< likewise; 16 bytes each
  static constexpr std::size_t features = 50;           ///< of one room or session
  static constexpr std::int64_t people = 10'000;        ///< whom all delegations send together
  static constexpr std::int64_t seats = 100'000;
  static constexpr std::int64_t links = 10'000;
  static constexpr std::int64_t interpreters = 1'000;  ///< of one pair of languages
  static constexpr std::int64_t weight = 1'000;
  static constexpr std::chrono::minutes journey = std::chrono::hours{48};
  static constexpr std::chrono::minutes day = std::chrono::hours{24};  ///< breaks, and time online in a day
};

/// Reads a programme that is to be planned (data/schema/programme-problem.schema.json), its delegations and partner
/// sets resolved in `dialogue`, which must outlive the problem. `shipped` applies unless the document brings its own
/// burden table. Reports every error at once: each thing by itself first, then what contradicts something else.
///
/// Whether interpreters suffice, rooms are large enough and everybody can come is no matter of the document: the
/// planner says so, naming the rule.
Checked<ProgrammeProblem> read_programme_problem(std::string_view bytes, const Dialogue& dialogue,
                                                 const BurdenTable& shipped);

}  // namespace plenary::scheduler
