#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "calendar/civil/tzdata.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "tests/question.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::Outcome;

const std::string desk =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
    "BEGIN:VEVENT\r\nUID:Weekly@example.org\r\nDTSTAMP:20260801T090000Z\r\nSEQUENCE:2\r\nSUMMARY:Desk meeting\r\n"
    "LOCATION:Room 4\\, Brussels\r\nDTSTART;TZID=Romance Standard Time:20261116T100000\r\n"
    "DTEND;TZID=Romance Standard Time:20261116T113000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:leave@example.org\r\nDTSTAMP:20260802T090000Z\r\nSUMMARY:Leave\r\nSTATUS:TENTATIVE\r\n"
    "DTSTART;VALUE=DATE:20261119\r\nDTEND;VALUE=DATE:20261121\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:broken\r\nSUMMARY:Broken\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

const std::string told =
    "standard input: Romance Standard Time: is read as Europe/Paris (a Windows name)\n"
    "standard input: line 22: VEVENT has no DTSTART: it is not read\n";

Outcome import(const std::string& text, std::vector<std::string> more, const std::string& zone = "Europe/Brussels") {
  std::vector<std::string> arguments{"import", "-", "--from", "2026-11-16", "--to", "2026-11-27"};
  if (!zone.empty()) arguments.insert(arguments.end(), {"--zone", zone});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return cli::test::run(cli::add_import, arguments, text);
}

std::string tzdata() { return calendar::system_tzdata_version().value().text(); }

}  // namespace

TEST_CASE("import: busy times as a table; what was guessed or not read stands on the error stream") {
  const auto outcome = import(desk, {});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.out ==
        "busy         2026-11-16 10:00–11:30 Europe/Brussels\n"
        "tentative    2026-11-19 00:00–2026-11-21 00:00 Europe/Brussels\n"
        "busy         2026-11-23 10:00–11:30 Europe/Brussels\n");
  CHECK(outcome.err == told);
}

TEST_CASE("import: busy times as JSON can be pasted into a problem") {
  const auto outcome = import(desk, {"--format", "json"});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.out == R"({
  "format": "plenary-busy/1",
  "tzdata": ")" + tzdata() +
                           R"(",
  "window": {
    "from": "2026-11-16",
    "to": "2026-11-27"
  },
  "busy": [
    {
      "zone": "Europe/Brussels",
      "from": "2026-11-16T10:00",
      "to": "2026-11-16T11:30",
      "reason": "busy"
    },
    {
      "zone": "Europe/Brussels",
      "from": "2026-11-19T00:00",
      "to": "2026-11-21T00:00",
      "reason": "tentative"
    },
    {
      "zone": "Europe/Brussels",
      "from": "2026-11-23T10:00",
      "to": "2026-11-23T11:30",
      "reason": "busy"
    }
  ]
}
)");

  auto problem = nlohmann::json::parse(test::read_in_tree("data/samples/november-webinar.json"));
  problem["sessions"][0]["wish"]["attendance"][0]["busy"] = nlohmann::json::parse(outcome.out)["busy"];
  const auto read = test::problem_in(problem.dump(), cli::shipped_dialogue(), cli::shipped_burden_table());
  REQUIRE(read);
  const auto france = std::ranges::find(read->participants, "FR", [](const auto& p) { return p.delegation->id.value; });
  REQUIRE(france != read->participants.end());
  CHECK(france->busy.parts().size() == 3);
}

TEST_CASE("import: an hour that comes twice in Brussels is told in UTC") {
  const auto outcome = cli::test::run(
      cli::add_import, {"import", "-", "--from", "2026-10-24", "--to", "2026-10-25", "--zone", "Europe/Brussels"},
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261025T003000Z\nDURATION:PT30M\nEND:VEVENT\nEND:VCALENDAR\n");
  CHECK(outcome.out == "busy         2026-10-25 00:30–01:00 Etc/UTC\n");
}

TEST_CASE("import: sessions as a table in the zones of the file") {
  const auto outcome = import(desk, {"--as", "sessions"});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.out ==
        "confirmed  2026-11-16 10:00–11:30 Europe/Paris  Desk meeting (Room 4, Brussels)\n"
        "tentative  2026-11-19–2026-11-20  Leave\n"
        "confirmed  2026-11-23 10:00–11:30 Europe/Paris  Desk meeting (Room 4, Brussels)\n");
  CHECK(outcome.err == told);
}

TEST_CASE("import: sessions as JSON are a programme document") {
  const auto outcome = import(desk, {"--as", "sessions", "--format", "json"});
  CHECK(outcome.exit == Exit::done);
  const auto json = nlohmann::ordered_json::parse(outcome.out);
  CHECK(json["release"]["published"] == "2026-08-02T09:00:00Z");
  CHECK(json["sessions"][0].dump(2) == R"({
  "id": "weekly-example-org-20261116t100000",
  "title": "Desk meeting",
  "mode": "unknown",
  "status": "confirmed",
  "when": {
    "start": "2026-11-16T10:00",
    "end": "2026-11-16T11:30",
    "zone": "Europe/Paris"
  },
  "revision": {
    "sequence": 2,
    "stamp": "2026-08-01T09:00:00Z"
  },
  "source": "import",
  "issues": [
    "The calendar gives the place as: Room 4, Brussels"
  ]
})");
  CHECK(json["sessions"][1].dump(2) == R"({
  "id": "leave-example-org",
  "title": "Leave",
  "mode": "unknown",
  "status": "tentative",
  "when": {
    "first": "2026-11-19",
    "last": "2026-11-20"
  },
  "revision": {
    "sequence": 0,
    "stamp": "2026-08-02T09:00:00Z"
  },
  "source": "import"
})");
  const auto programme = scheduler::read_programme(outcome.out, cli::shipped_dialogue());
  if (!programme) FAIL(to_text(programme.error().front()));
  CHECK(programme->sessions.size() == 3);
}

TEST_CASE("import: sessions without title, stamp, end or a name of their own are still a programme document") {
  const auto outcome = import(
      "BEGIN:VCALENDAR\n"
      "BEGIN:VEVENT\nDTSTART:20261117T100000Z\nEND:VEVENT\n"
      "BEGIN:VEVENT\nDTSTART:20261117T100000Z\nDURATION:PT1H\nSEQUENCE:-3\nSTATUS:CANCELLED\nEND:VEVENT\n"
      "BEGIN:VEVENT\nUID:" +
          std::string(300, 'U') +
          "\nDTSTART:20261117T110000Z\nDURATION:PT30S\n"
          "SUMMARY:\xFF\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\n"
          "END:VCALENDAR\n",
      {"--as", "sessions", "--format", "json"});
  CHECK(outcome.exit == Exit::done);
  const auto programme = scheduler::read_programme(outcome.out, cli::shipped_dialogue());
  if (!programme) FAIL(to_text(programme.error().front()));
  CHECK(programme->sessions.size() == 4);
}

TEST_CASE("import: a floating time without --zone is told and left out") {
  const std::string floating = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261117T100000\nDURATION:PT1H\nEND:VEVENT\n";
  const auto without = import(floating + "END:VCALENDAR\n", {}, "");
  CHECK(without.exit == Exit::bad_input);
  CHECK(without.out.empty());
  CHECK_THAT(without.err, Catch::StartsWith("standard input: line 3: \"20261117T100000\" DTSTART is a floating time"));
  CHECK_THAT(without.err,
             Catch::EndsWith("standard input: nothing could be read for these days: see the problems above\n"));
  CHECK(import(floating + "END:VCALENDAR\n", {}, "Africa/Dakar").out ==
        "busy         2026-11-17 10:00–11:00 Africa/Dakar\n");
}

TEST_CASE("import: days without anything are an answer, a file that is no calendar is none") {
  const auto empty = import("BEGIN:VCALENDAR\nEND:VCALENDAR\n", {"--format", "json"});
  CHECK(empty.exit == Exit::done);
  CHECK(nlohmann::json::parse(empty.out)["busy"].empty());
  const auto none = import("hello", {});
  CHECK(none.exit == Exit::bad_input);
  CHECK(none.out.empty());
  CHECK_THAT(none.err, Catch::StartsWith("standard input: line 1: \"hello\" there is no calendar") ||
                           Catch::StartsWith("standard input: line 1: there is no calendar"));
}

TEST_CASE("import: every mistake in the arguments is told at once") {
  const auto outcome = cli::test::run(
      cli::add_import, {"import", "-", "--from", "tomorrow", "--to", "2026-13-01", "--zone", "CEST"}, desk);
  CHECK(outcome.exit == Exit::bad_input);
  for (const char* start :
       {"plenary: --from: \"tomorrow\"", "plenary: --to: \"2026-13-01\"", "plenary: --zone: \"CEST\""}) {
    CHECK_THAT(outcome.err, Catch::Contains(start));
  }
  const auto reversed =
      cli::test::run(cli::add_import, {"import", "-", "--from", "2026-11-17", "--to", "2026-11-16"}, desk);
  CHECK_THAT(reversed.err, Catch::StartsWith("plenary: --to: \"2026-11-16\" the last day is before the first"));
}

TEST_CASE("import: a document is written whole to a file") {
  const auto path = std::filesystem::temp_directory_path() / "plenary_import_test.json";
  std::filesystem::remove(path);
  const auto outcome = import(desk, {"--format", "json", "-o", path.string()});
  CHECK(outcome.exit == Exit::done);
  CHECK(outcome.out.empty());
  std::ifstream file{path};
  CHECK(nlohmann::json::parse(file)["busy"].size() == 3);
  std::filesystem::remove(path);
}

TEST_CASE("import: more sessions than a programme holds are refused with the number") {
  const std::string hourly =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T000000Z\nDURATION:PT10M\nRRULE:FREQ=HOURLY\nEND:VEVENT\n"
      "END:VCALENDAR\n";
  const auto year = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"import", "-", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli::test::run(cli::add_import, arguments, hourly);
  };
  CHECK(year({}).exit == Exit::done);
  const auto sessions = year({"--as", "sessions"});
  CHECK(sessions.exit == Exit::bad_input);
  CHECK(sessions.out.empty());
  CHECK_THAT(sessions.err, Catch::Contains("\"8760\" too many sessions. Allowed: at most 2000"));
}
