#include "calendar/ical/writer.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "sample.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
  return out;
}

/// What `write` says about the presentation after `change`.
Error refusal(const std::function<void(Event&)>& change) {
  Calendar calendar = ical::sample::calendar();
  change(calendar.events.at(0));
  const auto written = ical::write(calendar);
  REQUIRE_FALSE(written);
  return written.error();
}

}  // namespace

TEST_CASE("a feed in French with a virtual session and a cancelled meeting of two days", "[ical][writer]") {
  CHECK(ical::write(ical::sample::calendar()).value() == with_crlf(
                                                             R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Plenary//Plenary//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=fr:Processus de Rabat
X-WR-CALNAME:Processus de Rabat
DESCRIPTION;LANGUAGE=fr:Réunions
X-WR-CALDESC:Réunions
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
SOURCE;VALUE=URI:https://rabat.example/feeds/rabat.ics
URL:https://rabat.example/
COLOR:teal
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:STANDARD
DTSTART:20181028T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20190331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:abuja-2019@rabat.example
SEQUENCE:0
DTSTAMP:20190701T080000Z
LAST-MODIFIED:20190701T080000Z
DTSTART;VALUE=DATE:20191105
DTEND;VALUE=DATE:20191107
SUMMARY;LANGUAGE=fr:Thematic meeting
LOCATION;LANGUAGE=fr:Abuja
GEO:9.076500;7.398600
STATUS:CANCELLED
TRANSP:TRANSPARENT
RELATED-TO;RELTYPE=SIBLING:report-2020@rabat.example
END:VEVENT
BEGIN:VEVENT
UID:report-2020@rabat.example
SEQUENCE:2
DTSTAMP:20200901T080000Z
LAST-MODIFIED:20200902T090000Z
DTSTART;TZID=Europe/Brussels:20200916T140000
DTEND;TZID=Europe/Brussels:20200916T150000
SUMMARY;LANGUAGE=fr:Présentation du rapport\; questions\, réponses
DESCRIPTION;LANGUAGE=fr:Ouverture\nLien : https://meet.example/report
STATUS:CONFIRMED
TRANSP:OPAQUE
CATEGORIES;LANGUAGE=fr:virtual,report\, 2020
URL:https://rabat.example/report
CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Salle ^'A^': français";LAN
 GUAGE=fr:https://meet.example/report
LINK;VALUE=URI;LINKREL=describedby;LABEL=Rapport:https://rabat.example/repo
 rt.pdf
END:VEVENT
END:VCALENDAR
)"));
}

TEST_CASE("the order in which events are handed in does not show", "[ical][writer]") {
  Calendar turned = ical::sample::calendar();
  std::swap(turned.events.at(0), turned.events.at(1));
  CHECK(ical::write(turned).value() == ical::write(ical::sample::calendar()).value());
}

TEST_CASE("an empty calendar has no time zone and no empty property", "[ical][writer]") {
  CHECK(ical::write(Calendar{}).value() == with_crlf("BEGIN:VCALENDAR\n"
                                                     "VERSION:2.0\n"
                                                     "PRODID:-//Plenary//Plenary//EN\n"
                                                     "CALSCALE:GREGORIAN\n"
                                                     "END:VCALENDAR\n"));
}

TEST_CASE("line breaks of every kind in a description become \\n", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  calendar.events.at(0).description =
      "one\r\ntwo\nthree\xE2\x80\xA8"
      "four\xC2\x85"
      "five";
  CHECK(ical::write(calendar).value().find("DESCRIPTION;LANGUAGE=fr:one\\ntwo\\nthree\\nfour\\nfive\r\n") !=
        std::string::npos);
}

TEST_CASE("no value can inject a line", "[ical][writer]") {
  const std::string attack = "x\r\nATTENDEE:mailto:a@b.example";
  const std::vector<std::pair<std::string, std::function<void(Event&)>>> attacks{
      {"UID", [&](Event& e) { e.uid = attack; }},
      {"SUMMARY", [&](Event& e) { e.summary = attack; }},
      {"URL", [&](Event& e) { e.url = "https://" + attack; }},
      {"CATEGORIES",
       [&](Event& e) {
         e.categories = {"fine", attack};
       }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].uri = "https://" + attack; }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].label = attack; }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].features = {attack}; }},
      {"RELATED-TO",
       [&](Event& e) {
         e.relations = {{attack, RelationType::parent}};
       }},
      {"LINK", [&](Event& e) { e.links[0].uri = "https://" + attack; }},
      {"LINK", [&](Event& e) { e.links[0].relation = attack; }},
      {"LINK", [&](Event& e) { e.links[0].label = attack; }},
      {"DESCRIPTION", [&](Event& e) { e.description = "x\rATTENDEE:mailto:a@b.example"; }},
      {"LOCATION",
       [&](Event& e) {
         e.location = std::string{"x\0y", 3};
       }},
  };
  for (const auto& [property, change] : attacks) {
    const Error error = refusal(change);
    INFO(to_text(error));
    CHECK(error.where.ends_with(": " + property));
  }
  Calendar calendar = ical::sample::calendar();
  for (std::string Calendar::*field : {&Calendar::name, &Calendar::source, &Calendar::url, &Calendar::color}) {
    Calendar attacked = calendar;
    attacked.*field = "https:" + attack;
    CHECK_FALSE(ical::write(attacked));
  }
}

TEST_CASE("an event that cannot be published is refused with its UID and property", "[ical][writer]") {
  const auto brussels = ical::sample::zone("Europe/Brussels");
  using ical::sample::at;
  const auto where = [](const std::function<void(Event&)>& change) { return refusal(change).where; };

  CHECK(where([](Event& e) { e.uid.clear(); }) == "event without UID: UID");
  CHECK(where([](Event& e) { e.uid = "abuja-2019@rabat.example"; }) == "event abuja-2019@rabat.example: UID");
  CHECK(where([](Event& e) { e.sequence = -1; }) == "event report-2020@rabat.example: SEQUENCE");
  CHECK(where([](Event& e) { e.stamp = Instant::max(); }) == "event report-2020@rabat.example: DTSTAMP");
  CHECK(where([](Event& e) { e.geo = GeoPosition{91, 0}; }) == "event report-2020@rabat.example: GEO");
  CHECK(where([](Event& e) { e.url = "not a link"; }) == "event report-2020@rabat.example: URL");
  CHECK(where([](Event& e) { e.summary = "\xFF"; }) == "event report-2020@rabat.example: SUMMARY");
  CHECK(where([](Event& e) {
          e.when = DateSpan{year{2020} / 2 / 30, year{2020} / 3 / 1};
        }) == "event report-2020@rabat.example: DTSTART");
  CHECK(where([](Event& e) {
          e.when = DateSpan{year{2020} / 3 / 2, year{2020} / 3 / 1};
        }) == "event report-2020@rabat.example: DTEND");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(2020, 9, 16, 14), at(2020, 9, 16, 14), brussels};
        }) == "event report-2020@rabat.example: DTEND");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(1899, 9, 16, 14), at(1899, 9, 16, 15), brussels};
        }) == "event report-2020@rabat.example: DTSTART");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(2200, 1, 1, 14), at(2200, 1, 1, 15), brussels};
        }) == "event report-2020@rabat.example: DTSTART");
}

TEST_CASE("a local time that Brussels skips is refused with the time that follows", "[ical][writer]") {
  const Error error = refusal([](Event& e) {
    e.when = TimedSpan{ical::sample::at(2020, 3, 29, 2, 30), ical::sample::at(2020, 3, 29, 4),
                       ical::sample::zone("Europe/Brussels")};
  });
  CHECK(error.value == "2020-03-29T02:30 Europe/Brussels");
  CHECK(error.fix == "2020-03-29T03:30");
}

TEST_CASE("a local time that occurs twice stands as it is: the first is meant", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  calendar.events.at(0).when = TimedSpan{ical::sample::at(2020, 10, 25, 2, 30), ical::sample::at(2020, 10, 25, 3, 30),
                                         ical::sample::zone("Europe/Brussels")};
  CHECK(ical::write(calendar).value().find("DTSTART;TZID=Europe/Brussels:20201025T023000\r\n") != std::string::npos);
}

TEST_CASE("each zone is defined once, by identifier, before the events", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  Event lagos = ical::sample::presentation();
  lagos.uid = "lagos";
  lagos.when = TimedSpan{ical::sample::at(2020, 9, 16, 13), ical::sample::at(2020, 9, 16, 14),
                         ical::sample::zone("Africa/Lagos")};
  Event again = lagos;
  again.uid = "again";
  calendar.events.insert(calendar.events.end(), {lagos, again});
  const std::string text = ical::write(calendar).value();

  const auto lagos_zone = text.find("\r\nTZID:Africa/Lagos\r\n");
  const auto brussels_zone = text.find("\r\nTZID:Europe/Brussels\r\n");
  CHECK(lagos_zone < brussels_zone);
  CHECK(brussels_zone < text.find("BEGIN:VEVENT"));
  CHECK(text.find("\r\nTZID:Africa/Lagos\r\n", lagos_zone + 1) == std::string::npos);
}
