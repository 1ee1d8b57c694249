#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "tests/fuzz/law.hpp"
#include "tests/fuzz/reference.hpp"

// Laws: every document is either read or refused with reasons; reading it again gives the same answer; what is read is
// written in one form, which says the same; what is derived from it holds what solvers rely on; no draft is told.

namespace {

using namespace plenary;

void canonical_form_is_stable(const scheduler::Programme& programme) {
  const std::string written = scheduler::write_programme(programme);
  const auto again = scheduler::read_programme(written, fuzz::dialogue());
  fuzz::law(again.has_value(), "what was written is refused");
  fuzz::law(scheduler::write_programme(*again) == written, "written once and again, two documents");
}

void plan_is_sound(const scheduler::ProgrammeProblem& problem) {
  for (const auto& session : problem.sessions) {
    fuzz::law(session.mode != scheduler::SessionMode::unknown, "a session that is held nowhere");
    fuzz::law(session.in_person() == session.city.has_value(), "a city exactly where people meet");
    fuzz::law(session.window.first.ok() && !session.participants.empty(), "a session without days or people");
    fuzz::law(!session.hours || session.duration <= session.hours->length(), "a session longer than its hours");
    fuzz::law(problem.window.first <= session.window.first && session.window.last <= problem.window.last,
              "a session outside the programme");
  }
  for (const auto& relation : problem.relations) fuzz::law(relation.sessions.size() >= 2, "a relation of one");
}

void question_is_sound(const scheduler::Programme& programme, const scheduler::BurdenTable& table) {
  for (const std::string& id : scheduler::askable_sessions(programme)) {
    const auto question = scheduler::question_of(programme, id, fuzz::dialogue(), table);
    if (!question) {
      fuzz::explains_itself(question.error());
    } else if (const auto* problem = std::get_if<scheduler::Problem>(&*question)) {
      fuzz::law(problem->window.first <= problem->window.last && !problem->participants.empty(),
                "a question without days or people");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const scheduler::BurdenTable& table = scheduler::shipped_burden_table();
  const std::string_view json{reinterpret_cast<const char*>(data), size};
  const auto programme = scheduler::read_programme(json, fuzz::dialogue());
  const auto again = scheduler::read_programme(json, fuzz::dialogue());
  fuzz::law(programme.has_value() == again.has_value(), "read once, refused once");
  if (!programme) {
    fuzz::explains_itself(programme.error());
    fuzz::law(programme.error() == again.error(), "refused for different reasons");
    return 0;
  }
  canonical_form_is_stable(*programme);
  const auto plan = scheduler::programme_problem_of(*programme, fuzz::dialogue(), table);
  if (plan) plan_is_sound(*plan);
  if (!plan) fuzz::explains_itself(plan.error());
  question_is_sound(*programme, table);
  for (const auto& session : scheduler::told_of(*programme, fuzz::dialogue()).sessions)
    fuzz::law(!session.is_draft(), "a draft is told");
  return 0;
}
