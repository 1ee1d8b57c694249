#include "calendar/civil/tzdata.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;

namespace {
TzdataVersion version(std::string_view text) { return TzdataVersion::parse(text).value(); }
}  // namespace

TEST_CASE("releases of the tz database are ordered by year, then letters") {
  CHECK(version("2026c") < version("2026f"));
  CHECK(version("2025b") < version("2026a"));
  CHECK(version("2025z") < version("2026a"));
  CHECK(version("2026z") < version("2026aa"));
  CHECK(version("2026aa") < version("2026ab"));
  CHECK(version("2026f") == version("2026f"));
  CHECK(version("2026f").text() == "2026f");
}

TEST_CASE("what is not a release is refused with an example") {
  for (const char* text : {"", "2026", "2026F", "26f", "2026f ", "2026abc", "unknown", "2026-f"}) {
    CAPTURE(text);
    const auto parsed = TzdataVersion::parse(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().allowed == "a year and letters such as 2026c");
  }
}

TEST_CASE("a release before 2026c is warned about: it is wrong for Morocco from 2026-09-20") {
  CHECK(tzdata_warning(version("2025b")).value() ==
        "the tz database is 2025b, older than 2026c: times in Morocco and Western Sahara are an hour wrong from "
        "2026-09-20, and later changes elsewhere are missing; upgrade it: apt-get install --only-upgrade tzdata");
  CHECK(tzdata_warning(version("2026b")));
  CHECK_FALSE(tzdata_warning(version("2026c")));
  CHECK_FALSE(tzdata_warning(version("2026f")));
  CHECK_FALSE(tzdata_warning(version("2027a")));
}

TEST_CASE("this machine's tz database states a release that is recent enough for these tests") {
  const auto system = system_tzdata_version();
  REQUIRE(system);
  CHECK(*system >= version(oldest_right_tzdata));
}
