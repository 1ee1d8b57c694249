#include "calendar/civil/holiday.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace std::chrono_literals;

namespace {

Holiday named(Date date, std::string id) {
  Holiday holiday;
  holiday.date = date;
  holiday.country = "BF";
  holiday.concept_id = std::move(id);
  return holiday;
}

std::vector<std::string> ids(std::span<const Holiday> holidays) {
  std::vector<std::string> all;
  for (const Holiday& holiday : holidays) all.push_back(holiday.concept_id);
  return all;
}

}  // namespace

TEST_CASE("Burkina Faso's Ascension and end of Ramadan fall on one day in 2021") {
  const HolidayCalendar calendar{{named(2021y / 5 / 13, "ascension"), named(2021y / 1 / 1, "new_year"),
                                  named(2021y / 5 / 13, "eid_al_fitr"), named(2021y / 12 / 25, "christmas")}};

  CHECK(ids(calendar.all()) == std::vector<std::string>{"new_year", "ascension", "eid_al_fitr", "christmas"});
  CHECK(ids(calendar.on(2021y / 5 / 13)) == std::vector<std::string>{"ascension", "eid_al_fitr"});
  CHECK(calendar.on(2021y / 5 / 14).empty());
}

TEST_CASE("a stretch of days contains its first day and not its last") {
  const HolidayCalendar calendar{{named(2021y / 1 / 1, "new_year"), named(2021y / 5 / 1, "labour_day")}};

  CHECK(ids(calendar.between(2021y / 1 / 1, 2021y / 5 / 1)) == std::vector<std::string>{"new_year"});
  CHECK(ids(calendar.between(2021y / 1 / 2, 2021y / 5 / 2)) == std::vector<std::string>{"labour_day"});
  CHECK(calendar.between(2021y / 5 / 2, 2021y / 1 / 1).empty());
  CHECK(HolidayCalendar{}.on(2021y / 1 / 1).empty());
}

TEST_CASE("a holiday is certain when its date is announced and nobody disputes it") {
  Holiday holiday = named(2026y / 3 / 20, "eid_al_fitr");
  CHECK(holiday.certain());
  holiday.tentative = true;
  CHECK_FALSE(holiday.certain());
  holiday.tentative = false;
  holiday.disputed = true;
  CHECK_FALSE(holiday.certain());
}
