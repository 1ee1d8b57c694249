#include <algorithm>
#include <catch2/catch.hpp>
#include <compare>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/feasibility.hpp"
#include "scheduler/plan/planner.hpp"
#include "tests/property/scheduler/every_plan.hpp"
#include "tests/property/scheduler/random_programme.hpp"
#include "tests/property/scheduler/rounds.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

constexpr std::size_t most_plans = 6'000;

/// By what plans are compared, counted from the calendars and the rules' own definitions alone. Means of regions are
/// multiplied by 12, which every number of countries here divides.
struct Counted {
  std::int64_t moved = 0;
  std::int64_t moved_by = 0;
  std::vector<std::int64_t> countries;
  std::vector<std::int64_t> regions;
  std::int64_t total = 0;
  Score tidiness;
  std::int64_t starts = 0;
  friend auto operator<=>(const Counted&, const Counted&) = default;

  bool as_fair_as(const Counted& other) const {
    return moved == other.moved && moved_by == other.moved_by && countries == other.countries &&
           regions == other.regions && total == other.total;
  }
};

Counted count(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Attempt& attempt,
              const std::vector<PlannedPlace>& places) {
  Counted counted;
  std::map<std::string, std::int64_t> past;
  for (const PastSession& session : programme.ledger.sessions) {
    for (const LedgerEntry& entry : session.entries) past[entry.delegation.value] += entry.burden.units();
  }
  std::map<std::string, std::int64_t> carried;
  std::map<std::string, std::vector<std::string>> regions;
  for (const PlannedPlace& place : places) {
    const PlannedSession& session = programme.sessions[place.session];
    const Slot slot = calendars.grid().slot_at(place.when.start).value();
    counted.starts += static_cast<std::int64_t>(index(slot));
    for (std::size_t p = 0; p < session.participants.size(); ++p) {
      const Participant& one = session.participants[p];
      const std::int64_t units =
          calendars.unweighted(place.session, p, slot).units() * programme.table.weight_of(one.role) / 100;
      counted.total += units;
      carried.try_emplace(one.delegation->id.value, past[one.delegation->id.value]).first->second += units;
      for (const Region& in : one.delegation->regions) {
        auto& region = regions[in.id];
        if (std::ranges::find(region, one.delegation->id.value) == region.end())
          region.push_back(one.delegation->id.value);
      }
    }
    if (!session.published) continue;
    const auto away = std::chrono::abs(programme.zone.to_local(place.when.start) - session.published->start);
    if (away.count() > 0) {
      ++counted.moved;
      counted.moved_by += std::max<std::int64_t>(1, away / programme.grid);
    }
    const auto room = session.published->room ? programme.find_room(*session.published->room) : nullptr;
    if (room != nullptr && place.room != static_cast<std::size_t>(room - programme.rooms.data())) ++counted.moved;
  }
  for (const auto& [country, units] : carried) counted.countries.push_back(units);
  std::ranges::sort(counted.countries, std::greater{});
  for (const auto& [region, countries] : regions) {
    std::int64_t sum = 0;
    for (const std::string& country : countries) sum += carried[country];
    counted.regions.push_back(sum * 12 / static_cast<std::int64_t>(countries.size()));
  }
  std::ranges::sort(counted.regions, std::greater{});
  const Score score = attempt.score(attempt.plan_of(places));
  counted.tidiness = {0, score.medium, score.soft};
  return counted;
}

/// Some sessions were published somewhere, possible or not.
void publish_some(ProgrammeProblem& programme, Random64& random) {
  for (PlannedSession& session : programme.sessions) {
    if (between(random, 0, 2) != 0) continue;
    const auto day = calendar::midnight(between(random, 0, 1) == 0 ? programme.window.first : programme.window.last);
    session.published = {day + std::chrono::hours{between(random, 8, 15)}, std::nullopt};
    if (session.in_person()) session.published->room = RoomId{between(random, 0, 1) == 0 ? "hall" : "salle"};
  }
}

/// An earlier session invited everybody, so that nobody is credited.
void add_a_past(ProgrammeProblem& programme, Random64& random) {
  PastSession session{"before", calendar::Date{programme.window.first}, {}};
  for (const char* code : {"BE", "FR", "MA", "SN"}) {
    session.entries.push_back({DelegationId{code}, Role::required, Burden::of_points(between(random, 0, 12))});
  }
  programme.ledger.sessions = {session};
}

ProgrammeAnswer planned(const ProgrammeProblem& programme, std::uint64_t exact_nodes) {
  PlanOptions options;
  options.explain = false;
  options.search.seed = 3;
  options.search.exact_nodes = exact_nodes;
  options.search.allowance = [](std::size_t) { return moves_unless({}, 400); };
  return plan_programme(programme, options);
}

/// What an answer claims holds, `best` being the best of all plans.
void require_true(const ProgrammeAnswer& answer, const Counted& own, const Counted& best) {
  REQUIRE(own >= best);
  if (answer.status == Status::optimal) REQUIRE(own == best);
  if (answer.fairest) REQUIRE(own.as_fair_as(best));
  if (!answer.gap) return;
  REQUIRE_FALSE(answer.fairest);
  const std::size_t place = answer.gap->place - 1;
  REQUIRE(own.countries.at(place) == answer.gap->carried);
  REQUIRE(answer.gap->least < answer.gap->carried);
  const bool same_before = std::equal(own.countries.begin(), own.countries.begin() + static_cast<std::ptrdiff_t>(place),
                                      best.countries.begin());
  if (best.moved == own.moved && best.moved_by == own.moved_by && same_before)
    REQUIRE(best.countries.at(place) >= answer.gap->least);
}

}  // namespace

TEST_CASE("The plan is the best of all plans; without proof, what is claimed is true", "[plan][property]") {
  Random64 random{77};  // NOLINT(cert-msc51-cpp): the same programmes on every run
  int proved = 0;
  int impossible = 0;
  int with_gap = 0;
  int moving = 0;
  while (proved < rounds_of(8'000)) {
    ProgrammeProblem programme = random_programme(random);
    if (between(random, 0, 2) == 0) publish_some(programme, random);
    if (between(random, 0, 2) == 0) add_a_past(programme, random);
    const ProgrammeCalendars calendars{programme};
    const StatedRules rules{programme, calendars};
    std::vector<std::size_t> all(programme.sessions.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const Feasibility feasibility{programme, calendars, rules};
    const ProgrammeRules every = feasibility.rules_about(all);
    EveryPlan::Rules every_one;
    for (const ProgrammeRule& rule : every) every_one.push_back(&rule);

    std::vector<std::vector<PlannedPlace>> plans;
    EveryPlan{programme, calendars, all}.each(every_one, [&](const auto& places) {
      plans.push_back(places);
      return plans.size() <= most_plans;
    });
    if (plans.size() > most_plans) continue;
    const ProgrammeAnswer answer = planned(programme, 1'000'000);
    if (plans.empty()) {
      ++impossible;
      REQUIRE(answer.status == Status::infeasible);
      continue;
    }
    ++proved;
    CAPTURE(proved, plans.size());
    std::vector<const ProgrammeRule*> together;
    for (const ProgrammeRule& rule : rules.together) together.push_back(&rule);
    const Attempt attempt{programme, calendars, all, rules.starts, together, true};
    std::optional<Counted> best;
    for (const auto& plan : plans) {
      const Counted counted = count(programme, calendars, attempt, plan);
      if (!best || counted < *best) best = counted;
    }
    REQUIRE(answer.status == Status::optimal);
    REQUIRE(count(programme, calendars, attempt, answer.plan) == *best);
    REQUIRE(answer.fairest);
    if (best->moved > 0) ++moving;

    // Fewer nodes, or none: a plan that may not be the best, and says what it is.
    for (const std::uint64_t nodes : {0, 40}) {
      const ProgrammeAnswer quick = planned(programme, nodes);
      if (quick.plan.size() != all.size()) continue;
      require_true(quick, count(programme, calendars, attempt, quick.plan), *best);
      if (quick.gap) ++with_gap;
    }
  }
  CHECK(impossible > rounds_of(2'000));
  CHECK(with_gap > rounds_of(40));
  CHECK(moving > rounds_of(200));
}
