#include "server/render/table/plan_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "server/render/words/plan_words.hpp"

namespace plenary::server {

using calendar::Date;
using scheduler::PlannedPlace;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using scheduler::Role;
using scheduler::SessionKind;
using std::chrono::hours;

namespace {

/// More names than this are counted in front of them.
constexpr std::size_t few = 3;

BarStyle style_of(SessionKind kind) noexcept {
  switch (kind) {
    case SessionKind::plenary:
    case SessionKind::senior_officials_meeting:
    case SessionKind::ministerial_conference:
    case SessionKind::sequence:
      return BarStyle::solid;
    case SessionKind::working_group:
      return BarStyle::hatched;
    case SessionKind::side_event:
      return BarStyle::dotted;
    default:
      return BarStyle::open;
  }
}

BarStyle style_of(Role role) noexcept {
  switch (role) {
    case Role::co_chair:
    case Role::presenter:
    case Role::host:
      return BarStyle::solid;
    case Role::required:
      return BarStyle::hatched;
    case Role::preferred:
      return BarStyle::dotted;
    case Role::observer:
      break;
  }
  return BarStyle::open;
}

std::string word_of(Role role) { return role == Role::co_chair ? "co-chair" : std::string{name_of(role)}; }

PlanBar bar_of(const ProgrammeProblem& problem, Date date, const PlannedPlace& place) {
  const auto from =
      std::chrono::floor<std::chrono::minutes>(problem.zone.to_local(place.when.start) - calendar::midnight(date));
  const auto length = std::chrono::ceil<std::chrono::minutes>(place.when.length());
  const auto& session = problem.sessions[place.session];
  auto kind = kind_text(session);
  kind.erase(std::min(kind.find(','), kind.size()));
  return {place, {from, from + length}, 0, style_of(session.kind), std::move(kind)};
}

/// Puts each bar into the first lane that is free; the bars come by start.
void assign_lanes(PlanRow& row) {
  std::vector<calendar::TimeOfDay> free_from;
  for (PlanBar& bar : row.bars) {
    const auto lane = std::find_if(free_from.begin(), free_from.end(),
                                   [&](calendar::TimeOfDay free) { return free <= bar.span.start; });
    bar.lane = static_cast<std::size_t>(lane - free_from.begin());
    if (lane == free_from.end()) {
      free_from.push_back(bar.span.end);
    } else {
      *lane = bar.span.end;
    }
  }
  row.lanes = free_from.size();
}

/// Rooms in the programme's order, what is online last.
std::vector<PlanRow> room_rows(const ProgrammeProblem& problem, const PlanDay& day) {
  std::map<std::size_t, PlanRow> rows;
  for (const PlannedPlace& place : day.places) {
    PlanRow& row = rows[place.room.value_or(problem.rooms.size())];
    if (row.label.empty()) row.label = place.room ? place_text(problem, {place.session, {}, place.room}) : "online";
    row.bars.push_back(bar_of(problem, day.date, place));
  }
  std::vector<PlanRow> list;
  for (auto& [room, row] : rows) {
    // The label is the room's: whether a session is hybrid stands at its bar.
    if (row.label.ends_with(" and online")) row.label.resize(row.label.size() - std::string_view{" and online"}.size());
    list.push_back(std::move(row));
  }
  return list;
}

/// The places of a day to which a delegation is asked, and in which role.
using Engaged = std::vector<std::pair<std::size_t, Role>>;

std::vector<PlanRow> people_rows(const ProgrammeProblem& problem, const PlanDay& day) {
  std::map<scheduler::DelegationId, std::pair<std::string_view, Engaged>> delegations;
  for (std::size_t i = 0; i < day.places.size(); ++i) {
    for (const auto& participant : problem.sessions[day.places[i].session].participants) {
      auto& [name, engaged] = delegations[participant.delegation->id];
      name = participant.delegation->name.en;
      engaged.emplace_back(i, participant.role);
    }
  }
  std::map<Engaged, std::vector<std::string_view>> groups;
  for (const auto& [id, one] : delegations) groups[one.second].push_back(one.first);

  std::vector<std::pair<Role, PlanRow>> rows;
  for (const auto& [engaged, names] : groups) {
    PlanRow row;
    row.label = fmt::format("{}", fmt::join(names, ", "));
    if (names.size() > few) row.label = fmt::format("{} delegations: {}", names.size(), row.label);
    Role strongest = Role::observer;
    for (const auto& [place, role] : engaged) {
      strongest = std::min(strongest, role);
      row.bars.push_back(bar_of(problem, day.date, day.places[place]));
      row.bars.back().style = style_of(role);
      row.bars.back().word = word_of(role);
    }
    rows.emplace_back(strongest, std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<PlanRow> list;
  for (auto& [role, row] : rows) list.push_back(std::move(row));
  return list;
}

}  // namespace

PlanRows plan_rows(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, ChartOf what) {
  PlanRows chart;
  std::optional<scheduler::ClockSpan> shown;
  for (const PlanDay& day : days_of(problem, answer.plan)) {
    PlanPanel panel{day.date, what == ChartOf::rooms ? room_rows(problem, day) : people_rows(problem, day)};
    for (PlanRow& row : panel.rows) {
      assign_lanes(row);
      for (const PlanBar& bar : row.bars) {
        if (!shown) shown = bar.span;
        *shown = {std::min(shown->start, bar.span.start), std::max(shown->end, bar.span.end)};
      }
    }
    chart.panels.push_back(std::move(panel));
  }
  if (shown) chart.shown = {std::chrono::floor<hours>(shown->start), std::chrono::ceil<hours>(shown->end)};
  return chart;
}

std::string_view meaning(BarStyle style, ChartOf what) noexcept {
  const bool rooms = what == ChartOf::rooms;
  switch (style) {
    case BarStyle::solid:
      return rooms ? "for everybody" : "leads: co-chair, presenter or host";
    case BarStyle::hatched:
      return rooms ? "working group" : "required";
    case BarStyle::dotted:
      return rooms ? "side event" : "preferred";
    case BarStyle::open:
      break;
  }
  return rooms ? "another session" : "observes";
}

}  // namespace plenary::server
