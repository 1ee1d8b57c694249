#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// What is asked of whom: organisers' own arrangements first, then delegations', then what was agreed.
enum class Price { arrange = 1, reschedule = 2, provide = 3, delegate = 4, waive = 5, give_up = 6, hold_twice = 7 };

/// Something that the secretariat could ask for, so that more of a programme becomes possible.
struct ProblemChange {
  Message what;  ///< "waive the public holidays of Portugal"
  Price price{};
  std::function<void(ProgrammeProblem&)> apply;
};

/// The changes that loosen some rules of a programme, each once. Refers to the programme.
class ProblemChanges {
 public:
  explicit ProblemChanges(const ProgrammeProblem& programme) : programme_(programme) {}

  const ProgrammeProblem& programme() const noexcept { return programme_; }
  const PlannedSession& session(std::size_t number) const { return programme_.sessions[number]; }
  /// The delegation as invited to the session; null if it is not.
  const Participant* participant(std::size_t session, std::string_view delegation) const;

  /// Whatever says the same is the same change.
  void add(Message what, Price price, std::function<void(ProgrammeProblem&)> apply);

  /// Cheapest first, otherwise as they were added.
  std::vector<ProblemChange> take();

 private:
  const ProgrammeProblem& programme_;
  std::vector<ProblemChange> found_;
};

// What loosens more than one rule.

/// What a delegation may be asked to waive so that it can attend.
std::vector<std::pair<Waiver::What, Message>> waivers_for(const Delegation& delegation);

/// The session can do without a delegation that is no more than required.
void prefer(std::size_t session, std::string_view delegation, ProblemChanges& changes);

/// Another country co-chairs the session.
void replace_co_chair(std::size_t session, std::string_view delegation, ProblemChanges& changes);

/// Its busy times without what lies around them; where that has joined two, what is between stays busy.
void leave_no_time_around(Participant& who);

/// The session need not have a quorum.
void drop_quorum(std::size_t session, ProblemChanges& changes);

/// The session is not pinned.
void unpin(std::size_t session, ProblemChanges& changes);

/// The session asks less of interpreters, or finds more of them.
void ease_interpretation(std::size_t session, ProblemChanges& changes);

/// The session is held in its first language alone.
void work_in_one_language(std::size_t session, ProblemChanges& changes);

/// The date so many days later.
calendar::Date moved(calendar::Date date, int days);

}  // namespace plenary::scheduler
