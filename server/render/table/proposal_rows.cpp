#include "server/render/table/proposal_rows.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
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
using scheduler::Change;
using scheduler::Experience;
using scheduler::Proposal;
using scheduler::Reason;

namespace {

Clock clock_of(LocalTime time) { return {calendar::time_of_day(time)}; }

/// What is in words already.
std::vector<Message> as_it_is(std::string text) { return within(Message{std::move(text)}); }

}  // namespace

Message ProposalRows::slot(const Proposal& proposal) const {
  const Interval<LocalTime> local{problem_.zone.to_local(proposal.when.start),
                                  problem_.zone.to_local(proposal.when.end)};
  const auto utc = calendar::Zone::utc();
  return {"answer.slot",
          {{"date", FullDate{calendar::date_of(local.start)}},
           {"start", clock_of(local.start)},
           {"end", clock_of(local.end)},
           {"zone", problem_.zone.id()},
           {"utc_start", clock_of(utc.to_local(proposal.when.start))},
           {"utc_end", clock_of(utc.to_local(proposal.when.end))}}};
}

std::string ProposalRows::name(std::size_t participant) const {
  return isolated(name_of(problem_, participant).in(language_), language_);
}

std::string ProposalRows::reasons_text(const Experience& experience) const {
  std::string text;
  const auto add = [&](const Message& message) { text += (text.empty() ? "" : "; ") + words(message); };
  for (const Reason& reason : experience.reasons) add(message_of(reason));
  if (experience.delegates > 0) {
    add({"answer.delegates-free", {{"free", experience.free_delegates}, {"count", experience.delegates}}});
  }
  return text.empty() ? std::string{label("circumstance.core", language_)} : text;
}

std::vector<std::string> ProposalRows::grouped(const Proposal& proposal, const std::vector<std::size_t>& who,
                                               std::size_t most) const {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const auto participant : who) {
    const auto reasons = reasons_text(proposal.experiences[participant]);
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == reasons; });
    auto& names = same == groups.end() ? groups.emplace_back(reasons, std::vector<std::string>{}).second : same->second;
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

LocalizedText ProposalRows::region_name(std::string_view region) const {
  for (const auto& participant : problem_.participants) {
    const auto& regions = participant.delegation->regions;
    const auto found = std::ranges::find(regions, region, &scheduler::Region::id);
    if (found != regions.end()) return found->shown_name();
  }
  return {std::string{region}, {}, {}, {}};
}

std::vector<std::string> ProposalRows::changes(const std::vector<Change>& changes) const {
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
std::string ProposalRows::times_text(const Proposal& proposal, bool remember) {
  std::vector<const scheduler::Seat*> seats;
  for (const Experience& one : proposal.experiences)
    seats.push_back(&problem_.participants[one.participant].place_at(proposal.when.start));
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

std::string ProposalRows::text(const Proposal& proposal, bool remember) {
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
std::string ProposalRows::wishes_text(const Proposal& proposal) const {
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
std::string ProposalRows::warnings_text(const Proposal& proposal) const {
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

}  // namespace plenary::server
