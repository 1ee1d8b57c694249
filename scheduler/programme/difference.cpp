#include "scheduler/programme/difference.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace plenary::scheduler {

namespace {

template <class Equal>
void note(SessionField field, Equal equal, SessionDifference& difference) {
  if (!equal(*difference.before, *difference.after)) difference.fields.push_back(field);
}

/// `member...` of two sessions, all the same.
template <class... Member>
auto same(Member... member) {
  return [=](const PublicSession& a, const PublicSession& b) { return ((a.*member == b.*member) && ...); };
}

void note_fields(SessionDifference& one) {
  using S = PublicSession;
  note(SessionField::when, same(&S::when), one);
  note(SessionField::status, same(&S::status, &S::status_note), one);
  note(SessionField::place, same(&S::place), one);
  note(SessionField::mode, same(&S::mode, &S::kind), one);
  note(SessionField::invited, same(&S::invited), one);
  note(SessionField::title, same(&S::title), one);
  note(SessionField::leaders, same(&S::hosts, &S::chairs, &S::co_chairs, &S::organisers, &S::opened_by), one);
  note(SessionField::languages, same(&S::languages), one);
  note(SessionField::links, same(&S::conferences, &S::url, &S::links), one);
  note(SessionField::texts,
       same(&S::description, &S::outcome, &S::working_groups, &S::attendance, &S::facts, &S::issues, &S::source,
            &S::provenance),
       one);
  note(SessionField::relations, same(&S::relations), one);
}

std::optional<calendar::Instant> start_of(const PublicSession* session) {
  if (session == nullptr) return std::nullopt;
  const auto span = instants(session->when);
  return span ? std::optional{span->start} : std::nullopt;
}

void note_clocks(const Dialogue& dialogue, SessionDifference& one) {
  const auto* was = std::get_if<ClockTime>(&one.before->when);
  const auto* is = std::get_if<ClockTime>(&one.after->when);
  if (was == nullptr || is == nullptr) return;
  const calendar::Instant before = instants(one.before->when)->start;
  const calendar::Instant after = instants(one.after->when)->start;
  if (before == after) return;
  for (const Delegation& delegation : dialogue.delegations) {
    if (delegation.seats.empty() || !concerns(*one.after, dialogue, delegation.id)) continue;
    const calendar::Zone& zone = delegation.seats.front().zone;
    const MovedClock clock{&delegation, zone.to_local(before), zone.to_local(after)};
    if (clock.before != clock.after) one.clocks.push_back(clock);
  }
}

void note_guests(SessionDifference& one) {
  if (!one.before->invited || !one.after->invited) return;
  std::ranges::set_difference(*one.after->invited, *one.before->invited, std::back_inserter(one.joined));
  std::ranges::set_difference(*one.before->invited, *one.after->invited, std::back_inserter(one.left));
}

}  // namespace

Difference difference(const Release& before, const Release& after, const Dialogue& dialogue) {
  Difference result;
  result.title_changed = before.title != after.title || before.description != after.description ||
                         before.url != after.url || before.notes != after.notes;
  for (const PublicSession& session : after.sessions) {
    SessionDifference one{before.find(session.id.value), &session, {}, {}, {}, {}};
    if (one.before != nullptr) {
      note_fields(one);
      if (one.fields.empty()) continue;
      note_clocks(dialogue, one);
      note_guests(one);
    }
    result.sessions.push_back(std::move(one));
  }
  for (const PublicSession& session : before.sessions) {
    if (after.find(session.id.value) == nullptr) result.sessions.push_back({&session, nullptr, {}, {}, {}, {}});
  }
  std::ranges::stable_sort(result.sessions, {}, [](const SessionDifference& one) {
    const auto start = start_of(one.after) ? start_of(one.after) : start_of(one.before);
    return start.value_or(calendar::Instant::max());
  });
  return result;
}

}  // namespace plenary::scheduler
