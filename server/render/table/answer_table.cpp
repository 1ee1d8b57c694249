#include "server/render/table/answer_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
#include "server/render/table/statement_table.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using answer_rows::name_of;
using answer_rows::names_shown;
using answer_rows::row;
using answer_rows::width;
using calendar::Interval;
using calendar::LocalTime;
using scheduler::Answer;
using scheduler::AskedSlot;
using scheduler::Change;
using scheduler::Comparison;
using scheduler::Experience;
using scheduler::Problem;
using scheduler::Proposal;
using scheduler::Reason;

namespace {

constexpr std::size_t rules_shown = 12;

Clock clock_of(LocalTime time) { return {calendar::time_of_day(time)}; }

class Table {
 public:
  Table(const Problem& problem, const Answer& answer, Language language)
      : problem_(problem), answer_(answer), language_(language) {}

  std::string write(std::string_view tzdata_version) {
    std::string text = title_or_id(problem_.title, problem_.id, language_) + '\n' + heading(tzdata_version) + '\n';
    for (std::size_t i = 0; i < answer_.proposals.size(); ++i) {
      text += fmt::format("\n{}. {}\n{}", i + 1, slot_text(answer_.proposals[i], i + 1),
                          proposal_text(answer_.proposals[i], true));
    }
    if (answer_.runner_up) {
      text +=
          fmt::format("\n{}\n{}", label("answer.first-above-second", language_), comparison_rows(*answer_.runner_up));
    }
    text += statement_table(problem_, answer_, language_);
    if (answer_.feasible == 0) text += nothing_fits();
    if (answer_.twins) text += twin_sessions_table(problem_, *answer_.twins, language_);
    for (const AskedSlot& placement : answer_.compared) text += placement_text(placement);
    return text;
  }

 private:
  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string name(std::size_t participant) const {
    return isolated(name_of(problem_, participant).in(language_), language_);
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

  std::string slot_text(const Proposal& proposal, std::size_t expected_rank) const {
    const Interval<LocalTime> local{problem_.zone.to_local(proposal.when.start),
                                    problem_.zone.to_local(proposal.when.end)};
    const auto utc = calendar::Zone::utc();
    const Message slot{"answer.slot",
                       {{"date", FullDate{calendar::date_of(local.start)}},
                        {"start", clock_of(local.start)},
                        {"end", clock_of(local.end)},
                        {"zone", problem_.zone.id()},
                        {"utc_start", clock_of(utc.to_local(proposal.when.start))},
                        {"utc_end", clock_of(utc.to_local(proposal.when.end))}}};
    if (proposal.rank == expected_rank) return words(slot);
    return words(
        {"answer.slot-ranked", {{"slot", within(slot)}, {"rank", proposal.rank}, {"possible", answer_.feasible}}});
  }

  std::string reasons_text(const Experience& experience) const {
    std::string text;
    const auto add = [&](const Message& message) { text += (text.empty() ? "" : "; ") + words(message); };
    for (const Reason& reason : experience.reasons) add(message_of(reason));
    if (experience.delegates > 0) {
      add({"answer.delegates-free", {{"free", experience.free_delegates}, {"count", experience.delegates}}});
    }
    return text.empty() ? std::string{label("circumstance.core", language_)} : text;
  }

  /// "Cyprus, Greece (each 12:30–13:30 lunch 2 + 2)": names with the same reasons side by side, in order of
  /// appearance, at most `most` of each kind.
  std::vector<std::string> grouped(const Proposal& proposal, const std::vector<std::size_t>& who,
                                   std::size_t most) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    for (const auto participant : who) {
      const auto reasons = reasons_text(proposal.experiences[participant]);
      const auto same =
          std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == reasons; });
      auto& names =
          same == groups.end() ? groups.emplace_back(reasons, std::vector<std::string>{}).second : same->second;
      names.push_back(name(participant));
    }
    std::vector<std::string> list;
    for (auto& [reasons, names] : groups) {
      const std::string_view code = names.size() > 1 ? "answer.each-because" : "answer.because";
      for (auto& one : shortened(std::move(names), most, language_)) list.push_back(std::move(one));
      list.back() = words({code, {{"name", as_it_is(list.back())}, {"reasons", as_it_is(reasons)}}});
    }
    return list;
  }

  LocalizedText region_name(std::string_view region) const {
    for (const auto& participant : problem_.participants) {
      const auto& name = participant.delegation->region_name;
      if (participant.delegation->region == region && !name.en.empty()) return name;
    }
    return {std::string{region}, {}, {}, {}};
  }

  /// What is in words already.
  static std::vector<Message> as_it_is(std::string text) { return within(Message{std::move(text)}); }

  std::vector<std::string> changes_of(const std::vector<Change>& changes) const {
    std::vector<std::string> list;
    for (const Change& change : changes) {
      list.push_back(words({"answer.change",
                            {{"name", name_of(problem_, change.participant)},
                             {"from", change.from.shown_points()},
                             {"to", change.to.shown_points()}}}));
    }
    return shortened(std::move(list), names_shown, language_);
  }

  /// The local times, indented, or which proposal has the same. With `remember`, called once a proposal, in order.
  std::string times_text(const Proposal& proposal, bool remember) {
    std::vector<const scheduler::Seat*> seats;
    for (const Experience& one : proposal.experiences) seats.push_back(&problem_.participants[one.participant].place());
    const auto reference = calendar::date_of(problem_.zone.to_local(proposal.when.start));
    auto table = local_times_table(local_times(seats, proposal.when.start, language_), reference, width - 4, language_);
    const auto same = std::find(tables_.begin(), tables_.end(), table);
    const auto number = same - tables_.begin() + 1;
    const bool is_new = same == tables_.end();
    if (remember) tables_.push_back(table);
    if (!is_new) return row("row.local", {words({"local.same", {{"number", number}}})}, language_);
    std::string text;
    for (std::size_t from = 0; from < table.size();) {
      const std::size_t to = table.find('\n', from);
      text += "    " + table.substr(from, to - from + 1);
      from = to + 1;
    }
    return text;
  }

  std::string proposal_text(const Proposal& proposal, bool remember) {
    std::string text = times_text(proposal, remember);
    auto worst = grouped(proposal, proposal.worst_off, names_shown);
    if (worst.empty()) {
      worst.emplace_back(label("answer.nobody-worst", language_));
    } else {
      worst.front() = words({"answer.worst", {{"points", points(proposal.worst)}, {"who", as_it_is(worst.front())}}});
    }
    text += row("row.worst-off", worst, language_);
    std::vector<std::string> total{in_words(points(proposal.total).front(), language_)};
    for (const auto& region : proposal.regions) {
      const double mean = region.sum.points() / static_cast<double>(region.countries);
      total.push_back(words({"answer.region-mean", {{"region", region_name(region.region)}, {"mean", mean}}}));
    }
    text += row("row.total", total, language_);
    return text + wishes_text(proposal) + warnings_text(proposal);
  }

  /// What is paid for wishes, and by whom.
  std::string wishes_text(const Proposal& proposal) const {
    std::vector<std::string> paid;
    for (const Experience& experience : proposal.experiences) {
      if (experience.wishes == scheduler::Burden{}) continue;
      paid.push_back(
          words({"series.carrier",
                 {{"name", name_of(problem_, experience.participant)}, {"points", experience.wishes.shown_points()}}}));
    }
    return paid.empty() ? std::string{} : row("row.wishes", paid, language_);
  }

  /// Who is out, what may yet change, and whose clock shows the time twice.
  std::string warnings_text(const Proposal& proposal) const {
    std::vector<std::size_t> risks;
    std::vector<LocalizedText> twice;
    for (const Experience& experience : proposal.experiences) {
      const bool risky = std::any_of(experience.reasons.begin(), experience.reasons.end(),
                                     [](const Reason& reason) { return reason.risk; });
      if (risky) risks.push_back(experience.participant);
      if (experience.ambiguous) twice.push_back(name_of(problem_, experience.participant));
    }
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max() - 1;
    std::string text;
    if (!proposal.out.empty()) text += row("row.out", grouped(proposal, proposal.out, all), language_);
    if (!risks.empty()) text += row("row.risk", grouped(proposal, risks, all), language_);
    if (!twice.empty()) text += row("row.note", {words({"answer.clocks-back", {{"places", twice}}})}, language_);
    return text;
  }

  std::string comparison_rows(const Comparison& comparison) const {
    std::string text = row("row.because", {words(message_of(comparison))}, language_);
    if (!comparison.gain.empty()) text += row("row.better-for", changes_of(comparison.gain), language_);
    if (!comparison.lose.empty()) text += row("row.worse-for", changes_of(comparison.lose), language_);
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
             proposal_text(*placement.proposal, false);
    }
    std::string text =
        '\n' +
        words({"answer.asked-rank", {asked, {"rank", placement.proposal->rank}, {"possible", answer_.feasible}}}) +
        '\n' + proposal_text(*placement.proposal, false);
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
  std::vector<std::string> tables_;  ///< of the proposals so far: most share their clock times with an earlier one
};

}  // namespace

std::string answer_table(const Problem& problem, const Answer& answer, std::string_view tzdata_version,
                         Language language) {
  return Table(problem, answer, language).write(tzdata_version);
}

}  // namespace plenary::server
