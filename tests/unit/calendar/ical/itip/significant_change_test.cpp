#include "calendar/ical/itip/significant_change.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "tests/unit/calendar/ical/sample.hpp"

using namespace plenary;
using namespace plenary::calendar;
using ical::sample::at;
using ical::sample::utc;

namespace {

bool significant(const Event& before, const std::function<void(Event&)>& change) {
  Event after = before;
  change(after);
  CHECK(significant_change(after, before) == significant_change(before, after));
  return significant_change(before, after);
}

}  // namespace

TEST_CASE("another time, zone, status or place of the presentation is significant", "[ical][revision]") {
  const Event report = ical::sample::presentation();
  CHECK_FALSE(significant_change(report, report));
  CHECK(significant(report, [](Event& e) { std::get<TimedSpan>(e.when).start -= hours{1}; }));
  CHECK(significant(report, [](Event& e) { std::get<TimedSpan>(e.when).end += minutes{15}; }));
  // Paris shows what Brussels shows, until one of them decides otherwise.
  CHECK(significant(report, [](Event& e) { std::get<TimedSpan>(e.when).zone = ical::sample::zone("Europe/Paris"); }));
  CHECK(significant(report, [](Event& e) { e.when = DateSpan{year{2020} / 9 / 16, year{2020} / 9 / 16}; }));
  CHECK(significant(report, [](Event& e) { e.status = EventStatus::cancelled; }));
  CHECK(significant(report, [](Event& e) { e.location = "Lagos"; }));
}

TEST_CASE("another rule, added or excluded date is significant, another order of them is not", "[ical][revision]") {
  const Event desk = ical::sample::help_desk();
  CHECK(significant(desk, [](Event& e) { e.recurrence->rule->count = 7; }));
  CHECK(significant(desk, [](Event& e) { e.recurrence->added.push_back(at(2021, 3, 2, 10)); }));
  CHECK(significant(desk, [](Event& e) { e.recurrence->excluded.clear(); }));
  CHECK(significant(desk, [](Event& e) { e.recurrence.reset(); }));
  Event more = desk;
  more.recurrence->added = {at(2020, 12, 18, 10), at(2020, 12, 19, 10)};
  CHECK_FALSE(significant(more, [](Event& e) { std::swap(e.recurrence->added[0], e.recurrence->added[1]); }));
}

TEST_CASE("titles, texts, links, colours, positions and reminders are not significant", "[ical][revision]") {
  const Event report = ical::sample::presentation();
  CHECK_FALSE(significant(report, [](Event& e) { e.summary = "Report"; }));
  CHECK_FALSE(significant(report, [](Event& e) { e.description.clear(); }));
  CHECK_FALSE(significant(report, [](Event& e) { e.url.clear(); }));
  CHECK_FALSE(significant(report, [](Event& e) { e.color = "teal"; }));
  CHECK_FALSE(significant(report, [](Event& e) { e.geo = GeoPosition{9, 7}; }));
  CHECK_FALSE(significant(report, [](Event& e) { e.alarms = {{minutes{5}, "soon"}}; }));
  CHECK_FALSE(significant(report, [](Event& e) { e.transparent = true; }));
  CHECK_FALSE(significant(report, [](Event& e) { e.conferences.clear(); }));
}

TEST_CASE("a revision counts on by significant change and is never older than what it replaces", "[ical][revision]") {
  const Event first = ical::sample::presentation();  // SEQUENCE 2, of 1 September 2020
  CHECK(revise(first, first, utc(2020, 9, 10)) == first);

  Event retitled = first;
  retitled.summary = "Report";
  retitled.sequence = 0;  // whatever the caller left there
  const Event second = revise(first, retitled, utc(2020, 9, 10));
  CHECK(second.sequence == 2);
  CHECK(second.stamp == utc(2020, 9, 10));
  CHECK(second.last_modified == utc(2020, 9, 10));

  Event cancelled = second;
  cancelled.status = EventStatus::cancelled;
  const Event third = revise(second, cancelled, utc(2020, 9, 5));  // a clock that was put back
  CHECK(third.sequence == 3);
  CHECK(third.stamp == utc(2020, 9, 10));
  CHECK(third.last_modified == utc(2020, 9, 10));
}
