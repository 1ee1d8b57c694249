#include "server/render/table/statement_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/render/table/answer_rows.hpp"
#include "server/render/words/burden_words.hpp"

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

std::vector<std::string> index_words(const FairnessStatement& statement, Language language) {
  if (!statement.jain || !statement.gini) return {std::string{label("statement.no-indices", language)}};
  return {in_words({"statement.jain", {{"value", *statement.jain}}}, language),
          in_words({"statement.gini", {{"value", *statement.gini}}}, language)};
}

/// The same slot, or when and at what price.
std::string rule_text(const Problem& problem, const RuleAnswer& answer, const RuleAnswer& chosen, Language language) {
  if (answer.slot == chosen.slot) return std::string{label("statement.same-slot", language)};
  const auto local = problem.zone.to_local(scheduler::TimeGrid(problem).start(answer.slot));
  return in_words({"statement.other-slot",
                   {{"date", FullDate{calendar::date_of(local)}},
                    {"time", Clock{calendar::time_of_day(local)}},
                    {"worst", answer.worst.shown_points()},
                    {"total", answer.total.shown_points()}}},
                  language);
}

std::string price_text(const FairnessStatement& statement, Language language) {
  if (statement.price == Burden{}) return std::string{label("statement.no-price", language)};
  const MessageArgument price{"points", points(statement.price)};
  if (!statement.price_ratio) return in_words({"statement.price-of-zero", {price}}, language);
  return in_words({"statement.price", {price, {"percent", *statement.price_ratio * 100}}}, language);
}

std::vector<std::string> share_words(const Problem& problem, const FairnessStatement& statement, Language language) {
  std::vector<Share> shares = statement.shares;
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.after > b.after; });
  std::vector<std::string> words;
  for (const Share& share : shares) {
    words.push_back(in_words({"statement.share",
                              {{"name", name_of(problem, share.participant)},
                               {"before", share.before.shown_points()},
                               {"after", share.after.shown_points()},
                               {"year", share.this_year.shown_points()}}},
                             language));
  }
  return shortened(std::move(words), names_shown, language);
}

}  // namespace

std::string statement_table(const Problem& problem, const scheduler::Answer& answer, Language language) {
  if (!answer.statement) return {};
  const FairnessStatement& statement = *answer.statement;
  const RuleAnswer& chosen = statement.rules.front();
  std::string text = fmt::format("\n{}\n", label("statement.title", language));
  if (!problem.ledger.empty()) text += row("row.ledger", share_words(problem, statement, language), language);
  for (const RuleAnswer& other : statement.rules) {
    if (other.rule == &scheduler::minimum_total || other.rule == &scheduler::rotation)
      text += row(other.rule->label, {rule_text(problem, other, chosen, language)}, language);
  }
  text += row("row.price", {price_text(statement, language)}, language);
  const std::string_view within_session =
      statement.within_one_session ? "statement.envy-within" : "statement.envy-beyond";
  text += row("row.envy",
              {in_words({"statement.envy", {{"points", points(statement.envy)}}}, language),
               in_words({within_session, {{"points", statement.largest_session.shown_points()}}}, language)},
              language);
  return text + row("row.indices", index_words(statement, language), language);
}

std::string twin_sessions_table(const Problem& problem, const scheduler::TwinSessions& twins, Language language) {
  const scheduler::TimeGrid grid(problem);
  std::string text =
      '\n' +
      in_words({"twins.title", {{"worst", points(twins.worst)}, {"total", twins.total.shown_points()}}}, language) +
      '\n';
  for (const Twin which : {Twin::first, Twin::second, Twin::both}) {
    std::vector<std::string> names;
    for (std::size_t p = 0; p < twins.attends.size(); ++p) {
      if (twins.attends[p] == which) names.push_back(isolated(name_of(problem, p).in(language), language));
    }
    if (names.empty()) continue;
    std::string when{label("twins.both", language)};
    if (which != Twin::both) {
      const auto local = problem.zone.to_local(grid.start(which == Twin::first ? twins.first : twins.second));
      when = in_words(
          {"twins.when", {{"date", FullDate{calendar::date_of(local)}}, {"time", Clock{calendar::time_of_day(local)}}}},
          language);
    }
    text += fmt::format("    {}: {}\n", when, wrapped(names, 8, width, language));
  }
  return text;
}

}  // namespace plenary::server
