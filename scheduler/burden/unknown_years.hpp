#pragma once

#include <string>
#include <vector>

#include "scheduler/model/problem.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// A year whose holidays are not known of a country: a day of it that looks free need not be.
struct UnknownYear {
  std::string country;  ///< its code
  calendar::year year;
  const Coverage* coverage = nullptr;  ///< of the dialogue

  friend bool operator==(const UnknownYear&, const UnknownYear&) = default;
};

/// The years of `window` that are not known of the countries whose holidays apply to `participants`, of their own or
/// where they meet; by country, then by year. Of a country that the dialogue says nothing of nothing is said.
std::vector<UnknownYear> unknown_years(const Dialogue& dialogue, const std::vector<Participant>& participants,
                                       const DateWindow& window);

/// The same of a session that is to be placed, and of sessions of a series.
std::vector<UnknownYear> unknown_years(const Problem& problem);
std::vector<UnknownYear> unknown_years(const std::vector<Problem>& sessions);
std::vector<UnknownYear> unknown_years(const ProgrammeProblem& programme);

/// `more` among `all`, each once.
void add_unknown(const std::vector<UnknownYear>& more, std::vector<UnknownYear>& all);

}  // namespace plenary::scheduler
