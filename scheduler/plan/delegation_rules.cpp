#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/plan/words.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

namespace {

/// Those of whom exactly the same is asked: one rule speaks for all of them.
using Alike = std::map<std::pair<int, Sessions>, std::vector<const Delegation*>>;

std::string names(const std::vector<const Delegation*>& delegations) {
  std::vector<std::string> all;
  for (const Delegation* delegation : delegations) all.push_back(delegation->name.en);
  return list_in_words(all, 4);
}

std::string code(const std::vector<const Delegation*>& delegations) {
  return delegations.size() == 1 ? delegations.front()->id.value : std::string{};
}

const char* verb(const std::vector<const Delegation*>& delegations, const char* one, const char* many) {
  return delegations.size() == 1 ? one : many;
}

class DelegationRules {
 public:
  DelegationRules(const ProgrammeProblem& programme, ProgrammeRules& rules)
      : programme_(programme), rules_(rules), engagements_(engagements_of(programme)) {}

  void add() {
    add_at_once();
    add_co_chairs();
    add_online();
    add_travel();
    add_travel_of_several();
  }

 private:
  void add_at_once() {
    Alike alike;
    for (const auto& [id, one] : engagements_) {
      const int people = programme_.people_of(one.delegation->id);
      if (static_cast<int>(one.must_attend.size()) > people || programme_.least_break.count() > 0) {
        if (one.must_attend.size() > 1) alike[{people, one.must_attend}].push_back(one.delegation);
      }
    }
    for (const auto& [what, who] : alike) {
      const auto& [people, sessions] = what;
      if (people == 1) {
        add_one_at_a_time(who, sessions);
      } else {
        add_people(who, people, sessions);
      }
    }
  }

  void add_one_at_a_time(const std::vector<const Delegation*>& who, const Sessions& sessions) {
    const auto least_break = programme_.least_break;
    std::string words = fmt::format("{} {} one session at a time", names(who), verb(who, "attends", "attend"));
    if (least_break.count() > 0) words += fmt::format(", with a break of {}", in_words(least_break));
    rules_.push_back({words,
                      RuleKind::one_at_a_time,
                      sessions,
                      {},
                      [words, sessions, least_break](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                        auto meetings = cast.meetings(sessions);
                        if (meetings.size() < 2) return nullptr;
                        return one_at_a_time({words}, std::move(meetings), least_break);
                      },
                      code(who)});
  }

  void add_people(const std::vector<const Delegation*>& who, int people, const Sessions& sessions) {
    const auto least_break = programme_.least_break;
    std::string words = fmt::format("{} {} {} people", names(who), verb(who, "has", "have"), people);
    if (least_break.count() > 0) words += fmt::format(" who need a break of {}", in_words(least_break));
    rules_.push_back(
        {words,
         RuleKind::one_at_a_time,
         sessions,
         {},
         [words, sessions, people = people, least_break](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
           std::vector<Use> uses;
           for (const MeetingIndex meeting : cast.meetings(sessions)) {
             uses.push_back({meeting, 1, minutes{0}, least_break});
           }
           if (static_cast<int>(uses.size()) <= people) return nullptr;
           return at_most_at_once({words}, std::move(uses), people);
         },
         code(who)});
  }

  void add_co_chairs() {
    for (const auto& [id, one] : engagements_) {
      // Of one person nothing is said here that is not said above.
      if (one.co_chairs.size() < 2 || programme_.people_of(one.delegation->id) == 1) continue;
      std::string words = fmt::format("{} co-chairs one session at a time", one.delegation->name.en);
      rules_.push_back({words,
                        RuleKind::co_chair,
                        one.co_chairs,
                        {},
                        [words, sessions = one.co_chairs](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                          auto meetings = cast.meetings(sessions);
                          if (meetings.size() < 2) return nullptr;
                          return one_at_a_time({words}, std::move(meetings), minutes{0});
                        },
                        id});
    }
  }

  void add_online() {
    if (!programme_.online_a_day) return;
    Alike alike;
    for (const auto& [id, one] : engagements_) {
      if (!one.online.empty()) alike[{0, one.online}].push_back(one.delegation);
    }
    const auto most = *programme_.online_a_day;
    for (const auto& [what, who] : alike) {
      std::string words = fmt::format("at most {} online a day for {}", in_words(most), names(who));
      rules_.push_back({words,
                        RuleKind::online_a_day,
                        what.second,
                        {},
                        [words, sessions = what.second, most](const Cast& cast) {
                          return most_a_day({words}, cast.meetings(sessions), most);
                        },
                        code(who)});
    }
  }

  /// Between two cities, for a delegation that has one person for both.
  void add_travel() {
    for (std::size_t j = 0; j < programme_.sessions.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) add_travel(i, j);
    }
  }

  void add_travel(std::size_t i, std::size_t j) {
    const PlannedSession& one = programme_.sessions[i];
    const PlannedSession& other = programme_.sessions[j];
    const Journey* journey = journey_between(i, j);
    if (journey == nullptr) return;
    std::vector<const Delegation*> who;
    for (const auto& [id, engaged] : engagements_) {
      const bool both =
          std::ranges::binary_search(engaged.must_attend, i) && std::ranges::binary_search(engaged.must_attend, j);
      if (both && programme_.people_of(engaged.delegation->id) == 1) who.push_back(engaged.delegation);
    }
    if (who.empty()) return;
    std::string words =
        fmt::format("{} {} {} between {} in {} and {} in {}", names(who), verb(who, "travels", "travel"),
                    in_words(journey->time), title_of(one), programme_.find_city(*one.city)->name.en, title_of(other),
                    programme_.find_city(*other.city)->name.en);
    rules_.push_back({words,
                      RuleKind::travel,
                      {i, j},
                      {},
                      [words, i, j, time = journey->time](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                        if (!cast.meeting_of[i] || !cast.meeting_of[j]) return nullptr;
                        return time_to_travel({words}, *cast.meeting_of[i], *cast.meeting_of[j], time);
                      },
                      code(who)});
  }

  /// Null where whoever attends both need not travel, or nobody knows how long.
  const Journey* journey_between(std::size_t i, std::size_t j) const {
    const PlannedSession& one = programme_.sessions[i];
    const PlannedSession& other = programme_.sessions[j];
    if (!one.in_person() || !other.in_person() || *one.city == *other.city) return nullptr;
    const auto found = std::ranges::find_if(programme_.journeys, [&](const Journey& known) {
      return (known.from == *one.city && known.to == *other.city) ||
             (known.from == *other.city && known.to == *one.city);
    });
    return found == programme_.journeys.end() ? nullptr : &*found;
  }

  /// Several people split over sessions, and each of them goes from one to the next in time.
  void add_travel_of_several() {
    Alike alike;
    for (const auto& [id, one] : engagements_) {
      const int people = programme_.people_of(one.delegation->id);
      if (people == 1 || static_cast<int>(one.must_attend.size()) <= people) continue;
      if (!journeys_among(one.must_attend).empty()) alike[{people, one.must_attend}].push_back(one.delegation);
    }
    for (const auto& [what, who] : alike) add_travel_of_several(who, what.first, what.second);
  }

  void add_travel_of_several(const std::vector<const Delegation*>& who, int people, const Sessions& sessions) {
    std::vector<std::string> journeys;
    for (const Journey* one : journeys_among(sessions)) {
      journeys.push_back(fmt::format("{} between {} and {}", in_words(one->time),
                                     programme_.find_city(one->from)->name.en, programme_.find_city(one->to)->name.en));
    }
    minutes reach = programme_.least_break;
    for (const Journey* one : journeys_among(sessions)) reach = std::max(reach, one->time);
    std::string words = fmt::format("{} {} {} people, each of whom travels {}", names(who), verb(who, "has", "have"),
                                    people, list_in_words(journeys));
    rules_.push_back({words,
                      RuleKind::travel,
                      sessions,
                      {},
                      [words, sessions, people, between = times_between(sessions),
                       reach](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
                        std::vector<Use> uses;
                        for (const MeetingIndex meeting : cast.meetings(sessions)) uses.push_back({meeting});
                        if (static_cast<int>(uses.size()) <= people) return nullptr;
                        return shared_out({words}, std::move(uses), people, in_time(sessions, between, cast), reach);
                      },
                      code(who)});
  }

  /// Each once.
  std::vector<const Journey*> journeys_among(const Sessions& sessions) const {
    std::vector<const Journey*> found;
    for (std::size_t b = 0; b < sessions.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const Journey* journey = journey_between(sessions[a], sessions[b]);
        if (journey != nullptr && std::ranges::count(found, journey) == 0) found.push_back(journey);
      }
    }
    return found;
  }

  /// What one person needs from the end of one session to the beginning of another, by their places in the list.
  std::vector<std::vector<minutes>> times_between(const Sessions& sessions) const {
    std::vector<std::vector<minutes>> times(sessions.size(), std::vector<minutes>(sessions.size()));
    for (std::size_t a = 0; a < sessions.size(); ++a) {
      for (std::size_t b = 0; b < sessions.size(); ++b) {
        const Journey* journey = journey_between(sessions[a], sessions[b]);
        times[a][b] = std::max(programme_.least_break, journey == nullptr ? minutes{0} : journey->time);
      }
    }
    return times;
  }

  static BothMeetings in_time(const Sessions& sessions, const std::vector<std::vector<minutes>>& between,
                              const Cast& cast) {
    std::map<MeetingIndex, std::size_t> place;
    for (std::size_t k = 0; k < sessions.size(); ++k) {
      if (cast.meeting_of[sessions[k]]) place[*cast.meeting_of[sessions[k]]] = k;
    }
    return [place, between](const Timetable& timetable, MeetingIndex one, Grain at_one, MeetingIndex other,
                            Grain at_other) {
      return timetable.end(timetable.meetings[position(one)], at_one) + between[place.at(one)][place.at(other)] <=
             timetable.time(at_other);
    };
  }

  const ProgrammeProblem& programme_;
  ProgrammeRules& rules_;
  Engagements engagements_;
};

}  // namespace

void add_delegation_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  DelegationRules{programme, rules}.add();
}

}  // namespace plenary::scheduler
