#include "calendar/civil/time.hpp"

#include <catch2/catch.hpp>
#include <concepts>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/zone.hpp"

using namespace plenary::calendar;

// Arithmetic that makes no sense must not compile.
template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept subtractable = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
  a < b;
}
|| requires(A a, B b) { a == b; };

static_assert(addable<Instant, seconds> && addable<LocalTime, minutes>);
static_assert(subtractable<Instant, Instant> && subtractable<LocalTime, LocalTime>);
static_assert(!addable<Instant, Instant> && !addable<LocalTime, LocalTime>, "points in time do not add up");
static_assert(!addable<Instant, LocalTime> && !subtractable<Instant, LocalTime>, "a clock on a wall is not UTC");
static_assert(!comparable<Instant, LocalTime>, "an instant and a local time need a zone between them");
static_assert(!std::convertible_to<Instant, LocalTime> && !std::convertible_to<LocalTime, Instant>);
static_assert(!std::constructible_from<LocalTime, Instant> && !std::constructible_from<Instant, LocalTime>);
static_assert(!comparable<Date, Instant> && !addable<Date, days>, "a date is not an instant");
static_assert(!std::convertible_to<int, TimeOfDay> && !std::convertible_to<int, UtcOffset>, "numbers have units");
static_assert(!std::default_initializable<Zone> && !std::constructible_from<Zone, std::string_view>,
              "a zone comes from a lookup that can fail");
static_assert(!comparable<Interval<Instant>, Interval<LocalTime>>);
static_assert(std::regular<Interval<Instant>> && std::regular<IntervalSet<Instant>>);
static_assert(std::copyable<Zone> && std::equality_comparable<Zone>);

TEST_CASE("a local time splits into its day, its time of day and its weekday") {
  const LocalTime local = midnight(year{2020} / 9 / 16) + hours{14} + minutes{5} + seconds{59};
  CHECK(date_of(local) == year{2020} / 9 / 16);
  CHECK(time_of_day(local) == hours{14} + minutes{5});
  CHECK(weekday_of(date_of(local)) == std::chrono::Wednesday);
}

TEST_CASE("times before 1970 split as those after it do") {
  const LocalTime local = midnight(year{1958} / 1 / 31) + hours{23} + minutes{59} + seconds{1};
  CHECK(date_of(local) == year{1958} / 1 / 31);
  CHECK(time_of_day(local) == hours{23} + minutes{59});
}
