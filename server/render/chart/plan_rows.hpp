#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "server/render/chart/plan_chart.hpp"

namespace plenary::server {

/// How a bar looks: by kind of session in a chart of rooms, by role in one of people.
enum class BarStyle {
  solid,    ///< for everybody: plenaries; who leads: co-chairs, presenters, hosts
  hatched,  ///< working groups; required
  dotted,   ///< side events; preferred
  open      ///< any other; observers
};

/// A session in a row.
struct PlanBar {
  scheduler::PlannedPlace place;
  scheduler::ClockSpan span;  ///< since midnight of the panel's date in the programme's zone; may end beyond 24 h
  std::size_t lane = 0;       ///< bars of one lane do not overlap
  BarStyle style = BarStyle::open;
  std::string word;  ///< "working group", "co-chair"
};

struct PlanRow {
  std::string label;          ///< "Plenary hall, Paris", "16 delegations: Benin, Burkina Faso, …" in full
  std::vector<PlanBar> bars;  ///< by start; never empty
  std::size_t lanes = 1;
};

struct PlanPanel {
  calendar::Date date;
  std::vector<PlanRow> rows;
};

/// What the chart of a plan shows, before it is drawn.
struct PlanRows {
  scheduler::ClockSpan shown;  ///< whole hours that all bars of all panels lie within
  std::vector<PlanPanel> panels;
};

/// `answer` places at least one session.
PlanRows plan_rows(const scheduler::ProgrammeProblem& problem, const scheduler::ProgrammeAnswer& answer, ChartOf what,
                   Language language);

/// What a style means in a chart of `what`: "working groups".
std::string_view meaning(BarStyle style, ChartOf what, Language language);

}  // namespace plenary::server
