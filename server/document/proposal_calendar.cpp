#include "server/document/proposal_calendar.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "server/document/answer_table.hpp"
#include "server/document/local_times.hpp"

namespace plenary::server {

using calendar::to_iso;

calendar::Calendar proposal_calendar(const scheduler::Problem& problem, const scheduler::Answer& answer) {
  const std::string title = problem.title.en.empty() ? problem.id : problem.title.en;
  calendar::Calendar result;
  result.name = "Proposals: " + title;
  result.refresh_interval = std::nullopt;
  const auto stamp = scheduler::TimeGrid(problem).whole().start;
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    const auto& proposal = answer.proposals[i];
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
    event.summary = fmt::format("Proposal {}: {}", i + 1, title);
    event.description = local_times_table(local_times(seats, proposal.when.start), calendar::date_of(start), 72);
    event.description += fmt::format("\nWorst-off country: {} points. Total: {} points. Cannot attend: {}.",
                                     points_text(proposal.worst), points_text(proposal.total), proposal.out.size());
    result.events.push_back(std::move(event));
  }
  return result;
}

}  // namespace plenary::server
