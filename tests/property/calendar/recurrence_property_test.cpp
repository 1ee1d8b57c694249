#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "calendar/civil/iso.hpp"
#include "tests/property/calendar/recurrence_oracle.hpp"
#include "tests/property/calendar/recurrence_random.hpp"

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::ical;
using namespace plenary::calendar::ical::testing;

namespace {

/// One of a seeded series: a rule, its start and how far it is followed.
struct Case {
  RecurrenceRule rule;
  LocalTime start;
  LocalTime end;
  bool whole_days = false;

  RecurrenceStart typed_start() const { return whole_days ? RecurrenceStart{date_of(start)} : RecurrenceStart{start}; }
  std::string text() const { return to_iso(start) + (whole_days ? " (day) " : " ") + to_text(rule); }
};

/// Often a day at which periods begin or end.
sys_days random_day(Random& random) {
  const year y{number(random, 1995, 2030)};
  switch (number(random, 0, 8)) {
    case 0:
      return sys_days{y / 12 / 28} + days{number(random, 0, 7)};  // years of weeks begin here
    case 1:
      return sys_days{y / 2 / std::chrono::last} + days{number(random, -1, 1)};
    case 2:
      return sys_days{y / number(random, 1, 12) / std::chrono::last};
    default:
      return sys_days{y / 1 / 1} + days{number(random, 0, 364)};
  }
}

Case random_case(Random& random) {
  Case made;
  made.whole_days = one_in(random, 5);
  const auto frequency = static_cast<Frequency>(number(random, made.whole_days ? 3 : 0, 6));
  made.rule = random_rule(random, frequency, made.whole_days);
  const sys_days first = random_day(random);
  made.start = midnight(Date{first});
  if (!made.whole_days) {
    made.start += minutes{15 * number(random, 0, 95)} + seconds{one_in(random, 5) ? number(random, 0, 59) : 0};
  }
  constexpr std::array<int, 7> days_followed{1, 3, 40, 500, 800, 1500, 4000};
  made.end = made.start + days{days_followed[static_cast<std::size_t>(frequency)]};
  return made;
}

std::vector<LocalTime> drain(RecurrenceExpander& expander) {
  std::vector<LocalTime> times;
  while (const auto time = expander.next()) times.push_back(*time);
  return times;
}

std::vector<LocalTime> expand(const Case& made) {
  RecurrenceExpander expander{made.rule, made.typed_start()};
  expander.stop_before(made.end);
  return drain(expander);
}

std::vector<LocalTime> from(std::vector<LocalTime> times, LocalTime first) {
  times.erase(times.begin(), std::lower_bound(times.begin(), times.end(), first));
  return times;
}

}  // namespace

TEST_CASE("every recurrence rule occurs when each of its parts says so, looked at second by second") {
  Random random{5545};  // NOLINT(cert-msc51-cpp): the same rules on every run
  std::size_t occurrences = 0;
  for (int i = 0; i < 1'500; ++i) {
    const Case made = random_case(random);
    const auto expected = oracle(made.rule, made.start, made.end, made.whole_days);
    INFO(made.text());
    REQUIRE(expand(made) == expected);
    occurrences += expected.size();
  }
  CHECK(occurrences > 30'000);  // the rules are not all empty
}

TEST_CASE("COUNT and UNTIL cut a recurrence where counting and comparing its occurrences does") {
  Random random{3310};  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 4'000; ++i) {
    Case made = random_case(random);
    const auto all = expand(made);
    INFO(made.text());

    const auto count = static_cast<std::uint32_t>(number(random, 1, 60));
    made.rule.count = count;
    auto counted = all;
    counted.resize(std::min<std::size_t>(all.size(), count));
    REQUIRE(expand(made) == counted);

    made.rule.count.reset();
    const LocalTime until = all[static_cast<std::size_t>(number(random, 0, static_cast<int>(all.size()) - 1))] +
                            seconds{number(random, -1, 1)};
    made.rule.until = DateTimeValue{until, false, false};
    auto bounded = all;
    std::erase_if(bounded, [&](LocalTime time) { return time > until && time != made.start; });
    REQUIRE(expand(made) == bounded);
  }
}

TEST_CASE("skipping to a time is dropping what comes before it, also twice, also with COUNT") {
  Random random{1970};  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 8'000; ++i) {
    Case made = random_case(random);
    if (one_in(random, 2)) made.rule.count = static_cast<std::uint32_t>(number(random, 1, 300));
    const auto all = expand(made);
    const auto anywhere = [&] {
      const LocalTime beside = all[static_cast<std::size_t>(number(random, 0, static_cast<int>(all.size()) - 1))];
      const auto length = static_cast<int>((made.end - made.start).count());
      return one_in(random, 2) ? beside + seconds{number(random, -1, 1)}
                               : made.start + seconds{number(random, -86'400, length)};
    };
    const LocalTime first = anywhere();
    const LocalTime second = anywhere();
    const int between = number(random, 0, 3);
    INFO(made.text() << " from " << to_iso(first) << ", " << between << " occurrences, then from " << to_iso(second));

    RecurrenceExpander expander{made.rule, made.typed_start()};
    expander.stop_before(made.end);
    expander.skip_to(first);
    auto expected = from(all, first);
    for (int k = 0; k < between; ++k) {
      const auto time = expander.next();
      REQUIRE(time.has_value() == !expected.empty());
      if (!time) break;
      REQUIRE(*time == expected.front());
      expected.erase(expected.begin());
    }
    expander.skip_to(second);
    REQUIRE(drain(expander) == from(expected, second));
  }
}

TEST_CASE("a copy of an expansion goes on by itself") {
  Random random{2445};  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 500; ++i) {
    const Case made = random_case(random);
    RecurrenceExpander expander{made.rule, made.typed_start()};
    expander.stop_before(made.end);
    for (int k = number(random, 0, 5); k > 0; --k) expander.next();
    RecurrenceExpander copy = expander;
    INFO(made.text());
    const auto rest = drain(expander);
    REQUIRE(drain(copy) == rest);
  }
}

TEST_CASE("a recurrence rule that is printed reads as the same rule") {
  Random random{7529};  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 20'000; ++i) {
    RecurrenceRule rule = random_rule(random, static_cast<Frequency>(number(random, 1, 6)), one_in(random, 3));
    if (one_in(random, 3)) rule.count = static_cast<std::uint32_t>(number(random, 1, 1'000'000));
    if (!rule.count && one_in(random, 2)) {
      const bool date = one_in(random, 3);
      const LocalTime until = midnight(Date{random_day(random)}) + seconds{date ? 0 : number(random, 0, 86'399)};
      rule.until = DateTimeValue{until, date, !date && one_in(random, 2)};
    }
    const std::string text = to_text(rule);
    INFO(text);
    const auto again = parse_recurrence_rule(text);
    REQUIRE(again.has_value());
    REQUIRE(*again == rule);
  }
}
