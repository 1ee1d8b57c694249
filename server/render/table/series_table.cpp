#include "server/render/table/series_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using answer_rows::name_of;
using answer_rows::names_shown;
using answer_rows::row;
using calendar::to_iso;
using scheduler::Burden;
using scheduler::Problem;
using scheduler::Proposal;
using scheduler::SeriesAnswer;
using scheduler::SeriesProblem;
using scheduler::SeriesRuleAnswer;
using scheduler::SeriesShare;
using scheduler::SeriesStatus;

namespace {

std::string when_text(const Problem& session, const Proposal& proposal) {
  const auto start = session.zone.to_local(proposal.when.start);
  const auto end = session.zone.to_local(proposal.when.end);
  return fmt::format("{} {} {}–{}", to_iso(calendar::date_of(start)), short_date(calendar::date_of(start)).substr(0, 3),
                     calendar::to_clock(calendar::time_of_day(start)), calendar::to_clock(calendar::time_of_day(end)));
}

/// As many of `words` as a line shows, and how many are not shown.
std::vector<std::string> first_few(std::vector<std::string> words) {
  if (words.size() <= names_shown) return words;
  const std::size_t more = words.size() - names_shown;
  words.resize(names_shown);
  words.push_back(fmt::format("and {} more", more));
  return words;
}

/// Who carries anything at a session, heaviest first.
std::string carriers_text(const Problem& session, const Proposal& proposal) {
  auto carriers = proposal.experiences;
  std::erase_if(carriers, [](const auto& one) { return one.burden == Burden{}; });
  std::stable_sort(carriers.begin(), carriers.end(), [](const auto& a, const auto& b) { return a.burden > b.burden; });
  std::vector<std::string> words;
  for (const auto& one : carriers)
    words.push_back(fmt::format("{} {}", name_of(session, one.participant), points_text(one.burden)));
  if (words.empty()) words.emplace_back("nobody carries anything");
  return wrapped(first_few(std::move(words)), 8, answer_rows::width);
}

std::string sessions_text(const SeriesProblem& series, const SeriesAnswer& answer) {
  std::string text;
  for (std::size_t t = 0; t < answer.sessions.size(); ++t) {
    const Problem& session = series.sessions[t];
    const Proposal& proposal = answer.sessions[t];
    text += fmt::format("\n{:>3}. {} {}, total {}{}\n        {}\n", t + 1, when_text(session, proposal),
                        session.zone.id(), points_text(proposal.total),
                        proposal.out.empty() ? "" : fmt::format(", {} cannot attend", proposal.out.size()),
                        carriers_text(session, proposal));
  }
  return text;
}

std::string proof_text(const SeriesAnswer& answer) {
  if (answer.status == SeriesStatus::optimal) return "proved: no other choice of slots is fairer";
  const Burden gap = answer.worst - answer.least_worst;
  const std::string bound = gap == Burden{}
                                ? "the heaviest ledger is proved the least possible, the rest is not"
                                : fmt::format("in every plan some country carries {} or more, {} less than here",
                                              points_text(answer.least_worst), points_text(gap));
  return "the best that was found, not proved; " + bound;
}

std::vector<std::string> share_words(const Problem& first, const SeriesAnswer& answer) {
  auto shares = answer.shares;
  std::stable_sort(shares.begin(), shares.end(),
                   [](const SeriesShare& a, const SeriesShare& b) { return a.after() > b.after(); });
  std::vector<std::string> words;
  for (const SeriesShare& share : shares) {
    words.push_back(fmt::format("{} {}→{} ({} of {} at no cost)", name_of(first, share.participant),
                                points_text(share.before), points_text(share.after()), share.free,
                                answer.sessions.size()));
  }
  return first_few(std::move(words));
}

std::vector<std::string> change_words(const Problem& first, const std::vector<scheduler::Change>& changes) {
  std::vector<std::string> words;
  for (const auto& change : changes) {
    words.push_back(
        fmt::format("{} {}→{}", name_of(first, change.participant), points_text(change.from), points_text(change.to)));
  }
  return first_few(std::move(words));
}

std::string rule_text(const SeriesRuleAnswer& rule, const SeriesRuleAnswer& chosen) {
  std::size_t same = 0;
  for (std::size_t t = 0; t < rule.slots.size(); ++t) same += rule.slots[t] == chosen.slots[t];
  if (same == rule.slots.size()) return "the same slots";
  return fmt::format("worst {}, total {}, {} of {} slots the same{}", points_text(rule.worst), points_text(rule.total),
                     same, rule.slots.size(), rule.proved ? "" : "; not proved");
}

/// What fits into the margin.
std::string label_of(const scheduler::WelfareRule& rule) {
  if (&rule == &scheduler::minimum_total) return "cheapest";
  return &rule == &scheduler::proportional ? "product" : std::string(rule.id);
}

std::string statement_text(const SeriesProblem& series, const SeriesAnswer& answer) {
  const Problem& first = series.sessions.front();
  std::vector<std::string> worst_off;
  for (const std::size_t who : answer.worst_off) worst_off.push_back(name_of(first, who));
  std::string text = "\nFairness of the series:\n" + row("proof", {proof_text(answer)});
  text += row("worst-off", worst_off.empty() ? std::vector<std::string>{"nobody: nobody carries anything"}
                                             : first_few(std::move(worst_off)));
  text += row("ledger", share_words(first, answer));
  for (std::size_t i = 1; i < answer.rules.size(); ++i)
    text += row(label_of(*answer.rules[i].rule), {rule_text(answer.rules[i], answer.rules.front())});
  if (answer.rules.size() > 1) {
    text += row("price", {answer.price == Burden{} ? "nothing: no plan has a lesser total"
                                                   : points_text(answer.price) + " points over the least total"});
    if (!answer.gain.empty()) text += row("better for", change_words(first, answer.gain));
    if (!answer.lose.empty()) text += row("worse for", change_words(first, answer.lose));
  }
  text += row("envy", {fmt::format("at most {} points between two countries", points_text(answer.envy))});
  if (!answer.jain || !answer.gini) return text + row("indices", {"not defined: nobody carries anything"});
  return text + row("indices", {fmt::format("Jain {:.3f}", *answer.jain), fmt::format("Gini {:.3f}", *answer.gini)});
}

std::string impossible_text(const SeriesProblem& series, const SeriesAnswer& answer) {
  std::string text;
  for (const auto& impossible : answer.impossible) {
    const Problem& session = series.sessions[impossible.session];
    text += fmt::format("\nNo slot fits the session from {} to {}. What forbids most:\n", to_iso(session.window.first),
                        to_iso(session.window.last));
    auto removals = impossible.removals;
    std::stable_sort(removals.begin(), removals.end(), [](const auto& a, const auto& b) {
      return std::pair{a.alone, a.slots} > std::pair{b.alone, b.slots};
    });
    for (std::size_t i = 0; i < std::min(removals.size(), names_shown); ++i) {
      if (removals[i].slots == 0) break;
      text += fmt::format("    {:>6} starts, {:>6} by itself   {}\n", removals[i].slots, removals[i].alone,
                          removals[i].constraint);
    }
    text += impossible.relaxations.empty() ? "    No single change helps.\n" : "    One of these changes is enough:\n";
    for (const auto& relaxation : impossible.relaxations)
      text += fmt::format("    {}: {} starts\n", relaxation.change, relaxation.slots);
  }
  return text;
}

}  // namespace

std::string series_table(const SeriesProblem& series, const scheduler::SeriesSolution& solution,
                         const SeriesAnswer& answer, std::string_view tzdata_version) {
  const Problem& first = series.sessions.front();
  std::size_t candidates = 0;
  for (const auto& session : solution.candidates.sessions) candidates += session.ranking.size();
  std::string text = fmt::format("{}\n{} sessions of {} minutes, {} delegations, {} to {}, {} candidates; tzdata {}\n",
                                 series.title.en.empty() ? series.id : series.title.en, series.sessions.size(),
                                 first.duration.count(), first.participants.size(), to_iso(first.window.first),
                                 to_iso(series.sessions.back().window.last), candidates, tzdata_version);
  if (!answer.impossible.empty()) return text + impossible_text(series, answer);
  if (answer.sessions.empty()) {
    return text + (answer.status == SeriesStatus::infeasible
                       ? "\nProved: no choice of slots keeps the floors.\n"
                       : "\nNo choice of slots that keeps the floors was found.\n");
  }
  return text + sessions_text(series, answer) + statement_text(series, answer);
}

}  // namespace plenary::server
