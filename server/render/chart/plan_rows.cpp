#include "server/render/chart/plan_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "server/render/words/catalogue.hpp"
#include "server/render/words/plan_words.hpp"
#include "server/render/words/words.hpp"

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

PlanBar bar_of(const ProgrammeProblem& problem, Date date, const PlannedPlace& place, Language language) {
  const auto from =
      std::chrono::floor<std::chrono::minutes>(problem.zone.to_local(place.when.start) - calendar::midnight(date));
  const auto length = std::chrono::ceil<std::chrono::minutes>(place.when.length());
  const auto& session = problem.sessions[place.session];
  return {place, {from, from + length}, 0, style_of(session.kind), kind_word(session, language)};
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
std::vector<PlanRow> room_rows(const ProgrammeProblem& problem, const PlanDay& day, Language language) {
  std::map<std::size_t, PlanRow> rows;
  for (const PlannedPlace& place : day.places) {
    PlanRow& row = rows[place.room.value_or(problem.rooms.size())];
    // The label is the room's: whether a session is hybrid stands at its bar.
    if (row.label.empty()) {
      row.label = place.room ? room_text(problem, *place.room, language) : place_text(problem, place, language);
    }
    row.bars.push_back(bar_of(problem, day.date, place, language));
  }
  std::vector<PlanRow> list;
  for (auto& [room, row] : rows) list.push_back(std::move(row));
  return list;
}

/// The places of a day to which a delegation is asked, and in which role.
using Engaged = std::vector<std::pair<std::size_t, Role>>;

std::vector<PlanRow> people_rows(const ProgrammeProblem& problem, const PlanDay& day, Language language) {
  std::map<scheduler::DelegationId, std::pair<std::string_view, Engaged>> delegations;
  for (std::size_t i = 0; i < day.places.size(); ++i) {
    for (const auto& participant : problem.sessions[day.places[i].session].participants) {
      auto& [name, engaged] = delegations[participant.delegation->id];
      name = participant.delegation->name.in(language);
      engaged.emplace_back(i, participant.role);
    }
  }
  std::map<Engaged, std::vector<std::string_view>> groups;
  for (const auto& [id, one] : delegations) groups[one.second].push_back(one.first);

  std::vector<std::pair<Role, PlanRow>> rows;
  for (const auto& [engaged, names] : groups) {
    PlanRow row;
    for (const auto name : names) {
      row.label.append(row.label.empty() ? "" : list_separator(language)).append(isolated(name, language));
    }
    if (names.size() > few) {
      row.label = in_words({"chart.delegations",
                            {{"delegations", within({"count.delegations", {{"count", names.size()}}})},
                             {"names", within(Message{row.label})}}},
                           language);
    }
    Role strongest = Role::observer;
    for (const auto& [place, role] : engaged) {
      strongest = std::min(strongest, role);
      row.bars.push_back(bar_of(problem, day.date, day.places[place], language));
      row.bars.back().style = style_of(role);
      row.bars.back().word = role_name(role, language);
    }
    rows.emplace_back(strongest, std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<PlanRow> list;
  for (auto& [role, row] : rows) list.push_back(std::move(row));
  return list;
}

}  // namespace

PlanRows plan_rows(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, ChartOf what, Language language) {
  PlanRows chart;
  std::optional<scheduler::ClockSpan> shown;
  for (const PlanDay& day : days_of(problem, answer.plan)) {
    PlanPanel panel{day.date,
                    what == ChartOf::rooms ? room_rows(problem, day, language) : people_rows(problem, day, language)};
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

std::string_view meaning(BarStyle style, ChartOf what, Language language) {
  const bool rooms = what == ChartOf::rooms;
  switch (style) {
    case BarStyle::solid:
      return label(rooms ? "chart.rooms.solid" : "chart.people.solid", language);
    case BarStyle::hatched:
      return label(rooms ? "chart.rooms.hatched" : "chart.people.hatched", language);
    case BarStyle::dotted:
      return label(rooms ? "chart.rooms.dotted" : "chart.people.dotted", language);
    case BarStyle::open:
      break;
  }
  return label(rooms ? "chart.rooms.open" : "chart.people.open", language);
}

}  // namespace plenary::server
