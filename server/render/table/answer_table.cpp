#include "server/render/table/answer_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
#include "server/render/table/statement_table.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using answer_rows::indent;
using answer_rows::name_of;
using answer_rows::names_shown;
using answer_rows::row;
using answer_rows::width;
using calendar::to_iso;
using scheduler::Answer;
using scheduler::AskedSlot;
using scheduler::Burden;
using scheduler::Change;
using scheduler::Circumstance;
using scheduler::Comparison;
using scheduler::Criterion;
using scheduler::Experience;
using scheduler::Problem;
using scheduler::Proposal;
using scheduler::Reason;

namespace {

constexpr std::size_t rules_shown = 12;

std::string span_text(const Problem& problem, calendar::Interval<calendar::Instant> when) {
  const auto start = problem.zone.to_local(when.start);
  const auto end = problem.zone.to_local(when.end);
  return fmt::format("{}, {}–{} {} ({}–{} UTC)", long_date(calendar::date_of(start)),
                     calendar::to_clock(calendar::time_of_day(start)), calendar::to_clock(calendar::time_of_day(end)),
                     problem.zone.id(), to_iso(when.start).substr(11, 5), to_iso(when.end).substr(11, 5));
}

std::string reasons_text(const Experience& experience) {
  std::string text;
  for (const Reason& reason : experience.reasons) text += (text.empty() ? "" : "; ") + describe(reason);
  if (experience.delegates > 0) {
    text += fmt::format("{}{} of {} delegates free", text.empty() ? "" : "; ", experience.free_delegates,
                        experience.delegates);
  }
  return text.empty() ? "core hours" : text;
}

/// The first few of `all`, and how many more there are.
std::vector<std::string> shortened(std::vector<std::string> all, std::size_t most) {
  if (all.size() <= most + 1) return all;
  const std::size_t more = all.size() - most;
  all.resize(most);
  all.push_back(fmt::format("and {} more", more));
  return all;
}

/// "Cyprus, Greece (each 12:30–13:30 lunch 2 + 2)": names with the same reasons side by side, in order of
/// appearance, at most `most` of each kind.
std::vector<std::string> grouped(const Problem& problem, const Proposal& proposal, const std::vector<std::size_t>& who,
                                 std::size_t most) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const auto participant : who) {
    const auto reasons = reasons_text(proposal.experiences[participant]);
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == reasons; });
    auto& names = same == groups.end() ? groups.emplace_back(reasons, std::vector<std::string>{}).second : same->second;
    names.push_back(name_of(problem, participant));
  }
  std::vector<std::string> words;
  for (auto& [reasons, names] : groups) {
    const bool several = names.size() > 1;
    for (auto& name : shortened(std::move(names), most)) words.push_back(std::move(name));
    words.back() += fmt::format(" ({}{})", several ? "each " : "", reasons);
  }
  return words;
}

std::string changes_text(const Problem& problem, const std::vector<Change>& changes) {
  std::vector<std::string> words;
  for (const Change& change : changes) {
    words.push_back(fmt::format("{} {}→{}", name_of(problem, change.participant), points_text(change.from),
                                points_text(change.to)));
  }
  return wrapped(shortened(std::move(words), names_shown), indent, width);
}

/// The tables of local times told so far: most proposals share theirs with an earlier one.
class SeenTimes {
 public:
  /// `table` indented, or which proposal has the same. Called once a proposal, in order.
  std::string tell(std::string table) {
    const auto same = std::find(tables_.begin(), tables_.end(), table);
    const auto number = same - tables_.begin() + 1;
    const bool is_new = same == tables_.end();
    tables_.push_back(table);
    if (!is_new) return row("local", {fmt::format("the same clock times as in proposal {}", number)});
    std::string text;
    for (std::size_t from = 0; from < table.size();) {
      const std::size_t to = table.find('\n', from);
      text += "    " + table.substr(from, to - from + 1);
      from = to + 1;
    }
    return text;
  }

 private:
  std::vector<std::string> tables_;
};

std::string proposal_text(const Problem& problem, const Proposal& proposal, SeenTimes& seen) {
  std::vector<const scheduler::Seat*> seats;
  std::vector<std::size_t> risks;
  std::vector<std::string> twice;
  for (const Experience& experience : proposal.experiences) {
    seats.push_back(&problem.participants[experience.participant].place());
    const bool risky = std::any_of(experience.reasons.begin(), experience.reasons.end(),
                                   [](const Reason& reason) { return reason.risk; });
    if (risky) risks.push_back(experience.participant);
    if (experience.ambiguous) twice.push_back(name_of(problem, experience.participant));
  }
  const auto reference = calendar::date_of(problem.zone.to_local(proposal.when.start));
  std::string text = seen.tell(local_times_table(local_times(seats, proposal.when.start), reference, width - 4));
  auto worst = grouped(problem, proposal, proposal.worst_off, names_shown);
  if (worst.empty()) {
    worst.emplace_back("nobody: core hours for every country");
  } else {
    worst.front() = fmt::format("{} points: {}", points_text(proposal.worst), worst.front());
  }
  text += row("worst off", worst);
  std::vector<std::string> total{fmt::format("{} points", points_text(proposal.total))};
  for (const auto& region : proposal.regions) {
    total.push_back(
        fmt::format("{} {:.2f} a country", region.region, region.sum.points() / static_cast<double>(region.countries)));
  }
  text += row("total", total);
  constexpr std::size_t all = std::numeric_limits<std::size_t>::max() - 1;
  if (!proposal.out.empty()) text += row("out", grouped(problem, proposal, proposal.out, all));
  if (!risks.empty()) text += row("risk", grouped(problem, proposal, risks, all));
  if (!twice.empty())
    text += row("note", {"clocks are put back that night; the local time happens twice in " +
                         fmt::format("{}", fmt::join(twice, ", "))});
  return text;
}

std::string comparison_rows(const Problem& problem, const Comparison& comparison) {
  std::string text = fmt::format("    {:<11}{}\n", "because", describe(comparison));
  if (!comparison.gain.empty())
    text += fmt::format("    {:<11}{}\n", "better for", changes_text(problem, comparison.gain));
  if (!comparison.lose.empty())
    text += fmt::format("    {:<11}{}\n", "worse for", changes_text(problem, comparison.lose));
  return text;
}

std::string placement_text(const Problem& problem, const Answer& answer, const AskedSlot& placement, SeenTimes seen) {
  const std::string asked = fmt::format("Asked: {} {}", to_iso(placement.asked), problem.zone.id());
  if (!placement.proposal)
    return fmt::format("\n{} is no start on the grid of {} minutes.\n", asked, problem.grid.count());
  if (!placement.forbidden_by.empty()) {
    return fmt::format("\n{} is not possible: {}.\n", asked, fmt::join(placement.forbidden_by, "; ")) +
           proposal_text(problem, *placement.proposal, seen);
  }
  std::string text = fmt::format("\n{} is rank {} of {}.\n", asked, placement.proposal->rank, answer.feasible);
  text += proposal_text(problem, *placement.proposal, seen);
  if (!placement.against_best) return text + "    It is the best slot.\n";
  text += "    Proposal 1 is better:\n";
  return text + comparison_rows(problem, *placement.against_best);
}

std::string nothing_fits(const Problem& problem, const Answer& answer) {
  std::string text = "\nNo slot fits. What each rule forbids, and what nothing but it forbids:\n";
  auto removals = answer.removals;
  std::erase_if(removals, [](const auto& removal) { return removal.slots == 0; });
  std::stable_sort(removals.begin(), removals.end(), [](const auto& a, const auto& b) {
    return std::pair{a.alone, a.slots} > std::pair{b.alone, b.slots};
  });
  const std::size_t shown = removals.size() <= rules_shown + 1 ? removals.size() : rules_shown;
  for (std::size_t i = 0; i < shown; ++i) {
    text += fmt::format("    {:>6} starts, {:>6} by itself   {}\n", removals[i].slots, removals[i].alone,
                        removals[i].constraint);
  }
  if (shown < removals.size())
    text += fmt::format("    and {} more, of which none forbids more\n", removals.size() - shown);
  if (answer.relaxations.empty())
    return text + "\nNo single change helps: at least two rules must give way together.\n";
  text += "\nOne of these changes is enough, cheapest first:\n";
  for (const auto& relaxation : answer.relaxations) {
    const auto local = problem.zone.to_local(relaxation.start);
    text += fmt::format("    {}: {} {}, the best {} {} {} (worst-off country {} points, total {})\n", relaxation.change,
                        relaxation.slots, relaxation.slots == 1 ? "start" : "starts",
                        short_date(calendar::date_of(local)), calendar::to_clock(calendar::time_of_day(local)),
                        problem.zone.id(), points_text(relaxation.worst), points_text(relaxation.total));
  }
  return text;
}

}  // namespace

std::string points_text(Burden burden) {
  std::string text = fmt::format("{:.2f}", burden.points());
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string describe(const Reason& reason) {
  std::string text{scheduler::name_of(reason.what)};
  if (reason.what == Circumstance::clock_band && !reason.detail.empty()) {
    text = reason.detail;
  } else if (!reason.detail.empty()) {
    text += ": " + reason.detail;
  }
  if (reason.waived) text += ", waived";
  const auto from = calendar::to_clock(calendar::time_of_day(reason.when.start));
  const auto to = calendar::to_clock(calendar::time_of_day(reason.when.end));
  if (reason.hard) return fmt::format("{}–{} {}", from, to, text);
  const auto quarters = reason.when.length() / std::chrono::minutes{15};
  const bool whole = reason.when.length() % std::chrono::minutes{15} == std::chrono::seconds{0};
  std::string sum;
  if (whole && quarters <= 4) {
    for (long i = 0; i < quarters; ++i) sum += fmt::format("{}{}", i == 0 ? "" : " + ", reason.rate.points);
  } else {
    sum = fmt::format(
        "{} × {}", points_text(Burden::of_units(reason.burden.units() / std::max<std::int64_t>(1, reason.rate.points))),
        reason.rate.points);
  }
  return fmt::format("{}–{} {} {}", from, to, text, sum);
}

std::string describe(const Comparison& comparison) {
  const auto better = points_text(comparison.better_value);
  const auto worse = points_text(comparison.worse_value);
  const auto ordinal = [](std::size_t n) {
    if (n == 1) return std::string("heaviest");
    const std::size_t last = n % 10;
    const bool teen = n % 100 / 10 == 1;
    return fmt::format("{}{} heaviest", n, teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
  };
  switch (comparison.decided_by) {
    case Criterion::countries:
      return fmt::format("the {} burden of a country is {} points against {}", ordinal(comparison.position), better,
                         worse);
    case Criterion::regions:
      return fmt::format("countries carry the same; the {} mean of a region is {} points against {}",
                         ordinal(comparison.position), better, worse);
    case Criterion::total:
      return fmt::format("countries and regions carry the same; the total is {} points against {}", better, worse);
    case Criterion::earliest:
      break;
  }
  return "both are equally fair; it is the earlier one";
}

std::string answer_table(const Problem& problem, const Answer& answer, std::string_view tzdata_version) {
  std::string text = fmt::format("{}\n{} minutes, {} delegations, {} to {}, {} starts, {} possible; tzdata {}\n",
                                 problem.title.en.empty() ? problem.id : problem.title.en, problem.duration.count(),
                                 problem.participants.size(), to_iso(problem.window.first), to_iso(problem.window.last),
                                 answer.slots, answer.feasible, tzdata_version);
  SeenTimes seen;
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    const Proposal& proposal = answer.proposals[i];
    text += fmt::format("\n{}. {}{}\n", i + 1, span_text(problem, proposal.when),
                        proposal.rank == i + 1 ? "" : fmt::format(", rank {} of {}", proposal.rank, answer.feasible));
    text += proposal_text(problem, proposal, seen);
  }
  if (answer.runner_up) {
    text += "\nProposal 1 ranks above proposal 2:\n" + comparison_rows(problem, *answer.runner_up);
  }
  text += statement_table(problem, answer);
  if (answer.feasible == 0) text += nothing_fits(problem, answer);
  if (answer.twins) text += twin_sessions_table(problem, *answer.twins);
  for (const AskedSlot& placement : answer.compared) text += placement_text(problem, answer, placement, seen);
  return text;
}

}  // namespace plenary::server
