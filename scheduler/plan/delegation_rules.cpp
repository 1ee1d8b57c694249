#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

namespace {

/// Those of whom exactly the same is asked: one rule speaks for all of them.
using Alike = std::map<std::pair<int, Sessions>, std::vector<const Delegation*>>;

constexpr std::size_t most_named = 4;

/// How a rule speaks of them.
std::vector<MessageArgument> words_for(const std::vector<const Delegation*>& delegations) {
  return {{"count", delegations.size()}, {"names", within(names_of(delegations, most_named))}};
}

/// The code, where it is one.
std::string code(const std::vector<const Delegation*>& delegations) {
  return delegations.size() == 1 ? delegations.front()->id.value : std::string{};
}

using Loosen = std::function<void(const Sessions&, ProblemChanges&)>;

/// A delegation sends more people, or is asked for less: who has nobody to spare may at least give up a chair.
Loosen send_more(const std::vector<const Delegation*>& who, const Sessions& sessions) {
  if (who.size() != 1) return {};
  return [who = who.front(), sessions](const Sessions& conflict, ProblemChanges& changes) {
    for (const std::size_t session : sessions) {
      if (!std::ranges::binary_search(conflict, session)) continue;
      replace_co_chair(session, who->id.value, changes);
      prefer(session, who->id.value, changes);
    }
    changes.add(
        {"change.send-more", {{"delegation", who->name}, {"count", changes.programme().people_of(who->id) + 1}}},
        Price::delegate, [id = who->id](ProgrammeProblem& changed) { changed.people[id] = changed.people_of(id) + 1; });
  };
}

Rated rated(const Message& name) { return {name.code}; }

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
    Message name{"rule.one-at-a-time", words_for(who)};
    if (least_break.count() > 0) {
      name.code = "rule.one-at-a-time-with-break";
      name.arguments.emplace_back("break", least_break);
    }
    auto make = [name, sessions, least_break](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
      auto meetings = cast.meetings(sessions);
      if (meetings.size() < 2) return nullptr;
      return one_at_a_time(rated(name), std::move(meetings), least_break);
    };
    rules_.push_back({name, sessions, {}, std::move(make), send_more(who, sessions), code(who)});
  }

  void add_people(const std::vector<const Delegation*>& who, int people, const Sessions& sessions) {
    const auto least_break = programme_.least_break;
    Message name{"rule.people", words_for(who)};
    name.arguments.emplace_back("people", people);
    if (least_break.count() > 0) {
      name.code = "rule.people-with-break";
      name.arguments.emplace_back("break", least_break);
    }
    auto make = [name, sessions, people, least_break](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
      std::vector<Use> uses;
      for (const MeetingIndex meeting : cast.meetings(sessions)) uses.push_back({meeting, 1, minutes{0}, least_break});
      if (static_cast<int>(uses.size()) <= people) return nullptr;
      return at_most_at_once(rated(name), std::move(uses), people);
    };
    rules_.push_back({name, sessions, {}, std::move(make), send_more(who, sessions), code(who)});
  }

  void add_co_chairs() {
    for (const auto& [id, one] : engagements_) {
      // Of one person nothing is said here that is not said above.
      if (one.co_chairs.size() < 2 || programme_.people_of(one.delegation->id) == 1) continue;
      const Message name{"rule.co-chairs-one", {{"delegation", one.delegation->name}}};
      auto make = [name, sessions = one.co_chairs](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
        auto meetings = cast.meetings(sessions);
        if (meetings.size() < 2) return nullptr;
        return one_at_a_time(rated(name), std::move(meetings), minutes{0});
      };
      auto loosen = [id = id, sessions = one.co_chairs](const Sessions&, ProblemChanges& changes) {
        for (const std::size_t session : sessions) replace_co_chair(session, id, changes);
      };
      rules_.push_back({name, one.co_chairs, {}, std::move(make), std::move(loosen), id});
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
      Message name{"rule.online-a-day", words_for(who)};
      name.arguments.emplace_back("most", most);
      auto make = [name, sessions = what.second, most](const Cast& cast) {
        return most_a_day(rated(name), cast.meetings(sessions), most);
      };
      auto loosen = [most](const Sessions&, ProblemChanges& changes) {
        const minutes more = most + std::chrono::hours{1};
        changes.add({"change.more-online", {{"most", more}}}, Price::reschedule,
                    [more](ProgrammeProblem& changed) { changed.online_a_day = more; });
      };
      rules_.push_back({name, what.second, {}, std::move(make), std::move(loosen), code(who)});
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
    Message name{"rule.travel", words_for(who)};
    for (MessageArgument word :
         std::initializer_list<MessageArgument>{{"time", journey->time},
                                                {"one", title_or_id(one)},
                                                {"one_city", programme_.find_city(*one.city)->name},
                                                {"other", title_or_id(other)},
                                                {"other_city", programme_.find_city(*other.city)->name}}) {
      name.arguments.push_back(std::move(word));
    }
    auto make = [name, i, j, time = journey->time](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
      if (!cast.meeting_of[i] || !cast.meeting_of[j]) return nullptr;
      return time_to_travel(rated(name), *cast.meeting_of[i], *cast.meeting_of[j], time);
    };
    rules_.push_back({name, {i, j}, {}, std::move(make), send_more(who, {i, j})});
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
    std::vector<Message> journeys;
    minutes reach = programme_.least_break;
    for (const Journey* one : journeys_among(sessions)) {
      journeys.push_back({"rule.journey",
                          {{"time", one->time},
                           {"one", programme_.find_city(one->from)->name},
                           {"other", programme_.find_city(one->to)->name}}});
      reach = std::max(reach, one->time);
    }
    Message name{"rule.travel-of-several", words_for(who)};
    name.arguments.emplace_back("people", people);
    name.arguments.emplace_back("journeys", std::move(journeys));
    auto make = [name, sessions, people, between = times_between(sessions),
                 reach](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
      std::vector<Use> uses;
      for (const MeetingIndex meeting : cast.meetings(sessions)) uses.push_back({meeting});
      if (static_cast<int>(uses.size()) <= people) return nullptr;
      return shared_out(rated(name), std::move(uses), people, in_time(sessions, between, cast), reach);
    };
    // Of two sessions a journey's words name both.
    rules_.push_back({name,
                      sessions,
                      {},
                      std::move(make),
                      send_more(who, sessions),
                      sessions.size() > 2 ? code(who) : std::string{}});
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
