#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/model/problem.hpp"
#include "server/render/words/local_times.hpp"

/// How the tables of an answer write a line. Private to server/document.
namespace plenary::server::answer_rows {

inline constexpr std::size_t width = 100;
inline constexpr std::size_t indent = 15;
inline constexpr std::size_t names_shown = 8;

/// "    out        " and the words, wrapped under themselves.
inline std::string row(std::string_view label, const std::vector<std::string>& words) {
  return fmt::format("    {:<11}{}\n", label, wrapped(words, indent, width));
}

inline const std::string& name_of(const scheduler::Problem& problem, std::size_t participant) {
  return problem.participants[participant].delegation->name.en;
}

}  // namespace plenary::server::answer_rows
