#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "scheduler/model/programme.hpp"
#include "scheduler/model/release.hpp"

/// Programmes as commands get them: read, or reported for what they are.
namespace plenary::cli {

/// A programme and the file in which it stands.
struct ProgrammeFile {
  std::string source;  ///< as errors name it
  std::string bytes;
  scheduler::Programme programme;
};

/// The programme in `bytes`; nothing after reporting what is wrong with it.
std::optional<scheduler::Programme> read_programme(Context& context, const std::string& source,
                                                   const std::string& bytes);

/// The programme in `path`, or in the input stream for "-"; nothing after reporting.
std::optional<ProgrammeFile> read_programme_file(Context& context, const std::string& path);

/// What the programme in `path` says to the public, as it has been released; nothing after reporting.
std::optional<scheduler::Release> read_release(Context& context, const std::string& path);

}  // namespace plenary::cli
