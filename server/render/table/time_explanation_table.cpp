#include "server/render/table/time_explanation_table.hpp"

#include <fmt/format.h>

#include "server/render/table/answer_rows.hpp"
#include "server/render/table/proposal_rows.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using answer_rows::row;
using scheduler::Finding;
using scheduler::TimeExplanation;

/// "Would break:" and a line each, with the session where it is another one.
std::string rules_text(std::string_view heading, const std::vector<Finding>& findings, const std::string& session,
                       Language language) {
  if (findings.empty()) return {};
  std::string text = fmt::format("\n{}\n", label(heading, language));
  for (const Finding& finding : findings) {
    const auto what = within(finding.what);
    const Message line = finding.session.value == session
                             ? Message{"review.broken", {{"rule", what}, {"name", finding.rule}}}
                             : Message{"explain.broken-of",
                                       {{"session", finding.session.value}, {"rule", what}, {"name", finding.rule}}};
    text += "  " + in_words(line, language) + '\n';
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
                         : rules_text("explain.breaks", breaks, problem.id, language);
  text += rules_text("explain.mends", mends, problem.id, language);
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
