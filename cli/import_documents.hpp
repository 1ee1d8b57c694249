#pragma once

#include <string>

#include "calendar/ical/import/import.hpp"

/// What `plenary import` prints.
namespace plenary::cli {

/// Where an import came from and what was asked of it.
struct ImportRequest {
  std::string source;    ///< the file's name, for the reader's eye
  std::string dialogue;  ///< whose programme the sessions would be
  std::string tzdata;    ///< version
  calendar::Date first;  ///< of the window
  calendar::Date last;   ///< included
  calendar::Zone zone;   ///< in which busy times are told
};

/// "busy": entries of a participant or delegate of a problem document (data/schema/problem.schema.json). An end
/// that the clocks of the zone show twice is told in Etc/UTC: a problem reads it as its latest meaning.
std::string busy_json(const calendar::ical::Imported& imported, const ImportRequest& request);
std::string busy_table(const calendar::ical::Imported& imported, const ImportRequest& request);

/// A programme document (data/schema/programme.schema.json) with a session an occurrence. What a calendar cannot
/// say is left open: the mode is unknown, the place stands among the session's issues.
std::string sessions_json(const calendar::ical::Imported& imported, const ImportRequest& request);
std::string sessions_table(const calendar::ical::Imported& imported);

/// The most sessions that a programme document holds.
inline constexpr std::size_t most_sessions = 2'000;
/// The most busy times that one calendar of a problem document holds.
inline constexpr std::size_t most_busy_times = 10'000;

}  // namespace plenary::cli
