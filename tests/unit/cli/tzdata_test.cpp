#include <catch2/catch.hpp>

#include "calendar/civil/tzdata.hpp"
#include "calendar/civil/zone.hpp"
#include "tests/unit/cli/command_line.hpp"

using namespace plenary;

TEST_CASE("tzdata shows the version of the tz database, where it was read and how many zones there are") {
  const auto outcome = cli::test::run(cli::add_tzdata, {"tzdata"});
  CHECK(outcome.exit == cli::Exit::done);
  CHECK(outcome.out == "version  " + calendar::system_tzdata_version().value().text() +
                           "\n"
                           "read in  /usr/share/zoneinfo/tzdata.zi\n"
                           "zones    " +
                           std::to_string(calendar::zone_ids().size()) + "\n");
  CHECK(outcome.err.empty());
}
