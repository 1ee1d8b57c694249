#include "server/ask/verification.hpp"

#include <fmt/format.h>

#include <variant>

#include "calendar/civil/iso.hpp"
#include "verify/series.hpp"

namespace plenary::server {

namespace {

Result<std::string> checked(const scheduler::Problem& problem, std::string_view certificate,
                            const verify::Basis& basis) {
  const auto verified = verify::check(certificate, problem, basis);
  if (!verified) return unexpected(verified.error());
  if (!verified->winner)
    return fmt::format("verified: none of {} slots is feasible (tzdata {})\n", verified->slots, basis.tzdata);
  return fmt::format("verified: {} is the best of {} feasible slots among {} (tzdata {})\n",
                     calendar::to_iso(*verified->winner), verified->feasible, verified->slots, basis.tzdata);
}

Result<std::string> checked(const scheduler::SeriesProblem& series, std::string_view certificate,
                            const verify::Basis& basis) {
  const auto verified = verify::check(certificate, series, basis);
  if (!verified) return unexpected(verified.error());
  const std::size_t sessions = series.sessions.size();
  if (verified->winner.empty())
    return fmt::format("verified: no plan of {} sessions is possible (tzdata {})\n", sessions, basis.tzdata);
  return fmt::format("verified: no plan of {} sessions among {} candidates is fairer; {} nodes (tzdata {})\n", sessions,
                     verified->candidates, verified->nodes, basis.tzdata);
}

}  // namespace

Result<std::string> verified(const Question& question, std::string_view certificate, const verify::Basis& basis) {
  return std::visit([&](const auto& problem) { return checked(problem, certificate, basis); }, question);
}

}  // namespace plenary::server
