#include "server/render/table/answer_table.hpp"

#include <fmt/format.h>

#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
#include "server/render/table/proposal_rows.hpp"
#include "server/render/table/statement_table.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/unknown_words.hpp"

namespace plenary::server {

using answer_rows::row;
using answer_rows::width;
using calendar::LocalTime;
using scheduler::Answer;
using scheduler::AskedSlot;
using scheduler::Comparison;
using scheduler::Problem;
using scheduler::Proposal;

namespace {

constexpr std::size_t rules_shown = 12;

Clock clock_of(LocalTime time) { return {calendar::time_of_day(time)}; }

class Table {
 public:
  Table(const Problem& problem, const Answer& answer, Language language)
      : problem_(problem), answer_(answer), language_(language), rows_(problem, language) {}

  std::string write(std::string_view tzdata_version) {
    std::string text = title_or_id(problem_.title, problem_.id, language_) + '\n' + heading(tzdata_version) + '\n';
    if (!answer_.humane) text += paragraph(label("answer.nobody-spared", language_), 0, width) + '\n';
    for (std::size_t i = 0; i < answer_.proposals.size(); ++i) {
      text += fmt::format("\n{}. {}\n{}", i + 1, slot_text(answer_.proposals[i], i + 1),
                          rows_.text(answer_.proposals[i], true));
    }
    if (answer_.runner_up) {
      text +=
          fmt::format("\n{}\n{}", label("answer.first-above-second", language_), comparison_rows(*answer_.runner_up));
    }
    text += statement_table(problem_, answer_, language_);
    if (answer_.feasible == 0) text += nothing_fits();
    if (answer_.twins) text += twin_sessions_table(problem_, *answer_.twins, language_);
    for (const AskedSlot& placement : answer_.compared) text += placement_text(placement);
    const std::string unknown = unknown_note(scheduler::unknown_years(problem_), language_);
    if (!unknown.empty()) text += '\n' + unknown + '\n';
    return text;
  }

 private:
  std::string words(const Message& message) const { return in_words(message, language_); }

  std::string slot_text(const Proposal& proposal, std::size_t expected_rank) const {
    const Message slot = rows_.slot(proposal);
    if (proposal.rank == expected_rank) return words(slot);
    return words(
        {"answer.slot-ranked", {{"slot", within(slot)}, {"rank", proposal.rank}, {"possible", answer_.feasible}}});
  }

  std::string heading(std::string_view tzdata_version) const {
    return words({"answer.heading",
                  {{"length", problem_.duration},
                   {"delegations", within({"count.delegations", {{"count", problem_.participants.size()}}})},
                   {"window", window_words(problem_.window.first, problem_.window.last, language_)},
                   {"starts", within({"count.starts", {{"count", answer_.slots}}})},
                   {"possible", within({"count.possible", {{"count", answer_.feasible}}})},
                   {"tzdata", tzdata_version}}});
  }

  std::string comparison_rows(const Comparison& comparison) const {
    std::string text = row("row.because", {words(message_of(comparison))}, language_);
    if (!comparison.gain.empty()) text += row("row.better-for", rows_.changes(comparison.gain), language_);
    if (!comparison.lose.empty()) text += row("row.worse-for", rows_.changes(comparison.lose), language_);
    return text;
  }

  std::string placement_text(const AskedSlot& placement) {
    const MessageArgument asked{"asked",
                                within({"answer.asked", {{"time", placement.asked}, {"zone", problem_.zone.id()}}})};
    if (!placement.proposal) {
      return '\n' + words({"answer.asked-off-grid", {asked, {"length", problem_.grid}}}) + '\n';
    }
    if (!placement.forbidden_by.empty()) {
      return '\n' + words({"answer.asked-forbidden", {asked, {"rules", placement.forbidden_by}}}) + '\n' +
             rows_.text(*placement.proposal, false);
    }
    std::string text =
        '\n' +
        words({"answer.asked-rank", {asked, {"rank", placement.proposal->rank}, {"possible", answer_.feasible}}}) +
        '\n' + rows_.text(*placement.proposal, false);
    if (!placement.against_best) return text + fmt::format("    {}\n", label("answer.asked-best", language_));
    text += fmt::format("    {}\n", label("answer.first-better", language_));
    return text + comparison_rows(*placement.against_best);
  }

  std::string nothing_fits() const {
    std::string text = fmt::format("\n{}\n", label("answer.nothing-fits", language_)) +
                       answer_rows::removals_text(answer_.removals, rules_shown, language_);
    if (answer_.relaxations.empty()) return text + fmt::format("\n{}\n", label("answer.no-single-change", language_));
    text += fmt::format("\n{}\n", label("answer.one-change-enough", language_));
    std::size_t number = 0;
    for (const auto& relaxation : answer_.relaxations) {
      const auto local = problem_.zone.to_local(relaxation.start);
      text += fmt::format("    {}. ", ++number) +
              words({"answer.relaxation",
                     {{"change", within(relaxation.change)},
                      {"starts", within({"count.starts", {{"count", relaxation.slots}}})},
                      {"date", BriefDate{calendar::date_of(local)}},
                      {"time", clock_of(local)},
                      {"zone", problem_.zone.id()},
                      {"worst", points(relaxation.worst)},
                      {"total", points(relaxation.total)}}}) +
              '\n';
    }
    return text;
  }

  const Problem& problem_;
  const Answer& answer_;
  Language language_;
  ProposalRows rows_;
};

}  // namespace

std::string answer_table(const Problem& problem, const Answer& answer, std::string_view tzdata_version,
                         Language language) {
  return Table(problem, answer, language).write(tzdata_version);
}

}  // namespace plenary::server
