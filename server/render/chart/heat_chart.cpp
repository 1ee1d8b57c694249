#include "server/render/chart/heat_chart.hpp"

#include <algorithm>
#include <string_view>

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using calendar::TimeOfDay;
using scheduler::Burden;
using scheduler::Problem;
using scheduler::RuleCode;
using scheduler::Slot;
using scheduler::Solution;
using std::chrono::hours;

namespace {

constexpr std::size_t most_names = 3;

scheduler::ClockSpan shown_hours(const Problem& problem) {
  if (!problem.hours || problem.hours->end > scheduler::midnight_after) return {hours{0}, hours{24}};
  const TimeOfDay from = std::chrono::floor<hours>(problem.hours->start) - hours{1};
  const TimeOfDay to = std::chrono::ceil<hours>(problem.hours->end) + hours{1};
  return {std::max<TimeOfDay>(from, hours{0}), std::min<TimeOfDay>(to, hours{24})};
}

/// Floors of one session and of the ledger look alike; what only programmes ask never forbids here.
char letter_of(RuleCode rule) noexcept {
  switch (rule) {
    case RuleCode::attendance:
      return 'A';
    case RuleCode::hours:
      return 'H';
    case RuleCode::weekdays:
    case RuleCode::left_out:
      return 'D';
    case RuleCode::quorum:
      return 'Q';
    case RuleCode::most_points:
    case RuleCode::most_points_twice:
    case RuleCode::free_of_cost:
    case RuleCode::window:
    case RuleCode::deadline:
    case RuleCode::lunch:
    case RuleCode::interpreters:
    case RuleCode::presence:
    case RuleCode::pin:
      break;
  }
  return 'F';
}

/// Fills in the mark and the reason of one start.
class Marker {
 public:
  Marker(const Problem& problem, const Solution& solution, const std::array<int, 5>& bounds, Language language)
      : problem_(problem), solution_(solution), bounds_(bounds), language_(language) {}

  void mark(Slot slot, HeatRun& run) const {
    if (solution_.feasible.contains(slot)) {
      mark_possible(slot, run);
    } else {
      mark_forbidden(slot, run);
    }
  }

 private:
  /// "Libya, Mali, Malta and 4 more".
  std::vector<Message> first_few(const std::vector<std::string>& names) const {
    if (names.size() <= most_names) return within(Message{in_words(names, language_)});
    std::string list;
    for (std::size_t i = 0; i < most_names; ++i) {
      list.append(i == 0 ? "" : list_separator(language_)).append(names[i]);
    }
    return within({"list.shortened", {{"list", within(Message{list})}, {"count", names.size() - most_names}}});
  }

  void mark_possible(Slot slot, HeatRun& run) const {
    Burden worst;
    std::vector<std::string> names;
    for (std::size_t p = 0; p < problem_.participants.size(); ++p) {
      if (!problem_.participants[p].counts_fairly()) continue;
      const Burden burden = solution_.availability.burden(p, slot);
      if (burden < worst || burden == Burden{}) continue;
      if (burden > worst) names.clear();
      worst = burden;
      names.push_back(isolated(problem_.participants[p].delegation->name.in(language_), language_));
    }
    run.mark.level = level_of(worst);
    run.reason = in_words(names.empty() ? Message{"heat.core-hours", {}}
                                        : Message{"heat.worst", {{"points", points(worst)}, {"who", first_few(names)}}},
                          language_);
  }

  void mark_forbidden(Slot slot, HeatRun& run) const {
    run.mark.level = -1;
    std::vector<std::string> names;
    std::string found;
    for (const auto& constraint : solution_.constraints) {
      if (constraint.allowed.contains(slot)) continue;
      names.push_back(in_words(constraint.name, language_));
      found += letter_of(constraint.rule);
    }
    for (const char letter : std::string_view("HDAQF")) {
      if (found.find(letter) != std::string::npos) run.mark.letters += letter;
    }
    run.reason = in_words({"heat.forbidden", {{"rules", first_few(names)}}}, language_);
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
  Language language_;
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

HeatChart heat_chart(const Problem& problem, const Solution& solution, Language language) {
  HeatChart chart;
  chart.shown = shown_hours(problem);
  chart.step = problem.grid;
  const auto session_hours = std::chrono::ceil<hours>(problem.duration).count();
  for (std::size_t i = 0; i < chart.bounds.size(); ++i) chart.bounds[i] = static_cast<int>(session_hours * (2 << i));
  const calendar::sys_days first{problem.window.first};
  for (auto day = first; day <= calendar::sys_days{problem.window.last}; day += calendar::days{1})
    chart.rows.push_back({calendar::Date{day}, {}});

  const auto& grid = solution.availability.grid();
  const Marker marker(problem, solution, chart.bounds, language);
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
