#include "verify/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "calendar/civil/iso.hpp"
#include "verify/lines.hpp"
#include "verify/recount.hpp"
#include "verify/seal.hpp"
#include "verify/series_tree.hpp"

namespace plenary::verify {

namespace {

using scheduler::Problem;
using scheduler::SeriesProblem;

/// "120*5 0*52" after the first word as 120, 120, …; nothing if it is not of that form or any number is too large.
std::optional<std::vector<std::int64_t>> repeated_numbers(std::string_view words, std::size_t most) {
  constexpr std::int64_t heaviest = 1'000'000;
  std::vector<std::int64_t> numbers;
  while (!words.empty()) {
    if (words.front() != ' ') return std::nullopt;
    words.remove_prefix(1);
    std::int64_t value = 0;
    std::size_t times = 0;
    const auto first = std::from_chars(words.data(), words.data() + words.size(), value);
    const auto star = static_cast<std::size_t>(first.ptr - words.data());
    if (first.ec != std::errc{} || star >= words.size() || words[star] != '*') return std::nullopt;
    words.remove_prefix(star + 1);
    const auto second = std::from_chars(words.data(), words.data() + words.size(), times);
    if (second.ec != std::errc{} || value < 0 || value > heaviest || times > most - numbers.size()) return std::nullopt;
    words.remove_prefix(static_cast<std::size_t>(second.ptr - words.data()));
    numbers.insert(numbers.end(), times, value);
  }
  return numbers;
}

class SeriesCheck {
 public:
  SeriesCheck(std::string_view certificate, const SeriesProblem& series) : series_(series), lines_(certificate) {}

  Result<VerifiedSeries> run(const Basis& basis, std::string_view certificate) {
    lines_.expect_format("plenary-series-certificate");
    if (!lines_.failed()) check_seal(certificate);
    if (!lines_.failed()) check_basis(lines_, basis);
    if (!lines_.failed()) check_sessions();
    if (!lines_.failed() && every_session_has_slots_) check_plan();
    if (!lines_.failed() && !lines_.peek().starts_with("digest "))
      lines_.next_line_is_wrong("stands after the proof", "the digest");
    if (lines_.failed()) return unexpected(lines_.take_error());
    return std::move(verified_);
  }

 private:
  void check_seal(std::string_view certificate) {
    const auto last = certificate.rfind("digest ");
    if (last == std::string_view::npos || sealed(std::string(certificate.substr(0, last))) != certificate)
      lines_.fail(last == std::string_view::npos ? "" : certificate.substr(last),
                  "the digest is not that of the lines before it", "");
  }

  void check_sessions() {
    for (const Problem& session : series_.sessions) {
      counted_.push_back(recount(session));
      const auto& forbidden = counted_.back().forbidden_by;
      const auto feasible = static_cast<std::size_t>(std::count(forbidden.begin(), forbidden.end(), std::size_t{0}));
      every_session_has_slots_ = every_session_has_slots_ && feasible > 0;
      verified_.candidates += feasible;
    }
    for (std::size_t t = 0; t < counted_.size() && !lines_.failed(); ++t) check_session(t);
    const bool all_or_none = chosen_.empty() || chosen_.size() == counted_.size();
    if (!lines_.failed() && !all_or_none)
      lines_.next_line_is_wrong("some sessions have a winner and some have none", "");
  }

  void check_session(std::size_t t) {
    const auto& forbidden = counted_[t].forbidden_by;
    const std::string line = fmt::format("session {} slots {} feasible {} winner ", t + 1, counted_[t].starts.size(),
                                         std::count(forbidden.begin(), forbidden.end(), std::size_t{0}));
    const std::string_view found = lines_.peek();
    if (!found.starts_with(line)) return lines_.expect(line + "…", "the session has other slots");
    const std::string_view winner = found.substr(line.size());
    if (winner == "none") return lines_.expect(line + "none", "");
    std::size_t slot = forbidden.size();
    std::from_chars(winner.data(), winner.data() + winner.size(), slot);
    if (slot >= forbidden.size() || forbidden[slot] != 0)
      return lines_.next_line_is_wrong("the winner is no feasible slot", "");
    chosen_.push_back(slot);
    verified_.winner.push_back(counted_[t].starts[slot]);
    lines_.expect(line + fmt::format("{} {}", slot, calendar::to_iso(counted_[t].starts[slot])),
                  "the winner begins at another time");
  }

  Kind kind_at(std::size_t t, std::size_t slot) const {
    Kind kind{0, {}, slot};
    const Problem& session = series_.sessions[t];
    for (std::size_t p = 0; p < session.participants.size(); ++p) {
      const std::int64_t burden = counted_[t].burden[p][slot];
      kind.total += burden;
      if (session.participants[p].counts_fairly()) kind.countries.push_back(burden);
    }
    return kind;
  }

  void add_plans() {
    const Problem& first = series_.sessions.front();
    for (std::size_t p = 0; p < first.participants.size(); ++p) {
      if (!first.participants[p].counts_fairly()) continue;
      const auto& who = *first.participants[p].delegation;
      plans_.past.push_back(counted_.front().past[p]);
      plans_.regions.emplace_back();
      for (const auto& region : who.regions) plans_.regions.back().push_back(region.id);
      plans_.before.emplace_back();
      for (const auto& session : first.ledger.sessions) {
        for (const auto& entry : session.entries) {
          if (entry.delegation == who.id)
            plans_.before.back().insert(plans_.before.back().begin(), entry.burden.units());
        }
      }
    }
    plans_.floors = series_.floors;
    plans_.step = 0;
    for (std::size_t t = 0; t < counted_.size(); ++t) {
      std::map<std::pair<std::int64_t, std::vector<std::int64_t>>, std::size_t> earliest;
      for (std::size_t slot = 0; slot < counted_[t].starts.size(); ++slot) {
        if (counted_[t].forbidden_by[slot] != 0) continue;
        Kind kind = kind_at(t, slot);
        earliest.try_emplace({kind.total, std::move(kind.countries)}, slot);
      }
      plans_.sessions.emplace_back();
      for (const auto& [costs, slot] : earliest) plans_.sessions.back().push_back({costs.first, costs.second, slot});
    }
    prepare(plans_);
  }

  /// What the winner leaves behind; nothing where another slot beats one of its own, or it breaks a floor.
  std::optional<PlanOutcome> winner() const {
    std::vector<std::size_t> kinds;
    for (std::size_t t = 0; t < chosen_.size(); ++t) {
      const auto& all = plans_.sessions[t];
      const auto found =
          std::find_if(all.begin(), all.end(), [&](const Kind& kind) { return kind.start == chosen_[t]; });
      if (found == all.end()) return std::nullopt;
      kinds.push_back(static_cast<std::size_t>(found - all.begin()));
    }
    if (breaks_floor(plans_, kinds)) return std::nullopt;
    return outcome_of(plans_, kinds);
  }

  void check_plan() {
    add_plans();
    std::optional<PlanOutcome> best;
    if (!chosen_.empty()) {
      best = winner();
      if (!best) return lines_.fail("", "the winner breaks a floor, or another slot of a session beats its own", "");
      check_winner(*best);
    }
    check_groups();
    std::vector<std::vector<std::int64_t>> weightings;
    constexpr std::string_view word = "weighting";
    while (!lines_.failed() && lines_.peek().starts_with(word)) {
      const auto line = lines_.take();
      auto weights = repeated_numbers(line.substr(word.size()), plans_.past.size());
      if (!weights || weights->size() != plans_.past.size())
        return lines_.fail(line, "is no weight for each country", fmt::format("{} weights", plans_.past.size()));
      weightings.push_back(std::move(*weights));
    }
    if (!lines_.failed()) check_tree(TreeWalk(plans_, std::move(best), std::move(weightings)));
  }

  /// A tree over multisets proves more than floors ask; where that is not so, they are asked in the order of time.
  void check_groups() {
    const auto line_of = [](const std::vector<std::size_t>& group) {
      std::string line = "group";
      for (const std::size_t t : group) line += fmt::format(" {}", t + 1);
      return line;
    };
    plans_.groups = groups_alike(plans_);
    const auto is_next = [&](const std::vector<std::size_t>& group) { return lines_.peek() == line_of(group); };
    if (plans_.has_floors() && !plans_.groups.empty() && !is_next(plans_.groups.front())) {
      plans_.groups = groups_of_one(plans_);
    }
    plans_.floors_in_tree = plans_.has_floors() && plans_.groups == groups_of_one(plans_);
    for (const auto& group : plans_.groups) lines_.expect(line_of(group), "these sessions do not belong together");
  }

  void check_winner(const PlanOutcome& best) {
    std::vector<std::string> countries;
    for (const std::int64_t units : best.countries) countries.push_back(std::to_string(units));
    lines_.expect("countries" + with_lengths(countries), "the countries do not carry that after the winner");
    std::string regions = "regions";
    for (const auto& [sum, members] : best.regions) regions += fmt::format(" {}/{}", sum, members);
    lines_.expect(regions, "the regions do not carry that after the winner");
    lines_.expect(fmt::format("total {}", best.total), "the total of the winner is another");
  }

  void check_tree(TreeWalk walk) {
    while (!lines_.failed() && lines_.peek().starts_with("tree ")) {
      const auto line = lines_.take();
      std::string_view words = line.substr(4);
      while (!words.empty()) {
        words.remove_prefix(1);
        const std::string_view one = words.substr(0, words.find(' '));
        words.remove_prefix(one.size());
        const auto star = one.find('*');
        std::size_t times = 0;
        if (star != std::string_view::npos) std::from_chars(one.data() + star + 1, one.data() + one.size(), times);
        if (times == 0) return lines_.fail(one, "is no node with its number", "");
        const std::string word(one.substr(0, star));
        for (std::size_t i = 0; i < times; ++i) {
          if (!walk.node(word)) return lines_.fail(one, walk.error(), "");
        }
      }
    }
    if (!walk.done()) lines_.next_line_is_wrong("the tree ends too early", "its next node");
    verified_.nodes = walk.nodes();
  }

  const SeriesProblem& series_;
  Lines lines_;
  std::vector<Recount> counted_;
  bool every_session_has_slots_ = true;
  std::vector<std::size_t> chosen_;  ///< slots of the winner
  Plans plans_;
  VerifiedSeries verified_;
};

}  // namespace

Result<VerifiedSeries> check(std::string_view certificate, const SeriesProblem& series, const Basis& basis) {
  return SeriesCheck(certificate, series).run(basis, certificate);
}

}  // namespace plenary::verify
