#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/result.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/model/programme_problem.hpp"

/// The parts of the check of a programme. Private to scheduler/programme.
namespace plenary::scheduler {

/// A session that is to be planned, with what is known of it.
struct JudgedSession {
  std::string pointer;                                          ///< of its wish
  bool sound = false;                                           ///< nothing was wrong with it by itself
  std::optional<calendar::Interval<calendar::Instant>> pinned;  ///< [start, end) of a sound session's pinned time
};

/// A programme while it is judged.
struct Judging {
  ProgrammeProblem problem;
  bool clock_is_known = false;          ///< zone, window, grid and hours are right
  bool rooms_are_known = false;         ///< nothing was wrong with rooms
  std::vector<JudgedSession> sessions;  ///< of each session of the problem
  std::vector<std::string> relations;   ///< pointer of each relation of the problem

  const std::string& id(std::size_t session) const { return problem.sessions[session].id.value; }
};

/// A statement of how two sessions stand to each other, with the relation that makes it.
struct RelationLink {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t relation = 0;
};

/// What is wrong with the pin of `session` by itself; its time is kept where it is right.
void judge_pin(Judging& judging, std::size_t session, Errors& errors);

/// Pins of different sessions that exclude each other: one room, one person, one link at the same time.
void report_pins_at_once(const Judging& judging, Errors& errors);

/// Circles of sessions that would be before themselves.
void report_precedence_cycles(const Judging& judging, Errors& errors);

/// Two relations that no two sessions can have to each other.
void report_contradictions(const Judging& judging, Errors& errors);

/// Relations that pins break.
void report_broken_by_pins(const Judging& judging, Errors& errors);

}  // namespace plenary::scheduler
