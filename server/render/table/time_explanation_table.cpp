#include "server/render/table/time_explanation_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>
#include <vector>

#include "server/render/table/answer_rows.hpp"
#include "server/render/table/proposal_rows.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using answer_rows::row;
using scheduler::Finding;
using scheduler::TimeExplanation;

/// Who must attend the session and cannot, by the rules about them.
std::vector<std::size_t> kept_away(const scheduler::Problem& problem, const std::vector<Finding>& findings) {
  std::vector<std::size_t> who;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const std::string rule = "attendance:" + problem.participants[p].delegation->id.value;
    const auto is_it = [&](const Finding& one) { return one.session.value == problem.id && one.rule == rule; };
    if (std::ranges::any_of(findings, is_it)) who.push_back(p);
  }
  return who;
}

/// A rule of the session itself without its title, which stands above.
std::vector<Message> without_title(const Message& rule) {
  if (rule.code != "rule.of-session") return within(rule);
  const auto found = std::ranges::find(rule.arguments, "rule", &MessageArgument::name);
  const auto* inner = found == rule.arguments.end() ? nullptr : std::get_if<std::vector<Message>>(&found->value);
  return inner == nullptr ? within(rule) : *inner;
}

/// "Would break:" and a line each; whoever is kept away, with the reasons, in one.
std::string rules_text(std::string_view heading, const std::vector<Finding>& findings,
                       const scheduler::Problem& problem, const ProposalRows& rows, const scheduler::Proposal& proposal,
                       Language language) {
  if (findings.empty()) return {};
  std::string text = fmt::format("\n{}\n", label(heading, language));
  const auto away = kept_away(problem, findings);
  if (!away.empty()) text += row("explain.must-attend", rows.grouped(proposal, away, away.size()), language);
  for (const Finding& finding : findings) {
    const bool is_own = finding.session.value == problem.id;
    if (is_own && finding.rule.starts_with("attendance:")) continue;
    const Message line =
        is_own ? Message{"explain.rule", {{"rule", without_title(finding.what)}, {"name", finding.rule}}}
               : Message{"explain.rule-of",
                         {{"session", finding.session.value}, {"rule", within(finding.what)}, {"name", finding.rule}}};
    text += "    " + in_words(line, language) + '\n';
  }
  return text;
}

}  // namespace

std::string time_explanation_table(const TimeExplanation& explained, std::string_view tzdata, Language language) {
  const auto& [problem, times, is_decided, breaks, mends] = explained;
  ProposalRows rows(problem, language);
  std::string text =
      title_or_id(problem.title, problem.id, language) + '\n' +
      in_words({"explain.heading", {{"slot", within(rows.slot(times.asked))}, {"tzdata", tzdata}}}, language) + '\n';
  text += breaks.empty() ? fmt::format("\n{}\n", label("explain.breaks-nothing", language))
                         : rules_text("explain.breaks", breaks, problem, rows, times.asked, language);
  if (times.instead) text += rules_text("explain.mends", mends, problem, rows, *times.instead, language);
  text += '\n' + rows.text(times.asked, true);
  if (!times.instead) return text;
  text += '\n' +
          in_words({is_decided ? "explain.against-decided" : "explain.against-best",
                    {{"slot", within(rows.slot(*times.instead))}}},
                   language) +
          '\n' + rows.text(*times.instead, true);
  if (times.lighter.empty() && times.heavier.empty())
    return text + fmt::format("    {}\n", label("explain.same-for-all", language));
  if (!times.lighter.empty()) text += row("row.better-for", rows.changes(times.lighter), language);
  if (!times.heavier.empty()) text += row("row.worse-for", rows.changes(times.heavier), language);
  return text;
}

}  // namespace plenary::server
