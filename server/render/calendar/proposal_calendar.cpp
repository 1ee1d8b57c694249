#include "server/render/calendar/proposal_calendar.hpp"

#include <fmt/format.h>

#include "calendar/civil/iso.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using calendar::to_iso;
using scheduler::Problem;
using scheduler::Proposal;

namespace {

std::string title_of(const Problem& problem, Language language) {
  return title_or_id(problem.title, problem.id, language);
}

calendar::Event event_of(const Problem& problem, const Proposal& proposal, std::string summary, calendar::Instant stamp,
                         Language language) {
  std::vector<const scheduler::Seat*> seats;
  for (const auto& participant : problem.participants) seats.push_back(&participant.place_at(proposal.when.start));
  const calendar::LocalTime start = problem.zone.to_local(proposal.when.start);

  calendar::Event event;
  event.uid = fmt::format("{}-proposal-{}@plenary", problem.id, to_iso(proposal.when.start));
  event.stamp = stamp;
  event.last_modified = stamp;
  event.when = calendar::TimedSpan{start, problem.zone.to_local(proposal.when.end), problem.zone};
  event.status = calendar::EventStatus::tentative;
  event.transparent = true;
  event.summary = std::move(summary);
  event.description =
      local_times_table(local_times(seats, proposal.when.start, language), calendar::date_of(start), 72, language);
  event.description +=
      '\n' +
      in_words({"calendar.cost",
                {{"worst", points(proposal.worst)}, {"total", points(proposal.total)}, {"out", proposal.out.size()}}},
               language);
  return event;
}

calendar::Calendar calendar_of(const Problem& problem, Language language) {
  calendar::Calendar result;
  result.language = language;
  result.name = in_words({"calendar.proposals", {{"title", within(Message{title_of(problem, language)})}}}, language);
  result.refresh_interval = std::nullopt;
  return result;
}

}  // namespace

calendar::Calendar proposal_calendar(const Problem& problem, const scheduler::Answer& answer, Language language) {
  calendar::Calendar result = calendar_of(problem, language);
  const auto stamp = scheduler::TimeGrid(problem).whole().start;
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    const Message summary{"calendar.proposal",
                          {{"number", i + 1}, {"title", within(Message{title_of(problem, language)})}}};
    result.events.push_back(event_of(problem, answer.proposals[i], in_words(summary, language), stamp, language));
  }
  return result;
}

calendar::Calendar proposal_calendar(const scheduler::SeriesProblem& series, const scheduler::SeriesAnswer& answer,
                                     Language language) {
  calendar::Calendar result = calendar_of(series.sessions.front(), language);
  const auto stamp = scheduler::TimeGrid(series.sessions.front()).whole().start;
  for (std::size_t t = 0; t < answer.sessions.size(); ++t) {
    const Problem& session = series.sessions[t];
    const Message summary{"calendar.session-of",
                          {{"number", t + 1},
                           {"count", answer.sessions.size()},
                           {"title", within(Message{title_of(session, language)})}}};
    result.events.push_back(event_of(session, answer.sessions[t], in_words(summary, language), stamp, language));
  }
  return result;
}

}  // namespace plenary::server
