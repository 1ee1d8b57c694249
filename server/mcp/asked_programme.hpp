#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/ask/new_programme.hpp"
#include "server/ask/proposal.hpp"
#include "server/mcp/tool.hpp"

namespace plenary::server::mcp {

/// The document that a call is about: as it was given, or what it is to be made of.
using ProgrammeSource = std::variant<std::string, NewProgramme>;

/// `programme`, an object or a text.
std::string document_in(Arguments& arguments);
/// `programme`, or instead of it the parts of a small one.
ProgrammeSource programme_in(Arguments& arguments);

/// Schemas of what these two read.
Parameter document_parameter();
std::vector<Parameter> programme_parameters();

/// A document that was read, and what it was read with.
struct AskedProgramme {
  std::string text;
  scheduler::Programme programme;
  const scheduler::Dialogue* dialogue;

  /// Refers to all of it.
  AskedDocument document() const;
};

Checked<AskedProgramme> read(ProgrammeSource source, Language language);

/// The version of the tz database that all times rest on.
Checked<std::string> tzdata_version();

}  // namespace plenary::server::mcp
