#include "server/render/words/fairness_words.hpp"

#include <algorithm>

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using calendar::LocalTime;
using scheduler::Burden;
using scheduler::FairnessReport;
using scheduler::ReportedSession;
using scheduler::SessionCost;

namespace {

constexpr std::size_t most_names = 8;

std::vector<Message> as_it_is(std::string text) { return within(Message{std::move(text)}); }

Message role_message(scheduler::Role role) { return {"role." + std::string{name_of(role)}, {}}; }

/// "lunch 2 + 2", with the clock only where the reason does not cover the whole session.
std::string reasons_text(const SessionCost& cost, Language language) {
  std::string text;
  for (const auto& reason : cost.reasons) {
    const auto message = reason.when == cost.local ? message_without_times(reason) : message_of(reason);
    text += (text.empty() ? "" : "; ") + in_words(message, language);
  }
  if (cost.weight_percent != 100 && cost.burden > Burden{}) {
    text = in_words({"cost.weighted",
                     {{"reasons", as_it_is(text)},
                      {"weight", static_cast<double>(cost.weight_percent) / 100},
                      {"role", within(role_message(cost.role))}}},
                    language);
  }
  if (cost.delegates > 0) {
    text +=
        (text.empty() ? "" : "; ") +
        in_words({"cost.mean-over-delegates", {{"count", cost.delegates}, {"free", cost.free_delegates}}}, language);
  }
  return text;
}

std::string city_of(const SessionCost& cost, Language language) {
  for (const scheduler::Seat& seat : cost.delegation->seats) {
    if (seat.city == cost.city) return seat.city_in(language);
  }
  return cost.city;
}

bool is_free_of_cost(const SessionCost& cost) {
  return cost.burden == Burden{} && cost.reasons.empty() && cost.delegates == 0;
}

std::string joined(std::vector<std::string> names, Language language) {
  const std::size_t more = names.size() > most_names + 1 ? names.size() - most_names : 0;
  names.resize(names.size() - more);
  if (more == 0) return in_words(names, language);
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : list_separator(language)).append(name);
  return in_words({"list.shortened", {{"list", as_it_is(list)}, {"count", more}}}, language);
}

}  // namespace

std::vector<CostGroup> cost_groups(const ReportedSession& session, Language language) {
  struct Key {
    calendar::Interval<LocalTime> local;
    std::string reasons;
    bool free;
  };
  std::vector<std::pair<Key, CostGroup>> groups;
  CostGroup free_of_cost{{}, {}, std::string{label("circumstance.core", language)}};
  for (const SessionCost& cost : session.costs) {
    if (is_free_of_cost(cost)) {
      free_of_cost.who.push_back(&cost);
      continue;
    }
    Key key{cost.local, reasons_text(cost, language), cost.can_attend};
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
    for (const SessionCost* cost : group.who) cities.push_back(city_of(*cost, language));
    std::sort(cities.begin(), cities.end());
    cities.erase(std::unique(cities.begin(), cities.end()), cities.end());
    group.why = in_words(
        {"cost.why", {{"span", span_words(key.local)}, {"cities", cities}, {"reasons", as_it_is(key.reasons)}}},
        language);
    result.push_back(std::move(group));
  }
  if (!free_of_cost.who.empty()) result.push_back(std::move(free_of_cost));
  return result;
}

std::vector<std::string> names_of(const CostGroup& group, Language language) {
  std::vector<std::string> names;
  for (const SessionCost* cost : group.who) {
    std::vector<std::string> notes;
    if (cost->role != scheduler::Role::required) notes.emplace_back(role_name(cost->role, language));
    if (!cost->can_attend) notes.emplace_back(label("cost.cannot-attend", language));
    std::string note;
    for (const auto& one : notes) note.append(note.empty() ? "" : list_separator(language)).append(one);
    std::string& name = names.emplace_back(isolated(cost->delegation->name.in(language), language));
    if (!note.empty()) name.append(" (").append(note).append(")");
  }
  return names;
}

std::string title_of(const FairnessReport& report, Language language) {
  return title_or_id(report.title, report.id, language);
}

std::string title_of(const ReportedSession& session, Language language) {
  return title_or_id(session.title, session.id, language);
}

std::string heading_of(const FairnessReport& report, Language language) {
  return in_words({"fairness.heading", {{"title", title_of(report, language)}}}, language);
}

std::string time_of(const ReportedSession& session, Language language) {
  const calendar::Interval<LocalTime> local{session.zone.to_local(session.when.start),
                                            session.zone.to_local(session.when.end)};
  return in_words(
      {"fairness.session-time",
       {{"date", FullDate{calendar::date_of(local.start)}}, {"span", span_words(local)}, {"zone", session.zone.id()}}},
      language);
}

std::string basis_of(const FairnessReport& report, Language language) {
  const auto sessions = [](std::size_t n) { return within({"count.sessions", {{"count", n}}}); };
  Message basis = sessions(report.sessions.size()).front();
  if (report.of == scheduler::ReportOf::plan) {
    basis = {"fairness.planned", {{"sessions", within(std::move(basis))}}};
  } else if (report.of == scheduler::ReportOf::proposal) {
    basis = report.sessions.size() == 1
                ? Message{"fairness.proposal", {}}
                : Message{"fairness.proposals", {{"sessions", sessions(report.sessions.size())}}};
  }
  basis = report.sessions_before == 0
              ? Message{"fairness.nothing-before", {{"basis", within(basis)}}}
              : Message{"fairness.after-ledger",
                        {{"basis", within(basis)}, {"sessions", sessions(report.sessions_before)}}};
  const auto& decay = report.ledger.decay;
  if (decay.keep != decay.of) {
    basis = {"fairness.decay", {{"basis", within(basis)}, {"keep", decay.keep}, {"of", decay.of}}};
  }
  return in_words(basis, language);
}

LocalizedText region_name(const FairnessReport& report, const std::string& region) {
  for (const auto& country : report.countries) {
    const auto& regions = country.delegation->regions;
    const auto found = std::ranges::find(regions, region, &scheduler::Region::id);
    if (found != regions.end()) return found->shown_name();
  }
  return {region, {}, {}, {}};
}

std::string mean_text(const scheduler::RegionSum& sum, Language language) {
  const double mean = sum.sum.points() / static_cast<double>(sum.countries);
  return in_words({"fairness.mean", {{"mean", mean}}}, language);
}

std::vector<std::string> findings(const FairnessReport& report, Language language) {
  if (report.countries.empty()) return {std::string{label("fairness.no-countries", language)}};
  std::vector<std::string> sentences;
  const auto& after = report.after;
  if (after.worst_off.empty()) {
    sentences.emplace_back(label("fairness.nobody-carries", language));
  } else {
    std::vector<std::string> names;
    for (const auto* who : after.worst_off) names.push_back(isolated(who->name.in(language), language));
    sentences.push_back(in_words(
        {"fairness.worst-off", {{"points", points(after.worst)}, {"names", as_it_is(joined(names, language))}}},
        language));
  }
  const std::string_view differ =
      report.within_one_session() ? "fairness.differ-within-session" : "fairness.differ-beyond-session";
  sentences.push_back(in_words(
      {differ, {{"points", points(after.envy())}, {"session", report.largest_session.shown_points()}}}, language));
  sentences.push_back(in_words({"fairness.together",
                                {{"countries", within({"count.delegations", {{"count", report.countries.size()}}})},
                                 {"points", points(after.total)},
                                 {"new", (after.total - report.before.total).shown_points()}}},
                               language));
  return sentences;
}

std::string index_change(const std::optional<double>& before, const std::optional<double>& after, Language language) {
  const auto index = [](const std::optional<double>& value) {
    return within(value ? Message{"fairness.index", {{"value", *value}}} : Message{"fairness.no-index", {}});
  };
  return in_words({"fairness.change", {{"before", index(before)}, {"after", index(after)}}}, language);
}

}  // namespace plenary::server
