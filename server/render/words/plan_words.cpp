#include "server/render/words/plan_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "scheduler/rule/interpretation.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
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

std::vector<LocalizedText> names_in(const PlannedSession& session, Role role) {
  std::vector<LocalizedText> names;
  for (const auto& participant : session.participants) {
    if (participant.role == role) names.push_back(participant.delegation->name);
  }
  return names;
}

/// The name, or the id where there is none, as an argument of a sentence.
LocalizedText name_or_id(const LocalizedText& name, const std::string& id) {
  return name.en.empty() ? LocalizedText{id, {}, {}, {}} : name;
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

std::string title_of(const ProgrammeProblem& problem, Language language) {
  return title_or_id(problem.title, problem.id, language);
}

std::string title_of(const PlannedSession& session, Language language) {
  return title_or_id(session.title, session.id.value, language);
}

std::string clock_span(const calendar::Zone& zone, const calendar::Interval<Instant>& when, Language language) {
  const auto start = zone.to_local(when.start);
  const auto end = zone.to_local(when.end);
  const auto days = std::chrono::floor<calendar::days>(end) - std::chrono::floor<calendar::days>(start);
  const Message span{"time.span",
                     {{"start", Clock{calendar::time_of_day(start)}}, {"end", Clock{calendar::time_of_day(end)}}}};
  if (days.count() == 0) return in_words(span, language);
  return in_words({"clock.other-day", {{"clock", within(span)}, {"days", fmt::format("{:+}", days.count())}}},
                  language);
}

std::string room_text(const ProgrammeProblem& problem, std::size_t number, Language language) {
  // A relaxation may find a room that the programme does not have.
  if (number >= problem.rooms.size()) return std::string{label("plan.one-more-room", language)};
  const auto& room = problem.rooms[number];
  const auto* city = problem.find_city(room.city);
  if (city == nullptr) return title_or_id(room.name, room.id.value, language);
  return in_words(
      {"plan.room", {{"room", name_or_id(room.name, room.id.value)}, {"city", name_or_id(city->name, city->id.value)}}},
      language);
}

std::string place_text(const ProgrammeProblem& problem, const PlannedPlace& place, Language language) {
  if (!place.room) return std::string{label("plan.online", language)};
  auto room = room_text(problem, *place.room, language);
  if (*place.room >= problem.rooms.size() || !problem.sessions[place.session].online()) return room;
  return in_words({"plan.and-online", {{"place", within(Message{room})}}}, language);
}

std::string kind_word(const PlannedSession& session, Language language) {
  return in_sentence(kind_name(session.kind, language));
}

std::string kind_text(const PlannedSession& session, Language language) {
  auto kind = kind_word(session, language);
  const std::string mode{mode_name(session.mode, language)};
  if (kind.starts_with(mode)) return kind;
  return in_words({"plan.kind-and-mode", {{"kind", within(Message{kind})}, {"mode", within(Message{mode})}}}, language);
}

std::vector<std::string> who_must_attend(const PlannedSession& session, Language language) {
  std::vector<std::string> parts;
  const auto named = [&](Role role, std::string_view code) {
    const auto names = names_in(session, role);
    if (!names.empty()) parts.push_back(in_words({code, {{"count", names.size()}, {"names", names}}}, language));
  };
  named(Role::co_chair, "plan.co-chairs");
  named(Role::presenter, "plan.presenters");
  named(Role::host, "plan.hosts");
  const auto required = names_in(session, Role::required);
  if (required.size() > most_required_named) {
    parts.push_back(in_words({"plan.required-delegations", {{"count", required.size()}}}, language));
  } else if (!required.empty()) {
    parts.push_back(in_words({"list.names", {{"names", required}}}, language));
  }
  return parts;
}

std::vector<std::string> interpretation(const PlannedSession& session, Language language) {
  std::vector<std::string> booths;
  const auto team = scheduler::team_size(session.duration);
  const auto spoken = [](Language one) { return within({"language." + std::string{tag(one)}, {}}); };
  for (const auto& [one, other] : scheduler::booths_of(session)) {
    const Message booth{"plan.booth", {{"one", spoken(one)}, {"other", spoken(other)}}};
    booths.push_back(in_words(
        team ? Message{"plan.booth-with-team", {{"booth", within(booth)}, {"count", *team}}} : booth, language));
  }
  return booths;
}

std::string_view describe(Status status, Language language) {
  return label("plan.status." + std::string{name(status)}, language);
}

Message describe(const scheduler::TermAmount& amount, std::chrono::minutes grid) {
  const std::string code = "term." + std::string{name_of(amount.term.term)};
  switch (amount.term.term) {
    case Term::required_preferred:
    case Term::preferred_conflict:
    case Term::few_overlaps:
      return {code, {{"time", amount.amount * grid}}};
    case Term::breaks:
    case Term::larger_rooms:
    case Term::room_stability:
    case Term::compact_days:
    case Term::preferred_times:
      break;
  }
  return {code, {{"count", amount.amount}}};
}

}  // namespace plenary::server
