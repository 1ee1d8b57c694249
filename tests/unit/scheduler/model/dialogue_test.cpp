#include "scheduler/model/dialogue.hpp"

#include <catch2/catch.hpp>

using namespace plenary;
using namespace plenary::scheduler;
using namespace std::chrono_literals;

namespace {

Delegation state(std::string id, std::string holiday_country) {
  return {DelegationId{std::move(id)},
          {},
          DelegationKind::state,
          {Region{"West Africa"}},
          {{calendar::Zone::utc(), "Dakar", "", std::nullopt}},
          calendar::WorkingWeek{{calendar::WorkingPeriod{}}},
          std::move(holiday_country),
          {},
          false,
          Language::fr,
          false};
}

/// Sets are told apart by their first member.
PartnerSet set(std::string id, std::optional<calendar::Date> as_of, std::string member) {
  return {std::move(id), as_of, {}, {DelegationId{std::move(member)}}};
}

Dialogue dialogue() {
  Dialogue made;
  made.id = "rabat";
  made.delegations = {state("ECOWAS", "NG"), state("NG", "NG"), state("SN", "SN")};
  made.sets = {set("ecowas", 2025y / 1 / 29, "today"), set("ecowas", 2020y / 9 / 1, "then"),
               set("partners", std::nullopt, "undated"), set("partners", 2027y / 1 / 1, "later")};
  calendar::Holiday holiday;
  holiday.date = 2023y / 10 / 1;
  made.holidays.emplace("NG", calendar::HolidayCalendar{{holiday}});
  return made;
}

std::string found(std::string_view id, std::optional<calendar::Date> as_of) {
  static const Dialogue made = dialogue();
  const PartnerSet* set = made.find_set(id, as_of);
  return set ? set->members.front().value : "none";
}

}  // namespace

TEST_CASE("a delegation is found by its exact id") {
  const Dialogue made = dialogue();
  REQUIRE(made.find("NG") != nullptr);
  CHECK(made.find("NG")->id.value == "NG");
  CHECK(made.find("SN") == &made.delegations[2]);
  CHECK(made.find("sn") == nullptr);
  CHECK(made.find("ZZ") == nullptr);
  CHECK(made.find("") == nullptr);
}

TEST_CASE("the latest statement of a set that is not younger than the day asked for") {
  CHECK(found("ecowas", std::nullopt) == "today");
  CHECK(found("ecowas", 2025y / 1 / 29) == "today");
  CHECK(found("ecowas", 2025y / 1 / 28) == "then");
  CHECK(found("ecowas", 2020y / 9 / 1) == "then");
  CHECK(found("ecowas", 2020y / 8 / 31) == "none");
  CHECK(found("asean", std::nullopt) == "none");
}

TEST_CASE("an undated statement is the oldest, and the dialogue's id names all its partners") {
  CHECK(found("partners", 2026y / 12 / 31) == "undated");
  CHECK(found("partners", std::nullopt) == "later");
  CHECK(found("rabat", 2016y / 5 / 31) == "undated");
}

TEST_CASE("an organisation in Abuja has Nigeria's holidays; an unknown country has none") {
  const Dialogue made = dialogue();
  CHECK(made.holidays_of(made.delegations[0]).all().size() == 1);
  CHECK(made.holidays_of(made.delegations[2]).all().empty());
}
