#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/model/release.hpp"

namespace plenary::scheduler {

/// What of a session is another than before. Times, place and status are what people act upon; the rest is for the eye.
enum class SessionField {
  when,
  status,
  place,
  mode,
  invited,
  title,
  leaders,  ///< hosts, chairs, co-chairs, organisers, who opens it
  languages,
  links,  ///< ways in and documents
  texts,  ///< description, outcome, facts, notes
  relations
};

/// What a delegation's clock showed for the start, and shows now.
struct MovedClock {
  const Delegation* delegation = nullptr;
  calendar::LocalTime before;
  calendar::LocalTime after;
};

/// A session that is in one of two releases, or in both with something changed.
struct SessionDifference {
  const PublicSession* before = nullptr;  ///< null: it is new
  const PublicSession* after = nullptr;   ///< null: it is there no more
  std::vector<SessionField> fields;       ///< that changed, each once; of a new session none
  std::vector<MovedClock> clocks;         ///< of whom it concerns and whose local start changes, by delegation
  std::vector<DelegationId> joined;       ///< invited now, sorted
  std::vector<DelegationId> left;         ///< invited no more, sorted
};

/// What became of one release on the way to another; both must outlive it.
struct Difference {
  bool title_changed = false;               ///< or the description, the page or the notes of the programme
  std::vector<SessionDifference> sessions;  ///< by start of what is new, then of what was; the undated last

  bool empty() const noexcept { return !title_changed && sessions.empty(); }
};

/// How `after` differs from `before` for those who read it. Revisions and stamps are no difference.
Difference difference(const Release& before, const Release& after, const Dialogue& dialogue);

}  // namespace plenary::scheduler
