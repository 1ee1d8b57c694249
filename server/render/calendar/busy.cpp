#include "server/render/calendar/busy.hpp"

#include <algorithm>

#include "calendar/civil/interval.hpp"
#include "server/render/calendar/details.hpp"

namespace plenary::server {

namespace {

using namespace scheduler;
using Times = calendar::IntervalSet<calendar::Instant>;

bool is_named(const PublicSession& session, const DelegationId& delegation) {
  const auto names = [&](const std::vector<DelegationId>& ids) {
    return std::find(ids.begin(), ids.end(), delegation) != ids.end();
  };
  return names(session.hosts) || names(session.chairs) || names(session.co_chairs) || names(session.organisers) ||
         names(session.attendance.organisations) || names(session.attendance.guests) ||
         (session.invited && names(*session.invited));
}

bool is_observer(const Dialogue& dialogue, const DelegationId& delegation) {
  const PartnerSet* observers = dialogue.find_set("observers", std::nullopt);
  return observers != nullptr &&
         std::find(observers->members.begin(), observers->members.end(), delegation) != observers->members.end();
}

}  // namespace

bool blocks_time(const PublicSession& session, const Dialogue& dialogue,
                 const std::optional<DelegationId>& delegation) {
  if (is_called_off(session) || session.kind == SessionKind::sequence) return false;
  return !delegation || is_named(session, *delegation) || !is_observer(dialogue, *delegation);
}

calendar::Calendar to_busy_times(const Release& programme, const Dialogue& dialogue, const FeedOptions& options,
                                 const std::optional<calendar::CalendarUser>& organizer) {
  std::vector<calendar::Interval<calendar::Instant>> certain;
  std::vector<calendar::Interval<calendar::Instant>> possible;
  std::optional<calendar::Interval<calendar::Instant>> whole;
  for (const PublicSession& session : programme.sessions) {
    const auto span = instants(session.when);
    if (!span) continue;
    if (!whole) whole = span;
    whole = {std::min(whole->start, span->start), std::max(whole->end, span->end)};
    if (!concerns(session, dialogue, *options.delegation) || !blocks_time(session, dialogue, options.delegation)) {
      continue;
    }
    (session.status == SessionStatus::tentative ? possible : certain).push_back(*span);
  }

  calendar::Calendar calendar;
  calendar.name = feed_name(programme, dialogue, options);
  calendar.language = options.language;
  if (!whole) return calendar;
  calendar::FreeBusy times;
  times.uid = options.delegation->value + "@busy." + programme.id + ".plenary";
  times.stamp = programme.edition.published;
  times.span = *whole;
  times.organizer = organizer;
  const Times busy{std::move(certain)};
  for (const auto& span : busy.parts()) times.periods.push_back({span, calendar::BusyType::busy});
  const Times tentative = Times{std::move(possible)}.subtract(busy);
  for (const auto& span : tentative.parts()) times.periods.push_back({span, calendar::BusyType::tentative});
  std::sort(times.periods.begin(), times.periods.end(),
            [](const auto& one, const auto& other) { return one.span.start < other.span.start; });
  calendar.free_busy.push_back(std::move(times));
  if (organizer) calendar.method = calendar::Method::publish;
  return calendar;
}

}  // namespace plenary::server
