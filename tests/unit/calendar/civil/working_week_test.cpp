#include "calendar/civil/working_week.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace std::chrono_literals;

namespace {

using Spans = std::vector<Interval<TimeOfDay>>;

WeeklyHours every_day(const Spans& spans) {
  WeeklyHours week;
  week.by_weekday.fill(spans);
  return week;
}

constexpr unsigned friday_saturday = 0b1100000;
constexpr unsigned saturday_sunday = 0b1000001;

WorkingPeriod period(Date first, unsigned rest_days, const Spans& spans) {
  return {{sys_days{first}, {}}, rest_days, every_day(spans), {}, {}};
}

}  // namespace

TEST_CASE("Algeria rests on Friday and Saturday and works on Sunday") {
  const WorkingWeek algiers{{period(year{2009} / 8 / 14, friday_saturday, {{8h, 12h}, {13h, 16h + 30min}})}};
  CHECK(algiers.on(year{2026} / 11 / 20, false) == WorkingDay{true, {}});  // Friday
  CHECK(algiers.on(year{2026} / 11 / 21, false) == WorkingDay{true, {}});  // Saturday
  CHECK(algiers.on(year{2026} / 11 / 22, false) == WorkingDay{false, {{8h, 12h}, {13h, 16h + 30min}}});
}

TEST_CASE("Mauritania's weekend moved from Friday and Saturday to Saturday and Sunday on 1 October 2014") {
  const WorkingWeek nouakchott{{period(year{2014} / 10 / 1, saturday_sunday, {{8h, 16h}}),
                                period(year{2000} / 1 / 1, friday_saturday, {{8h, 15h}})}};
  CHECK(nouakchott.on(year{2014} / 9 / 26, false).rest_day);        // Friday before
  CHECK_FALSE(nouakchott.on(year{2014} / 9 / 28, false).rest_day);  // Sunday before
  CHECK(nouakchott.on(year{2014} / 9 / 30, false).hours == Spans{{8h, 15h}});
  CHECK(nouakchott.on(year{2014} / 10 / 1, false).hours == Spans{{8h, 16h}});
  CHECK_FALSE(nouakchott.on(year{2014} / 10 / 3, false).rest_day);  // Friday after
  CHECK(nouakchott.on(year{2014} / 10 / 5, false).rest_day);        // Sunday after
}

TEST_CASE("the first period reaches back and the last one forward without end, and none leaves a hole") {
  WorkingPeriod early = period(year{2010} / 1 / 1, saturday_sunday, {{9h, 17h}});
  early.valid.end = sys_days{year{2011} / 1 / 1};
  WorkingPeriod late = period(year{2015} / 1 / 1, saturday_sunday, {{10h, 18h}});
  late.valid.end = sys_days{year{2016} / 1 / 1};
  const WorkingWeek week{{early, late}};
  CHECK(week.on(year{1900} / 1 / 1, false).hours == Spans{{9h, 17h}});
  CHECK(week.on(year{2013} / 1 / 1, false).hours == Spans{{9h, 17h}});
  CHECK(week.on(year{2199} / 12 / 31, false).hours == Spans{{10h, 18h}});
  CHECK(week.periods()[0].valid.end == week.periods()[1].valid.start);
}

TEST_CASE("Ramadan's hours go before summer's, and summer's before the base ones; a rest day stays one") {
  WorkingPeriod rabat = period(year{2005} / 7 / 13, saturday_sunday, {{8h + 30min, 16h + 30min}});
  rabat.summer = SeasonalHours{std::chrono::July / 1, std::chrono::August / 31, every_day({{8h, 14h}})};
  rabat.ramadan = every_day({{9h, 15h}});
  const WorkingWeek week{{rabat}};
  CHECK(week.on(year{2026} / 6 / 30, false).hours == Spans{{8h + 30min, 16h + 30min}});
  CHECK(week.on(year{2026} / 7 / 1, false).hours == Spans{{8h, 14h}});
  CHECK(week.on(year{2026} / 8 / 31, false).hours == Spans{{8h, 14h}});
  CHECK(week.on(year{2026} / 9 / 1, false).hours == Spans{{8h + 30min, 16h + 30min}});
  CHECK(week.on(year{2026} / 7 / 1, true).hours == Spans{{9h, 15h}});
  CHECK(week.on(year{2026} / 7 / 4, true) == WorkingDay{true, {}});  // Saturday
}

TEST_CASE("a season may reach over New Year, as south of the equator") {
  WorkingPeriod maputo = period(year{2000} / 1 / 1, saturday_sunday, {{8h, 16h}});
  maputo.summer = SeasonalHours{std::chrono::December / 15, std::chrono::January / 15, every_day({{7h, 13h}})};
  const WorkingWeek week{{maputo}};
  CHECK(week.on(year{2026} / 12 / 14, false).hours == Spans{{8h, 16h}});
  CHECK(week.on(year{2026} / 12 / 15, false).hours == Spans{{7h, 13h}});
  CHECK(week.on(year{2027} / 1 / 15, false).hours == Spans{{7h, 13h}});
  CHECK(week.on(year{2027} / 1 / 18, false).hours == Spans{{8h, 16h}});
}

TEST_CASE("a working week without a period is a mistake of the programmer") {
  CHECK_THROWS_AS(WorkingWeek(std::vector<WorkingPeriod>{}), std::invalid_argument);
}
