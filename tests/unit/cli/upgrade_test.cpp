#include <catch2/catch.hpp>

#include "tests/source_tree.hpp"
#include "tests/unit/cli/command_line.hpp"

using namespace plenary;
using Catch::Matchers::Contains;
using cli::Exit;

namespace {

cli::test::Outcome upgraded(const std::string& old) { return cli::test::run(cli::add_upgrade, {"upgrade", "-"}, old); }

}  // namespace

TEST_CASE("upgrade: a problem of one session becomes a programme with its wish") {
  const auto outcome = upgraded(R"({
    "$schema": "../schema/problem.schema.json", "format": "plenary-problem/1", "dialogue": "rabat",
    "session": {"id": "hour", "title": "An hour", "window": {"from": "2020-09-14", "to": "2020-09-18"},
                "duration": "PT60M", "zone": "Europe/Brussels", "hours": {"from": "08:00", "to": "19:00"}},
    "attendance": [{"delegation": "SN", "role": "required",
                    "busy": [{"from": "2020-09-14T09:00", "to": "2020-09-14T10:00", "reason": "x"}]},
                   {"set": "ecowas", "as_of": "2020-09", "role": "preferred"}],
    "quorum": {"overall": 2}, "floors": {"most_points": 6}, "compare": ["2020-09-16T14:00"],
    "waivers": [{"delegation": "SN", "what": "rest_day"}],
    "ledger": {"sessions": [{"session": "before", "burdens": [{"delegation": "SN", "role": "host", "points": 4.25}]}]}
  })");
  CHECK(outcome.err.empty());
  CHECK(outcome.out == R"({
  "format": "plenary-programme/1",
  "id": "hour",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "grid": "PT15M",
  "waivers": [{ "delegation": "SN", "what": "rest_day" }],
  "ledger": {
    "sessions": [
      { "session": "before", "burdens": [{ "delegation": "SN", "role": "host", "points": 4.25 }] }
    ]
  },
  "sessions": [
    {
      "id": "hour",
      "title": "An hour",
      "mode": "virtual",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-14", "to": "2020-09-18" },
        "hours": { "from": "08:00", "to": "19:00" },
        "attendance": [
          {
            "delegation": "SN",
            "role": "required",
            "busy": [{ "from": "2020-09-14T09:00", "to": "2020-09-14T10:00", "reason": "x" }]
          },
          { "set": "ecowas", "as_of": "2020-09-30", "role": "preferred" }
        ],
        "quorum": { "overall": 2 },
        "floors": { "most_points": 6 },
        "compare": ["2020-09-16T14:00"]
      }
    }
  ]
}
)");
}

TEST_CASE("upgrade: what was published of a programme that was to be planned is decided") {
  const auto outcome = upgraded(R"({
    "format": "plenary-programme-problem/1", "dialogue": "rabat",
    "programme": {"id": "days", "title": "Days", "zone": "Europe/Paris", "links": 2,
                  "window": {"from": "2027-10-19", "to": "2027-10-21"}},
    "cities": [{"id": "paris", "name": "Paris", "zone": "Europe/Paris"}],
    "rooms": [{"id": "hall", "name": "Hall", "city": "paris", "seats": 200}],
    "attendance": [{"delegation": "FR", "role": "host"}],
    "sessions": [{"id": "a", "mode": "hybrid", "duration": "PT1H30M", "city": "paris", "languages": ["en", "fr"],
                  "pin": {"room": "hall"}, "published": {"start": "2027-10-19T09:00", "room": "old-hall"}}]
  })");
  CHECK(outcome.err.empty());
  CHECK_THAT(outcome.out, Contains(R"(      "id": "a",
      "mode": "hybrid",
      "status": "confirmed",
      "when": { "start": "2027-10-19T09:00", "end": "2027-10-19T10:30" },
      "languages": ["en", "fr"],
      "room": "old-hall",
      "wish": {
        "duration": "PT1H30M",
        "city": "paris",
        "pin": { "room": "hall" }
      })") || Contains(R"("wish": { "duration": "PT1H30M", "city": "paris", "pin": { "room": "hall" } })"));
}

TEST_CASE("upgrade: a published programme without a format is known by its shape") {
  const auto outcome = upgraded(R"({
    "id": "p", "dialogue": "rabat", "title": "P", "release": {"number": 1, "published": "2026-01-01T00:00:00Z"},
    "sources": [{"id": "s", "title": "S"}],
    "sessions": [{"id": "a", "title": "A", "mode": "unknown", "status": "held", "source": "s",
      "relations": [{"type": "presents", "outside": {"name": "A report"}}],
      "revision": {"sequence": 3, "stamp": "2026-01-01T00:00:00Z"}}]
  })");
  CHECK(outcome.err.empty());
  CHECK_THAT(outcome.out, Contains("\"format\": \"plenary-programme/1\"") && Contains("\"kind\": \"presents\"") &&
                              Contains("\"sequence\": 3"));
}

TEST_CASE("upgrade: a ledger that a spreadsheet saved is written as it is read") {
  const auto outcome =
      upgraded("\xEF\xBB\xBFsession;date;delegation;role;points\r\nspring;2026-03-01;SN;required;4,5\r\n");
  CHECK(outcome.out == "session,date,delegation,role,points\r\nspring,2026-03-01,SN,required,4.5\r\n");
}

TEST_CASE("upgrade: today's form is written again as it is, and mistakes are refused") {
  const std::string sample = test::read_in_tree("data/samples/paris-sequence.json");
  CHECK(upgraded(sample).out == sample);
  const auto wrong = upgraded(R"({"format": "plenary-problem/1", "dialogue": "rabat",
    "session": {"id": "a", "window": {"from": "2027-03-01", "to": "2027-03-05"}, "duration": "PT1H", "zone": "CEST"},
    "attendance": [{"delegation": "Ivory Coast", "role": "chair"}]})");
  CHECK(wrong.exit == Exit::bad_input);
  CHECK(wrong.out.empty());
  CHECK_THAT(wrong.err,
             Contains("/zone: \"CEST\"") && Contains("Fix: CI (Côte d’Ivoire)") && Contains("Fix: co_chair"));
}
