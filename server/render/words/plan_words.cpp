#include "server/render/words/plan_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "calendar/civil/iso.hpp"
#include "scheduler/plan/interpreters.hpp"
#include "scheduler/plan/words.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using calendar::Instant;
using scheduler::PlannedPlace;
using scheduler::PlannedSession;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using scheduler::Role;
using scheduler::Status;
using scheduler::Term;

namespace {

constexpr std::size_t most_required_named = 3;

/// "1 day", "3 days".
std::string count_of(std::int64_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", grouped_digits(count), count == 1 ? one : more);
}

std::vector<std::string> names_in(const PlannedSession& session, Role role) {
  std::vector<std::string> names;
  for (const auto& participant : session.participants) {
    if (participant.role == role) names.push_back(participant.delegation->name.en);
  }
  return names;
}

/// The first letter as within a sentence; the names of kinds and modes are ASCII.
std::string in_sentence(std::string_view name) {
  std::string text{name};
  const bool lower_next = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
  if (lower_next && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

bool is_plan(const ProgrammeAnswer& answer) noexcept {
  return answer.status == Status::optimal || answer.status == Status::feasible;
}

std::vector<PlanDay> days_of(const ProgrammeProblem& problem, const std::vector<PlannedPlace>& plan) {
  auto places = plan;
  std::sort(places.begin(), places.end(), [&](const PlannedPlace& a, const PlannedPlace& b) {
    return std::tuple{a.when.start, a.room, a.session} < std::tuple{b.when.start, b.room, b.session};
  });
  std::vector<PlanDay> days;
  for (const PlannedPlace& place : places) {
    const auto date = calendar::date_of(problem.zone.to_local(place.when.start));
    if (days.empty() || days.back().date != date) days.push_back({date, {}});
    days.back().places.push_back(place);
  }
  return days;
}

std::string title_of(const ProgrammeProblem& problem) {
  return problem.title.en.empty() ? problem.id : problem.title.en;
}

std::string clock_span(const calendar::Zone& zone, const calendar::Interval<Instant>& when) {
  const auto start = zone.to_local(when.start);
  const auto end = zone.to_local(when.end);
  const auto days = std::chrono::floor<calendar::days>(end) - std::chrono::floor<calendar::days>(start);
  auto text = fmt::format("{}–{}", calendar::to_clock(calendar::time_of_day(start)),
                          calendar::to_clock(calendar::time_of_day(end)));
  return days.count() == 0 ? text : fmt::format("{} {:+} day", text, days.count());
}

std::string place_text(const ProgrammeProblem& problem, const PlannedPlace& place) {
  if (!place.room) return "online";
  // A relaxation may find a room that the programme does not have.
  if (*place.room >= problem.rooms.size()) return "one more room";
  const auto& room = problem.rooms[*place.room];
  const auto* city = problem.find_city(room.city);
  auto text = room.name.en.empty() ? room.id.value : room.name.en;
  if (city != nullptr) text += ", " + (city->name.en.empty() ? city->id.value : city->name.en);
  return problem.sessions[place.session].online() ? text + " and online" : text;
}

std::string kind_text(const PlannedSession& session) {
  const auto kind = in_sentence(kind_name(session.kind, Language::en));
  const auto mode = mode_name(session.mode, Language::en);
  return kind.starts_with(mode) ? kind : fmt::format("{}, {}", kind, mode);
}

std::vector<std::string> who_must_attend(const PlannedSession& session) {
  std::vector<std::string> parts;
  const auto named = [&](Role role, std::string_view one, std::string_view more) {
    const auto names = names_in(session, role);
    if (names.empty()) return;
    parts.push_back(
        fmt::format("{} {}", names.size() == 1 ? one : more, scheduler::list_in_words(names, names.size())));
  };
  named(Role::co_chair, "co-chair", "co-chairs");
  named(Role::presenter, "presenter", "presenters");
  named(Role::host, "host", "hosts");
  const auto required = names_in(session, Role::required);
  if (required.size() > most_required_named) {
    parts.push_back(fmt::format("{} required delegations", required.size()));
  } else if (!required.empty()) {
    parts.push_back(scheduler::list_in_words(required));
  }
  return parts;
}

std::vector<std::string> interpretation(const PlannedSession& session) {
  std::vector<std::string> booths;
  const auto team = scheduler::team_size(session.duration);
  for (const auto& [one, other] : scheduler::booths_of(session)) {
    auto booth = fmt::format("{}–{}", scheduler::in_words(one), scheduler::in_words(other));
    if (team) booth += fmt::format(" ({})", count_of(*team, "interpreter", "interpreters"));
    booths.push_back(std::move(booth));
  }
  return booths;
}

std::string describe(Status status) {
  switch (status) {
    case Status::optimal:
      return "Optimal: no plan is better.";
    case Status::feasible:
      return "Feasible: every hard rule holds. That nothing better exists is not proved.";
    case Status::infeasible:
      return "Infeasible: no plan keeps every hard rule.";
    case Status::unknown:
      break;
  }
  return "Unknown: no plan was found that keeps every hard rule, nor a proof that there is none.";
}

std::string describe(const scheduler::TermAmount& amount, std::chrono::minutes grid) {
  const auto number = amount.amount;
  const auto time = [&] { return scheduler::in_words(number * grid); };
  switch (amount.term.term) {
    case Term::moved_sessions:
      return count_of(number, "published session is moved", "published sessions are moved");
    case Term::moved_by:
      return fmt::format("published sessions are moved by {} in all", time());
    case Term::required_preferred:
      return fmt::format("{} for which a delegation is required in one session and preferred in another", time());
    case Term::preferred_conflict:
      return fmt::format("{} for which a delegation is preferred in two sessions", time());
    case Term::absences:
      return count_of(number, "absence of a preferred delegation", "absences of preferred delegations");
    case Term::burden:
      return count_of(number, "point of burden", "points of burden");
    case Term::earliest:
      return count_of(number, "day after the first of the window, summed over the sessions",
                      "days after the first of the window, summed over the sessions");
    case Term::breaks:
      return count_of(number, "session that follows another of the same delegation without a break",
                      "sessions that follow another of the same delegation without a break");
    case Term::few_overlaps:
      return fmt::format("{} shared by sessions, two at a time", time());
    case Term::larger_rooms:
      return count_of(number, "seat by which other rooms are larger", "seats by which other rooms are larger");
    case Term::room_stability:
      return count_of(number, "change of rooms between close sessions", "changes of rooms between close sessions");
    case Term::compact_days:
      break;
  }
  return count_of(number, "day of attendance, summed over the delegations",
                  "days of attendance, summed over the delegations");
}

std::string grouped_digits(std::int64_t number) {
  auto text = std::to_string(number);
  const std::ptrdiff_t first = number < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first; at -= 3) {
    text.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return text;
}

}  // namespace plenary::server
