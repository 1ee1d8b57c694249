#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

nlohmann::json facts() {
  return nlohmann::json::parse(plenary::test::read_in_tree("tests/conformance/world_facts.json")).at("facts");
}

bool rests(const Country& country, calendar::Date date) { return country.week.on(date, false).rest_day; }

}  // namespace

TEST_CASE("105 facts of laws and calendars hold: holidays, weekends and zones of capitals") {
  std::size_t checked = 0;
  for (const auto& fact : facts()) {
    INFO(fact.dump());
    const Country* country = shipped_world().country(fact.at("country").get<std::string>());
    REQUIRE(country != nullptr);
    const auto kind = fact.at("kind").get<std::string>();
    if (kind == "zone") {
      CHECK(country->seats.front().zone.id() == fact.at("expect").get<std::string>());
    } else {
      const auto date = calendar::parse_date(fact.at("date").get<std::string>());
      REQUIRE(date);
      if (kind == "weekend") {
        CHECK(rests(*country, *date) == (fact.at("expect").get<std::string>() == "rest"));
      } else {
        CHECK(country->holidays.on(*date).empty() != fact.at("expect").get<bool>());
      }
    }
    ++checked;
  }
  CHECK(checked == 105);
}

TEST_CASE("a team in Dubai rests on Friday until 2021 and works on Friday mornings since 2022") {
  const auto& week = shipped_world().country("AE")->week;
  using namespace std::chrono_literals;
  CHECK(week.on(2021y / 6 / 11, false).rest_day);
  CHECK_FALSE(week.on(2021y / 6 / 13, false).rest_day);
  CHECK(week.on(2022y / 6 / 10, false).hours ==
        std::vector<calendar::Interval<calendar::TimeOfDay>>{{7h + 30min, 12h}});
  CHECK(week.on(2022y / 6 / 12, false).rest_day);
}

TEST_CASE("the clocks of the whole world: quarters and halves of an hour, the date line, and a pole") {
  using namespace std::chrono_literals;
  const auto offset = [](std::string_view zone, calendar::Date day) {
    return calendar::Zone::find(zone)->offset_at(calendar::Instant{calendar::sys_days{day}});
  };
  const calendar::Date winter = 2027y / 1 / 15;
  const calendar::Date summer = 2027y / 7 / 15;
  const auto has = [](std::string_view code, std::string_view zone) {
    const auto& seats = shipped_world().country(code)->seats;
    return std::ranges::any_of(seats, [&](const Seat& seat) { return seat.zone.id() == zone; });
  };
  CHECK(has("NP", "Asia/Kathmandu"));
  CHECK(offset("Asia/Kathmandu", winter) == 5h + 45min);
  CHECK(has("AU", "Australia/Eucla"));
  CHECK(offset("Australia/Eucla", winter) == 8h + 45min);
  CHECK(has("NZ", "Pacific/Chatham"));
  CHECK(offset("Pacific/Chatham", winter) == 13h + 45min);
  CHECK(has("KI", "Pacific/Kiritimati"));
  CHECK(offset("Pacific/Kiritimati", winter) == 14h);
  CHECK(has("AS", "Pacific/Pago_Pago"));
  CHECK(offset("Pacific/Pago_Pago", winter) == -11h);
  CHECK(has("AU", "Australia/Lord_Howe"));
  CHECK(offset("Australia/Lord_Howe", winter) - offset("Australia/Lord_Howe", summer) == 30min);
  CHECK(has("AQ", "Antarctica/Troll"));
  CHECK(offset("Antarctica/Troll", summer) - offset("Antarctica/Troll", winter) == 2h);
  CHECK(offset("Africa/Casablanca", summer) == offset("Africa/Casablanca", winter));
}
