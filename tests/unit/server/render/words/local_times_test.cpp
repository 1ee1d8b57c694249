#include "server/render/words/local_times.hpp"

#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;
using namespace std::chrono;

std::vector<const scheduler::Seat*> seats_of(std::initializer_list<std::string_view> codes) {
  std::vector<const scheduler::Seat*> seats;
  for (const auto code : codes) seats.push_back(&server::test::dialogue().find(code)->seats.front());
  return seats;
}

constexpr calendar::Instant report_presentation = sys_days{2020y / September / 16} + 12h;

}  // namespace

TEST_CASE("14:00 in Brussels groups the capitals from Praia to Athens by their clocks") {
  const auto groups = server::local_times(seats_of({"BE", "CV", "GR", "NG", "SN", "FR", "MA"}), report_presentation);
  CHECK(server::local_times_line(groups, 2020y / September / 16) ==
        "11:00 Praia · 12:00 Dakar · 13:00 Abuja, Rabat · 14:00 Brussels, Paris · 15:00 Athens");
}

TEST_CASE("A place named by two delegations is shown once") {
  const auto groups = server::local_times(seats_of({"BE", "EU"}), report_presentation);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].places == std::vector<std::string>{"Brussels"});
}

TEST_CASE("A clock that shows another day says so") {
  const auto late = sys_days{2020y / September / 16} + 21h + 30min;
  const auto groups = server::local_times(seats_of({"CV", "GR"}), late);
  CHECK(server::local_times_line(groups, 2020y / September / 16) == "20:30 Praia · 00:30 +1 day Athens");
  CHECK(server::local_times_line(groups, 2020y / September / 17) == "20:30 -1 day Praia · 00:30 Athens");
}

TEST_CASE("Places are wrapped under themselves, counting letters rather than bytes") {
  const auto groups = server::local_times(seats_of({"CM", "NG", "TD", "NE"}), report_presentation);
  CHECK(server::local_times_table(groups, 2020y / September / 16, 36) ==
        "13:00  UTC+01:00  Abuja, N'Djamena,\n"
        "                  Niamey, Yaoundé\n");
}

TEST_CASE("Dates are written for people") {
  CHECK(server::long_date(2020y / September / 16) == "Wednesday 16 September 2020");
  CHECK(server::short_date(2020y / September / 6) == "Sun 6 Sep");
  CHECK(server::month_and_year(2026y / November / 1) == "November 2026");
}
