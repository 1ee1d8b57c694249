#include "server/render/table/statement_table.hpp"

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
using answer_rows::width;
using scheduler::Burden;
using scheduler::FairnessStatement;
using scheduler::Problem;
using scheduler::RuleAnswer;
using scheduler::Share;
using scheduler::Twin;

namespace {

std::string clock_text(const Problem& problem, calendar::Instant instant) {
  const auto local = problem.zone.to_local(instant);
  return fmt::format("{}, {}", long_date(calendar::date_of(local)), calendar::to_clock(calendar::time_of_day(local)));
}

std::vector<std::string> index_words(const FairnessStatement& statement) {
  if (!statement.jain || !statement.gini) return {"not defined: nobody carries anything"};
  return {fmt::format("Jain {:.3f}", *statement.jain), fmt::format("Gini {:.3f}", *statement.gini)};
}

/// "the same slot", or when and at what price.
std::string rule_text(const Problem& problem, const RuleAnswer& answer, const RuleAnswer& chosen) {
  if (answer.slot == chosen.slot) return "the same slot";
  const scheduler::TimeGrid grid(problem);
  return fmt::format("{}: worst {}, total {}", clock_text(problem, grid.start(answer.slot)), points_text(answer.worst),
                     points_text(answer.total));
}

std::string price_text(const FairnessStatement& statement) {
  if (statement.price == Burden{}) return "nothing: no slot has a lesser total";
  const std::string ratio = statement.price_ratio
                                ? fmt::format("{:.0f} % of the least total", *statement.price_ratio * 100)
                                : "the least total is 0";
  return fmt::format("{} points, {}", points_text(statement.price), ratio);
}

std::vector<std::string> share_words(const Problem& problem, const FairnessStatement& statement) {
  std::vector<Share> shares = statement.shares;
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.after > b.after; });
  const std::size_t shown = std::min(shares.size(), names_shown);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < shown; ++i) {
    words.push_back(fmt::format("{} {}→{} ({} this year)", name_of(problem, shares[i].participant),
                                points_text(shares[i].before), points_text(shares[i].after),
                                points_text(shares[i].this_year)));
  }
  if (shown < shares.size()) words.push_back(fmt::format("and {} more", shares.size() - shown));
  return words;
}

}  // namespace

std::string statement_table(const Problem& problem, const scheduler::Answer& answer) {
  if (!answer.statement) return {};
  const FairnessStatement& statement = *answer.statement;
  const RuleAnswer& chosen = statement.rules.front();
  std::string text = "\nFairness of the best slot:\n";
  if (!problem.ledger.empty()) text += row("ledger", share_words(problem, statement));
  for (const RuleAnswer& other : statement.rules) {
    if (other.rule == &scheduler::minimum_total) text += row("cheapest", {rule_text(problem, other, chosen)});
    if (other.rule == &scheduler::rotation) text += row("rotation", {rule_text(problem, other, chosen)});
  }
  text += row("price", {price_text(statement)});
  text += row("envy",
              {fmt::format("at most {} points between two countries", points_text(statement.envy)),
               fmt::format("{} than one session cost somebody ({})", statement.within_one_session ? "no more" : "more",
                           points_text(statement.largest_session))});
  return text + row("indices", index_words(statement));
}

std::string twin_sessions_table(const Problem& problem, const scheduler::TwinSessions& twins) {
  const scheduler::TimeGrid grid(problem);
  std::string text = fmt::format("\nHeld twice, it keeps the floors (worst-off country {} points, total {}):\n",
                                 points_text(twins.worst), points_text(twins.total));
  for (const Twin which : {Twin::first, Twin::second, Twin::both}) {
    std::vector<std::string> names;
    for (std::size_t p = 0; p < twins.attends.size(); ++p) {
      if (twins.attends[p] == which) names.push_back(name_of(problem, p));
    }
    if (names.empty()) continue;
    const std::string when = which == Twin::both
                                 ? "both"
                                 : clock_text(problem, grid.start(which == Twin::first ? twins.first : twins.second));
    text += fmt::format("    {}: {}\n", when, wrapped(names, 8, width));
  }
  return text;
}

}  // namespace plenary::server
