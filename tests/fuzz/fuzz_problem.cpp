#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scheduler/json/problem.hpp"
#include "tests/fuzz/reference.hpp"

// Laws: every document is either read or refused with reasons; reading it again gives the same answer.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  static const auto table = scheduler::read_burden_table(data::burden_table_json());
  fuzz::law(table.has_value(), "the embedded burden table cannot be read");

  const std::string_view json{reinterpret_cast<const char*>(data), size};
  const auto problem = scheduler::read_problem(json, fuzz::dialogue(), *table);
  const auto again = scheduler::read_problem(json, fuzz::dialogue(), *table);
  fuzz::law(problem.has_value() == again.has_value(), "read once, refused once");
  if (!problem) {
    fuzz::explains_itself(problem.error());
    fuzz::law(problem.error() == again.error(), "refused for different reasons");
  }
  const auto either = scheduler::read_problem_or_series(json, fuzz::dialogue(), *table);
  fuzz::law(either.has_value() || !problem, "a session alone is also a session or a series");
  if (!either) fuzz::explains_itself(either.error());
  return 0;
}
