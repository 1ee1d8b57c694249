#include "verify/recount.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "verify/balances.hpp"
#include "verify/minutes.hpp"

namespace plenary::verify {

namespace {

using calendar::Instant;
using calendar::Interval;
using scheduler::Burden;
using scheduler::Participant;
using scheduler::Problem;
using std::chrono::minutes;

/// Whether one of `regions` is called so, in full or as its own dialogue calls it.
bool is_called(const std::vector<scheduler::Region>& regions, const std::string& name) {
  for (const auto& region : regions) {
    if (region.id == name || region.dialogue + ":" + name == region.id) return true;
  }
  return false;
}

class Counter {
 public:
  explicit Counter(const Problem& problem) : problem_(problem) {
    const auto day = [&](calendar::sys_days date) {
      return *calendar::to_instant(problem.zone, calendar::midnight(calendar::Date{date}),
                                   calendar::ResolvePolicy::compatible);
    };
    const Instant end = day(calendar::sys_days{problem.window.last} + calendar::days{1});
    for (Instant at = day(calendar::sys_days{problem.window.first}); at < end; at += problem.grid)
      result_.starts.push_back(at);
    result_.forbidden_by.assign(result_.starts.size(), 0);
  }

  Recount count() {
    result_.past = balances(problem_);
    for (std::size_t i = 0; i < result_.starts.size(); ++i) result_.not_preferred.push_back(steps_not_preferred(i));
    for (const Participant& who : problem_.participants) add_participant(who);
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      const Participant& who = problem_.participants[p];
      if (!scheduler::must_attend(who.role)) continue;
      add_rule("attendance " + who.delegation->id.value, [&](std::size_t i) { return free_[p][i]; });
    }
    if (problem_.hours) add_rule("hours", [&](std::size_t i) { return within_hours(i); });
    if (const auto& on = problem_.days.weekdays; on && on->count() < 7)
      add_rule("weekdays", [&](std::size_t i) {
        return each_day(i, [&](calendar::sys_days day) { return on->test(std::chrono::weekday{day}.c_encoding()); });
      });
    if (const auto& dates = problem_.days.left_out; !dates.empty())
      add_rule("left-out", [&](std::size_t i) {
        return each_day(i, [&](calendar::sys_days day) { return std::ranges::count(dates, calendar::Date{day}) == 0; });
      });
    add_quorum();
    if (problem_.most_points)
      add_rule("most-points", [&](std::size_t i) { return everybody(i, &Counter::within_most_points); });
    if (problem_.ledger_floors.most_twice)
      add_rule("most-points-twice", [&](std::size_t i) { return everybody(i, &Counter::not_twice); });
    if (problem_.ledger_floors.free)
      add_rule("free-of-cost", [&](std::size_t i) { return everybody(i, &Counter::often_free); });
    return std::move(result_);
  }

 private:
  Interval<Instant> span(std::size_t i) const { return {result_.starts[i], result_.starts[i] + problem_.duration}; }

  const Minutes& minutes_at(const Participant& who, std::size_t seat) {
    auto& known = minutes_[seat];
    if (known.rates.empty()) {
      const Instant end = result_.starts.empty() ? Instant{} : result_.starts.back() + problem_.duration;
      known = minutes_of(problem_, who, who.venue ? who.venue->seat : who.delegation->seats[seat],
                         {result_.starts.empty() ? Instant{} : result_.starts.front(), end});
    }
    return known;
  }

  /// By start: at home (0), or on which of its stays it is then, by the clock there.
  std::vector<std::size_t> places_of(const Participant& who) const {
    std::vector<std::size_t> places;
    for (const Instant start : result_.starts) {
      std::size_t place = who.stays.size();
      while (place > 0) {
        const auto& stay = who.stays[who.stays.size() - place];
        const calendar::Date day = calendar::date_of(stay.venue->seat.zone.to_local(start));
        if (stay.days.first <= day && day <= stay.days.last) break;
        --place;
      }
      places.push_back(place == 0 ? 0 : who.stays.size() - place + 1);
    }
    return places;
  }

  /// What it is asked where it is: of each start one place counts.
  void add_participant(const Participant& who) {
    const auto places = places_of(who);
    add_participant_at(who, places, 0);
    for (std::size_t k = 0; k < who.stays.size(); ++k) {
      Participant there = who;
      there.venue = who.stays[k].venue;
      add_participant_at(there, places, k + 1);
    }
  }

  /// The first place makes the rows, each later one writes its own starts into them.
  void add_participant_at(const Participant& who, const std::vector<std::size_t>& places, std::size_t place) {
    minutes_.clear();
    const std::int64_t dear = problem_.table.busy.points * problem_.duration.count();
    const std::int64_t weight = problem_.table.weight_of(who.role);
    const std::vector<std::int64_t> wished = wishes_before(who);
    std::vector<std::int64_t> recorded;
    std::vector<std::int64_t> burden;
    std::vector<std::int64_t> costs;
    std::vector<bool> free;
    for (std::size_t i = 0; i < result_.starts.size(); ++i) {
      const auto from = static_cast<std::size_t>((result_.starts[i] - result_.starts.front()) / minutes{1});
      const std::size_t to = from + static_cast<std::size_t>(problem_.duration.count());
      std::int64_t cost = 0;
      bool comes = false;
      if (who.delegates.empty()) {
        const Minutes& own = minutes_at(who, who.seat);
        cost = own.cost(from, to);
        comes = !own.any_refused(from, to);
      } else {
        for (const scheduler::Delegate& delegate : who.delegates) {
          const Minutes& own = minutes_at(who, delegate.seat);
          const bool busy = delegate.busy.overlaps(span(i));
          cost += busy ? std::max(own.cost(from, to), dear) : own.cost(from, to);
          comes = comes || (!busy && !own.any_refused(from, to));
        }
        cost /= static_cast<std::int64_t>(who.delegates.size());
      }
      if (who.busy.overlaps(span(i))) {
        comes = false;
        cost = std::max(cost, dear);
      }
      const std::int64_t with_wishes = wished.empty() ? cost : std::min(dear, cost + wished[to] - wished[from]);
      burden.push_back(std::max(cost, with_wishes) * weight);
      recorded.push_back(cost * weight);
      costs.push_back(cost);
      free.push_back(comes);
    }
    if (place == 0) {
      result_.burden.push_back(std::move(burden));
      recorded_.push_back(std::move(recorded));
      cost_.push_back(std::move(costs));
      free_.push_back(std::move(free));
      return;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] != place) continue;
      result_.burden.back()[i] = burden[i];
      recorded_.back()[i] = recorded[i];
      cost_.back()[i] = costs[i];
      free_.back()[i] = free[i];
    }
  }

  /// Of each minute since the first start, what the wishes of all minutes before it cost; empty where there are none.
  std::vector<std::int64_t> wishes_before(const Participant& who) const {
    if (who.if_need_be.empty() && who.prefers.empty()) return {};
    std::vector<std::int64_t> before{0};
    if (result_.starts.empty()) return before;
    const Instant end = result_.starts.back() + problem_.duration;
    for (Instant at = result_.starts.front(); at < end; at += minutes{1}) {
      int points = who.if_need_be.contains(at) ? problem_.table.if_need_be.points : 0;
      if (!prefers(who.prefers, who.place().zone.to_local(at)))
        points = std::max(points, int{problem_.table.not_preferred.points});
      before.push_back(before.back() + points);
    }
    return before;
  }

  static bool prefers(const scheduler::PreferredTimes& times, calendar::LocalTime local) {
    const auto date = calendar::date_of(local);
    const auto clock = local - calendar::midnight(date);
    const unsigned weekday = calendar::weekday{calendar::sys_days{date}}.c_encoding();
    return (times.weekdays.empty() || times.weekdays.contains(weekday)) &&
           (!times.hours || (times.hours->start <= clock && clock < times.hours->end) ||
            clock + calendar::days{1} < times.hours->end);
  }

  std::int64_t steps_not_preferred(std::size_t i) const {
    std::int64_t steps = 0;
    for (Instant at = span(i).start; at < span(i).end; at += problem_.grid)
      steps += prefers(problem_.prefers, problem_.zone.to_local(at)) ? 0 : 1;
    return steps;
  }

  template <class Allows>
  void add_rule(std::string name, Allows allows) {
    result_.rules.push_back(std::move(name));
    for (std::size_t i = 0; i < result_.starts.size(); ++i) {
      if (result_.forbidden_by[i] == 0 && !allows(i)) result_.forbidden_by[i] = result_.rules.size();
    }
  }

  void add_quorum() {
    const auto present = [&](std::size_t i, const std::string* region) {
      int count = 0;
      for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
        if (region == nullptr || is_called(problem_.participants[p].delegation->regions, *region)) count += free_[p][i];
      }
      return count;
    };
    if (problem_.quorum.overall > 0)
      add_rule("quorum", [&](std::size_t i) { return present(i, nullptr) >= problem_.quorum.overall; });
    for (const auto& [region, least] : problem_.quorum.regions) {
      if (least <= 0) continue;
      add_rule("quorum " + region,
               [&, name = &region, wanted = least](std::size_t i) { return present(i, name) >= wanted; });
    }
    for (const scheduler::QuorumGroup& group : problem_.quorum.groups) {
      if (group.least <= 0) continue;
      const std::set<scheduler::DelegationId> members(group.members.begin(), group.members.end());
      add_rule("quorum " + scheduler::name_of(group), [&](std::size_t i) {
        int count = 0;
        for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
          if (members.contains(problem_.participants[p].delegation->id)) count += free_[p][i];
        }
        return count >= group.least;
      });
    }
  }

  bool within_hours(std::size_t i) const {
    const auto start = problem_.zone.to_local(span(i).start);
    const auto end = problem_.zone.to_local(span(i).end);
    auto day = calendar::midnight(calendar::date_of(start));
    if (problem_.hours->end > calendar::days{1} && start - day < problem_.hours->start) day -= calendar::days{1};
    return start - day >= problem_.hours->start && end - day <= problem_.hours->end;
  }

  /// Whether `allows` takes each day of the reference zone on which the session has a minute.
  template <class Allows>
  bool each_day(std::size_t i, Allows allows) const {
    const auto when = span(i);
    const auto first = calendar::date_of(problem_.zone.to_local(when.start));
    const auto last = calendar::date_of(problem_.zone.to_local(when.end - minutes{1}));
    for (calendar::sys_days day{first}; day <= calendar::sys_days{last}; day += calendar::days{1}) {
      if (!allows(day)) return false;
    }
    return true;
  }

  bool everybody(std::size_t i, bool (Counter::*keeps)(std::size_t, std::size_t) const) const {
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      if (problem_.participants[p].counts_fairly() && !(this->*keeps)(p, i)) return false;
    }
    return true;
  }

  bool within_most_points(std::size_t p, std::size_t i) const {
    return !free_[p][i] || cost_[p][i] * 100 <= Burden::of_points(*problem_.most_points).units();
  }

  /// What the delegation carried at its invitations, latest first.
  std::vector<std::int64_t> carried(std::size_t p) const {
    std::vector<std::int64_t> found;
    for (const auto& session : problem_.ledger.sessions) {
      for (const auto& entry : session.entries) {
        if (entry.delegation == problem_.participants[p].delegation->id)
          found.insert(found.begin(), entry.burden.units());
      }
    }
    return found;
  }

  bool not_twice(std::size_t p, std::size_t i) const {
    const std::int64_t limit = Burden::of_points(*problem_.ledger_floors.most_twice).units();
    if (recorded_[p][i] <= limit) return true;
    const auto past = carried(p);
    return past.empty() || past.front() <= limit;
  }

  bool often_free(std::size_t p, std::size_t i) const {
    if (recorded_[p][i] == 0) return true;
    auto past = carried(p);
    past.resize(static_cast<std::size_t>(problem_.ledger_floors.free->of - 1), 0);
    return std::count(past.begin(), past.end(), 0) >= problem_.ledger_floors.free->least;
  }

  const Problem& problem_;
  Recount result_;
  std::vector<std::vector<std::int64_t>> cost_;      // by participant, then start: rate × minutes, before the weight
  std::vector<std::vector<std::int64_t>> recorded_;  // by participant, then start: what a ledger would say
  std::vector<std::vector<bool>> free_;              // by participant, then start
  std::map<std::size_t, Minutes> minutes_;           // of the participant at work, by seat
};

}  // namespace

Recount recount(const Problem& problem) { return Counter(problem).count(); }

}  // namespace plenary::verify
