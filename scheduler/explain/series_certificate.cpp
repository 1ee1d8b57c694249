#include "scheduler/explain/series_certificate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "scheduler/explain/run_lengths.hpp"

namespace plenary::scheduler {

namespace {

std::string session_lines(const SeriesSolution& solution) {
  std::string text;
  const auto& sessions = solution.candidates.sessions;
  for (std::size_t t = 0; t < sessions.size(); ++t) {
    const TimeGrid& grid = sessions[t].availability.grid();
    text += fmt::format("session {} slots {} feasible {} winner ", t + 1, grid.size(), sessions[t].ranking.size());
    if (solution.result.plan.empty()) {
      text += "none\n";
    } else {
      const Slot slot = solution.candidates.slot(t, solution.result.plan[t]);
      text += fmt::format("{} {}\n", index(slot), calendar::to_iso(grid.start(slot)));
    }
  }
  return text;
}

std::string outcome_lines(const SeriesOutcome& outcome) {
  std::vector<std::string> countries;
  for (const std::int64_t units : outcome.countries) countries.push_back(std::to_string(units));
  std::string text = "countries" + run_lengths(countries) + "\nregions";
  for (const auto& mean : outcome.regions) text += fmt::format(" {}/{}", mean.sum, mean.countries);
  return text + fmt::format("\ntotal {}\n", outcome.total);
}

std::string group_lines(const SeriesChoices& choices, SeriesSpace::Order order) {
  std::string text;
  for (const auto& group : SeriesSpace(choices, order).groups) {
    text += "group";
    for (const std::size_t session : group) text += fmt::format(" {}", session + 1);
    text += "\n";
  }
  return text;
}

std::string weighting_lines(const SeriesCandidates& candidates, const SeriesProof& proof) {
  std::string text;
  for (const auto& weights : proof.weightings) {
    std::vector<std::string> words;
    for (const std::size_t c : candidates.class_of) {
      if (c != SeriesCandidates::no_country) words.push_back(std::to_string(weights[c]));
    }
    text += "weighting" + run_lengths(words) + "\n";
  }
  return text;
}

std::string tree_lines(const SeriesProof& proof) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < proof.tree.size(); ++i) {
    const std::uint32_t many = SeriesProof::weightings_after(proof.tree[i]);
    const auto first = proof.tree.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    constexpr std::string_view letters = "cfbx";
    const char letter = letters[static_cast<std::size_t>(SeriesProof::node_of(proof.tree[i]))];
    words.push_back(fmt::format("{}{}", letter, fmt::join(first, first + many, "+")));
    i += many;
  }
  constexpr std::size_t words_a_line = 64;
  std::string text;
  for (std::size_t i = 0; i < words.size(); i += words_a_line) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = words.begin() + static_cast<std::ptrdiff_t>(std::min(i + words_a_line, words.size()));
    text += "tree" + run_lengths({first, last}) + "\n";
  }
  return text;
}

}  // namespace

std::string write_certificate(const SeriesSolution& solution, const CertificateBasis& basis) {
  const SeriesResult& result = solution.result;
  std::string text = fmt::format("plenary-series-certificate/2\nproblem {}\nledger {}\ndata {}\ntzdata {}\n",
                                 basis.problem, basis.ledger, basis.data, basis.tzdata);
  text += session_lines(solution);
  if (!solution.candidates.impossible.empty()) return text;
  if (!result.plan.empty()) text += outcome_lines(result.outcome);
  if (!solution.shared) {
    text += group_lines(solution.candidates.choices, result.order);
    return text + weighting_lines(solution.candidates, result.proof) + tree_lines(result.proof);
  }
  for (const TimesProof& one : solution.shared->proofs) {
    text += "at";
    for (const calendar::TimeOfDay time : one.times) text += ' ' + calendar::to_clock(time);
    text += '\n' + group_lines(solution.candidates.timed->at_times(one.times), one.order) +
            weighting_lines(solution.candidates, one.proof) + tree_lines(one.proof);
  }
  return text;
}

}  // namespace plenary::scheduler
