#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"

/// How the tables of an answer write a line. Private to server/render/table.
namespace plenary::server::answer_rows {

inline constexpr std::size_t width = 100;
inline constexpr std::size_t indent = 15;
inline constexpr std::size_t names_shown = 8;

/// "    out        " and the words, wrapped under themselves; the label is the one of `code`.
inline std::string row(std::string_view code, const std::vector<std::string>& words, Language language) {
  return "    " + padded(std::string{label(code, language)}, indent - 4) + wrapped(words, indent, width, language) +
         '\n';
}

inline const LocalizedText& name_of(const scheduler::Problem& problem, std::size_t participant) {
  return problem.participants[participant].delegation->name;
}

/// "Friday, a rest day in Algeria: 96 starts".
std::string cause_text(const scheduler::Cause& cause, Language language);

/// What each rule forbids and nothing but it forbids, the gravest first; at most `most` of them, and how many more.
std::string removals_text(std::vector<scheduler::Removal> removals, std::size_t most, Language language);

}  // namespace plenary::server::answer_rows
