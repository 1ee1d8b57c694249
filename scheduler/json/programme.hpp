#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

inline constexpr std::string_view programme_format = "plenary-programme/1";

/// Reads a programme document (data/schema/programme.schema.json) and reports every mistake at once.
/// Beyond the schema it checks what refers to something else: delegations and parties, sources, sets, rooms,
/// relation targets and their cycles, zones, dates and clock readings that do not exist, and what wishes cannot have
/// together (scheduler/programme/check).
Checked<Programme> read_programme(std::string_view json, const Dialogue& dialogue);

/// `programme` as a document, in one form for all that say the same: members in the schema's order, none that is empty
/// or what it would be anyway. Law: what it says, read, is written in the same bytes.
std::string write_programme(const Programme& programme);

/// What of `text` can stand in an id: "Réunion avril 2027" as "reunion-avril-2027"; empty if nothing can.
std::string slug_of(std::string_view text);

/// `text`, a document that says `before`, so that it says `after`: only what differs is written, and comments, order
/// and layout of the rest stay.
std::string rewrite_programme(std::string_view text, const Programme& before, const Programme& after);

}  // namespace plenary::scheduler
