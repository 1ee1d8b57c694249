#include "calendar/ical/import/availability.hpp"

#include "tests/unit/calendar/ical/import/import_listing.hpp"

// VAVAILABILITY: RFC 7953.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

/// 14 to 18 September 2026 with these VAVAILABILITY lines.
Lines closed(const std::string& lines) {
  const auto read = import(vcalendar(lines), options("", days_from(year{2026} / 9 / 14, 4)));
  CHECK(problems(read) == Lines{});
  return busy(read);
}

std::string availability(const std::string& lines) { return "BEGIN:VAVAILABILITY\n" + lines + "END:VAVAILABILITY\n"; }

std::string available(const std::string& lines) { return "BEGIN:AVAILABLE\n" + lines + "END:AVAILABLE\n"; }

const std::string mornings =
    available("DTSTART;TZID=Africa/Dakar:20260901T080000\nDURATION:PT4H\nRRULE:FREQ=DAILY;BYDAY=TU,WE\n");

}  // namespace

TEST_CASE(
    "availability: without start and end it tells about the whole window, and nothing available is nothing free") {
  CHECK(closed(availability("")) == Lines{"2026-09-14T00:00:00Z/2026-09-18T00:00:00Z unavailable"});
  CHECK(closed(availability(mornings)) == Lines{"2026-09-14T00:00:00Z/2026-09-15T08:00:00Z unavailable",
                                                "2026-09-15T12:00:00Z/2026-09-16T08:00:00Z unavailable",
                                                "2026-09-16T12:00:00Z/2026-09-18T00:00:00Z unavailable"});
}

TEST_CASE("availability: outside of its span it says nothing; the type is the one it states") {
  const std::string busy_type = "BUSYTYPE:BUSY\n";
  CHECK(closed(availability(busy_type + "DTSTART:20260915T000000Z\n" + mornings)) ==
        Lines{"2026-09-15T00:00:00Z/2026-09-15T08:00:00Z busy", "2026-09-15T12:00:00Z/2026-09-16T08:00:00Z busy",
              "2026-09-16T12:00:00Z/2026-09-18T00:00:00Z busy"});
  CHECK(closed(availability(busy_type + "DTEND:20260915T100000Z\n" + mornings)) ==
        Lines{"2026-09-14T00:00:00Z/2026-09-15T08:00:00Z busy"});
  CHECK(closed(availability(busy_type + "DTSTART:20260915T000000Z\nDURATION:PT9H\n" + mornings)) ==
        Lines{"2026-09-15T00:00:00Z/2026-09-15T08:00:00Z busy"});
}

TEST_CASE("availability: the higher priority decides; 1 is the highest, 0 the lowest") {
  const auto all = [](const char* priority, const char* type) {
    return availability("PRIORITY:" + std::string{priority} + "\nBUSYTYPE:" + type +
                        "\nDTSTART:20260915T000000Z\nDTEND:20260916T000000Z\n");
  };
  const std::string tentative = all("1", "BUSY-TENTATIVE");
  for (const char* lower : {"0", "2", "9"}) {
    CHECK(closed(tentative + all(lower, "BUSY")) == Lines{"2026-09-15T00:00:00Z/2026-09-16T00:00:00Z tentative"});
  }
  CHECK(closed(all("9", "BUSY-TENTATIVE") + all("0", "BUSY")) ==
        Lines{"2026-09-15T00:00:00Z/2026-09-16T00:00:00Z tentative"});
  // Of equal ones the one that leaves less time.
  CHECK(closed(tentative + all("1", "BUSY")) == Lines{"2026-09-15T00:00:00Z/2026-09-16T00:00:00Z busy"});
}

TEST_CASE("availability: a higher priority gives time back") {
  CHECK(closed(availability("PRIORITY:5\n") +
               availability("PRIORITY:2\nDTSTART:20260915T000000Z\nDTEND:20260915T120000Z\n" +
                            available("DTSTART:20260915T060000Z\nDTEND:20260915T120000Z\n"))) ==
        Lines{"2026-09-14T00:00:00Z/2026-09-15T06:00:00Z unavailable",
              "2026-09-15T12:00:00Z/2026-09-18T00:00:00Z unavailable"});
}

TEST_CASE("availability: what is available is overridden as an event is") {
  CHECK(closed(availability("DTSTART:20260915T000000Z\nDTEND:20260917T000000Z\n" +
                            available("UID:a\nDTSTART:20260915T080000Z\nDURATION:PT4H\nRRULE:FREQ=DAILY\n") +
                            available("UID:a\nRECURRENCE-ID:20260916T080000Z\nDTSTART:20260916T140000Z\n"
                                      "DURATION:PT1H\n"))) ==
        Lines{"2026-09-15T00:00:00Z/2026-09-15T08:00:00Z unavailable",
              "2026-09-15T12:00:00Z/2026-09-16T14:00:00Z unavailable",
              "2026-09-16T15:00:00Z/2026-09-17T00:00:00Z unavailable"});
}

TEST_CASE("availability: what is not understood is told") {
  const auto read = import(vcalendar(availability("PRIORITY:high\nBUSYTYPE:AWAY\n" + available("UID:x\n"))));
  CHECK(problems(read) ==
        Lines{"line 4: \"high\" this is no priority: it is read as 0. Allowed: 0 to 9 (RFC 5545 §3.8.1.9)",
              "line 5: \"AWAY\" this is no BUSYTYPE: it is read as BUSY-UNAVAILABLE. Allowed: BUSY, "
              "BUSY-UNAVAILABLE, BUSY-TENTATIVE (RFC 7953 §3.2)",
              "line 6: AVAILABLE has no DTSTART: it is not read"});
}

TEST_CASE("availability: merging keeps the greatest type and joins what touches") {
  const auto at = [](int hour) { return sys_days{year{2026} / 9 / 14} + hours{hour}; };
  const std::vector<BusyPeriod> merged = ical::merge_busy({{{at(8), at(12)}, BusyType::tentative},
                                                           {{at(9), at(10)}, BusyType::busy},
                                                           {{at(10), at(11)}, BusyType::busy},
                                                           {{at(7), at(20)}, BusyType::free},
                                                           {{at(22), at(30)}, BusyType::busy},
                                                           {{at(11), at(11)}, BusyType::unavailable}},
                                                          {at(0), at(24)});
  CHECK(merged == std::vector<BusyPeriod>{{{at(8), at(9)}, BusyType::tentative},
                                          {{at(9), at(11)}, BusyType::busy},
                                          {{at(11), at(12)}, BusyType::tentative},
                                          {{at(22), at(24)}, BusyType::busy}});
}
