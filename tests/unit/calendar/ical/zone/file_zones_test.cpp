#include "calendar/ical/zone/file_zones.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/tzdata.hpp"
#include "calendar/ical/zone/windows_zones.hpp"

using namespace plenary;
using namespace plenary::calendar;
using ical::FileZones;

namespace {

const Interval<Instant> year_2026{sys_days{year{2026} / 1 / 1}, sys_days{year{2027} / 1 / 1}};

/// Central European rules as Exchange writes them: since 1601.
constexpr std::string_view brussels_rules =
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n";

constexpr std::string_view constant(std::string_view offset) {
  return offset == "+0000"
             ? "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n"
         : offset == "+0100"
             ? "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
             : "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0117\r\nTZOFFSETTO:+0117\r\nEND:STANDARD"
               "\r\n";
}

struct Found {
  std::string zone;  ///< its identifier, "offsets" or the error
  std::vector<ical::ZoneNote> notes;
};

/// What `tzid` means in a file that has the lines of `timezone` as its VTIMEZONE, if any.
Found find(std::string_view tzid, std::string_view timezone = {}, std::optional<Zone> preferred = std::nullopt,
           Interval<Instant> window = year_2026) {
  std::string text = "BEGIN:VCALENDAR\r\n";
  if (!timezone.empty()) {
    text.append("BEGIN:VTIMEZONE\r\nTZID:").append(tzid).append("\r\n").append(timezone).append("END:VTIMEZONE\r\n");
  }
  const auto document = ical::parse_document(text + "END:VCALENDAR\r\n");
  REQUIRE(document);
  FileZones zones{document->components.at(0), window, preferred};
  const auto zone = zones.find(tzid);
  if (!zone) return {to_text(zone.error()), zones.notes()};
  return {zone->zone() ? std::string{zone->zone()->id()} : "offsets", zones.notes()};
}

std::string tzdata() { return "tzdata " + system_tzdata_version().value().text(); }

}  // namespace

TEST_CASE("file zones: an identifier of the tz database is itself, and nothing is noted") {
  for (const char* id : {"Europe/Brussels", "Africa/Asmera", "UTC", "Etc/GMT-1"}) {
    const auto found = find(id);
    CHECK(found.zone == id);
    CHECK(found.notes.empty());
  }
  CHECK(find("\"Europe/Brussels\"").zone == "Europe/Brussels");
  CHECK(find("Europe/Brussels", brussels_rules).notes.empty());
}

TEST_CASE("file zones: every Windows name of CLDR's table is a zone") {
  CHECK(ical::find_windows_zone("Romance Standard Time")->id() == "Europe/Paris");
  CHECK(ical::find_windows_zone("Morocco Standard Time")->id() == "Africa/Casablanca");
  CHECK(ical::find_windows_zone("W. Central Africa Standard Time")->id() == "Africa/Lagos");
  CHECK(ical::find_windows_zone("GMT Standard Time")->id() == "Europe/London");
  CHECK(ical::find_windows_zone("UTC+13")->id() == "Etc/GMT-13");
  CHECK(ical::find_windows_zone("romance standard time")->id() == "Europe/Paris");
  CHECK(ical::find_windows_zone("Romance Daylight Time")->id() == "Europe/Paris");
  CHECK_FALSE(ical::find_windows_zone("Romance Time"));
}

TEST_CASE("file zones: a Windows name with the definition that Exchange gives it") {
  const auto found = find("Romance Standard Time", brussels_rules);
  CHECK(found.zone == "Europe/Paris");
  CHECK(found.notes ==
        std::vector<ical::ZoneNote>{{2, "Romance Standard Time", "is read as Europe/Paris (a Windows name)"}});
}

TEST_CASE("file zones: display names of Outlook, old, new and German") {
  CHECK(find("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris").zone == "Europe/Brussels");
  CHECK(find("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris").zone == "Europe/Brussels");
  CHECK(find("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien").zone == "Europe/Amsterdam");
  CHECK(find("(GMT-08.00) Pacific Time (US & Canada)/Tijuana").zone.find("is not a time zone") != std::string::npos);
  CHECK(find("(UTC-05:00) Eastern Time (US & Canada)").zone == "America/New_York");
  CHECK(find("(UTC+01:00) West Central Africa").zone == "Africa/Lagos");
  CHECK(find("(UTC) Coordinated Universal Time").zone == "Etc/UTC");
  CHECK(find("(UTC) Dublin, Edinburgh, Lisbon, London").zone == "Europe/Dublin");
  // The offset decides between two places called Samoa.
  CHECK(find("(UTC+13:00) Samoa").zone == "Pacific/Apia");
  CHECK(find("(UTC-11:00) Samoa").zone == "Pacific/Samoa");
}

TEST_CASE("file zones: X-LIC-LOCATION goes before the end of a globally unique name") {
  const auto found = find("/citadel.org/20190914_1/Europe/Paris", "X-LIC-LOCATION:Africa/Dakar\r\n");
  CHECK(found.zone == "Africa/Dakar");
  CHECK(found.notes.at(0).message == "is read as Africa/Dakar (its X-LIC-LOCATION)");
}

TEST_CASE("file zones: globally unique names end in the zone") {
  CHECK(find("/freeassociation.sourceforge.net/Europe/Paris").zone == "Europe/Paris");
  CHECK(find("/freeassociation.sourceforge.net/Tzfile/Africa/Algiers").zone == "Africa/Algiers");
  CHECK(find("/mozilla.org/20070129_1/America/Argentina/Ushuaia").zone == "America/Argentina/Ushuaia");
  CHECK(find("/mozilla.org/20070129_1/Europe/Paris").notes ==
        std::vector<ical::ZoneNote>{
            {0, "/mozilla.org/20070129_1/Europe/Paris", "is read as Europe/Paris (the end of the name)"}});
  CHECK_THAT(find("/example.org/Europe/Atlantis").zone, Catch::Contains("is not a time zone"));
}

TEST_CASE("file zones: an identifier in the wrong case is told") {
  CHECK(find("europe/brussels").notes ==
        std::vector<ical::ZoneNote>{{0, "europe/brussels", "is read as Europe/Brussels (upper and lower case apart)"}});
}

TEST_CASE("file zones: an unknown name takes a zone whose clocks are those of its definition") {
  const auto found = find("Customized Time Zone", brussels_rules);
  CHECK(found.zone == "Europe/Berlin");
  CHECK(found.notes == std::vector<ical::ZoneNote>{{2, "Customized Time Zone",
                                                    "is read as Europe/Berlin, whose clocks are those of the file's "
                                                    "VTIMEZONE from 2024-12-31 to 2028-01-02"}});
  CHECK(find("Customized Time Zone 1", brussels_rules, Zone::find("Europe/Brussels").value()).zone ==
        "Europe/Brussels");
  CHECK(find("Bureau, Madrid", brussels_rules).zone == "Europe/Madrid");
  // A clock that is never changed names no place.
  CHECK(find("Our office", constant("+0100")).zone == "Etc/GMT-1");
  CHECK(find("Our office", constant("+0000")).zone == "Etc/UTC");
}

TEST_CASE("file zones: CET with a definition is the zone that fits, without one it is refused with candidates") {
  CHECK(find("CET", brussels_rules).zone == "Europe/Berlin");
  const auto refused = find("CET").zone;
  CHECK_THAT(refused, Catch::Contains("is an abbreviation, not a zone, and the file does not define it"));
  CHECK_THAT(refused, Catch::Contains("Europe/Brussels"));
  CHECK(find("GMT", constant("+0000")).zone == "Etc/UTC");
  CHECK_THAT(find("EST5EDT").zone, Catch::Contains("America/New_York"));
}

TEST_CASE("file zones: where no zone fits, the definition's offsets are used") {
  const auto document = ical::parse_document("BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Moon\r\n" +
                                             std::string{constant("+0117")} + "END:VTIMEZONE\r\nEND:VCALENDAR\r\n");
  FileZones zones{document->components.at(0), year_2026};
  const auto moon = zones.find("Moon");
  REQUIRE(moon);
  CHECK_FALSE(moon->zone());
  CHECK(to_iso(moon->to_instant(LocalTime{midnight(year{2026} / 9 / 16)} + hours{14})) == "2026-09-16T12:43:00Z");
  CHECK(to_iso(moon->to_local(sys_days{year{2026} / 9 / 16} + hours{12} + minutes{43})) == "2026-09-16T14:00");
  CHECK(zones.notes().at(0).message ==
        "is no zone that " + tzdata() + " knows: the offsets of the file's VTIMEZONE are used");
  CHECK_THAT(to_text(zones.find_zone("Moon").error()), Catch::Contains("a time zone of the file's own"));
}

TEST_CASE("file zones: offsets of a definition keep the rules for gaps and folds") {
  // An hour and seventeen minutes ahead, an hour more in summer.
  const auto document = ical::parse_document(
      "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Moon\r\n"
      "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0217\r\nTZOFFSETTO:+0117\r\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
      "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0117\r\nTZOFFSETTO:+0217\r\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
      "END:VTIMEZONE\r\nEND:VCALENDAR\r\n");
  FileZones zones{document->components.at(0), year_2026};
  const auto moon = zones.find("Moon").value();
  const auto at = [&](unsigned month, unsigned day, minutes time) {
    return to_iso(moon.to_instant(LocalTime{midnight(year{2026} / month / day)} + time));
  };
  CHECK(at(3, 29, hours{1} + minutes{59}) == "2026-03-29T00:42:00Z");
  CHECK(at(3, 29, hours{2} + minutes{30}) == "2026-03-29T01:13:00Z");  // skipped: the offset before, 03:30 on the clock
  CHECK(at(3, 29, hours{3}) == "2026-03-29T00:43:00Z");
  CHECK(at(10, 25, hours{1} + minutes{59}) == "2026-10-24T23:42:00Z");
  CHECK(at(10, 25, hours{2} + minutes{30}) == "2026-10-25T00:13:00Z");  // twice: the first, in summer time
  CHECK(at(10, 25, hours{3}) == "2026-10-25T01:43:00Z");
}

TEST_CASE("file zones: Casablanca of a file from before the decree loses against the database, told once") {
  const std::string always_one = std::string{constant("+0100")};
  const auto document = ical::parse_document("BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Africa/Casablanca\r\n" +
                                             always_one + "END:VTIMEZONE\r\nEND:VCALENDAR\r\n");
  FileZones zones{document->components.at(0), {sys_days{year{2026} / 6 / 1}, sys_days{year{2027} / 1 / 1}}};
  CHECK(zones.find("Africa/Casablanca")->zone()->id() == "Africa/Casablanca");
  CHECK(zones.find("Africa/Casablanca")->zone()->id() == "Africa/Casablanca");
  CHECK(zones.notes() ==
        std::vector<ical::ZoneNote>{{2, "Africa/Casablanca",
                                     "the file's VTIMEZONE says +01:00 from 2026-09-20T01:00:00Z, " + tzdata() +
                                         " +00:00: the database is used, 60 minutes' difference"}});
}

TEST_CASE("file zones: what lies outside the window, or before the definition begins, contradicts nothing") {
  CHECK(find("Africa/Casablanca", constant("+0100"), {}, {sys_days{year{2026} / 6 / 1}, sys_days{year{2026} / 9 / 1}})
            .notes.empty());
  CHECK(find("Europe/Brussels",
             "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n")
            .notes.empty());
}

TEST_CASE("file zones: Lotus Notes repeats the time of day in its rules") {
  constexpr std::string_view rules =
      "BEGIN:STANDARD\r\nDTSTART:19501029T020000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
      "RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=3;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
      "BEGIN:DAYLIGHT\r\nDTSTART:19500326T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
      "RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n";
  CHECK(find("Western/Central Europe", rules).zone == "Europe/Berlin");
}

TEST_CASE("file zones: definitions that would cost too much are not evaluated, and the name is refused") {
  // 31 days in each month for six hundred years, and again.
  std::string days_of_month = "1";
  for (int day = 2; day <= 28; ++day) days_of_month += "," + std::to_string(day);
  std::string costly;
  for (int i = 0; i < 3; ++i) {
    costly +=
        "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        "RRULE:FREQ=YEARLY;BYMONTHDAY=" +
        days_of_month + "\r\nEND:STANDARD\r\n";
  }
  CHECK_THAT(find("Costly", costly).zone, Catch::Contains("and the file's VTIMEZONE cannot be evaluated"));

  std::string hourly{brussels_rules};
  hourly.replace(hourly.find("YEARLY"), 6, "HOURLY");
  CHECK_THAT(find("Hourly", hourly).zone, Catch::Contains("cannot be evaluated"));
  CHECK_THAT(find("Empty", "COMMENT:nothing\r\n").zone, Catch::Contains("cannot be evaluated"));
}

TEST_CASE("file zones: the work for all definitions of a file is bounded, names stay names") {
  std::string text = "BEGIN:VCALENDAR\r\n";
  const std::size_t many = ical::ZoneBudget{}.work / 10'000 + 1;  // what comparing one with every zone is worth
  for (std::size_t i = 0; i < many; ++i) {
    text += "BEGIN:VTIMEZONE\r\nTZID:Office " + std::to_string(i) + "\r\n" + std::string{constant("+0117")} +
            "END:VTIMEZONE\r\n";
  }
  const auto document = ical::parse_document(text + "END:VCALENDAR\r\n");
  FileZones zones{document->components.at(0), {sys_days{year{1901} / 1 / 1}, sys_days{year{2199} / 1 / 1}}};
  CHECK(zones.find("Office 0"));
  for (std::size_t i = 1; i + 1 < many; ++i) static_cast<void>(zones.find("Office " + std::to_string(i)));
  CHECK_FALSE(zones.find("Office " + std::to_string(many - 1)));
  CHECK(zones.find("Europe/Brussels"));
}

TEST_CASE("file zones: the window of what a file states, without its definitions") {
  const auto document = ical::parse_document(
      "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\n"
      "BEGIN:VEVENT\r\nDTSTART;TZID=X:20260916T140000\r\nRDATE:20260920T140000,20261001T140000/PT1H\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n");
  const auto window = ical::stated_window(document->components.at(0));
  CHECK(to_iso(window.start) == "2026-09-15T14:00:00Z");
  CHECK(to_iso(window.end) == "2026-10-03T14:00:00Z");
}

TEST_CASE("file zones: the search for what may be meant is made for the first names that are refused only") {
  const auto document = ical::parse_document("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
  ical::ZoneBudget budget;
  budget.suggestions = 1;
  FileZones zones{document->components.at(0), year_2026, std::nullopt, &budget};
  CHECK_THAT(to_text(zones.find("Europe/Bruxelles").error()), Catch::Contains("Fix: Europe/Brussels"));
  FileZones others{document->components.at(0), year_2026, std::nullopt, &budget};
  CHECK(to_text(others.find("Europe/Bruxelles").error()) ==
        "\"Europe/Bruxelles\" is not a time zone, and the file does not define it. Allowed: an identifier of the tz "
        "database such as Europe/Brussels or Africa/Dakar");
}

TEST_CASE("file zones: a name of more than 255 bytes is only what the file says it is") {
  const std::string name = "/" + std::string(255, 'x') + "/Europe/Paris";
  CHECK_THAT(find(name).zone, Catch::Contains("is not a time zone"));
  CHECK(find(name, brussels_rules).zone == "Europe/Berlin");
}

TEST_CASE("file zones: of stretches shorter than a day with far offsets, the first that shows the time is meant") {
  const Instant noon = sys_days{year{2026} / 6 / 1} + hours{12};
  // +02:00, for three hours +12:00, then +02:00 again.
  const ical::FileZone moon{std::make_shared<const ical::OffsetSteps>(
      ical::OffsetSteps{{noon - days{30}, hours{2}}, {noon, hours{12}}, {noon + hours{3}, hours{2}}})};
  const auto instant = [&](unsigned day, minutes time) {
    return to_iso(moon.to_instant(LocalTime{midnight(year{2026} / 6 / day)} + time));
  };
  CHECK(instant(1, hours{13}) == "2026-06-01T11:00:00Z");
  // Shown at 13:00 UTC, in the short stretch, and again at 23:00 UTC.
  CHECK(instant(2, hours{1}) == "2026-06-01T13:00:00Z");
  // Skipped at noon, but shown once the clocks are back.
  CHECK(instant(1, hours{18}) == "2026-06-01T16:00:00Z");
}
