#include "server/render/chart/heat_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "server/render/table/answer_table.hpp"

namespace plenary::server {

using calendar::TimeOfDay;
using scheduler::Burden;
using scheduler::Problem;
using scheduler::Rule;
using scheduler::Slot;
using scheduler::Solution;
using std::chrono::hours;

namespace {

constexpr std::size_t most_names = 3;

/// "Libya, Mali, Malta and 4 more".
std::string first_few(const std::vector<std::string_view>& names) {
  const auto shown = std::min(names.size(), most_names);
  auto text = fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

scheduler::ClockSpan shown_hours(const Problem& problem) {
  if (!problem.hours) return {hours{0}, hours{24}};
  const TimeOfDay from = std::chrono::floor<hours>(problem.hours->start) - hours{1};
  const TimeOfDay to = std::chrono::ceil<hours>(problem.hours->end) + hours{1};
  return {std::max<TimeOfDay>(from, hours{0}), std::min<TimeOfDay>(to, hours{24})};
}

char letter_of(Rule rule) noexcept {
  switch (rule) {
    case Rule::attendance:
      return 'A';
    case Rule::allowed_hours:
      return 'H';
    case Rule::quorum:
      return 'Q';
    case Rule::most_points:
    case Rule::ledger:
      break;
  }
  return 'F';
}

/// Fills in the mark and the reason of one start.
class Marker {
 public:
  Marker(const Problem& problem, const Solution& solution, const std::array<int, 5>& bounds)
      : problem_(problem), solution_(solution), bounds_(bounds) {}

  void mark(Slot slot, HeatRun& run) const {
    if (solution_.feasible.contains(slot)) {
      mark_possible(slot, run);
    } else {
      mark_forbidden(slot, run);
    }
  }

 private:
  void mark_possible(Slot slot, HeatRun& run) const {
    Burden worst;
    std::vector<std::string_view> names;
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      if (!problem_.participants[p].counts_as_country()) continue;
      const Burden burden = solution_.availability.burden(p, slot);
      if (burden < worst || burden == Burden{}) continue;
      if (burden > worst) names.clear();
      worst = burden;
      names.push_back(problem_.participants[p].delegation->name.en);
    }
    run.mark.level = level_of(worst);
    run.reason = names.empty() ? "core hours for every country"
                               : fmt::format("{} points: {}", points_text(worst), first_few(names));
  }

  void mark_forbidden(Slot slot, HeatRun& run) const {
    run.mark.level = -1;
    std::vector<std::string_view> names;
    std::string found;
    for (const auto& constraint : solution_.constraints) {
      if (constraint.allowed.contains(slot)) continue;
      names.push_back(constraint.name);
      found += letter_of(constraint.rule);
    }
    for (const char letter : std::string_view("HAQF")) {
      if (found.find(letter) != std::string::npos) run.mark.letters += letter;
    }
    run.reason = "not possible: " + first_few(names);
  }

  int level_of(Burden worst) const noexcept {
    if (worst == Burden{}) return 0;
    const auto bound =
        std::find_if(bounds_.begin(), bounds_.end(), [&](int points) { return worst <= Burden::of_points(points); });
    return static_cast<int>(bound - bounds_.begin()) + 1;
  }

  const Problem& problem_;
  const Solution& solution_;
  const std::array<int, 5>& bounds_;
};

void append(std::vector<HeatRun>& runs, HeatRun run) {
  if (!runs.empty()) {
    HeatRun& last = runs.back();
    if (run.span.start < last.span.end) return;  // a repeated hour
    if (run.span.start == last.span.end && run.mark == last.mark && run.reason == last.reason) {
      last.span.end = run.span.end;
      ++last.starts;
      return;
    }
  }
  runs.push_back(std::move(run));
}

}  // namespace

HeatChart heat_chart(const Problem& problem, const Solution& solution) {
  HeatChart chart;
  chart.shown = shown_hours(problem);
  chart.step = problem.grid;
  const auto session_hours = std::chrono::ceil<hours>(problem.duration).count();
  for (std::size_t i = 0; i < chart.bounds.size(); ++i) chart.bounds[i] = static_cast<int>(session_hours * (2 << i));
  const calendar::sys_days first{problem.window.first};
  for (auto day = first; day <= calendar::sys_days{problem.window.last}; day += calendar::days{1})
    chart.rows.push_back({calendar::Date{day}, {}});

  const auto& grid = solution.availability.grid();
  const Marker marker(problem, solution, chart.bounds);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    const auto local = problem.zone.to_local(grid.start(slot));
    const auto row = (calendar::sys_days{calendar::date_of(local)} - first).count();
    const TimeOfDay from = calendar::time_of_day(local);
    if (row < 0 || static_cast<std::size_t>(row) >= chart.rows.size()) continue;
    if (from < chart.shown.start || from >= chart.shown.end) continue;
    HeatRun run{{from, std::min<TimeOfDay>(from + chart.step, chart.shown.end)}, 1, {}, {}};
    marker.mark(slot, run);
    append(chart.rows[static_cast<std::size_t>(row)].runs, std::move(run));
  }
  return chart;
}

}  // namespace plenary::server
