#include <catch2/catch.hpp>
#include <string>

#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/import/import.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "calendar/ical/recurrence/recurrence.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "calendar/ical/zone/file_zones.hpp"
#include "tests/unit/calendar/ical/sample.hpp"

// What libical 3.0.16 is known to get wrong, and what holds here instead. That the product calls nothing of libical
// but what was vetted is a check of tests/lint (builtin zones, icalcomponent_normalize and printing among the rest).

using namespace plenary;
using namespace plenary::calendar;

namespace {

std::string one_event(const std::string& properties) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//"
         "EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\n" +
         properties + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

ical::Imported imported(const std::string& text) {
  ical::ImportOptions options;
  options.window = {sys_days{year{2020} / 1 / 1}, sys_days{year{2021} / 1 / 1}};
  options.floating = Zone::utc();
  return ical::import_calendar(text, options).value();
}

}  // namespace

TEST_CASE("libical guard: a zone's name is never a path", "[ical][libical]") {
  const auto document = ical::parse_document(one_event("DTSTART:20200916T140000Z\r\n")).value();
  ical::FileZones zones{document.components.front(), {sys_days{year{2020} / 1 / 1}, sys_days{year{2021} / 1 / 1}}};
  for (const char* name : {"../zoneinfo/Europe/Paris", "right/Europe/Paris", "posix/Europe/Paris", "/etc/passwd"}) {
    INFO(name);
    CHECK_FALSE(Zone::find(name));
  }
  CHECK_FALSE(zones.find("../../etc/passwd"));
}

TEST_CASE("libical guard: a line break in a URL cannot become a line", "[ical][libical]") {
  Event event = ical::sample::presentation();
  event.url = "https://rabat.example/\r\nATTENDEE:mailto:eve@example.org";
  const auto written = ical::write({"Name", "", "", "", "", Language::en, std::nullopt, {event}});
  REQUIRE_FALSE(written);
  CHECK_THAT(to_text(written.error()), Catch::Contains("URL"));
}

TEST_CASE("libical guard: a comma in a category stays in its category", "[ical][libical]") {
  Event event = ical::sample::presentation();
  event.categories = {"report, 2020", "virtual"};
  const auto written = ical::write({"Name", "", "", "", "", Language::en, std::nullopt, {event}}).value();
  CHECK_THAT(written, Catch::Contains("CATEGORIES;LANGUAGE=en:report\\, 2020,virtual\r\n"));
}

TEST_CASE("libical guard: a rule by the second is refused, also where nothing matches it", "[ical][libical]") {
  const auto rule = ical::parse_recurrence_rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30");
  REQUIRE_FALSE(rule);
  CHECK_THAT(to_text(rule.error()), Catch::Contains("SECONDLY"));
  const auto read = imported(
      one_event("DTSTART:20200916T140000Z\r\nDTEND:20200916T150000Z\r\nRRULE:FREQ=SECONDLY;BYMONTHDAY=30\r\n"));
  CHECK(read.occurrences.size() == 1);
  CHECK_FALSE(read.problems.empty());
}

TEST_CASE("libical guard: the last day of each month by way of every day", "[ical][libical]") {
  const auto read = imported(one_event("DTSTART;VALUE=DATE:20200131\r\nRRULE:FREQ=DAILY;BYMONTHDAY=-1;COUNT=4\r\n"));
  std::string days;
  for (const auto& occurrence : read.occurrences) days += occurrence.recurrence_id + " ";
  CHECK(days == "20200131 20200229 20200331 20200430 ");
}

TEST_CASE("libical guard: a whole day lasts a day, not a second less", "[ical][libical]") {
  const auto read = imported(one_event("DTSTART;VALUE=DATE:20200916\r\n"));
  REQUIRE(read.occurrences.size() == 1);
  CHECK(read.occurrences.front().span.length() == hours{24});
}

TEST_CASE("libical guard: depth, long lines and bad lines are bounded, in and out", "[ical][libical]") {
  std::string deep;
  for (int level = 0; level < 200'000; ++level) deep += "BEGIN:X-NEST\r\n";
  const auto nested = ical::parse_document(deep);
  REQUIRE_FALSE(nested);
  CHECK_THAT(to_text(nested.error()), Catch::Contains("nested too deeply"));

  const auto wide = ical::parse_document("BEGIN:VCALENDAR\r\nX-LONG:" + std::string(10'000'000, 'x') + "\r\n");
  REQUIRE(wide);
  CHECK(wide->components.at(0).properties.empty());
  CHECK(std::ranges::count(wide->faults, ical::FaultKind::overlong_line, &ical::Fault::kind) == 1);

  std::string bad = "BEGIN:VCALENDAR\r\n";
  for (int line = 0; line < 400'000; ++line) bad += "no line\r\n";
  const auto broken = ical::parse_document(bad + "END:VCALENDAR\r\n");
  REQUIRE(broken);
  CHECK(broken->faults.size() <= ical::Limits{}.faults);
}

TEST_CASE("libical guard: an empty property is an empty property, not an error in the file", "[ical][libical]") {
  const auto document = ical::parse_document(one_event("DTSTART:20200916T140000Z\r\nLOCATION:\r\n")).value();
  CHECK_THAT(ical::to_text(document), Catch::Contains("LOCATION:\r\n") && !Catch::Contains("X-LIC-ERROR"));
}

TEST_CASE("libical guard: what RFC 9073 names is kept", "[ical][libical]") {
  const std::string venue = "BEGIN:VLOCATION\r\nUID:hall\r\nLOCATION-TYPE:venue\r\nEND:VLOCATION\r\n";
  const auto document = ical::parse_document(one_event("DTSTART:20200916T140000Z\r\n" + venue)).value();
  CHECK(document.faults.empty());
  CHECK_THAT(ical::to_text(document), Catch::Contains(venue));
}
