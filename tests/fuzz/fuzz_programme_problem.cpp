#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scheduler/json/problem.hpp"
#include "scheduler/json/programme_problem.hpp"
#include "tests/fuzz/reference.hpp"

// Laws: every document is either read or refused with reasons; reading it again gives the same answer; what is read
// holds what planners rely on.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  static const auto table = scheduler::read_burden_table(data::burden_table_json());
  fuzz::law(table.has_value(), "the embedded burden table cannot be read");

  const std::string_view json{reinterpret_cast<const char*>(data), size};
  const auto problem = scheduler::read_programme_problem(json, fuzz::dialogue(), *table);
  const auto again = scheduler::read_programme_problem(json, fuzz::dialogue(), *table);
  fuzz::law(problem.has_value() == again.has_value(), "read once, refused once");
  if (!problem) {
    fuzz::explains_itself(problem.error());
    fuzz::law(problem.error() == again.error(), "refused for different reasons");
    return 0;
  }
  for (const auto& session : problem->sessions) {
    fuzz::law(session.mode != scheduler::SessionMode::unknown, "a session that is held nowhere");
    fuzz::law(session.in_person() == session.city.has_value(), "a city exactly where people meet");
    fuzz::law(session.window.first.ok() && !session.participants.empty(), "a session without days or people");
    fuzz::law(!session.hours || session.duration <= session.hours->length(), "a session longer than its hours");
  }
  for (const auto& relation : problem->relations) fuzz::law(relation.sessions.size() >= 2, "a relation of one");
  return 0;
}
