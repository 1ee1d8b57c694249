#include "server/render/calendar/plan_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "server/render/words/catalogue.hpp"
#include "server/render/words/local_times.hpp"
#include "server/render/words/plan_words.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using calendar::RelationType;
using scheduler::PlannedPlace;
using scheduler::PlannedSession;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using scheduler::RelationKind;

namespace {

constexpr std::size_t description_width = 72;

class EventMaker {
 public:
  EventMaker(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, Language language)
      : problem_(problem),
        language_(language),
        stamp_(
            *to_instant(problem.zone, calendar::midnight(problem.window.first), calendar::ResolvePolicy::compatible)),
        related_(problem.sessions.size()) {
    std::vector<bool> planned(problem.sessions.size());
    for (const PlannedPlace& place : answer.plan) planned[place.session] = true;
    // What lies within something else is no sibling of it: the closer relation comes first.
    for (const bool within : {true, false}) {
      for (const auto& relation : problem.relations) {
        if ((relation.kind == RelationKind::in_margins_of) == within) add(relation, planned);
      }
    }
  }

  calendar::Event make(const PlannedPlace& place) const {
    const PlannedSession& session = problem_.sessions[place.session];
    const auto* city = session.city ? problem_.find_city(*session.city) : nullptr;
    const auto zone = city == nullptr ? problem_.zone : city->zone;
    calendar::Event event;
    event.uid = uid_of(place.session);
    event.stamp = stamp_;
    event.last_modified = stamp_;
    event.when = calendar::TimedSpan{zone.to_local(place.when.start), zone.to_local(place.when.end), zone};
    event.status = calendar::EventStatus::tentative;
    event.transparent = true;
    event.summary = title_of(session, language_);
    event.description = description(place);
    if (place.room) event.location = place_text(problem_, place, language_);
    event.categories = {std::string{mode_name(session.mode, language_)},
                        std::string{kind_name(session.kind, language_)}};
    event.relations = related_[place.session];
    return event;
  }

 private:
  std::string uid_of(std::size_t session) const {
    return fmt::format("{}@{}.plenary", problem_.sessions[session].id.value, problem_.id);
  }

  std::string description(const PlannedPlace& place) const {
    const PlannedSession& session = problem_.sessions[place.session];
    std::string text = kind_text(session, language_);
    const auto line = [&](std::string_view code, const char* argument, std::string words) {
      text += '\n' + in_words({code, {{argument, within(Message{std::move(words)})}}}, language_);
    };
    if (const auto who = who_must_attend(session, language_); !who.empty()) {
      line("calendar.must-attend", "who", fmt::format("{}", fmt::join(who, "; ")));
    }
    if (const auto booths = interpretation(session, language_); !booths.empty()) {
      line("calendar.interpretation", "booths", fmt::format("{}", fmt::join(booths, list_separator(language_))));
    }
    if (!session.online()) return text;
    std::vector<const scheduler::Seat*> seats;
    for (const auto& participant : session.participants) seats.push_back(&participant.place_at(place.when.start));
    const auto date = calendar::date_of(problem_.zone.to_local(place.when.start));
    text +=
        "\n\n" + local_times_table(local_times(seats, place.when.start, language_), date, description_width, language_);
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
  }

  void relate(std::size_t one, RelationType type, std::size_t other) {
    const auto uid = uid_of(other);
    auto& known = related_[one];
    const bool related =
        std::any_of(known.begin(), known.end(), [&](const calendar::Relation& before) { return before.uid == uid; });
    if (!related) known.push_back({uid, type});
  }

  /// So few that a reader can follow them: an order as its neighbours, anything else as each to the first of the list.
  /// Sessions that must be apart, or that only share a room or a time of the day, are not related to each other in the
  /// sense of RFC 5545 §3.8.4.5.
  void add(const scheduler::Relation& relation, const std::vector<bool>& planned) {
    const scheduler::RelationTraits& traits = traits_of(relation.kind);
    if (!traits.is_told) return;
    const bool ordered = traits.order == scheduler::RelationOrder::in_turn;
    const bool within = relation.kind == RelationKind::in_margins_of;
    for (std::size_t i = 1; i < relation.sessions.size(); ++i) {
      const std::size_t first = relation.sessions[ordered ? i - 1 : 0];
      const std::size_t other = relation.sessions[i];
      if (!planned[first] || !planned[other]) continue;
      relate(first, within ? RelationType::parent : RelationType::sibling, other);
      relate(other, within ? RelationType::child : RelationType::sibling, first);
    }
  }

  const ProgrammeProblem& problem_;
  Language language_;
  calendar::Instant stamp_;
  std::vector<std::vector<calendar::Relation>> related_;  ///< by session
};

}  // namespace

calendar::Calendar plan_calendar(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, Language language) {
  calendar::Calendar result;
  result.language = language;
  result.name = in_words({is_plan(answer) ? "calendar.plan" : "calendar.partial-plan",
                          {{"title", within(Message{title_of(problem, language)})}}},
                         language);
  result.refresh_interval = std::nullopt;
  const EventMaker maker(problem, answer, language);
  for (const PlanDay& day : days_of(problem, answer.plan)) {
    for (const PlannedPlace& place : day.places) result.events.push_back(maker.make(place));
  }
  return result;
}

}  // namespace plenary::server
