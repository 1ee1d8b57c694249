#include "server/ask/proposal.hpp"

#include <utility>

#include "calendar/ical/event/writer.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "scheduler/explain/series_certificate.hpp"
#include "scheduler/json/answer.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/series_answer.hpp"
#include "scheduler/programme/change_wish.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/release/sha256.hpp"
#include "server/render/calendar/proposal_calendar.hpp"
#include "server/render/chart/heat_map.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/table/series_table.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using scheduler::Decision;
using scheduler::Problem;
using scheduler::SeriesProblem;
using scheduler::SeriesStatus;

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

/// Changes as the document takes them, with the ledger that came with the question: the changed text is read again.
scheduler::Changing changing(const AskedDocument& document, const scheduler::Ledger& ledger) {
  return [&](const std::string& session, const scheduler::WishChange& change) -> std::optional<Problem> {
    const auto changed = scheduler::read_programme(text_with(document, {session, change}), document.dialogue);
    if (!changed) return std::nullopt;
    auto question = scheduler::question_of(*changed, session, document.dialogue, document.table);
    auto* problem = question ? std::get_if<Problem>(&*question) : nullptr;
    if (problem == nullptr) return std::nullopt;
    scheduler::set_ledger(*problem, ledger);
    return std::move(*problem);
  };
}

Result<Proposals> answer_to(const Problem& problem, const AskedDocument& document, const ProposalOrder& order,
                            const ProposalBasis& basis) {
  const auto solution = scheduler::solve(problem);
  const auto answer = scheduler::explain(problem, solution, order.top, changing(document, problem.ledger));
  Proposals proposals{{}, {}, answer.feasible > 0};
  for (const auto& relaxation : answer.relaxations) proposals.changes.push_back({problem.id, relaxation.made});
  const auto as_json = [&] {
    return scheduler::write_answer(problem, answer, {basis.tzdata, basis.digest}, wording(order.language));
  };
  if (order.json_too) proposals.json = as_json();
  switch (order.format) {
    case ProposalFormat::json:
      proposals.text = as_json();
      break;
    case ProposalFormat::svg:
      proposals.text = heat_map(problem, solution, answer, order.language);
      break;
    case ProposalFormat::ics: {
      auto calendar = calendar::ical::write(proposal_calendar(problem, answer, order.language));
      if (!calendar) return unexpected(calendar.error());
      proposals.text = std::move(*calendar);
      break;
    }
    case ProposalFormat::table:
      proposals.text = answer_table(problem, answer, basis.tzdata, order.language);
  }
  if (order.certificate) proposals.certificate = scheduler::write_certificate(problem, solution, basis);
  return proposals;
}

std::vector<OfferedChange> offered(const SeriesProblem& series, const scheduler::SeriesAnswer& answer) {
  std::vector<OfferedChange> changes;
  for (const auto& impossible : answer.impossible) {
    for (const auto& relaxation : impossible.relaxations)
      changes.push_back({series.sessions[impossible.session].id, relaxation.made});
  }
  const auto add = [&](const std::vector<scheduler::SeriesChange>& made) {
    for (const auto& change : made) changes.push_back({series.id, change.made});
  };
  if (answer.no_time) add(answer.no_time->changes);
  if (answer.broken_floors) add(answer.broken_floors->changes);
  return changes;
}

Result<Proposals> answer_to(const SeriesProblem& series, const AskedDocument& document, const ProposalOrder& order,
                            const ProposalBasis& basis) {
  if (order.format == ProposalFormat::svg) {
    return unexpected(
        Error{"--format", "svg", {"propose.no-chart-of-series", {}}, {"propose.formats-of-series", {}}, ""});
  }
  scheduler::SeriesLimits limits;
  limits.most_work = order.work;
  limits.go_on = order.go_on;
  const auto solution = scheduler::solve(series, limits);
  const SeriesStatus status = solution.result.status;
  const bool proved = status == SeriesStatus::optimal || status == SeriesStatus::infeasible;
  if (order.certificate && !proved) {
    return unexpected(Error{"--certificate",
                            "",
                            {"propose.nothing-proved", {}},
                            {"propose.more-work", {{"work", order.work}}},
                            {"propose.allow-more", {}}});
  }
  const auto answer = scheduler::explain(series, solution, limits, changing(document, series.sessions.front().ledger));
  Proposals proposals{{}, {}, !answer.sessions.empty(), offered(series, answer)};
  const auto as_json = [&] {
    return scheduler::write_answer(series, solution, answer, {basis.tzdata, basis.digest}, wording(order.language));
  };
  if (order.json_too) proposals.json = as_json();
  switch (order.format) {
    case ProposalFormat::json:
      proposals.text = as_json();
      break;
    case ProposalFormat::ics: {
      auto calendar = calendar::ical::write(proposal_calendar(series, answer, order.language));
      if (!calendar) return unexpected(calendar.error());
      proposals.text = std::move(*calendar);
      break;
    }
    case ProposalFormat::svg:
    case ProposalFormat::table:
      proposals.text = series_table(series, solution, answer, basis.tzdata, order.language);
  }
  if (order.certificate) proposals.certificate = sealed(scheduler::write_certificate(solution, basis));
  return proposals;
}

Checked<std::vector<Decision>> decisions_in(const Problem& problem, std::size_t number, std::size_t) {
  if (number == 0) return refuse({"--proposal", "", {"choose.which", {}}, "", {"choose.proposal-or-start", {}}});
  const auto solution = scheduler::solve(problem);
  const auto answer = scheduler::explain(problem, solution, number);
  if (answer.proposals.size() < number) {
    return refuse({"--proposal",
                   std::to_string(number),
                   {"choose.no-such-proposal", {}},
                   {"choose.proposals", {{"count", answer.proposals.size()}}},
                   ""});
  }
  const auto& slot = answer.proposals[number - 1];
  return std::vector<Decision>{{{problem.id}, problem.zone.to_local(slot.when.start), std::nullopt}};
}

Checked<std::vector<Decision>> decisions_in(const SeriesProblem& series, std::size_t number, std::size_t work) {
  if (number > 1) return refuse({"--proposal", std::to_string(number), {"choose.one-series", {}}, "1", ""});
  scheduler::SeriesLimits limits;
  limits.most_work = work;
  const auto solution = scheduler::solve(series, limits);
  const auto answer = scheduler::explain(series, solution, limits);
  if (answer.sessions.empty())
    return refuse({"--series", "", {"choose.nothing-fits", {}}, "", {"choose.propose-says", {}}});
  std::vector<Decision> decisions;
  for (std::size_t k = 0; k < answer.sessions.size(); ++k) {
    const auto& session = series.sessions[k];
    decisions.push_back({{session.id}, session.zone.to_local(answer.sessions[k].when.start), std::nullopt});
  }
  return decisions;
}

}  // namespace

std::string question_digest(const scheduler::Programme& programme, std::string_view id, const DigestParts& parts) {
  std::string all = scheduler::write_programme(scheduler::wish_of(programme, id));
  for (const std::string_view part : {parts.ledger, parts.decay, parts.tzdata, parts.data}) {
    all += '\0';
    all += part;
  }
  return sha256(all).substr(0, 12);
}

ProposalBasis basis_of(const AskedDocument& document, std::string_view id, const std::string& tzdata,
                       const std::optional<std::string>& ledger, std::string_view decay) {
  const std::string& data = scheduler::shipped_basis(document.dialogue.id);
  return {{sha256(document.text), ledger ? sha256(*ledger) : "none", sha256(data), tzdata},
          question_digest(document.programme, id, {ledger ? *ledger : std::string_view{}, decay, data, tzdata})};
}

std::string text_with(const AskedDocument& document, const OfferedChange& offered) {
  return scheduler::rewrite_programme(document.text, document.programme,
                                      scheduler::with_change(document.programme, offered.session, offered.change));
}

Result<Proposals> propose(const Question& question, const AskedDocument& document, const ProposalOrder& order,
                          const ProposalBasis& basis) {
  return std::visit([&](const auto& problem) { return answer_to(problem, document, order, basis); }, question);
}

Checked<std::vector<Decision>> decisions_of(const Question& question, std::size_t number, std::size_t work) {
  return std::visit([&](const auto& problem) { return decisions_in(problem, number, work); }, question);
}

}  // namespace plenary::server
