#include "scheduler/timetable/constraint/sharing.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <utility>

namespace plenary::scheduler {

namespace {

class Sharing {
 public:
  explicit Sharing(const SharedWork& work) : work_(work), last_near_(work.duties.size()), done_by_(work.duties.size()) {
    std::int64_t all = 0;
    for (std::size_t i = 0; i < work.duties.size(); ++i) {
      all += work.duties[i].people;
      for (std::size_t j = i + 1; j < work.duties.size(); ++j) {
        if (work.near(i, j)) last_near_[i] = j;
      }
    }
    done_.resize(static_cast<std::size_t>(std::min<std::int64_t>(work.people, all)));
  }

  bool possible() { return possible_from(0); }

  std::vector<std::vector<int>> take() {
    for (auto& people : done_by_) std::ranges::sort(people);
    return std::move(done_by_);
  }

 private:
  using Duties = std::vector<std::size_t>;

  bool possible_from(std::size_t duty) {
    if (duty == work_.duties.size()) return true;
    auto state = state_at(duty);
    if (failed_.contains(state)) return false;
    std::vector<std::size_t> able;
    for (std::size_t person = 0; person < done_.size(); ++person) {
      if (can_do(person, duty)) able.push_back(person);
    }
    std::ranges::stable_sort(able, std::greater{}, [&](std::size_t person) { return what_matters(person, duty); });
    if (assigned(duty, able, 0, work_.duties[duty].people)) return true;
    failed_.insert(std::move(state));
    return false;
  }

  /// Asks `more` of those who are able, from a place in their order on.
  bool assigned(std::size_t duty, const std::vector<std::size_t>& able, std::size_t from, int more) {
    if (more == 0) return possible_from(duty + 1);
    const auto needed = static_cast<std::size_t>(more);
    for (std::size_t k = from; k + needed <= able.size(); ++k) {
      // Of two with the same past, the second is asked where the first was.
      if (k > from && what_matters(able[k], duty) == what_matters(able[k - 1], duty)) continue;
      done_[able[k]].push_back(duty);
      done_by_[duty].push_back(static_cast<int>(able[k]));
      if (assigned(duty, able, k + 1, more - 1)) return true;
      done_[able[k]].pop_back();
      done_by_[duty].pop_back();
    }
    return false;
  }

  bool can_do(std::size_t person, std::size_t duty) const {
    std::chrono::minutes day = work_.duties[duty].length;
    for (const std::size_t other : done_[person]) {
      if (!work_.both(other, duty)) return false;
      if (work_.duties[other].day == work_.duties[duty].day) day += work_.duties[other].length;
    }
    return !work_.most_a_day || day <= *work_.most_a_day;
  }

  /// Of what a person has done, all that `duty` or a later one depends on; the latest first.
  Duties what_matters(std::size_t person, std::size_t duty) const {
    Duties matters;
    for (auto other = done_[person].rbegin(); other != done_[person].rend(); ++other) {
      if (last_near_[*other] >= duty) matters.push_back(*other);
    }
    return matters;
  }

  /// Who has what behind them, whatever their numbers.
  std::pair<std::size_t, std::vector<Duties>> state_at(std::size_t duty) const {
    std::vector<Duties> state;
    for (std::size_t person = 0; person < done_.size(); ++person) state.push_back(what_matters(person, duty));
    std::ranges::sort(state);
    return {duty, std::move(state)};
  }

  const SharedWork& work_;
  std::vector<std::size_t> last_near_;  ///< by duty: the last one to which it matters who did this; 0: none
  std::vector<Duties> done_;            ///< by person, in order
  std::vector<std::vector<int>> done_by_;
  std::set<std::pair<std::size_t, std::vector<Duties>>> failed_;
};

}  // namespace

std::optional<std::vector<std::vector<int>>> share_out(const SharedWork& work) {
  Sharing sharing{work};
  if (!sharing.possible()) return std::nullopt;
  return sharing.take();
}

}  // namespace plenary::scheduler
