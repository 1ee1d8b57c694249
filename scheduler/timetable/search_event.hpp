#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scheduler/timetable/score.hpp"

namespace plenary::scheduler {

/// What a search is busy with.
enum class SearchPhase {
  first_proof,   ///< a short exact search: small problems end here
  annealing,     ///< looking for good plans
  last_proof,    ///< an exact search for something better than the best plan
  conflict,      ///< not everything fits: looking for a minimal conflict
  relaxations,   ///< trying changes that would help
  partial_plan,  ///< fitting in as many sessions as possible
};

/// "annealing", as events are written.
constexpr std::string_view name_of(SearchPhase phase) noexcept {
  switch (phase) {
    case SearchPhase::first_proof:
      return "first_proof";
    case SearchPhase::annealing:
      return "annealing";
    case SearchPhase::last_proof:
      return "last_proof";
    case SearchPhase::conflict:
      return "conflict";
    case SearchPhase::relaxations:
      return "relaxations";
    case SearchPhase::partial_plan:
      return "partial_plan";
  }
  return {};
}

/// What a plan lets people carry, in points as people read them, where a search compares plans by that.
struct Carried {
  double heaviest = 0;
  double total = 0;
  friend bool operator==(const Carried&, const Carried&) = default;
};

/// What a search tells while it works: when a phase begins, and in it when something better is known. It reads no
/// clock; whoever listens may add the time.
struct SearchEvent {
  SearchPhase phase = SearchPhase::first_proof;
  std::optional<Score> best;         ///< of the best plan that whoever tells it knows; hard where it is none
  std::optional<Score> bound;        ///< no plan scores less
  std::uint64_t moves = 0;           ///< tried so far by the chain that tells it, or by all when a phase begins
  std::uint64_t nodes = 0;           ///< of exact searches so far
  std::optional<Carried> carried{};  ///< by the best plan
};

}  // namespace plenary::scheduler
