#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scheduler/plan/plan_outcome.hpp"
#include "scheduler/plan/programme_calendars.hpp"
#include "scheduler/plan/rule.hpp"

namespace plenary::scheduler {

/// What the starts of a programme's sessions cost whom, as numbers: starts that cost everybody the same are of one
/// kind. Refers to the programme.
class PlanBurdens {
 public:
  /// A country that counts, and what the ledger says of it.
  struct Country {
    const Delegation* delegation = nullptr;
    std::vector<std::size_t> regions = {};  ///< numbers of its regions
    std::int64_t past = 0;                  ///< units
  };
  struct Kind {
    std::vector<std::int64_t> burden;  ///< units, by country of the meeting
    std::int64_t total = 0;            ///< units, over all who are invited
    friend bool operator==(const Kind&, const Kind&) = default;
  };
  /// One session that takes part.
  struct Meeting {
    std::size_t session = 0;
    std::vector<std::size_t> countries;
    std::vector<Kind> kinds;
    Span starts;                         ///< from its first possible start to its last
    std::vector<std::uint32_t> kind_of;  ///< by start
    std::vector<std::int64_t> slot;      ///< likewise: its place in the grid
    std::vector<std::int32_t> moved_by;  ///< likewise, in steps; empty where nothing is published
    std::optional<RoomIndex> published_room{};

    std::size_t index(Grain start) const noexcept { return static_cast<std::size_t>((start - starts.start).count); }
    std::size_t kind(Grain start) const noexcept { return kind_of[index(start)]; }
    std::int32_t steps_from_published(Grain start) const noexcept {
      return moved_by.empty() ? 0 : moved_by[index(start)];
    }
    /// How much of what is published it changes there.
    std::int64_t changes(const Placement& at) const noexcept {
      return (steps_from_published(at.start) != 0 ? 1 : 0) + (published_room && *published_room != at.room ? 1 : 0);
    }
  };

  PlanBurdens(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast);

  const std::vector<Country>& countries() const noexcept { return countries_; }
  const std::vector<std::string>& regions() const noexcept { return regions_; }
  const std::vector<Meeting>& meetings() const noexcept { return meetings_; }
  bool anything_published() const noexcept { return anything_published_; }

  /// Units that each country carries after the plan, with what the ledger says.
  std::vector<std::int64_t> carried(const Plan& plan) const;
  PlanOutcome outcome(const Plan& plan, const Score& tidiness) const;
  /// Fills in what follows from what each country carries.
  void compare_by(const std::vector<std::int64_t>& carried, PlanOutcome& outcome) const;

 private:
  std::size_t country_of(const Participant& participant);
  void add(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast,
           std::size_t session);
  void add_published(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast,
                     Meeting& meeting);

  std::vector<Country> countries_;
  std::vector<std::string> regions_;
  std::vector<std::int64_t> countries_in_;  ///< by region
  std::vector<Meeting> meetings_;           ///< as in the timetable
  bool anything_published_ = false;
};

/// Steps of the grid between a start and the published one; at least one where they differ.
std::int32_t steps_between(const ProgrammeProblem& programme, calendar::LocalTime start,
                           calendar::LocalTime published) noexcept;

}  // namespace plenary::scheduler
