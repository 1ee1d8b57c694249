#include "verify/certificate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "verify/lines.hpp"
#include "verify/recount.hpp"

namespace plenary::verify {

namespace {

using scheduler::Problem;

/// What one start leaves everybody with.
struct Outcome {
  std::vector<std::int64_t> countries;                         // heaviest first
  std::vector<std::pair<std::int64_t, std::int64_t>> regions;  // sum, countries; heaviest mean first
  std::int64_t total = 0;
  std::int64_t not_preferred = 0;  // steps of the grid outside the times that the session prefers
};

Outcome result_of(const Problem& problem, const Recount& counted, std::size_t start) {
  Outcome result;
  result.not_preferred = counted.not_preferred[start];
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> regions;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const std::int64_t burden = counted.burden[p][start];
    result.total += burden;
    if (!problem.participants[p].counts_fairly()) continue;
    const std::int64_t after = burden + counted.past[p];
    result.countries.push_back(after);
    for (const auto& region : problem.participants[p].delegation->regions) {
      auto& [sum, members] = regions[region.id];
      sum += after;
      ++members;
    }
  }
  std::sort(result.countries.rbegin(), result.countries.rend());
  for (const auto& [name, region] : regions) result.regions.push_back(region);
  std::stable_sort(result.regions.begin(), result.regions.end(),
                   [](const auto& a, const auto& b) { return a.first * b.second > b.first * a.second; });
  return result;
}

/// Where `other`, that begins at `start`, loses against the winner; "!" with the place if it does not lose.
std::string loss(const Outcome& winner, std::size_t winner_start, const Outcome& other, std::size_t start) {
  for (std::size_t i = 0; i < winner.countries.size(); ++i) {
    if (winner.countries[i] != other.countries[i])
      return fmt::format("{}c{}", winner.countries[i] < other.countries[i] ? "" : "!", i + 1);
  }
  for (std::size_t i = 0; i < winner.regions.size(); ++i) {
    const std::int64_t a = winner.regions[i].first * other.regions[i].second;
    const std::int64_t b = other.regions[i].first * winner.regions[i].second;
    if (a != b) return fmt::format("{}r{}", a < b ? "" : "!", i + 1);
  }
  if (winner.total != other.total) return winner.total < other.total ? "t" : "!t";
  if (winner.not_preferred != other.not_preferred) return winner.not_preferred < other.not_preferred ? "p" : "!p";
  return winner_start < start ? "e" : "!e";
}

/// The slot that a line "winner 123 …" names, if there is such a slot.
std::optional<std::size_t> stated_winner(std::string_view line, std::size_t slots) {
  constexpr std::string_view word = "winner ";
  if (!line.starts_with(word)) return std::nullopt;
  line.remove_prefix(word.size());
  std::size_t number = slots;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
  return read.ec == std::errc{} && number < slots ? std::optional{number} : std::nullopt;
}

void check_winner(Lines& lines, const Outcome& winner, std::size_t number, calendar::Instant start) {
  lines.expect(fmt::format("winner {} {}", number, calendar::to_iso(start)), "the winner is not that slot");
  std::vector<std::string> countries;
  for (const std::int64_t units : winner.countries) countries.push_back(std::to_string(units));
  lines.expect("countries" + with_lengths(countries), "the countries do not carry that at the winner");
  std::string regions = "regions";
  for (const auto& [sum, members] : winner.regions) regions += fmt::format(" {}/{}", sum, members);
  lines.expect(regions, "the regions do not carry that at the winner");
  lines.expect(fmt::format("total {}", winner.total), "the total at the winner is another");
}

/// What the certificate must say of one start.
std::string claim(const Problem& problem, const Recount& counted, const Outcome* winner, std::size_t winner_start,
                  std::size_t start) {
  if (counted.forbidden_by[start] != 0) return fmt::format("x{}", counted.forbidden_by[start]);
  if (winner == nullptr) return "feasible";
  if (start == winner_start) return "w";
  return loss(*winner, winner_start, result_of(problem, counted, start), start);
}

}  // namespace

Result<Verified> check(std::string_view certificate, const Problem& problem, const Basis& basis) {
  Lines lines(certificate);
  lines.expect_format("plenary-certificate");
  check_basis(lines, basis);
  if (lines.failed()) return unexpected(lines.take_error());

  const Recount counted = recount(problem);
  Verified verified{counted.starts.size(), 0, std::nullopt};
  verified.feasible =
      static_cast<std::size_t>(std::count(counted.forbidden_by.begin(), counted.forbidden_by.end(), std::size_t{0}));
  lines.expect(fmt::format("slots {}", verified.slots), "the window has another number of slots");
  lines.expect(fmt::format("feasible {}", verified.feasible), "another number of slots is feasible");
  for (std::size_t r = 0; r < counted.rules.size(); ++r)
    lines.expect(fmt::format("rule {} {}", r + 1, counted.rules[r]), "the problem has another rule there");
  if (lines.failed()) return unexpected(lines.take_error());

  std::optional<Outcome> winner;
  std::size_t number = 0;
  if (verified.feasible == 0) {
    lines.expect("winner none", "no slot is feasible");
  } else {
    const auto stated = stated_winner(lines.peek(), verified.slots);
    if (!stated || counted.forbidden_by[*stated] != 0) {
      lines.next_line_is_wrong("the winner is no feasible slot", "");
      return unexpected(lines.take_error());
    }
    number = *stated;
    winner = result_of(problem, counted, number);
    verified.winner = counted.starts[number];
    check_winner(lines, *winner, number, counted.starts[number]);
  }
  const auto a_day = static_cast<std::size_t>(std::chrono::hours{24} / problem.grid);
  for (std::size_t first = 0; first < verified.slots && !lines.failed(); first += a_day) {
    std::vector<std::string> claims;
    for (std::size_t i = first; i < std::min(first + a_day, verified.slots); ++i) {
      claims.push_back(claim(problem, counted, winner ? &*winner : nullptr, number, i));
      if (claims.back().front() != '!') continue;
      lines.next_line_is_wrong(
          fmt::format("the slot {} at {} is better than the stated winner", i, calendar::to_iso(counted.starts[i])),
          "");
      return unexpected(lines.take_error());
    }
    lines.expect(fmt::format("from {}{}", first, with_lengths(claims)), "these candidates lose elsewhere");
  }
  lines.expect("end", "more than the problem has");
  if (!lines.failed() && !lines.at_end()) lines.next_line_is_wrong("stands after the end", "nothing");
  if (lines.failed()) return unexpected(lines.take_error());
  return verified;
}

}  // namespace plenary::verify
