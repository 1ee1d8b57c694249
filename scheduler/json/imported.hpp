#pragma once

#include <string>

#include "calendar/ical/import/import.hpp"

/// Anyone's calendar as documents.
namespace plenary::scheduler {

/// Where a calendar came from and what was asked of it.
struct ImportRequest {
  std::string source;    ///< the file's name, for the reader's eye
  std::string dialogue;  ///< whose programme the sessions would be
  std::string tzdata;    ///< version
  calendar::Date first;  ///< of the window
  calendar::Date last;   ///< included
  calendar::Zone zone;   ///< in which busy times are told
};

/// A "plenary-busy/1" document (data/schema/busy.schema.json), whose entries can stand with a delegation or delegate
/// of a programme. An end that the clocks of the zone show twice is told in Etc/UTC: a programme reads it as its latest
/// meaning.
std::string write_busy_times(const calendar::ical::Imported& imported, const ImportRequest& request);

/// A programme document (data/schema/programme.schema.json) with a session an occurrence. What a calendar cannot
/// say is left open: the mode is unknown, the place stands among the session's issues.
std::string write_imported_programme(const calendar::ical::Imported& imported, const ImportRequest& request);

/// The most sessions that a programme document holds.
inline constexpr std::size_t most_imported_sessions = 2'000;
/// The most busy times that one calendar of a programme document holds.
inline constexpr std::size_t most_imported_busy_times = 10'000;

}  // namespace plenary::scheduler
