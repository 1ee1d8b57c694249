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
  const auto groups =
      server::local_times(seats_of({"BE", "CV", "GR", "NG", "SN", "FR", "MA"}), report_presentation, Language::en);
  CHECK(server::local_times_table(groups, 2020y / September / 16, 80, Language::en) ==
        "11:00  UTC-01:00  Praia\n"
        "12:00  UTC+00:00  Dakar\n"
        "13:00  UTC+01:00  Abuja, Rabat\n"
        "14:00  UTC+02:00  Brussels, Paris\n"
        "15:00  UTC+03:00  Athens\n");
}

TEST_CASE("A place named by two delegations is shown once") {
  const auto groups = server::local_times(seats_of({"BE", "EU"}), report_presentation, Language::en);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].places == std::vector<std::string>{"Brussels"});
}

TEST_CASE("A clock that shows another day says so in each language") {
  const calendar::LocalTime late = calendar::midnight(2020y / September / 17) + 30min;
  const auto clock = [&](calendar::Date reference, Language language) {
    return server::clock_text(late, reference, language);
  };
  CHECK(clock(2020y / September / 17, Language::en) == "00:30");
  CHECK(clock(2020y / September / 16, Language::en) == "00:30 +1 day");
  CHECK(clock(2020y / September / 18, Language::en) == "00:30 -1 day");
  CHECK(clock(2020y / September / 16, Language::fr) == "00:30 +1 j");
  CHECK(clock(2020y / September / 16, Language::ar) == "\u206800:30\u2069 \u2068+1\u2069 يوم");
}

TEST_CASE("Places are wrapped under themselves, counting letters rather than bytes") {
  const auto groups = server::local_times(seats_of({"CM", "NG", "TD", "NE"}), report_presentation, Language::en);
  CHECK(server::local_times_table(groups, 2020y / September / 16, 36, Language::en) ==
        "13:00  UTC+01:00  Abuja, N'Djamena,\n"
        "                  Niamey, Yaoundé\n");
}
