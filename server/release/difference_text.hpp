#pragma once

#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/programme/difference.hpp"

/// What changed between two releases, as whoever is invited reads it.
namespace plenary::server {

/// Whose local time is another: those whose clocks show the same before and after stand together.
std::vector<std::string> clock_lines(const std::vector<scheduler::MovedClock>& clocks, Language language);

/// What happened to one session, a line each: "moved from … to …", "local time 14:00 → 13:00: Morocco".
std::vector<std::string> difference_lines(const scheduler::SessionDifference& difference,
                                          const scheduler::Release& before, const scheduler::Release& after,
                                          const scheduler::Dialogue& dialogue, Language language);

/// All of it, a paragraph a session.
std::string difference_text(const scheduler::Difference& difference, const scheduler::Release& before,
                            const scheduler::Release& after, const scheduler::Dialogue& dialogue, Language language);

/// The same as a document ("plenary-difference/1", data/schema/difference.schema.json) with the lines of `language`.
std::string write_difference(const scheduler::Difference& difference, const scheduler::Release& before,
                             const scheduler::Release& after, const scheduler::Dialogue& dialogue, Language language);

}  // namespace plenary::server
