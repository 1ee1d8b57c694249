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
