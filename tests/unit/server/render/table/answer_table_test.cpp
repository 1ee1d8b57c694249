#include "server/render/table/answer_table.hpp"

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;
using namespace std::chrono;
using calendar::midnight;
using scheduler::Burden;
using scheduler::Circumstance;
using scheduler::Comparison;
using scheduler::Criterion;
using scheduler::Reason;
using server::in_words;

template <class Told>
std::string describe(const Told& told, Language language = Language::en) {
  return in_words(message_of(told), language);
}

std::string points_text(Burden burden) { return server::points_text(burden, Language::en); }

constexpr auto wednesday = midnight(2020y / September / 16);

Reason reason(minutes from, minutes to, Circumstance what, std::uint8_t rate) {
  Reason result;
  result.when = {wednesday + from, wednesday + to};
  result.what = what;
  result.rate = {rate};
  result.burden = Burden::of_units(rate * (to - from).count() * 100);
  return result;
}

std::string table_of(std::string_view json, std::size_t top, Language language = Language::en) {
  const auto asked = server::test::problem(json);
  return server::answer_table(asked, scheduler::explain(asked, scheduler::solve(asked), top), "2026c", language);
}

}  // namespace

TEST_CASE("Points are written without needless digits") {
  CHECK(points_text(Burden{}) == "0");
  CHECK(points_text(Burden::of_points(48)) == "48");
  CHECK(points_text(Burden::of_units(12'375)) == "8.25");
  CHECK(points_text(Burden::of_units(2'250)) == "1.5");
}

TEST_CASE("A reason adds up its quarter hours where they can be counted on one hand") {
  CHECK(describe(reason(13h, 13h + 30min, Circumstance::lunch, 2)) == "13:00–13:30 lunch 2 + 2");
  CHECK(describe(reason(13h, 14h + 30min, Circumstance::lunch, 2)) == "13:00–14:30 lunch 6 × 2");
  CHECK(describe(reason(13h, 13h + 10min, Circumstance::lunch, 3)) == "13:00–13:10 lunch 0.67 × 3");
}

TEST_CASE("A reason that refuses names itself and no points") {
  Reason holiday = reason(14h, 15h, Circumstance::holiday, 12);
  holiday.hard = true;
  holiday.detail = {"Martyrs' Day", "Jour des martyrs", "", "يوم الشهيد"};
  CHECK(describe(holiday) == "14:00–15:00 public holiday: Martyrs' Day");
  CHECK(describe(holiday, Language::fr) == "14:00–15:00 jour férié\u00A0: Jour des martyrs");
  CHECK(describe(holiday, Language::ar) == "\u206814:00\u2069 – \u206815:00\u2069 عطلة رسمية: يوم الشهيد");
}

TEST_CASE("A comparison says by what a slot lost") {
  Comparison comparison;
  comparison.better_value = Burden::of_points(6);
  comparison.worse_value = Burden::of_points(8);
  comparison.decided_by = Criterion::countries;
  comparison.position = 1;
  CHECK(describe(comparison) == "the heaviest burden of a delegation is 6 points against 8");
  for (const auto& [position, words] : {std::pair{2, "2nd"},
                                        {3, "3rd"},
                                        {4, "4th"},
                                        {11, "11th"},
                                        {12, "12th"},
                                        {13, "13th"},
                                        {21, "21st"},
                                        {22, "22nd"}}) {
    comparison.position = static_cast<std::size_t>(position);
    CHECK(describe(comparison) ==
          std::string("the ") + words + " heaviest burden of a delegation is 6 points against 8");
  }
  comparison.decided_by = Criterion::earliest;
  CHECK(describe(comparison) == "both are equally fair; this one is earlier");
}

TEST_CASE("Proposals whose clocks show the same refer to the first of them") {
  const auto table = table_of(R"({
  "format": "plenary-programme/1",
  "id": "two-days",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "two-days",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-15", "to": "2020-09-16" },
        "hours": { "from": "10:00", "to": "11:00" },
        "attendance": [{ "delegation": "BE", "role": "required" }, { "delegation": "SN", "role": "required" }]
      }
    }
  ]
})",
                              2);
  CHECK(table == R"(two-days
1 hour, 2 delegations, 15–16 September 2020, 192 starts, 2 possible; tzdata 2026c

1. Tuesday 15 September 2020, 10:00–11:00 Europe/Brussels (08:00–09:00 UTC)
    08:00  UTC+00:00  Dakar
    10:00  UTC+02:00  Brussels
    worst off  nobody: core hours for every delegation
    total      0 points, Europe 0.00 per delegation, West Africa 0.00 per delegation

2. Wednesday 16 September 2020, 10:00–11:00 Europe/Brussels (08:00–09:00 UTC)
    local      the same clock times as in proposal 1
    worst off  nobody: core hours for every delegation
    total      0 points, Europe 0.00 per delegation, West Africa 0.00 per delegation

Proposal 1 ranks above proposal 2:
    because    both are equally fair; this one is earlier

Fairness of the best slot:
    cheapest   the same slot
    rotation   the same slot
    price      nothing: no slot has a smaller total
    envy       at most 0 points between two delegations,
               no more than one session cost a delegation (0)
    indices    not defined: nobody carries anything
)");
}

TEST_CASE("Countries that share a reason share its words") {
  const auto table = table_of(R"({
  "format": "plenary-programme/1",
  "id": "lunch",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "lunch",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-16" },
        "hours": { "from": "12:30", "to": "13:30" },
        "attendance": [
          { "delegation": "BE", "role": "required" },
          { "delegation": "FR", "role": "required" },
          { "delegation": "LY", "role": "preferred" }
        ]
      }
    }
  ]
})",
                              1);
  CHECK_THAT(table, Catch::Contains("    worst off  56 points: Libya (12:30–13:30 public holiday: Martyrs' Day; "
                                    "12:30–13:30 lunch 2 + 2 + 2 + 2)\n"));
  CHECK_THAT(table, Catch::Contains("    out        Libya (12:30–13:30 public holiday: Martyrs' Day; "
                                    "12:30–13:30 lunch 2 + 2 + 2 + 2)\n"));
  const auto without_libya = table_of(R"({
  "format": "plenary-programme/1",
  "id": "lunch",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "lunch",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-16" },
        "hours": { "from": "12:30", "to": "13:30" },
        "attendance": [{ "delegation": "BE", "role": "required" }, { "delegation": "FR", "role": "required" }]
      }
    }
  ]
})",
                                      1);
  CHECK_THAT(without_libya,
             Catch::Contains("    worst off  8 points: Belgium, France (each 12:30–13:30 lunch 2 + 2 + 2 + 2)\n"));
}
