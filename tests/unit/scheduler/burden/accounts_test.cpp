#include "scheduler/burden/accounts.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/burden/session_burden.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
using plenary::calendar::sys_days;

namespace {

LedgerEntry entry(const char* who, std::int64_t points, Role role = Role::required) {
  return {{who}, role, Burden::of_points(points)};
}

PastSession session(const char* id, std::vector<LedgerEntry> entries) { return {id, std::nullopt, std::move(entries)}; }

std::string sample_programme() { return plenary::test::read_in_tree("data/samples/rabat.json"); }

Account account(const Ledger& ledger, const char* who) {
  const std::vector<DelegationId> ids{{who}};
  return accounts(ledger, dialogue(), ids).front();
}

}  // namespace

TEST_CASE("A ledger adds up invitations by delegation and by role") {
  const Ledger ledger{{session("first", {entry("SN", 8), entry("FR", 0, Role::co_chair)}),
                       session("second", {entry("SN", 3, Role::observer), entry("FR", 12, Role::co_chair)})},
                      {}};
  CHECK(account(ledger, "SN") == Account{{"SN"}, Burden::of_points(11), {}, 2});
  CHECK(account(ledger, "FR") == Account{{"FR"}, Burden::of_points(12), {}, 2});
  const std::vector<RoleSum> roles{{Role::co_chair, Burden::of_points(12), 2},
                                   {Role::required, Burden::of_points(8), 1},
                                   {Role::observer, Burden::of_points(3), 1}};
  CHECK(carried_by_role(ledger) == roles);
}

TEST_CASE("Decay halves a burden with each further session") {
  const Ledger ledger{{session("a", {entry("SN", 8)}), session("b", {entry("SN", 4)}), session("c", {entry("SN", 2)})},
                      {1, 2}};
  CHECK(account(ledger, "SN").carried == Burden::of_points(1 + 1 + 1));
}

TEST_CASE("A newcomer starts where its region stands, others' later guests carry nothing for sessions without them") {
  // Senegal and Ghana are of West Africa, France of Europe. Gambia joins at the third session.
  const Ledger ledger{
      {session("a", {entry("SN", 8), entry("GH", 4), entry("FR", 1)}), session("b", {entry("SN", 6), entry("FR", 1)}),
       session("c", {entry("SN", 0), entry("GH", 0), entry("GM", 5), entry("FR", 0)}), session("d", {entry("SN", 2)})},
      {}};
  // (8 + 4) / 2 + (6 + 0) / 2: Ghana was not invited to the second session and carried nothing.
  CHECK(account(ledger, "GM") == Account{{"GM"}, Burden::of_points(5), Burden::of_points(9), 1});
  CHECK(account(ledger, "GH").balance() == Burden::of_points(4));
  // Never invited so far, and about to be.
  CHECK(account(ledger, "NG").balance() == Burden::of_units((6 + 3) * 1500 + 5 * 1500 / 3 + 2 * 1500 / 3));
  // Nobody of North Africa is in the ledger: all countries are its peers.
  CHECK(account(ledger, "MA").balance() == Burden::of_units(13 * 500 + 7 * 500 + 5 * 1500 / 4 + 2 * 1500 / 4));
  // Organisations are not compared and not credited.
  CHECK(account(ledger, "EU").balance() == Burden{});
}

TEST_CASE("A newcomer's expected share is its peers' within one meeting, whatever happened before") {
  std::mt19937_64 random{57};
  const std::vector<const char*> region{"SN", "GH", "GM", "NG", "ML"};
  for (int round = 0; round < 300; ++round) {
    Ledger ledger;
    ledger.decay = {static_cast<int>(1 + random() % 10), 10};
    // The last one is always the newest; the others joined one by one and were invited ever since.
    std::int64_t dearest = 0;
    const auto count = 4 + random() % 10;
    for (std::size_t s = 0; s < count; ++s) {
      PastSession past{std::to_string(s), std::nullopt, {}};
      // Equal peers: each carries what chance deals, the same for all in the mean.
      for (std::size_t c = 0; c + 1 < region.size(); ++c) {
        if (s < c) continue;
        const auto points = static_cast<std::int64_t>(random() % 13);
        dearest = std::max(dearest, points);
        past.entries.push_back(entry(region[c], points));
      }
      ledger.sessions.push_back(std::move(past));
    }
    Burden peers;
    for (std::size_t c = 0; c + 1 < region.size(); ++c) peers += account(ledger, region[c]).balance();
    const auto mean = peers.units() / 4;
    const auto newcomer = account(ledger, "ML").balance().units();
    INFO("round " << round);
    REQUIRE(std::abs(newcomer - mean) <= Burden::of_points(dearest).units());
  }
}

TEST_CASE("The turn is of the region that was favoured longest ago") {
  const Ledger ledger{{session("a", {entry("SN", 0), entry("FR", 4), entry("MA", 4)}),
                       session("b", {entry("SN", 4), entry("FR", 0), entry("MA", 4)}),
                       session("c", {entry("SN", 4), entry("FR", 4), entry("MA", 4)})},
                      {}};
  const std::vector<std::string> regions{"Europe", "North Africa", "West Africa"};
  CHECK(turns(ledger, dialogue(), regions) == std::vector<std::string>{"North Africa", "West Africa", "Europe"});
  CHECK(turns({}, dialogue(), {"West Africa", "Europe"}) == std::vector<std::string>{"Europe", "West Africa"});
}

TEST_CASE("13:00 to 14:00 in Lagos costs lunch for half an hour and nothing after") {
  // Nigeria's known or assumed lunch ends at 13:30, in any case the quarters add up as the table says.
  const Delegation& nigeria = *dialogue().find("NG");
  const auto at = [&](auto start, auto end, Role role) {
    return session_burden(dialogue(), {&nigeria, &nigeria.seats.front()}, role, burden_table(),
                          {sys_days{2026y / 6 / 10} + start, sys_days{2026y / 6 / 10} + end});
  };
  CHECK(at(11h + 30min, 12h + 30min, Role::required) ==
        at(11h + 30min, 12h, Role::required) + at(12h, 12h + 30min, Role::required));
  CHECK(at(12h, 13h, Role::required) > Burden{});
  CHECK(at(12h, 13h, Role::co_chair).units() * 2 == at(12h, 13h, Role::required).units() * 3);
  // 01:00–02:00 at night: four quarters of 12.
  CHECK(at(0h, 1h, Role::required) == Burden::of_points(48));
}

TEST_CASE("The published programme's webinar is its only session with clock times") {
  const auto read = read_programme(sample_programme(), dialogue());
  REQUIRE(read);
  const auto programme = told_of(*read, dialogue());
  const auto result = ledger_of(programme, dialogue(), burden_table(), std::nullopt);
  REQUIRE(result.ledger.sessions.size() == 1);
  const PastSession& webinar = result.ledger.sessions.front();
  CHECK(webinar.id == "2020-09-16-anti-trafficking-assessment");
  REQUIRE(webinar.date);
  CHECK(*webinar.date == 2020y / 9 / 16);
  CHECK(result.ledger.sessions.size() + result.skipped.size() == programme.sessions.size());
  // Nobody counts who was not invited, and the burdens are those of a search for that very slot.
  for (const LedgerEntry& one : webinar.entries) {
    const Delegation& delegation = *dialogue().find(one.delegation.value);
    CHECK(concerns(*programme.find(webinar.id), dialogue(), delegation.id));
  }
  CHECK(ledger_of(programme, dialogue(), burden_table(), sys_days{2020y / 9 / 1}).ledger.empty());
}
