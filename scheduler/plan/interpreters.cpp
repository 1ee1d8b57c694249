#include "scheduler/plan/interpreters.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "scheduler/timetable/constraint/sharing.hpp"

namespace plenary::scheduler {

namespace {

/// What one pool does, in the order of time.
class PoolWork {
 public:
  PoolWork(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& plan)
      : programme_(programme), plan_(plan) {}

  /// Booth number `team` of the answer, in the place number `place` of the plan.
  void add(std::size_t team, std::size_t place) { booths_.push_back({team, place}); }

  /// Writes the numbers into the teams; false if it cannot be done.
  bool share_out_among(const InterpreterPool& pool, std::vector<BoothTeam>& teams) {
    std::ranges::stable_sort(booths_, {}, [&](const Booth& booth) { return plan_[booth.place].when.start; });
    SharedWork work;
    work.people = pool.people;
    work.most_a_day = interpreters_day;
    for (const Booth& booth : booths_) {
      const auto duration = programme_.sessions[plan_[booth.place].session].duration;
      work.duties.push_back({team_size(duration).value_or(pool.people + 1), day_of(booth), duration});
    }
    work.both = [&](std::size_t i, std::size_t j) {
      const bool one_day = work.duties[i].day == work.duties[j].day;
      const auto away = lead_of(pool) + tail_of(pool) + (one_day ? std::chrono::minutes{0} : interpreters_rest);
      return plan_[booths_[i].place].when.end + away <= plan_[booths_[j].place].when.start;
    };
    const auto shared = share_out(work);
    if (!shared) return false;
    for (std::size_t i = 0; i < booths_.size(); ++i) {
      for (const int number : (*shared)[i]) teams[booths_[i].team].interpreters.push_back(number + 1);
    }
    return true;
  }

 private:
  struct Booth {
    std::size_t team = 0;
    std::size_t place = 0;
  };

  /// The day on which the session begins, in the programme's zone.
  int day_of(const Booth& booth) const {
    const auto date = calendar::date_of(programme_.zone.to_local(plan_[booth.place].when.start));
    return static_cast<int>(calendar::sys_days{date}.time_since_epoch().count());
  }

  const ProgrammeProblem& programme_;
  const std::vector<PlannedPlace>& plan_;
  std::vector<Booth> booths_;
};

}  // namespace

std::optional<std::vector<BoothTeam>> assign_interpreters(const ProgrammeProblem& programme,
                                                          const std::vector<PlannedPlace>& plan) {
  std::vector<BoothTeam> teams;
  std::vector<PoolWork> work(programme.interpreters.size(), {programme, plan});
  for (std::size_t place = 0; place < plan.size(); ++place) {
    for (const auto& booth : booths_of(programme.sessions[plan[place].session])) {
      const InterpreterPool* pool = pool_for(programme, booth);
      if (pool == nullptr) return std::nullopt;
      work[static_cast<std::size_t>(pool - programme.interpreters.data())].add(teams.size(), place);
      teams.push_back({plan[place].session, booth, {}});
    }
  }
  for (std::size_t p = 0; p < work.size(); ++p) {
    if (!work[p].share_out_among(programme.interpreters[p], teams)) return std::nullopt;
  }
  return teams;
}

}  // namespace plenary::scheduler
