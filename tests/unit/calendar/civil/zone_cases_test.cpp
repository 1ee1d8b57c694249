#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/zone.hpp"
#include "tests/source_tree.hpp"

using namespace plenary::calendar;
using nlohmann::json;

namespace {

json read_cases() { return json::parse(plenary::test::read_in_tree("data/tz_cases.json")).at("cases"); }

Instant instant(const json& test, const char* member) {
  return parse_instant(test.at(member).get<std::string>()).value();
}

minutes offset(const json& test, const char* member) { return minutes{test.at(member).get<int>()}; }

Instant resolved(const Zone& zone, LocalTime local, ResolvePolicy policy) {
  return to_instant(zone, local, policy).value();
}

void check_normal(const Zone& zone, LocalTime local, const json& test) {
  const Instant utc = instant(test, "utc");
  CHECK(zone.resolve(local) == Resolution{Unique{utc}});
  CHECK(zone.to_local(utc) == local);
  CHECK(zone.offset_at(utc) == offset(test, "offsetMin"));
  for (const auto policy :
       {ResolvePolicy::compatible, ResolvePolicy::earlier, ResolvePolicy::later, ResolvePolicy::reject}) {
    CHECK(resolved(zone, local, policy) == utc);
  }
}

void check_gap(const Zone& zone, LocalTime local, const json& test) {
  const Resolution resolution = zone.resolve(local);
  REQUIRE(std::holds_alternative<Gap>(resolution));
  const Gap gap = std::get<Gap>(resolution);
  CHECK(gap.with_offset_before == instant(test, "utcWithOffsetBefore"));
  CHECK(gap.with_offset_after == instant(test, "utcWithOffsetAfter"));
  CHECK(zone.offset_at(gap.transition - seconds{1}) == offset(test, "offsetBeforeMin"));
  CHECK(zone.offset_at(gap.transition) == offset(test, "offsetAfterMin"));

  const Instant compatible = resolved(zone, local, ResolvePolicy::compatible);
  CHECK(compatible == instant(test, "utcCompatible"));
  CHECK(to_iso(zone.to_local(compatible)) == test.at("localCompatible").get<std::string>());
  CHECK(resolved(zone, local, ResolvePolicy::earlier) == instant(test, "utcWithOffsetAfter"));
  CHECK(resolved(zone, local, ResolvePolicy::later) == instant(test, "utcWithOffsetBefore"));
  CHECK_FALSE(to_instant(zone, local, ResolvePolicy::reject));
}

void check_overlap(const Zone& zone, LocalTime local, const json& test) {
  const Resolution resolution = zone.resolve(local);
  REQUIRE(std::holds_alternative<Fold>(resolution));
  const Fold fold = std::get<Fold>(resolution);
  CHECK(fold.first == instant(test, "utcFirst"));
  CHECK(fold.second == instant(test, "utcSecond"));
  CHECK(zone.offset_at(fold.first) == offset(test, "offsetFirstMin"));
  CHECK(zone.offset_at(fold.second) == offset(test, "offsetSecondMin"));
  CHECK(fold.first < fold.transition);
  CHECK(fold.transition <= fold.second);

  CHECK(resolved(zone, local, ResolvePolicy::compatible) == instant(test, "utcCompatible"));
  CHECK(resolved(zone, local, ResolvePolicy::earlier) == instant(test, "utcFirst"));
  CHECK(resolved(zone, local, ResolvePolicy::later) == instant(test, "utcSecond"));
  CHECK_FALSE(to_instant(zone, local, ResolvePolicy::reject));
}

}  // namespace

// data/tz_cases.json: instants on which independent implementations agree.
TEST_CASE("all 113 recorded local times resolve to the recorded instants under every policy") {
  const json cases = read_cases();
  REQUIRE(cases.size() == 113);
  int normal = 0;
  int gaps = 0;
  int overlaps = 0;
  for (const json& test : cases) {
    INFO(test.at("id") << " " << test.at("zone") << " " << test.at("local") << ": " << test.at("why")
                       << (test.contains("needsTzdata") ? "; needs tzdata 2026c or later" : ""));
    const Zone zone = Zone::find(test.at("zone").get<std::string>()).value();
    const LocalTime local = parse_local_time(test.at("local").get<std::string>()).value();
    const std::string kind = test.at("kind").get<std::string>();
    if (kind == "normal") {
      check_normal(zone, local, test);
      ++normal;
    } else if (kind == "gap") {
      check_gap(zone, local, test);
      ++gaps;
    } else if (kind == "overlap") {
      check_overlap(zone, local, test);
      ++overlaps;
    } else {
      FAIL("unknown kind");
    }
  }
  CHECK(normal == 52);
  CHECK(gaps == 32);
  CHECK(overlaps == 29);
}
