#pragma once

#include <string_view>
#include <utility>
#include <variant>

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"

/// What the only session of a programme asks, for tests of what answers it.
namespace plenary::test {

inline Checked<std::variant<scheduler::Problem, scheduler::SeriesProblem>> question_in(
    std::string_view json, const scheduler::Dialogue& dialogue, const scheduler::BurdenTable& table) {
  const auto programme = scheduler::read_programme(json, dialogue);
  if (!programme) return unexpected(programme.error());
  return scheduler::question_of(*programme, scheduler::askable_sessions(*programme).at(0), dialogue, table);
}

inline Checked<scheduler::Problem> problem_in(std::string_view json, const scheduler::Dialogue& dialogue,
                                              const scheduler::BurdenTable& table) {
  auto question = question_in(json, dialogue, table);
  if (!question) return unexpected(std::move(question.error()));
  return std::get<scheduler::Problem>(std::move(*question));
}

}  // namespace plenary::test
