#include "server/render/table/series_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/render/table/answer_rows.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/unknown_words.hpp"

namespace plenary::server {

using answer_rows::name_of;
using answer_rows::names_shown;
using answer_rows::row;
using scheduler::Burden;
using scheduler::Problem;
using scheduler::Proposal;
using scheduler::SeriesAnswer;
using scheduler::SeriesProblem;
using scheduler::SeriesRuleAnswer;
using scheduler::SeriesShare;
using scheduler::SeriesStatus;

namespace {

class Table {
 public:
  Table(const SeriesProblem& series, const SeriesAnswer& answer, Language language)
      : series_(series), answer_(answer), first_(series.sessions.front()), language_(language) {}

  std::string heading(std::size_t candidates, std::string_view tzdata_version) const {
    return title_or_id(series_.title, series_.id, language_) + '\n' +
           words({"series.heading",
                  {{"sessions", within({"count.sessions", {{"count", series_.sessions.size()}}})},
                   {"length", first_.duration},
                   {"delegations", within({"count.delegations", {{"count", first_.participants.size()}}})},
                   {"window", window_words(first_.window.first, series_.sessions.back().window.last, language_)},
                   {"candidates", within({"count.candidates", {{"count", candidates}}})},
                   {"tzdata", tzdata_version}}}) +
           '\n';
  }

  std::string sessions() const {
    std::string text;
    for (std::size_t t = 0; t < answer_.sessions.size(); ++t) {
      text += fmt::format("\n{:>3}. {}\n        {}\n", t + 1, session_text(series_.sessions[t], answer_.sessions[t]),
                          carriers_text(series_.sessions[t], answer_.sessions[t]));
    }
    return text;
  }

  std::string statement() const {
    std::vector<std::string> worst_off;
    for (const std::size_t who : answer_.worst_off) worst_off.push_back(name(who));
    if (worst_off.empty()) worst_off.emplace_back(label("series.nobody-worst", language_));
    std::string text = fmt::format("\n{}\n", label("series.fairness", language_));
    text += row("row.proof", {proof_text()}, language_);
    if (!answer_.times.empty()) text += row("row.same-time", {times_text()}, language_);
    text += row("row.worst-off", shortened(std::move(worst_off), names_shown, language_), language_);
    text += row("row.ledger", shares(), language_);
    for (std::size_t i = 1; i < answer_.rules.size(); ++i) {
      text += row(answer_.rules[i].rule->label, {rule_text(answer_.rules[i])}, language_);
    }
    if (answer_.unbound) text += row("row.own-times", {rule_text(*answer_.unbound)}, language_);
    if (answer_.rules.size() > 1) {
      text += row("row.price",
                  {answer_.price == Burden{} ? std::string{label("series.no-price", language_)}
                                             : words({"series.price", {{"points", points(answer_.price)}}})},
                  language_);
      if (!answer_.gain.empty()) text += row("row.better-for", changes(answer_.gain), language_);
      if (!answer_.lose.empty()) text += row("row.worse-for", changes(answer_.lose), language_);
    }
    text += row("row.envy", {words({"statement.envy", {{"points", points(answer_.envy)}}})}, language_);
    if (!answer_.jain || !answer_.gini) {
      return text + row("row.indices", {std::string{label("statement.no-indices", language_)}}, language_);
    }
    return text + row("row.indices",
                      {words({"statement.jain", {{"value", *answer_.jain}}}),
                       words({"statement.gini", {{"value", *answer_.gini}}})},
                      language_);
  }

  /// Whom the floors hit, and what would be enough.
  std::string broken_floors() const {
    if (!answer_.broken_floors) return {};
    const auto& [hits, changes] = *answer_.broken_floors;
    std::string text;
    for (const auto& hit : hits) text += "    " + words(hit.what) + '\n';
    if (hits.empty()) text += fmt::format("    {}\n", label("series.floors-together", language_));
    return text + changes_text(changes);
  }

  /// Which sessions have no time of the day in common, and what would be enough.
  std::string no_shared_time() const {
    std::vector<Message> windows;
    for (const std::size_t t : answer_.no_time->sessions) {
      const auto& window = series_.sessions[t].window;
      windows.push_back(window_words(window.first, window.last, language_).front());
    }
    return words({"series.no-time", {{"windows", std::move(windows)}}}) + '\n' + changes_text(answer_.no_time->changes);
  }

  std::string impossible() const {
    std::string text;
    std::size_t number = 0;
    for (const auto& impossible : answer_.impossible) {
      const Problem& session = series_.sessions[impossible.session];
      text += '\n' +
              words({"series.nothing-fits",
                     {{"window", window_words(session.window.first, session.window.last, language_)}}}) +
              '\n' + answer_rows::removals_text(impossible.removals, names_shown, language_);
      const std::string_view code =
          impossible.relaxations.empty() ? "series.no-change-helps" : "series.one-change-enough";
      text += fmt::format("    {}\n", label(code, language_));
      for (const auto& relaxation : impossible.relaxations) {
        const Message starts{"count.starts", {{"count", relaxation.slots}}};
        text += fmt::format("    {}. ", ++number) +
                words({"series.relaxation", {{"change", within(relaxation.change)}, {"starts", within(starts)}}}) +
                '\n';
      }
    }
    return text;
  }

 private:
  std::string changes_text(const std::vector<scheduler::SeriesChange>& changes) const {
    if (changes.empty()) return {};
    std::string text = fmt::format("\n{}\n", label("series.one-change-enough", language_));
    std::size_t number = 0;
    for (const auto& change : changes) {
      text += fmt::format("    {}. ", ++number) +
              words({"series.floor-change", {{"change", within(change.change)}, {"worst", points(change.worst)}}}) +
              '\n';
    }
    return text;
  }

  std::string times_text() const {
    std::vector<Message> times;
    for (const calendar::TimeOfDay time : answer_.times) times.push_back({"time.clock", {{"time", Clock{time}}}});
    return times.size() == 1 ? words(times.front()) : words({"series.times-in-turn", {{"times", times}}});
  }

  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string name(std::size_t participant) const {
    return isolated(name_of(first_, participant).in(language_), language_);
  }

  std::string session_text(const Problem& session, const Proposal& proposal) const {
    const auto start = session.zone.to_local(proposal.when.start);
    const auto end = session.zone.to_local(proposal.when.end);
    const Message when{"series.session",
                       {{"date", FullDate{calendar::date_of(start)}},
                        {"start", Clock{calendar::time_of_day(start)}},
                        {"end", Clock{calendar::time_of_day(end)}},
                        {"zone", session.zone.id()},
                        {"total", proposal.total.shown_points()}}};
    if (proposal.out.empty()) return words(when);
    return words({"series.cannot-attend", {{"session", within(when)}, {"count", proposal.out.size()}}});
  }

  /// Who carries anything at a session, heaviest first.
  std::string carriers_text(const Problem& session, const Proposal& proposal) const {
    auto carriers = proposal.experiences;
    std::erase_if(carriers, [](const auto& one) { return one.burden == Burden{}; });
    std::stable_sort(carriers.begin(), carriers.end(),
                     [](const auto& a, const auto& b) { return a.burden > b.burden; });
    std::vector<std::string> list;
    for (const auto& one : carriers) {
      list.push_back(words(
          {"series.carrier", {{"name", name_of(session, one.participant)}, {"points", one.burden.shown_points()}}}));
    }
    if (list.empty()) list.emplace_back(label("series.nobody-carries", language_));
    return wrapped(shortened(std::move(list), names_shown, language_), 8, answer_rows::width, language_);
  }

  std::string proof_text() const {
    if (answer_.status == SeriesStatus::optimal) return std::string{label("series.proved", language_)};
    const Burden gap = answer_.worst - answer_.least_worst;
    const Message bound =
        gap == Burden{}
            ? Message{"series.worst-proved", {}}
            : Message{"series.bound", {{"least", answer_.least_worst.shown_points()}, {"gap", gap.shown_points()}}};
    return words({"series.not-proved", {{"bound", within(bound)}}});
  }

  std::vector<std::string> shares() const {
    auto shares = answer_.shares;
    std::stable_sort(shares.begin(), shares.end(),
                     [](const SeriesShare& a, const SeriesShare& b) { return a.after() > b.after(); });
    std::vector<std::string> list;
    for (const SeriesShare& share : shares) {
      list.push_back(words({"series.share",
                            {{"name", name_of(first_, share.participant)},
                             {"before", share.before.shown_points()},
                             {"after", share.after().shown_points()},
                             {"free", share.free},
                             {"count", answer_.sessions.size()}}}));
    }
    return shortened(std::move(list), names_shown, language_);
  }

  std::vector<std::string> changes(const std::vector<scheduler::Change>& changes) const {
    std::vector<std::string> list;
    for (const auto& change : changes) {
      list.push_back(words({"answer.change",
                            {{"name", name_of(first_, change.participant)},
                             {"from", change.from.shown_points()},
                             {"to", change.to.shown_points()}}}));
    }
    return shortened(std::move(list), names_shown, language_);
  }

  std::string rule_text(const SeriesRuleAnswer& rule) const {
    const SeriesRuleAnswer& chosen = answer_.rules.front();
    std::size_t same = 0;
    for (std::size_t t = 0; t < rule.slots.size(); ++t) same += rule.slots[t] == chosen.slots[t];
    if (same == rule.slots.size()) return std::string{label("series.same-slots", language_)};
    const Message other{"series.other-slots",
                        {{"worst", rule.worst.shown_points()},
                         {"total", rule.total.shown_points()},
                         {"same", same},
                         {"count", rule.slots.size()}}};
    return rule.proved ? words(other) : words({"series.other-slots-unproved", {{"rule", within(other)}}});
  }

  const SeriesProblem& series_;
  const SeriesAnswer& answer_;
  const Problem& first_;
  Language language_;
};

}  // namespace

std::string series_table(const SeriesProblem& series, const scheduler::SeriesSolution& solution,
                         const SeriesAnswer& answer, std::string_view tzdata_version, Language language) {
  std::size_t candidates = 0;
  for (const auto& session : solution.candidates.sessions) candidates += session.ranking.size();
  const Table table(series, answer, language);
  const std::string text = table.heading(candidates, tzdata_version);
  std::string unknown = unknown_note(scheduler::unknown_years(series.sessions), language);
  if (!unknown.empty()) unknown = '\n' + unknown + '\n';
  if (!answer.impossible.empty()) return text + table.impossible() + unknown;
  if (answer.no_time) return text + '\n' + table.no_shared_time() + unknown;
  if (answer.sessions.empty()) {
    const bool proved = answer.status == SeriesStatus::infeasible;
    return text + fmt::format("\n{}\n", label(proved ? "series.infeasible" : "series.unknown", language)) +
           table.broken_floors() + unknown;
  }
  return text + table.sessions() + table.statement() + unknown;
}

}  // namespace plenary::server
