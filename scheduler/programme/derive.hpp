#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/programme.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/model/series_problem.hpp"

/// What solvers work on, derived from a programme: here and nowhere else. The dialogue must outlive what is derived.
namespace plenary::scheduler {

/// The zone whose clock people agree on: the programme's; where it states none, that of the first co-chair's seat, and
/// where there is none, of the first delegation that is invited by its code. Nothing if that is nobody.
std::optional<calendar::Zone> zone_of(const Programme& programme, const Dialogue& dialogue);

/// Of `programme`, only what decides the answer to a question about session or series `id`: nothing that is told or
/// decided, and nothing of other sessions.
Programme wish_of(const Programme& programme, std::string_view id);

/// A session that can be planned. Each window of a series is one, with an id of its own.
struct PlannableSession {
  SessionId id;                      ///< of a series: "monthly-01", "monthly-02", …
  std::size_t wish = 0;              ///< index of the session with its wish
  std::optional<std::size_t> told;   ///< index of the session that says what is decided of it, if one does
  std::optional<DateWindow> window;  ///< on whose days it may begin; the programme's if nothing is stated
};

/// All sessions with a wish that are neither held nor cancelled, in the programme's order.
std::vector<PlannableSession> plannable_sessions(const Programme& programme);

/// "monthly-03": the session in window number `number`, from 1, of a series.
SessionId id_in_series(const SessionId& series, std::size_t number);

/// The table by which burdens are counted: the programme's own, or `shipped`.
const BurdenTable& table_of(const Programme& programme, const BurdenTable& shipped) noexcept;

/// Session `id` by itself, or the series of that id. Its waivers are those of whom it invites. Fails where nothing is
/// asked of it, or something that only a plan of the whole programme can keep.
Checked<std::variant<Problem, SeriesProblem>> question_of(const Programme& programme, std::string_view id,
                                                          const Dialogue& dialogue, const BurdenTable& shipped);

/// The sessions that `question_of` can be asked for: ids with a wish, series by their own.
std::vector<std::string> askable_sessions(const Programme& programme);

/// All that is to be planned together. Where a session is decided already, it would rather stay.
/// Fails where nothing is to be planned, or with what a plan cannot keep.
Checked<ProgrammeProblem> programme_problem_of(const Programme& programme, const Dialogue& dialogue,
                                               const BurdenTable& shipped);

/// The same for those who look at what is decided: also where something is asked that a plan cannot keep.
Checked<ProgrammeProblem> judged_problem_of(const Programme& programme, const Dialogue& dialogue,
                                            const BurdenTable& shipped);

/// Whether all dated sessions of `ledger` are before the window of `problem`.
Result<void> check_ledger(const Ledger& ledger, const Problem& problem);

}  // namespace plenary::scheduler
