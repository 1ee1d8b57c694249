#include "server/ask/plan_change.hpp"

#include <utility>

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/written_back.hpp"

namespace plenary::server {

using scheduler::ProgrammeProblem;

std::optional<std::string> text_with(const AskedDocument& document, const ProgrammeProblem& was,
                                     const ProgrammeProblem& wanted) {
  const auto changed = scheduler::written_back(document.programme, document.dialogue, was, wanted);
  if (!changed) return std::nullopt;
  return scheduler::rewrite_programme(document.text, document.programme, *changed);
}

std::optional<ProgrammeProblem> as_document_has_it(const AskedDocument& document, const ProgrammeProblem& was,
                                                   const ProgrammeProblem& wanted) {
  const auto text = text_with(document, was, wanted);
  if (!text) return std::nullopt;
  const auto changed = scheduler::read_programme(*text, document.dialogue);
  if (!changed) return std::nullopt;
  auto again = scheduler::programme_problem_of(*changed, document.dialogue, document.table);
  if (!again) return std::nullopt;
  return std::move(*again);
}

}  // namespace plenary::server
