#include "scheduler/burden/unknown_years.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace plenary::scheduler {

namespace {

bool before(const UnknownYear& a, const UnknownYear& b) {
  return std::tie(a.country, a.year) < std::tie(b.country, b.year);
}

std::set<std::string> countries_of(const std::vector<Participant>& participants) {
  std::set<std::string> countries;
  for (const Participant& one : participants) {
    countries.insert(one.delegation->holiday_country);
    if (one.venue && one.venue->country != nullptr) countries.insert(one.venue->country->holiday_country);
    for (const Stay& stay : one.stays) {
      if (stay.venue->country != nullptr) countries.insert(stay.venue->country->holiday_country);
    }
  }
  return countries;
}

}  // namespace

std::vector<UnknownYear> unknown_years(const Dialogue& dialogue, const std::vector<Participant>& participants,
                                       const DateWindow& window) {
  std::vector<UnknownYear> unknown;
  if (!window.first.ok()) return unknown;
  for (const std::string& country : countries_of(participants)) {
    const auto known = dialogue.coverage.find(country);
    if (known == dialogue.coverage.end()) continue;
    const auto& years = known->second.years;
    for (auto year = window.first.year(); year <= window.last.year(); ++year) {
      if (!years || !years->contains(year)) unknown.push_back({country, year, &known->second});
    }
  }
  return unknown;
}

std::vector<UnknownYear> unknown_years(const Problem& problem) {
  return unknown_years(*problem.dialogue, problem.participants, problem.window);
}

std::vector<UnknownYear> unknown_years(const std::vector<Problem>& sessions) {
  std::vector<UnknownYear> all;
  for (const Problem& session : sessions) add_unknown(unknown_years(session), all);
  return all;
}

std::vector<UnknownYear> unknown_years(const ProgrammeProblem& programme) {
  std::vector<UnknownYear> all;
  for (const PlannedSession& session : programme.sessions)
    add_unknown(unknown_years(*programme.dialogue, session.participants, programme.window), all);
  return all;
}

void add_unknown(const std::vector<UnknownYear>& more, std::vector<UnknownYear>& all) {
  const auto middle = static_cast<std::ptrdiff_t>(all.size());
  all.insert(all.end(), more.begin(), more.end());
  std::inplace_merge(all.begin(), all.begin() + middle, all.end(), before);
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace plenary::scheduler
