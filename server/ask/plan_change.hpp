#pragma once

#include <optional>
#include <string>

#include "scheduler/model/programme_problem.hpp"
#include "server/ask/proposal.hpp"

/// Changes that a plan offers, as the document takes them.
namespace plenary::server {

/// The document's text once the problem that was derived from it is to be `wanted` instead of `was`; nothing where a
/// document cannot say that.
std::optional<std::string> text_with(const AskedDocument& document, const scheduler::ProgrammeProblem& was,
                                     const scheduler::ProgrammeProblem& wanted);

/// The problem of that text, read again; nothing where it is refused.
std::optional<scheduler::ProgrammeProblem> as_document_has_it(const AskedDocument& document,
                                                              const scheduler::ProgrammeProblem& was,
                                                              const scheduler::ProgrammeProblem& wanted);

}  // namespace plenary::server
