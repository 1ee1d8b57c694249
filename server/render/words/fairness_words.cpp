#include "server/render/words/fairness_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using calendar::LocalTime;
using scheduler::Burden;
using scheduler::FairnessReport;
using scheduler::ReportedSession;
using scheduler::SessionCost;

namespace {

constexpr std::size_t most_names = 8;

/// "13:00–14:00", the end with its date where it is another one.
std::string clock_span(calendar::Interval<LocalTime> span) {
  const auto end =
      calendar::date_of(span.start) == calendar::date_of(span.end) ||
              calendar::time_of_day(span.end) == calendar::TimeOfDay{0}
          ? calendar::to_clock(calendar::time_of_day(span.end))
          : short_date(calendar::date_of(span.end)) + " " + calendar::to_clock(calendar::time_of_day(span.end));
  return fmt::format("{}–{}", calendar::to_clock(calendar::time_of_day(span.start)), end);
}

/// "lunch 2 + 2", with the clock only where the reason does not cover the whole session.
std::string reasons_text(const SessionCost& cost) {
  std::string text;
  const auto whole = fmt::format("{}–{} ", calendar::to_clock(calendar::time_of_day(cost.local.start)),
                                 calendar::to_clock(calendar::time_of_day(cost.local.end)));
  for (const auto& reason : cost.reasons) {
    auto words = describe(reason);
    if (reason.when == cost.local && words.starts_with(whole)) words.erase(0, whole.size());
    text += (text.empty() ? "" : "; ") + words;
  }
  if (cost.weight_percent != 100 && cost.burden > Burden{}) {
    text = fmt::format("({}) × {} as {}", text, points_text(Burden::of_units(cost.weight_percent * 15)),
                       words_of(cost.role));
  }
  if (cost.delegates > 0) {
    text += fmt::format("{}mean over {} delegates, {} of them free", text.empty() ? "" : "; ", cost.delegates,
                        cost.free_delegates);
  }
  return text;
}

bool is_free_of_cost(const SessionCost& cost) {
  return cost.burden == Burden{} && cost.reasons.empty() && cost.delegates == 0;
}

std::string joined(std::vector<std::string> names, std::size_t most) {
  const std::size_t more = names.size() > most + 1 ? names.size() - most : 0;
  names.resize(names.size() - more);
  return fmt::format("{}{}", fmt::join(names, ", "), more == 0 ? "" : fmt::format(" and {} more", more));
}

}  // namespace

std::vector<CostGroup> cost_groups(const ReportedSession& session) {
  struct Key {
    calendar::Interval<LocalTime> local;
    std::string reasons;
    bool free;
  };
  std::vector<std::pair<Key, CostGroup>> groups;
  CostGroup free_of_cost{{}, {}, "core hours"};
  for (const SessionCost& cost : session.costs) {
    if (is_free_of_cost(cost)) {
      free_of_cost.who.push_back(&cost);
      continue;
    }
    Key key{cost.local, reasons_text(cost), cost.can_attend};
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return group.second.burden == cost.burden && group.first.local == key.local &&
             group.first.reasons == key.reasons && group.first.free == key.free;
    });
    auto& group = same == groups.end() ? groups.emplace_back(std::move(key), CostGroup{cost.burden, {}, {}}).second
                                       : same->second;
    group.who.push_back(&cost);
  }
  std::vector<CostGroup> result;
  for (auto& [key, group] : groups) {
    std::vector<std::string> cities;
    for (const SessionCost* cost : group.who) cities.push_back(cost->city);
    std::sort(cities.begin(), cities.end());
    cities.erase(std::unique(cities.begin(), cities.end()), cities.end());
    group.why = fmt::format("{} in {}: {}", clock_span(key.local), fmt::join(cities, ", "), key.reasons);
    result.push_back(std::move(group));
  }
  if (!free_of_cost.who.empty()) result.push_back(std::move(free_of_cost));
  return result;
}

std::vector<std::string> names_of(const CostGroup& group) {
  std::vector<std::string> names;
  for (const SessionCost* cost : group.who) {
    std::string name = cost->delegation->name.en;
    std::string note = cost->role == scheduler::Role::required ? "" : words_of(cost->role);
    if (!cost->can_attend) note += note.empty() ? "cannot attend" : ", cannot attend";
    names.push_back(note.empty() ? name : fmt::format("{} ({})", name, note));
  }
  return names;
}

std::string title_of(const FairnessReport& report) { return report.title.en.empty() ? report.id : report.title.en; }

std::string title_of(const ReportedSession& session) {
  return session.title.en.empty() ? session.id : session.title.en;
}

std::string time_of(const ReportedSession& session) {
  const calendar::Interval<LocalTime> local{session.zone.to_local(session.when.start),
                                            session.zone.to_local(session.when.end)};
  return fmt::format("{}, {} {}", long_date(calendar::date_of(local.start)), clock_span(local), session.zone.id());
}

std::string words_of(scheduler::Role role) {
  std::string words{scheduler::name_of(role)};
  std::replace(words.begin(), words.end(), '_', '-');
  return words;
}

std::string basis_of(const FairnessReport& report) {
  const auto count = [](std::size_t n) { return fmt::format("{} session{}", n, n == 1 ? "" : "s"); };
  std::string text = count(report.sessions.size());
  if (report.is_proposal)
    text = report.sessions.size() == 1 ? "a session at its fairest slot" : text + " at their fairest slots";
  text += report.sessions_before == 0 ? ", nothing before"
                                      : fmt::format(", after {} of a ledger", count(report.sessions_before));
  const auto& decay = report.ledger.decay;
  if (decay.keep != decay.of) {
    text += fmt::format("; decay {0}/{1}: the session k sessions ago counts ({0}/{1})^k, the last one k = 1",
                        decay.keep, decay.of);
  }
  return text;
}

std::string mean_text(const scheduler::RegionSum& sum) {
  return fmt::format("{:.2f}", sum.sum.points() / static_cast<double>(sum.countries));
}

std::vector<std::string> findings(const FairnessReport& report) {
  if (report.countries.empty()) return {"No session invited a country: there is nothing to compare."};
  std::vector<std::string> words;
  const auto& after = report.after;
  if (after.worst_off.empty()) {
    words.emplace_back("Nobody carries anything: every session lay in core hours for every country.");
  } else {
    std::vector<std::string> names;
    for (const auto* who : after.worst_off) names.push_back(who->name.en);
    words.push_back(fmt::format("Worst off, with {} points: {}.", points_text(after.worst), joined(names, most_names)));
  }
  words.push_back(fmt::format("Two countries differ by at most {} points, {} than one session cost somebody ({}).",
                              points_text(after.envy()), report.within_one_session() ? "no more" : "more",
                              points_text(report.largest_session)));
  words.push_back(fmt::format("{} {} together carry {} points, {} of them from the sessions of this report.",
                              report.countries.size(), report.countries.size() == 1 ? "country" : "countries",
                              points_text(after.total), points_text(after.total - report.before.total)));
  return words;
}

std::string index_change(const std::optional<double>& before, const std::optional<double>& after) {
  const auto text = [](const std::optional<double>& value) {
    return value ? fmt::format("{:.3f}", *value) : std::string("not defined (nobody carries anything)");
  };
  return fmt::format("{} → {}", text(before), text(after));
}

}  // namespace plenary::server
