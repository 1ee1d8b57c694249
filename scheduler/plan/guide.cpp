#include "scheduler/plan/guide.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "scheduler/plan/axis.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::int64_t one = 64;  ///< the weight of a point
constexpr double heaviest = 8 * 64;

// What a move is worth against points, and points against days: tried on the samples and on generated programmes.
const Rated for_a_move{"guide: moved", Level::medium, 20};
const Rated for_each_step{"guide: moved by", Level::soft, 10};
const Rated for_burden{"guide: burden", Level::soft, 10};
const Rated for_days{"guide: early", Level::soft, 1};

template <class Amount>
void price(TimetableConstraints& guide, const Rated& rated, std::size_t i, const PlanBurdens::Meeting& meeting,
           Amount amount) {
  std::vector<std::int32_t> amounts;
  for (Grain start = meeting.starts.start; start < meeting.starts.end; ++start.index) {
    amounts.push_back(static_cast<std::int32_t>(amount(start)));
  }
  guide.push_back(price_by_start(rated, static_cast<MeetingIndex>(i), std::move(amounts), meeting.starts.start));
}

}  // namespace

GuideWeights even_weights(const PlanBurdens& burdens) { return GuideWeights(burdens.countries().size(), one); }

GuideWeights weights_after(const PlanBurdens& burdens, const Plan& plan, int power) {
  const auto carried = burdens.carried(plan);
  const double most = carried.empty() ? 0 : static_cast<double>(std::ranges::max(carried));
  GuideWeights weights;
  for (const std::int64_t units : carried) {
    const double share = most > 0 ? static_cast<double>(units) / most : 0;
    // Whole numbers of whole powers, so that every machine has the same weights.
    double steep = 1;
    for (int k = 0; k < power; ++k) steep *= share;
    weights.push_back(1 + static_cast<std::int64_t>(std::lround(heaviest * steep)));
  }
  return weights;
}

TimetableConstraints guide_to(const ProgrammeProblem& programme, const PlanBurdens& burdens, const Cast& cast,
                              const GuideWeights& weights) {
  TimetableConstraints guide;
  const calendar::sys_days first{programme.window.first};
  for (std::size_t i = 0; i < burdens.meetings().size(); ++i) {
    const PlanBurdens::Meeting& meeting = burdens.meetings()[i];
    std::vector<std::int64_t> points;
    for (const PlanBurdens::Kind& kind : meeting.kinds) {
      // Organisations count as they stand.
      std::int64_t units = kind.total - std::accumulate(kind.burden.begin(), kind.burden.end(), std::int64_t{0});
      units *= one;
      for (std::size_t k = 0; k < kind.burden.size(); ++k) units += kind.burden[k] * weights[meeting.countries[k]];
      points.push_back(units / (one * Burden::units_per_point));
    }
    price(guide, for_burden, i, meeting, [&](Grain start) { return points[meeting.kind(start)]; });
    price(guide, for_days, i, meeting, [&](Grain start) {
      return (calendar::sys_days{calendar::date_of(programme.zone.to_local(cast.axis->time(start)))} - first).count();
    });
    if (meeting.moved_by.empty()) continue;
    price(guide, for_a_move, i, meeting, [&](Grain start) { return meeting.steps_from_published(start) != 0 ? 1 : 0; });
    price(guide, for_each_step, i, meeting, [&](Grain start) { return meeting.steps_from_published(start); });
    if (meeting.published_room) {
      guide.push_back(stays_in_room(for_a_move, static_cast<MeetingIndex>(i), *meeting.published_room));
    }
  }
  return guide;
}

}  // namespace plenary::scheduler
