#include "scheduler/explain/certificate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "calendar/civil/iso.hpp"
#include "scheduler/explain/comparison.hpp"
#include "scheduler/explain/run_lengths.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

class Losses {
 public:
  Losses(const Problem& problem, const Solution& solution) : problem_(problem), solution_(solution) {}

  /// Where `slot` loses, or what forbids it.
  std::string of(Slot slot) {
    const auto& rules = solution_.constraints;
    for (std::size_t r = 0; r < rules.size(); ++r) {
      if (!rules[r].allowed.contains(slot)) return fmt::format("x{}", r + 1);
    }
    const Slot winner = solution_.ranking.front();
    if (slot == winner) return "w";
    // The same hour of another week costs everybody the same: one comparison for all of them.
    std::string costs;
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      const std::uint16_t cost = solution_.availability.cost(p)[index(slot)];
      costs += {static_cast<char>(cost & 0xFF), static_cast<char>(cost >> 8)};
    }
    costs += std::to_string(steps_not_preferred(problem_, solution_.availability.grid(), slot));
    const auto [known, is_new] = known_.try_emplace(std::move(costs));
    if (is_new) known->second = compared(slot, winner);
    return known->second;
  }

 private:
  std::string compared(Slot slot, Slot winner) const {
    const Comparison comparison = compare(problem_, solution_.availability, winner, slot);
    switch (comparison.decided_by) {
      case Criterion::countries:
        return fmt::format("c{}", comparison.position);
      case Criterion::regions:
        return fmt::format("r{}", comparison.position);
      case Criterion::total:
        return "t";
      case Criterion::preferred:
        return "p";
      case Criterion::earliest:
        break;
    }
    return "e";
  }

  const Problem& problem_;
  const Solution& solution_;
  std::unordered_map<std::string, std::string> known_;
};

std::string winner_lines(const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return "winner none\n";
  const Slot winner = solution.ranking.front();
  std::vector<std::string> countries;
  for (const Burden burden : sorted_burdens(problem, solution.availability, winner))
    countries.push_back(std::to_string(burden.units()));
  std::string text = fmt::format("winner {} {}\ncountries{}\nregions", index(winner),
                                 calendar::to_iso(solution.availability.grid().start(winner)), run_lengths(countries));
  for (const RegionBurden& region : region_burdens(problem, solution.availability, winner))
    text += fmt::format(" {}/{}", region.sum.units(), region.countries);
  return text + fmt::format("\ntotal {}\n", total_burden(solution.availability, winner).units());
}

}  // namespace

std::string write_certificate(const Problem& problem, const Solution& solution, const CertificateBasis& basis) {
  const TimeGrid& grid = solution.availability.grid();
  std::string text = fmt::format("plenary-certificate/2\nproblem {}\nledger {}\ndata {}\ntzdata {}\n", basis.problem,
                                 basis.ledger, basis.data, basis.tzdata);
  text += fmt::format("slots {}\nfeasible {}\n", grid.size(), solution.ranking.size());
  for (std::size_t r = 0; r < solution.constraints.size(); ++r) {
    text += fmt::format("rule {} {}\n", r + 1, certificate_name(solution.constraints[r]));
  }
  text += winner_lines(problem, solution);
  Losses losses(problem, solution);
  const auto a_day = static_cast<std::size_t>(std::chrono::hours{24} / grid.step());
  for (std::size_t first = 0; first < grid.size(); first += a_day) {
    std::vector<std::string> words;
    for (std::size_t i = first; i < std::min(first + a_day, grid.size()); ++i)
      words.push_back(losses.of(static_cast<Slot>(i)));
    text += fmt::format("from {}{}\n", first, run_lengths(words));
  }
  return text + "end\n";
}

}  // namespace plenary::scheduler
