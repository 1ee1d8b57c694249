#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "scheduler/plan/interpreters.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/plan/words.hpp"

namespace plenary::scheduler {

namespace {

class SessionRules {
 public:
  SessionRules(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::size_t session)
      : programme_(programme),
        calendars_(calendars),
        number_(session),
        session_(programme.sessions[session]),
        grid_(calendars.grid()),
        title_(title_of(session_)) {}

  ProgrammeRules all() {
    add_window();
    add_hours();
    add_lunch();
    add_calendars();
    add_interpretation();
    add_pin();
    return std::move(rules_);
  }

 private:
  void add(RuleKind kind, std::string words, SlotSet allowed, std::string delegation = {}) {
    rules_.push_back({std::move(words), kind, {number_}, std::move(allowed), {}, std::move(delegation)});
  }

  /// The slots at which the session begins and ends at times, on the clock of the programme's zone, that `accepts`
  /// takes.
  template <class Accepts>
  SlotSet slots_where(Accepts accepts) const {
    SlotSet allowed(grid_.size());
    const bool whole = session_.duration % grid_.step() == std::chrono::minutes{0};
    for (std::size_t i = 0; i < grid_.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      const auto end_slot = static_cast<Slot>(i + static_cast<std::size_t>(session_.duration / grid_.step()));
      const calendar::LocalTime end =
          whole ? calendars_.local(end_slot) : programme_.zone.to_local(grid_.start(slot) + session_.duration);
      if (accepts(calendars_.local(slot), end)) allowed.insert(slot);
    }
    return allowed;
  }

  void add_window() {
    const DateWindow& window = session_.window;
    if (window.first > programme_.window.first || window.last < programme_.window.last) {
      add(RuleKind::window,
          window.first == window.last
              ? fmt::format("{} is held on {}", title_, in_words(window.first))
              : fmt::format("{} is held between {} and {}", title_, in_words(window.first), in_words(window.last)),
          slots_where(
              [from = calendar::midnight(window.first), until = calendar::midnight(window.last) + calendar::days{1}](
                  auto start, auto) { return from <= start && start < until; }));
    }
    if (session_.deadline) {
      add(RuleKind::deadline, fmt::format("{} ends by {}", title_, in_words(*session_.deadline)),
          slots_where([until = calendar::midnight(*session_.deadline) + calendar::days{1}](auto, auto end) {
            return end <= until;
          }));
    }
  }

  void add_hours() {
    const auto& hours = session_.hours ? session_.hours : programme_.hours;
    if (!hours) return;
    add(RuleKind::hours, fmt::format("{} is held between {} in {}", title_, in_words(*hours), programme_.zone.id()),
        slots_where([&](auto start, auto end) {
          const calendar::LocalTime day = std::chrono::floor<calendar::days>(start);
          return start >= day + hours->start && end <= day + hours->end;
        }));
  }

  /// In a city people eat together, online each at its own time.
  void add_lunch() {
    if (!programme_.lunch || session_.over_lunch) return;
    if (session_.in_person()) {
      const City* city = programme_.find_city(*session_.city);
      add(RuleKind::lunch,
          fmt::format("{} leaves lunch free, {} in {}", title_, in_words(*programme_.lunch), city->name.en),
          slots_beside_lunch(city->zone));
    } else if (session_.keeps_lunch) {
      add_own_lunches();
    }
  }

  void add_own_lunches() {
    std::map<std::string_view, SlotSet> by_zone;
    for (const Participant& who : session_.participants) {
      if (!must_attend(who.role) || programme_.waive_lunch.contains(who.delegation->id)) continue;
      const calendar::Zone& zone = who.place().zone;
      auto slots = by_zone.find(zone.id());
      if (slots == by_zone.end()) slots = by_zone.emplace(zone.id(), slots_beside_lunch(zone)).first;
      add(RuleKind::lunch,
          fmt::format("{} leaves the lunch of {} free, {} in {}", title_, who.delegation->name.en,
                      in_words(*programme_.lunch), zone.id()),
          slots->second, who.delegation->id.value);
    }
  }

  /// Where the session does not touch the programme's lunch on the clock of `zone`.
  SlotSet slots_beside_lunch(const calendar::Zone& zone) const {
    const ClockSpan lunch = *programme_.lunch;
    SlotSet allowed(grid_.size());
    for (std::size_t i = 0; i < grid_.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      const auto from = zone.to_local(grid_.start(slot));
      const auto to = zone.to_local(grid_.start(slot) + session_.duration);
      bool free = true;
      for (calendar::LocalTime day = std::chrono::floor<calendar::days>(from); day < to; day += calendar::days{1}) {
        free = free && !(from < day + lunch.end && day + lunch.start < to);
      }
      if (free) allowed.insert(slot);
    }
    return allowed;
  }

  void add_calendars() {
    for (std::size_t p = 0; p < session_.participants.size(); ++p) {
      const Participant& who = session_.participants[p];
      if (!must_attend(who.role)) continue;
      add(RuleKind::attendance,
          fmt::format("attendance of {} ({}) in {}", who.delegation->name.en, in_words(who.role), title_),
          calendars_.free(number_, p), who.delegation->id.value);
    }
    add_quorum(session_.quorum.overall, "");
    for (const auto& [region, least] : session_.quorum.regions) add_quorum(least, region);
    if (session_.most_points) add_most_points(Burden::of_points(*session_.most_points));
  }

  void add_quorum(int least, const std::string& region) {
    if (least <= 0) return;
    std::vector<int> present(grid_.size());
    for (std::size_t p = 0; p < session_.participants.size(); ++p) {
      if (!region.empty() && session_.participants[p].delegation->region != region) continue;
      calendars_.free(number_, p).for_each([&](Slot slot) { ++present[index(slot)]; });
    }
    SlotSet allowed(grid_.size());
    for (std::size_t i = 0; i < present.size(); ++i) {
      if (present[i] >= least) allowed.insert(static_cast<Slot>(i));
    }
    add(RuleKind::quorum, fmt::format("quorum of {}{}{} in {}", least, region.empty() ? "" : " for ", region, title_),
        std::move(allowed));
  }

  void add_most_points(Burden most) {
    SlotSet allowed(grid_.size(), true);
    for (std::size_t p = 0; p < session_.participants.size(); ++p) {
      if (!session_.participants[p].counts_as_country()) continue;
      calendars_.free(number_, p).for_each([&](Slot slot) {
        if (calendars_.unweighted(number_, p, slot) > most) allowed.erase(slot);
      });
    }
    add(RuleKind::most_points, fmt::format("no attending country above {} points in {}", *session_.most_points, title_),
        std::move(allowed));
  }

  void add_interpretation() {
    const auto booths = booths_of(session_);
    if (booths.empty()) return;
    if (session_.duration > longest_interpreted_block) {
      add(RuleKind::interpreters,
          fmt::format("an interpreted session lasts at most {} without a break, and {} lasts {}",
                      in_words(longest_interpreted_block), title_, in_words(session_.duration)),
          SlotSet(grid_.size()));
    }
    const auto team = team_size(session_.duration);
    for (const auto& booth : booths) {
      const InterpreterPool* pool = pool_for(programme_, booth);
      const int people = pool == nullptr ? 0 : pool->people;
      if (team && *team <= people) continue;
      const std::string needed = team ? std::to_string(*team) : "more than 4";
      add(RuleKind::interpreters,
          fmt::format("the team size for interpreters: {} of {} between {} and {} needs {}, and there {} {}", title_,
                      in_words(session_.duration), in_words(booth.first), in_words(booth.second), needed,
                      people == 1 ? "is" : "are", people == 0 ? "none" : std::to_string(people)),
          SlotSet(grid_.size()));
    }
  }

  void add_pin() {
    if (!session_.pin.start) return;
    add(RuleKind::pin, fmt::format("{} is pinned to {}", title_, in_words(*session_.pin.start)),
        slots_where([&](auto start, auto) { return start == *session_.pin.start; }));
  }

  const ProgrammeProblem& programme_;
  const ProgrammeCalendars& calendars_;
  std::size_t number_;
  const PlannedSession& session_;
  const TimeGrid& grid_;
  std::string title_;
  ProgrammeRules rules_;
};

}  // namespace

ProgrammeRules rules_of_session(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                                std::size_t session) {
  return SessionRules{programme, calendars, session}.all();
}

SlotSet allowed_starts(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::size_t session) {
  SlotSet allowed(calendars.grid().size(), true);
  for (const ProgrammeRule& rule : rules_of_session(programme, calendars, session)) allowed &= *rule.allowed;
  return allowed;
}

}  // namespace plenary::scheduler
