#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "brute_force.hpp"
#include "data/embedded.hpp"
#include "random_problem.hpp"
#include "scheduler/burden/accounts.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/fairness_report.hpp"
#include "scheduler/explain/statement.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
namespace calendar = plenary::calendar;
using calendar::Date;
using calendar::days;
using calendar::sys_days;

namespace {

/// The session at its best slot, as an entry of the ledger; nothing if no slot is feasible.
std::optional<PastSession> held(const Problem& problem, std::string id) {
  const Solution solution = solve(problem);
  if (solution.ranking.empty()) return std::nullopt;
  PastSession session{std::move(id), std::nullopt, {}};
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& who = problem.participants[p];
    session.entries.push_back(
        {who.delegation->id, who.role, solution.availability.recorded(p, solution.ranking.front())});
  }
  return session;
}

BusyTimes shifted(const BusyTimes& busy, days by) {
  std::vector<calendar::Interval<calendar::Instant>> spans;
  for (const auto& span : busy.parts()) spans.push_back({span.start + by, span.end + by});
  return BusyTimes{std::move(spans)};
}

Date shifted(Date date, days by) { return Date{sys_days{date} + by}; }

/// The dialogue of `regions` regions with `countries` countries each, whose clocks divide the day evenly and that are
/// equal otherwise: the same hours every day of the week, no holidays.
Dialogue symmetric_dialogue(std::size_t regions, std::size_t countries, int opens) {
  const std::map<std::size_t, std::vector<const char*>> zones{
      {2, {"Africa/Abidjan", "Pacific/Tarawa"}},
      {3, {"Africa/Abidjan", "Asia/Singapore", "Pacific/Pitcairn"}},
      {4, {"Africa/Abidjan", "Asia/Dhaka", "Pacific/Tarawa", "America/Costa_Rica"}}};
  calendar::WeeklyHours hours;
  for (auto& day : hours.by_weekday)
    day = {{std::chrono::hours{opens}, std::chrono::hours{opens + 4}},
           {std::chrono::hours{opens + 5}, std::chrono::hours{opens + 9}}};
  Dialogue dialogue;
  dialogue.id = "symmetric";
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t c = 0; c < countries; ++c) {
      const std::string code{static_cast<char>('A' + r), static_cast<char>('A' + c)};
      dialogue.delegations.push_back(
          {{code},
           {code, {}, {}, {}},
           DelegationKind::state,
           {Region{"Region " + std::to_string(r)}},
           {{*calendar::Zone::find(zones.at(regions)[r]), code, "", std::nullopt}},
           calendar::WorkingWeek({{{sys_days{2000y / 1 / 1}, sys_days{2100y / 1 / 1}}, {}, hours, {}, {}}}),
           code,
           {},
           false,
           plenary::Language::en,
           false});
    }
  }
  return dialogue;
}

}  // namespace

TEST_CASE("The same problem a week later has the same ranking, a week later") {
  std::mt19937_64 random{7 * 24};
  int compared = 0;
  int possible = 0;
  for (int round = 0; round < 4000; ++round) {
    RandomProblem sample = random_problem(random);
    Problem& problem = sample.problem;
    // Early June: no clock changes, no Ramadan, summer hours throughout; weeks that change are left out.
    if (problem.window.first.month() != std::chrono::June) continue;
    const auto& all = sample.dialogue->delegations;
    if (std::any_of(all.begin(), all.end(), [](const Delegation& one) { return one.week.periods().size() > 1; }))
      continue;
    sample.dialogue->holidays.clear();
    const Solution now = solve(problem);
    Problem later = problem;
    const days week{7 * static_cast<int>(1 + random() % 3)};
    later.window = {shifted(problem.window.first, week), shifted(problem.window.last, week)};
    for (Participant& who : later.participants) {
      who.busy = shifted(who.busy, week);
      who.if_need_be = shifted(who.if_need_be, week);
      for (Delegate& delegate : who.delegates) delegate.busy = shifted(delegate.busy, week);
      for (Stay& stay : who.stays) stay.days = {shifted(stay.days.first, week), shifted(stay.days.last, week)};
    }
    for (calendar::Date& date : later.days.left_out) date = shifted(date, week);
    for (Waiver& waiver : later.waivers) {
      if (waiver.on) waiver.on = shifted(*waiver.on, week);
    }
    const Solution then = solve(later);
    INFO("round " << round);
    const TimeGrid& grid = now.availability.grid();
    REQUIRE(then.availability.grid().size() == grid.size());
    REQUIRE(then.availability.grid().start(Slot{0}) == grid.start(Slot{0}) + week);
    REQUIRE(then.ranking == now.ranking);
    for (const Slot slot : now.ranking) {
      for (std::size_t p = 0; p < problem.participants.size(); ++p)
        REQUIRE(then.availability.burden(p, slot) == now.availability.burden(p, slot));
    }
    ++compared;
    possible += !now.ranking.empty();
  }
  CHECK(compared > 80);
  CHECK(possible > 50);
}

TEST_CASE("Countries with identical calendars have identical accounts, session after session") {
  std::mt19937_64 random{1789};
  int sessions = 0;
  for (int round = 0; round < 150; ++round) {
    RandomProblem sample = random_problem(random);
    Problem& problem = sample.problem;
    // All at home: the country where others meet has no twin.
    for (Participant& who : problem.participants) {
      who.venue.reset();
      who.stays.clear();
    }
    const Participant& first = problem.participants.front();
    const std::string original = first.delegation->id.value;
    // A second country with the calendar of the first, invited alike; waivers as well.
    std::vector<std::string> ids;
    for (const Participant& who : problem.participants) ids.push_back(who.delegation->id.value);
    Delegation twin = *first.delegation;
    twin.id = {"ZZ"};
    sample.dialogue->delegations.push_back(twin);
    for (std::size_t p = 0; p < ids.size(); ++p) problem.participants[p].delegation = sample.dialogue->find(ids[p]);
    Participant second = problem.participants.front();
    second.delegation = sample.dialogue->find("ZZ");
    problem.participants.push_back(second);
    for (std::size_t w = problem.waivers.size(); w-- > 0;) {
      if (problem.waivers[w].delegation.value != original) continue;
      Waiver same = problem.waivers[w];
      same.delegation = {"ZZ"};
      problem.waivers.push_back(same);
    }
    Ledger ledger;
    for (int s = 0; s < 4; ++s) {
      set_ledger(problem, ledger);
      auto session = held(problem, "session-" + std::to_string(s));
      if (!session) break;
      ledger.sessions.push_back(std::move(*session));
      const std::vector<DelegationId> both{{original}, {"ZZ"}};
      const auto account = accounts(ledger, *sample.dialogue, both);
      INFO("round " << round << " session " << s);
      REQUIRE(account[0].balance() == account[1].balance());
      ++sessions;
    }
  }
  CHECK(sessions > 200);
}

TEST_CASE("Symmetric regions each take the odd hour the same number of times over a full cycle") {
  constexpr int cycles = 3;
  int alone = 0;  // sessions in which one region took the odd hour for all
  for (const int regions : {2, 3, 4}) {
    const int apart = 24 / regions;
    for (const std::size_t countries : {std::size_t{1}, std::size_t{3}}) {
      for (const int length : {1, 2}) {
        for (int first = 0; first + length <= apart; ++first) {
          const Dialogue dialogue = symmetric_dialogue(static_cast<std::size_t>(regions), countries, 8 + length % 2);
          Problem problem;
          problem.dialogue = &dialogue;
          problem.id = "cycle";
          problem.duration = std::chrono::hours{length};
          problem.grid = 60min;
          problem.table = *read_burden_table(plenary::data::burden_table_json());
          for (const Delegation& delegation : dialogue.delegations) {
            Participant who;
            who.delegation = &delegation;
            problem.participants.push_back(who);
          }
          Ledger ledger;
          std::map<std::string, int> odd_hours;
          for (int s = 0; s < cycles * regions; ++s) {
            problem.window.first = problem.window.last = shifted(Date{2026y / 6 / 1}, days{7 * s});
            set_ledger(problem, ledger);
            // The same hour for each region in turn.
            std::vector<calendar::Interval<calendar::Instant>> busy;
            const calendar::Instant midnight = sys_days{problem.window.first};
            for (int hour = 0; hour < 24 + length; ++hour) {
              const auto start = midnight + std::chrono::hours{hour};
              if (hour % apart < first || hour % apart >= first + length) busy.push_back({start, start + 1h});
            }
            problem.participants.front().busy = BusyTimes{std::move(busy)};
            auto session = held(problem, std::to_string(s));
            REQUIRE(session);
            // Where several carry the most, it is the odd hour of all of them.
            Burden worst;
            for (const LedgerEntry& entry : session->entries) worst = std::max(worst, entry.burden);
            std::set<std::string> carriers;
            for (const LedgerEntry& entry : session->entries) {
              if (entry.burden == worst) carriers.insert(dialogue.find(entry.delegation.value)->regions.front().id);
            }
            for (const auto& region : carriers) ++odd_hours[region];
            alone += carriers.size() == 1;
            ledger.sessions.push_back(std::move(*session));
            if ((s + 1) % regions != 0) continue;
            INFO(regions << " regions of " << countries << ", " << length << " h from " << first << ":00, session "
                         << s);
            std::vector<DelegationId> ids;
            for (const Delegation& delegation : dialogue.delegations) ids.push_back(delegation.id);
            const auto balances = accounts(ledger, dialogue, ids);
            for (const Account& account : balances)
              CHECK(account.balance().units() == balances.front().balance().units());
          }
          REQUIRE(odd_hours.size() == static_cast<std::size_t>(regions));
          for (const auto& [region, times] : odd_hours) CHECK(times == odd_hours.begin()->second);
        }
      }
    }
  }
  CHECK(alone > 50);
}

TEST_CASE("The seed dialogue in July 2026: the least total and the fairest slot differ, and both are found") {
  const Dialogue& dialogue = shipped_dialogue("rabat");
  Problem problem;
  problem.dialogue = &dialogue;
  problem.id = "july";
  problem.window = {2026y / 7 / 6, 2026y / 7 / 10};
  problem.zone = *calendar::Zone::find("Europe/Brussels");
  problem.table = *read_burden_table(plenary::data::burden_table_json());
  for (const auto& member : dialogue.find_set(all_partners, std::nullopt)->members) {
    Participant who;
    who.delegation = dialogue.find(member.value);
    who.role = Role::preferred;
    problem.participants.push_back(who);
  }
  REQUIRE(problem.participants.size() == 57);

  // The definition, minute by minute, without the solver.
  const auto slots = score_all(problem);
  const auto total = [](const BruteSlot& slot) {
    std::int64_t sum = 0;
    for (const auto units : slot.burden) sum += units;
    return sum;
  };
  const auto sorted = [](const BruteSlot& slot) {
    auto vector = slot.burden;
    std::sort(vector.rbegin(), vector.rend());
    return vector;
  };
  std::int64_t least = total(slots.front());
  auto fairest = sorted(slots.front());
  for (const auto& slot : slots) {
    least = std::min(least, total(slot));
    fairest = std::min(fairest, sorted(slot));
  }

  const Solution solution = solve(problem);
  const auto statement = fairness_statement(problem, solution);
  REQUIRE(statement);
  const auto& chosen = statement->rules.front();
  const auto cheapest = std::find_if(statement->rules.begin(), statement->rules.end(),
                                     [](const RuleAnswer& answer) { return answer.rule == &minimum_total; });
  REQUIRE(chosen.rule == &leximin);
  REQUIRE(cheapest != statement->rules.end());
  CHECK(sorted(slots[index(chosen.slot)]) == fairest);
  CHECK(total(slots[index(cheapest->slot)]) == least);
  // 11:00 in Brussels: an hour before work in Praia and lunch from Athens to Helsinki, four points each. Half an hour
  // earlier costs Praia eight and nearly nobody else anything.
  const TimeGrid& grid = solution.availability.grid();
  CHECK(grid.start(chosen.slot) == sys_days{2026y / 7 / 7} + 9h);
  CHECK(chosen.worst == Burden::of_points(4));
  CHECK(chosen.total == Burden::of_points(36));
  CHECK(grid.start(cheapest->slot) == sys_days{2026y / 7 / 7} + 8h + 30min);
  CHECK(cheapest->worst == Burden::of_points(8));
  CHECK(cheapest->total == Burden::of_points(14));
  CHECK(statement->price == Burden::of_points(22));
}

TEST_CASE("Without decay a report's ledger after the session is that of the fairness statement") {
  std::mt19937_64 random{31};
  int compared = 0;
  for (int round = 0; round < 200; ++round) {
    RandomProblem sample = random_problem(random);
    Problem& problem = sample.problem;
    Ledger ledger = problem.ledger;
    ledger.decay = {};
    set_ledger(problem, std::move(ledger));
    const Solution solution = solve(problem);
    const auto statement = fairness_statement(problem, solution);
    const auto report = fairness_report(problem, solution);
    REQUIRE(statement.has_value() == report.has_value());
    if (!report) continue;
    INFO("round " << round);
    std::map<std::string, Burden> after;
    for (const auto* changes : {&report->countries, &report->organisations}) {
      for (const BalanceChange& change : *changes) after[change.delegation->id.value] = change.after.balance();
    }
    for (const Share& share : statement->shares) {
      const Participant& who = problem.participants[share.participant];
      REQUIRE(after.at(who.delegation->id.value) == share.after);
    }
    for (const SessionCost& cost : report->sessions.front().costs) {
      Burden reasons;
      for (const Reason& reason : cost.reasons) reasons += reason.burden;
      if (cost.delegates == 0) REQUIRE(cost.burden.units() * 100 == reasons.units() * cost.weight_percent);
    }
    ++compared;
  }
  CHECK(compared > 100);
}
