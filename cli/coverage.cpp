#include "cli/coverage.hpp"

#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/model/suggestion.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

/// Codes of countries, and the years that are not known of them.
using Unknown = std::set<std::pair<std::string, int>>;

void add(const std::vector<scheduler::Participant>& participants, const scheduler::DateWindow& window,
         Unknown& unknown) {
  for (const scheduler::Participant& participant : participants) {
    const std::string& code = participant.delegation->holiday_country;
    const auto* country = scheduler::shipped_world().country(code);
    if (country == nullptr || !window.first.ok()) continue;
    for (auto year = window.first.year(); year <= window.last.year(); ++year) {
      if (!country->known_years || !country->known_years->contains(year)) unknown.emplace(code, static_cast<int>(year));
    }
  }
}

void tell(Context& context, const Unknown& unknown) {
  if (unknown.empty()) return;
  std::vector<std::string> list;
  for (const auto& one : unknown) {
    const auto& name = scheduler::shipped_world().country(one.first)->name;
    list.push_back(name.in(context.language) + ' ' + std::to_string(one.second));
  }
  const Message message{"holidays.unknown-years", {{"list", within(scheduler::list_names(list))}}};
  context.err << "plenary: " << server::in_words(message, context.language) << '\n';
}

}  // namespace

void tell_unknown_holidays(Context& context, const scheduler::Problem& problem) {
  Unknown unknown;
  add(problem.participants, problem.window, unknown);
  tell(context, unknown);
}

void tell_unknown_holidays(Context& context, const scheduler::SeriesProblem& series) {
  Unknown unknown;
  for (const scheduler::Problem& session : series.sessions) add(session.participants, session.window, unknown);
  tell(context, unknown);
}

void tell_unknown_holidays(Context& context, const scheduler::ProgrammeProblem& problem) {
  Unknown unknown;
  for (const auto& session : problem.sessions) add(session.participants, problem.window, unknown);
  tell(context, unknown);
}

}  // namespace plenary::cli
