#include "server/render/calendar/proposal_calendar.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using calendar::to_iso;
using scheduler::Problem;
using scheduler::Proposal;

namespace {

std::string title_of(const Problem& problem) { return problem.title.en.empty() ? problem.id : problem.title.en; }

calendar::Event event_of(const Problem& problem, const Proposal& proposal, std::string summary,
                         calendar::Instant stamp) {
  std::vector<const scheduler::Seat*> seats;
  for (const auto& participant : problem.participants) seats.push_back(&participant.place());
  const calendar::LocalTime start = problem.zone.to_local(proposal.when.start);

  calendar::Event event;
  event.uid = fmt::format("{}-proposal-{}@plenary", problem.id, to_iso(proposal.when.start));
  event.stamp = stamp;
  event.last_modified = stamp;
  event.when = calendar::TimedSpan{start, problem.zone.to_local(proposal.when.end), problem.zone};
  event.status = calendar::EventStatus::tentative;
  event.transparent = true;
  event.summary = std::move(summary);
  event.description = local_times_table(local_times(seats, proposal.when.start), calendar::date_of(start), 72);
  event.description += fmt::format("\nWorst-off country: {} points. Total: {} points. Cannot attend: {}.",
                                   points_text(proposal.worst), points_text(proposal.total), proposal.out.size());
  return event;
}

calendar::Calendar calendar_of(const Problem& problem) {
  calendar::Calendar result;
  result.name = "Proposals: " + title_of(problem);
  result.refresh_interval = std::nullopt;
  return result;
}

}  // namespace

calendar::Calendar proposal_calendar(const Problem& problem, const scheduler::Answer& answer) {
  calendar::Calendar result = calendar_of(problem);
  const auto stamp = scheduler::TimeGrid(problem).whole().start;
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    result.events.push_back(
        event_of(problem, answer.proposals[i], fmt::format("Proposal {}: {}", i + 1, title_of(problem)), stamp));
  }
  return result;
}

calendar::Calendar proposal_calendar(const scheduler::SeriesProblem& series, const scheduler::SeriesAnswer& answer) {
  calendar::Calendar result = calendar_of(series.sessions.front());
  const auto stamp = scheduler::TimeGrid(series.sessions.front()).whole().start;
  for (std::size_t t = 0; t < answer.sessions.size(); ++t) {
    const Problem& session = series.sessions[t];
    result.events.push_back(
        event_of(session, answer.sessions[t],
                 fmt::format("Session {} of {}: {}", t + 1, answer.sessions.size(), title_of(session)), stamp));
  }
  return result;
}

}  // namespace plenary::server
