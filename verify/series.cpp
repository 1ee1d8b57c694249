#include "verify/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

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
    for (std::size_t t = 0; t < counted_.size(); ++t) by_time_.push_back(kinds_by_time(t));
  }

  /// Those of one time of the day on the session's clock that cost the same are one kind.
  std::map<calendar::TimeOfDay, std::vector<Kind>> kinds_by_time(std::size_t t) const {
    using Costs = std::pair<std::int64_t, std::vector<std::int64_t>>;
    std::map<calendar::TimeOfDay, std::map<Costs, std::size_t>> earliest;
    for (std::size_t slot = 0; slot < counted_[t].starts.size(); ++slot) {
      if (counted_[t].forbidden_by[slot] != 0) continue;
      Kind kind = kind_at(t, slot);
      earliest[time_of(t, slot)].try_emplace({kind.total, std::move(kind.countries)}, slot);
    }
    std::map<calendar::TimeOfDay, std::vector<Kind>> kinds;
    for (const auto& [time, costs] : earliest) {
      for (const auto& [cost, slot] : costs) kinds[time].push_back({cost.first, cost.second, slot});
    }
    return kinds;
  }

  calendar::TimeOfDay time_of(std::size_t t, std::size_t slot) const {
    return calendar::time_of_day(series_.sessions[t].zone.to_local(counted_[t].starts[slot]));
  }

  std::vector<Kind> kinds_at_any_time(std::size_t t) const {
    std::map<std::pair<std::int64_t, std::vector<std::int64_t>>, std::size_t> earliest;
    for (const auto& [time, kinds] : by_time_[t]) {
      for (const Kind& kind : kinds) {
        const auto [place, is_new] = earliest.try_emplace({kind.total, kind.countries}, kind.start);
        if (!is_new) place->second = std::min(place->second, kind.start);
      }
    }
    std::vector<Kind> all;
    for (const auto& [costs, slot] : earliest) all.push_back({costs.first, costs.second, slot});
    return all;
  }

  /// `plans_` where each group begins at its time.
  void set_sessions(const std::vector<calendar::TimeOfDay>& times) {
    plans_.sessions.clear();
    for (std::size_t t = 0; t < counted_.size(); ++t) {
      const auto& group = group_of_[t];
      plans_.sessions.push_back(group ? by_time_[t].at(times[*group]) : kinds_at_any_time(t));
    }
    plans_.step = 0;
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
    add_groups();
    if (has_no_shared_time()) {
      if (!chosen_.empty()) lines_.fail("", "sessions that share a time of the day have none in common", "");
      return;
    }
    std::optional<PlanOutcome> best;
    if (!chosen_.empty()) {
      if (!shares_times()) return lines_.fail("", "the winner's sessions begin at different times of the day", "");
      set_sessions(winners_times());
      best = winner();
      if (!best) return lines_.fail("", "the winner breaks a floor, or another slot of a session beats its own", "");
      check_winner(*best);
    }
    if (times_.empty()) {
      set_sessions({});
      return check_proof(best);
    }
    add_least();
    check_times({}, from_the_start_, best);
  }

  /// Sessions that begin at one time of the day: every `same_time`-th.
  void add_groups() {
    group_of_.assign(counted_.size(), std::nullopt);
    const auto apart = static_cast<std::size_t>(series_.same_time);
    for (std::size_t first = 0; first < apart && first + apart < counted_.size(); ++first) {
      std::vector<calendar::TimeOfDay> times;
      for (const auto& [time, kinds] : by_time_[first]) times.push_back(time);
      for (std::size_t t = first; t < counted_.size(); t += apart) {
        group_of_[t] = first;
        std::erase_if(times, [&](calendar::TimeOfDay time) { return !by_time_[t].contains(time); });
      }
      times_.push_back(std::move(times));
    }
  }

  bool has_no_shared_time() const {
    return std::any_of(times_.begin(), times_.end(), [](const auto& times) { return times.empty(); });
  }

  bool shares_times() const {
    for (std::size_t t = 0; t < chosen_.size(); ++t) {
      if (group_of_[t] && time_of(t, chosen_[t]) != time_of(*group_of_[t], chosen_[*group_of_[t]])) return false;
    }
    return true;
  }

  std::vector<calendar::TimeOfDay> winners_times() const {
    std::vector<calendar::TimeOfDay> times;
    for (std::size_t g = 0; g < times_.size(); ++g) times.push_back(time_of(g, chosen_[g]));
    return times;
  }

  /// What each country carries at least, and all together.
  struct Least {
    std::vector<std::int64_t> carried;
    std::int64_t total = 0;

    void add(const Least& other) {
      for (std::size_t c = 0; c < carried.size(); ++c) carried[c] += other.carried[c];
      total += other.total;
    }
    void lower_to(const Least& other) {
      for (std::size_t c = 0; c < carried.size(); ++c) carried[c] = std::min(carried[c], other.carried[c]);
      total = std::min(total, other.total);
    }
  };

  static Least least_of(const std::vector<Kind>& kinds) {
    Least least{kinds.front().countries, kinds.front().total};
    for (const Kind& kind : kinds) least.lower_to({kind.countries, kind.total});
    return least;
  }

  void add_least() {
    from_the_start_ = {plans_.past, 0};
    for (std::size_t t = 0; t < counted_.size(); ++t) {
      if (!group_of_[t]) from_the_start_.add(least_of(kinds_at_any_time(t)));
    }
    for (std::size_t g = 0; g < times_.size(); ++g) {
      least_.emplace_back();
      for (const calendar::TimeOfDay time : times_[g]) {
        Least sum{std::vector<std::int64_t>(plans_.past.size(), 0), 0};
        for (std::size_t t = 0; t < counted_.size(); ++t) {
          if (group_of_[t] == g) sum.add(least_of(by_time_[t].at(time)));
        }
        least_.back().push_back(std::move(sum));
      }
    }
  }

  /// All times that begin with `times`, which carry `sums` so far: excluded, or each with its proof.
  void check_times(const std::vector<calendar::TimeOfDay>& times, const Least& sums,
                   const std::optional<PlanOutcome>& best) {
    if (lines_.failed()) return;
    Least least = sums;
    for (std::size_t g = times.size(); g < times_.size(); ++g) {
      Least lowest = least_[g].front();
      for (const Least& one : least_[g]) lowest.lower_to(one);
      least.add(lowest);
    }
    if (best) {
      PlanOutcome bar = *best;
      bar.starts.clear();
      if (is_better(bar, outcome_of(plans_, least.carried, least.total))) return;
    }
    const std::size_t g = times.size();
    if (g == times_.size()) {
      std::string line = "at";
      for (const calendar::TimeOfDay time : times) line += ' ' + calendar::to_clock(time);
      lines_.expect(line, "plans at these times are not excluded");
      if (lines_.failed()) return;
      set_sessions(times);
      return check_proof(best);
    }
    for (std::size_t j = 0; j < times_[g].size(); ++j) {
      auto more = times;
      more.push_back(times_[g][j]);
      Least next = sums;
      next.add(least_[g][j]);
      check_times(more, next, best);
    }
  }

  /// That no plan of `plans_` is better.
  void check_proof(const std::optional<PlanOutcome>& best) {
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
    if (!lines_.failed()) check_tree(TreeWalk(plans_, best, std::move(weightings)));
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
    verified_.nodes += walk.nodes();
  }

  const SeriesProblem& series_;
  Lines lines_;
  std::vector<Recount> counted_;
  bool every_session_has_slots_ = true;
  std::vector<std::size_t> chosen_;  ///< slots of the winner
  Plans plans_;
  std::vector<std::map<calendar::TimeOfDay, std::vector<Kind>>> by_time_;  ///< by session
  std::vector<std::optional<std::size_t>> group_of_;     ///< by session: with whom it shares a time of the day
  std::vector<std::vector<calendar::TimeOfDay>> times_;  ///< by group: those that all its sessions can have
  std::vector<std::vector<Least>> least_;                ///< by group and time
  Least from_the_start_;                                 ///< the past, and sessions that share no time
  VerifiedSeries verified_;
};

}  // namespace

Result<VerifiedSeries> check(std::string_view certificate, const SeriesProblem& series, const Basis& basis) {
  return SeriesCheck(certificate, series).run(basis, certificate);
}

}  // namespace plenary::verify
