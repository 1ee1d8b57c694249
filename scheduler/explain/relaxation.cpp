#include "scheduler/explain/relaxation.hpp"

#include <algorithm>

#include "scheduler/rule/rules.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

/// For each constraint, the slots that all the others allow. Two sweeps instead of all pairs.
std::vector<SlotSet> allowed_without(const Solution& solution) {
  const auto& constraints = solution.constraints;
  const std::size_t slots = solution.availability.grid().size();
  std::vector<SlotSet> result(constraints.size(), SlotSet(slots, true));
  SlotSet before(slots, true);
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    result[i] &= before;
    before &= constraints[i].allowed;
  }
  SlotSet after(slots, true);
  for (std::size_t i = constraints.size(); i-- > 0;) {
    result[i] &= after;
    after &= constraints[i].allowed;
  }
  return result;
}

using What = WishChange::What;

/// What gives a rule up.
WishChange giving_up(const Constraint& rule, const Problem& problem) {
  WishChange change;
  switch (rule.rule) {
    case RuleCode::attendance:
      change.what = What::prefer;
      change.delegation = problem.participants[*rule.participant].delegation->id;
      break;
    case RuleCode::hours:
      change.what = What::any_hours;
      break;
    case RuleCode::quorum:
      change.what = What::no_quorum;
      change.region = rule.subject;
      break;
    case RuleCode::most_points:
      change.what = What::no_most_points;
      break;
    case RuleCode::most_points_twice:
      change.what = What::no_most_twice;
      break;
    default:
      change.what = What::no_free_of_cost;
      break;
  }
  return change;
}

class Relaxing {
 public:
  Relaxing(const Problem& problem, const Solution& solution, const Changing& changing)
      : problem_(problem), solution_(solution), changing_(changing), without_(allowed_without(solution)) {}

  std::vector<Relaxation> run() {
    for (std::size_t i = 0; i < without_.size(); ++i) {
      const Constraint& rule = solution_.constraints[i];
      if (without_[i].empty()) continue;
      if (rule.rule == RuleCode::weekdays) {
        try_weekdays(without_[i]);
      } else if (rule.rule == RuleCode::left_out) {
        try_dates(without_[i]);
      } else {
        attempt(rule.given_up, giving_up(rule, problem_));
      }
      if (rule.rule != RuleCode::attendance) continue;
      const Participant& who = problem_.participants[*rule.participant];
      if (!who.around.empty()) try_without_around(*who.delegation);
      try_waivers(who);
    }
    try_later();
    try_shorter();
    std::stable_sort(found_.begin(), found_.end(), [](const Relaxation& a, const Relaxation& b) {
      return std::pair{a.worst, a.total} < std::pair{b.worst, b.total};
    });
    return std::move(found_);
  }

 private:
  /// Makes the change, solves again and keeps what that brings; whether it brought anything.
  bool attempt(Message words, const WishChange& change) {
    const auto after = changing_ ? changing_(problem_.id, change) : changed(problem_, change);
    if (!after) return false;
    const Solution solution = solve(*after);
    if (solution.ranking.empty()) return false;
    const Slot best = solution.ranking.front();
    const auto burdens = sorted_burdens(*after, solution.availability, best);
    found_.push_back({std::move(words), change, solution.ranking.size(), solution.availability.grid().start(best),
                      burdens.empty() ? Burden{} : burdens.front(), total_burden(solution.availability, best)});
    return true;
  }

  void try_without_around(const Delegation& who) {
    WishChange change;
    change.what = What::no_around;
    change.delegation = who.id;
    attempt({"change.no-around", {{"delegation", who.name}}}, change);
  }

  /// What keeps somebody away is at home, or where the session is.
  void try_waivers(const Participant& who) {
    std::vector<const Delegation*> whose{who.delegation};
    const auto add = [&](const Delegation* country) {
      if (country != nullptr && country != who.delegation) whose.push_back(country);
    };
    if (who.venue) add(who.venue->country);
    for (const Stay& stay : who.stays) add(stay.venue->country);
    for (const Delegation* one : whose) {
      for (auto& [what, words] : waivers_for(*one)) {
        if (std::ranges::find(found_, words, &Relaxation::change) != found_.end()) continue;
        WishChange change;
        change.what = What::waive;
        change.delegation = one->id;
        change.waived = what;
        attempt(std::move(words), change);
      }
    }
  }

  /// Each day of the week by itself, where the other rules leave something on it.
  void try_weekdays(const SlotSet& left) {
    const SessionView view{problem_, solution_.availability};
    for (unsigned number = 1; number <= 7; ++number) {
      WishChange change;
      change.what = What::allow_weekday;
      change.weekday = calendar::weekday{number};
      Weekdays wider = *problem_.days.weekdays;
      if (wider.test(change.weekday.c_encoding())) continue;
      wider.set(change.weekday.c_encoding());
      if (meet(weekdays_rule(view, wider).allowed, left)) attempt(allowing(change.weekday), change);
    }
  }

  /// Each date by itself, likewise.
  void try_dates(const SlotSet& left) {
    const SessionView view{problem_, solution_.availability};
    for (const calendar::Date date : problem_.days.left_out) {
      WishChange change;
      change.what = What::allow_date;
      change.date = date;
      auto fewer = problem_.days.left_out;
      std::erase(fewer, date);
      if (meet(left_out_rule(view, fewer).allowed, left)) attempt(allowing(date), change);
    }
  }

  static bool meet(SlotSet allowed, const SlotSet& left) {
    allowed &= left;
    return !allowed.empty();
  }

  /// A week more, or as many days of it as the document can take.
  void try_later() {
    for (int more = 7; more > 0; --more) {
      WishChange change;
      change.what = What::end_later;
      change.last = moved(problem_.window.last, more);
      if (attempt({"change.week-more", {{"date", change.last}}}, change)) return;
    }
  }

  void try_shorter() {
    for (auto shorter = problem_.duration - problem_.grid; shorter >= problem_.duration / 2 && shorter.count() > 0;
         shorter -= problem_.grid) {
      WishChange change;
      change.what = What::shorten;
      change.length = shorter;
      if (attempt({"change.shorter", {{"length", shorter}}}, change)) return;
    }
  }

  const Problem& problem_;
  const Solution& solution_;
  const Changing& changing_;
  std::vector<SlotSet> without_;  ///< by constraint, the slots that all the others allow
  std::vector<Relaxation> found_;
};

}  // namespace

std::vector<Removal> removals(const Problem& problem, const Solution& solution) {
  const auto without = allowed_without(solution);
  std::vector<Removal> result;
  for (std::size_t i = 0; i < without.size(); ++i) {
    const SlotSet forbidden = solution.constraints[i].allowed.complement();
    SlotSet alone = forbidden;
    alone &= without[i];
    const Constraint& rule = solution.constraints[i];
    result.push_back({rule.name, forbidden.count(), alone.count()});
    if (solution.ranking.empty() && rule.rule == RuleCode::attendance)
      result.back().causes = causes(problem, solution.availability, *rule.participant);
  }
  return result;
}

Problem changed(Problem problem, const WishChange& change) {
  switch (change.what) {
    case What::waive:
      problem.waivers.push_back({change.delegation, change.waived, std::nullopt});
      break;
    case What::prefer:
      for (Participant& one : problem.participants) {
        if (one.delegation->id == change.delegation) one.role = Role::preferred;
      }
      break;
    case What::no_around:
      for (Participant& one : problem.participants) {
        if (one.delegation->id == change.delegation) leave_no_time_around(one);
      }
      break;
    case What::any_hours:
      problem.hours.reset();
      break;
    case What::allow_weekday:
      if (problem.days.weekdays) problem.days.weekdays->set(change.weekday.c_encoding());
      break;
    case What::allow_date:
      std::erase(problem.days.left_out, change.date);
      break;
    case What::no_quorum:
      problem.quorum = without_part(problem.quorum, change.region);
      break;
    case What::no_most_points:
      problem.most_points.reset();
      break;
    case What::no_most_twice:
      problem.ledger_floors.most_twice.reset();
      break;
    case What::no_free_of_cost:
      problem.ledger_floors.free.reset();
      break;
    case What::most_twice:
      problem.ledger_floors.most_twice = change.count;
      break;
    case What::free_of_cost:
      if (problem.ledger_floors.free) problem.ledger_floors.free->least = change.count;
      break;
    case What::same_time:  // no single session's
      break;
    case What::end_later:
      problem.window.last = change.last;
      break;
    case What::shorten:
      problem.duration = change.length;
      break;
  }
  return problem;
}

std::vector<Relaxation> relaxations(const Problem& problem, const Solution& solution, const Changing& changing) {
  return Relaxing(problem, solution, changing).run();
}

}  // namespace plenary::scheduler
