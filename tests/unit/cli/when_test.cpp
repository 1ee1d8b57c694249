#include <catch2/catch.hpp>

#include "calendar/civil/tzdata.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::run;

std::string tzdata() {
  const auto version = calendar::system_tzdata_version();
  REQUIRE(version.has_value());
  return version->text();
}

}  // namespace

TEST_CASE("when: 14:00 in Brussels on 16 September 2020 is 11:00 in Praia and 15:00 in Athens") {
  const auto outcome =
      run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels", "--for", "CI,CV,GH,GR,MA,NG,SN,BE,FR"});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.err.empty());
  CHECK(outcome.out == "Wednesday 16 September 2020, 14:00 Europe/Brussels = 2020-09-16T12:00:00Z (tzdata " + tzdata() +
                           ")\n"
                           "11:00  UTC-01:00  Praia\n"
                           "12:00  UTC+00:00  Abidjan, Accra, Dakar\n"
                           "13:00  UTC+01:00  Abuja, Rabat\n"
                           "14:00  UTC+02:00  Brussels, Paris\n"
                           "15:00  UTC+03:00  Athens\n");
}

TEST_CASE("when: the whole dialogue is asked by its name, and each of its 57 countries answers once") {
  const auto whole = run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels", "--for", "rabat"});
  const auto by_default = run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels"});
  CHECK(whole.exit == Exit::done);
  CHECK(whole.out == by_default.out);
  CHECK(std::count(whole.out.begin(), whole.out.end(), ',') == 57 - 5 + 1);  // five groups, and "16 September 2020,"
}

TEST_CASE("when: a day later in the east is said so") {
  const auto outcome = run(cli::add_when, {"when", "2020-09-16 23:30 Europe/Brussels", "--for", "CV,GR"});
  CHECK(outcome.out.substr(outcome.out.find('\n') + 1) == "20:30  UTC-01:00  Praia\n00:30 +1 day  UTC+03:00  Athens\n");
}

TEST_CASE("when: JSON names the zone, the offset and every seat") {
  const auto outcome =
      run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels", "--for", "CV", "--format", "json"});
  CHECK(outcome.out == R"({
  "format": "plenary-local-times/1",
  "tzdata": ")" + tzdata() +
                           R"(",
  "local": "2020-09-16T14:00",
  "zone": "Europe/Brussels",
  "utc": "2020-09-16T12:00:00Z",
  "delegations": [
    {
      "delegation": "CV",
      "city": "Praia",
      "zone": "Atlantic/Cape_Verde",
      "local": "2020-09-16T11:00",
      "offset": "-01:00"
    }
  ]
}
)");
}

TEST_CASE("when: CEST is refused with the zones that it may mean") {
  const auto outcome = run(cli::add_when, {"when", "2020-09-16 14:00 CEST"});
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::StartsWith("plenary: TIME: \"CEST\" is an abbreviation"));
  CHECK_THAT(outcome.err, Catch::Contains("Europe/Brussels"));
}

TEST_CASE("when: a time that the clocks of Brussels skip or repeat is refused with both readings") {
  for (const char* time : {"2020-03-29 02:30 Europe/Brussels", "2020-10-25 02:30 Europe/Brussels"}) {
    const auto outcome = run(cli::add_when, {"when", time});
    CHECK(outcome.exit == Exit::bad_input);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains("02:30") && Catch::Contains("00:30:00Z") && Catch::Contains("01:30:00Z"));
  }
}

TEST_CASE("when: every unknown delegation is reported, with the nearest name") {
  const auto outcome = run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels", "--for", "SN,ecovas,ZZ9"});
  CHECK(outcome.exit == Exit::bad_input);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("\"ecovas\"") && Catch::Contains("ecowas") && Catch::Contains("\"ZZ9\""));
}

TEST_CASE("when: no delegation at all is refused") {
  for (const char* whom : {"", ",", ",,"}) {
    const auto outcome = run(cli::add_when, {"when", "2020-09-16 14:00 Europe/Brussels", "--for", whom});
    CHECK(outcome.exit == Exit::bad_input);
    CHECK(outcome.out.empty());
  }
}
