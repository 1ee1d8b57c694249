#pragma once

#include <optional>

#include "scheduler/model/programme.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// `programme` as its document says it where what is planned shall be `wanted` instead of `was`, which was derived from
/// it: the way back from a change of the problem to what people wrote. What the programme says for all its sessions
/// stays; a session that differs says so for itself. Nothing where a document cannot say it, such as other hours for
/// one window of a series. Nothing judges the result: a document that cannot be is refused when it is read.
std::optional<Programme> written_back(const Programme& programme, const Dialogue& dialogue, const ProgrammeProblem& was,
                                      const ProgrammeProblem& wanted);

}  // namespace plenary::scheduler
